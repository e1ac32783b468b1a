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
_TYPE = RDF("type")
_BARE = {XSD("integer").value: re.compile(r"[+-]?\d+\Z"), XSD("decimal").value: re.compile(r"[+-]?\d+\.\d+\Z")}


class Writer:
    """Shortens terms with prefixes and a base IRI."""

    def __init__(self, prefixes: Mapping[str, str], *, base: str | None = None) -> None:
        self._prefixes = sorted(prefixes.items(), key=lambda item: -len(item[1]))
        self._base = base
        self._known: dict[str, str] = {}

    def header(self) -> str:
        lines = [f"@prefix {name}: <{value}> ." for name, value in sorted(self._prefixes)]
        return "\n".join(([f"@base <{self._base}> ."] if self._base else []) + lines) + "\n"

    def term(self, term: Term) -> str:
        if isinstance(term, NamedNode):
            return self._iri(term.value)
        return self._literal(term)

    def predicate(self, node: NamedNode) -> str:
        return "a" if node == _TYPE else self._iri(node.value)

    def _iri(self, value: str) -> str:
        if value in self._known:
            return self._known[value]
        for name, space in self._prefixes:
            if value.startswith(space):
                local = value[len(space) :]
                self._known[value] = f"{name}:{local}" if _LOCAL.match(local) else f"<{value}>"
                return self._known[value]
        if self._base and value.startswith(self._base):
            rest = value[len(self._base) :]
            if _RELATIVE.match(rest) and "//" not in rest and "/." not in rest:
                return f"<{rest}>"
        return f"<{value}>"

    def _literal(self, literal: Literal) -> str:
        kind = literal.datatype.value
        if literal.language is None and kind != XSD.base + "string":
            bare = _BARE.get(kind)
            if (bare and bare.match(literal.value)) or (
                kind.endswith("#boolean") and literal.value in ("true", "false")
            ):
                return literal.value
            return f"{Literal(literal.value)!s}^^{self._iri(kind)}"
        return str(literal)


def blocks(statements: Iterable[Statement], writer: Writer) -> Iterator[str]:
    """One block of Turtle for each subject; ``statements`` come grouped by subject, in any order within the group."""
    for subject, group in groupby(statements, key=lambda s: s[0]):
        yield block(subject, [(p, o) for _, p, o in group], writer)


def block(subject: NamedNode, pairs: list[tuple[NamedNode, Term]], writer: Writer) -> str:
    """The Turtle of one subject, ending with a full stop and a newline."""
    by_predicate: dict[str, set[str]] = {}
    for predicate, value in pairs:
        by_predicate.setdefault(writer.predicate(predicate), set()).add(writer.term(value))
    order = sorted(by_predicate, key=lambda p: (p != "a", p))
    body = " ;\n    ".join(f"{p} {', '.join(sorted(by_predicate[p]))}" for p in order)
    return f"{writer.term(subject)} {body} .\n"
