"""Readable Turtle in a stable order: prefixes, one block a subject, ``a`` first, then predicates and objects sorted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from graph.rdf.terms import Literal, NamedNode, Term
from graph.rdf.vocabulary import RDF, XSD

Statement = tuple[NamedNode, NamedNode, Term]

_LOCAL = re.compile(r"[A-Za-z_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?\Z|[0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?\Z")
_RELATIVE = re.compile(r"[A-Za-z0-9][\w~%./-]*(?:#[\w=,.-]+)?\Z", re.ASCII)
_TYPE = RDF("type").value
_BARE = {
    XSD("integer").value: re.compile(r"[+-]?\d+\Z"),
    XSD("decimal").value: re.compile(r"[+-]?\d+\.\d+\Z"),
    XSD("boolean").value: re.compile(r"(?:true|false)\Z"),
}
_KNOWN = 20_000
"""IRIs whose short forms are kept, some megabytes."""


class Writer:
    """Shortens terms with prefixes and a base IRI."""

    def __init__(self, prefixes: Mapping[str, str], *, base: str | None = None) -> None:
        self._prefixes = sorted(prefixes.items(), key=lambda item: -len(item[1]))
        self._base = base
        alike = (space.startswith(base) or base.startswith(space) for space in prefixes.values()) if base else ()
        self._own = base if base and not any(alike) else None
        """The base, where no prefix can be meant by what starts with it."""
        self._known: dict[str, str] = {}

    def header(self) -> str:
        lines = [f"@prefix {name}: <{value}> ." for name, value in sorted(self._prefixes)]
        return "\n".join(([f"@base <{self._base}> ."] if self._base else []) + lines) + "\n"

    def term(self, term: Term) -> str:
        if isinstance(term, NamedNode):
            return self._iri(term.value)
        return self._literal(term)

    def predicate(self, node: NamedNode) -> str:
        value = node.value
        return "a" if value == _TYPE else self._iri(value)

    def _iri(self, value: str) -> str:
        found = self._known.get(value)
        if found is None:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            found = self._known[value] = self._relative(value) if self._is_own(value) else self._prefixed(value)
        return found

    def _is_own(self, value: str) -> bool:
        return self._own is not None and value.startswith(self._own)

    def _prefixed(self, value: str) -> str:
        for name, space in self._prefixes:
            if value.startswith(space):
                local = value[len(space) :]
                return f"{name}:{local}" if _LOCAL.match(local) else f"<{value}>"
        return self._relative(value)

    def _relative(self, value: str) -> str:
        if self._base and value.startswith(self._base):
            rest = value[len(self._base) :]
            if _RELATIVE.match(rest) and "//" not in rest and "/." not in rest:
                return f"<{rest}>"
        return f"<{value}>"

    def _literal(self, literal: Literal) -> str:
        text = str(literal)
        if text[-1] != ">":  # a plain string ends with its quotation mark, one with a language with that
            return text
        words, _, kind = text.rpartition("^^")
        kind = kind[1:-1]
        bare = _BARE.get(kind)
        if bare is not None and bare.match(words[1:-1]):
            return words[1:-1]
        return f"{words}^^{self._iri(kind)}"


def blocks(statements: Iterable[Statement], writer: Writer) -> Iterator[str]:
    """One block of Turtle for each subject; ``statements`` come grouped by subject, in any order within the group."""
    for subject, group in groupby(statements, key=lambda s: s[0]):
        yield block(subject, [(p, o) for _, p, o in group], writer)


def block(subject: NamedNode, pairs: list[tuple[NamedNode, Term]], writer: Writer) -> str:
    """The Turtle of one subject, ending with a full stop and a newline."""
    by_predicate: dict[str, list[str]] = {}
    for predicate, value in pairs:
        by_predicate.setdefault(writer.predicate(predicate), []).append(writer.term(value))
    order = sorted(by_predicate)
    if "a" in by_predicate:
        order.remove("a")
        order.insert(0, "a")
    body = " ;\n    ".join(f"{p} {_objects(by_predicate[p])}" for p in order)
    return f"{writer.term(subject)} {body} .\n"


def _objects(values: list[str]) -> str:
    return values[0] if len(values) == 1 else ", ".join(sorted(set(values)))
