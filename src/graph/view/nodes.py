"""Reads a store as nodes: property name to values, as plain strings.

Twins share their names here: ``ng:agent`` and ``said:agent`` are both ``agent``; which it is shows in ``types``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from graph.model import Span
from graph.rdf.terms import NamedNode
from graph.rdf.vocabulary import NG, SAID
from graph.store import Store

KEPT = 1_000
"""So many subjects are kept in memory (some 4 MB)."""


@dataclass(slots=True)
class Node:
    """One subject."""

    iri: str
    values: dict[str, list[str]] = field(default_factory=dict)

    def all(self, name: str) -> list[str]:
        """All values of a property, sorted, each once."""
        return sorted(set(self.values.get(name, ())))

    def one(self, name: str) -> str:
        """The first value of a property; the empty string if there is none."""
        return min(self.values.get(name, ("",)))

    def number(self, name: str) -> float | None:
        text = self.one(name)
        return float(text) if text else None

    def day(self, name: str) -> datetime.date | None:
        text = self.one(name)
        return datetime.date.fromisoformat(text[:10]) if text else None

    @property
    def types(self) -> list[str]:
        """Local names of its classes."""
        return [local(iri) for iri in self.all("type")]


def local(iri: str) -> str:
    """What follows the last ``#`` or ``/``."""
    return iri.rpartition("#")[2].rpartition("/")[2]


def nodes(store: Store, graph: str) -> dict[str, Node]:
    """All subjects of the named graph ``graph`` (what follows the base's ``graph/``), by IRI."""
    where = NamedNode(f"{store.iris.base}graph/{graph}")
    return _gathered(store.engine.quads_for_pattern(None, None, None, where))


def described(store: Store, iris: Iterable[str]) -> dict[str, Node]:
    """These subjects with all that any graph says of them, by IRI; those that no graph knows are left out."""
    pattern = store.engine.quads_for_pattern
    return _gathered(quad for iri in dict.fromkeys(iris) for quad in pattern(NamedNode(iri), None, None))


class Records:
    """Subjects of a store, each read when it is asked for; a few are kept.

    ``where`` says for each IRI which graph is asked about it, None for all; those that no graph knows are left out.
    """

    def __init__(self, store: Store, where: Mapping[str, NamedNode | None]) -> None:
        self._store, self._where = store, where
        self._kept: dict[str, Node] = {}

    @classmethod
    def of_graphs(cls, store: Store, *graphs: str) -> Records:
        """All subjects of these named graphs; who is in several is asked for in the last."""
        where: dict[str, NamedNode | None] = {}
        for name in (NamedNode(f"{store.iris.base}graph/{graph}") for graph in graphs):
            for quad in store.engine.quads_for_pattern(None, None, None, name):
                where[getattr(quad.subject, "value", "")] = name
        return cls(store, where)

    def having(self, name: str) -> list[str]:
        """The IRIs of those that have a property of this name, by a look at all that the store has of it."""
        pattern = self._store.engine.quads_for_pattern
        found = {getattr(q.subject, "value", "") for space in (NG, SAID) for q in pattern(None, space(name), None)}
        return [iri for iri in self._where if iri in found]

    def __getitem__(self, iri: str) -> Node:
        if iri in self._kept:
            return self._kept[iri]
        found = _gathered(self._store.engine.quads_for_pattern(NamedNode(iri), None, None, self._where[iri]))
        if found and len(self._where) <= KEPT:
            self._kept[iri] = found[iri]
        return found[iri]

    def some(self, iris: Iterable[str]) -> Iterator[Node]:
        """These subjects."""
        for iri in iris:
            with suppress(KeyError):
                yield self[iri]


def _gathered(quads: Iterable[Any]) -> dict[str, Node]:
    """The nodes of quads; a blank node or a triple term counts as the empty string."""
    out: dict[str, Node] = {}
    names: dict[str, str] = {}
    for quad in quads:
        subject = getattr(quad.subject, "value", "")
        node = out.get(subject)
        if node is None:
            node = out[subject] = Node(subject)
        _add(node.values, quad.predicate, quad.object, names)
    return out


def of_subjects(subjects: Iterable[tuple[Any, Iterable[tuple[Any, Any]]]]) -> dict[str, Node]:
    """The nodes of what was read already: subjects, each with its predicates and objects."""
    out: dict[str, Node] = {}
    names: dict[str, str] = {}
    for subject, pairs in subjects:
        node = out[subject.value] = Node(subject.value)
        for predicate, value in pairs:
            _add(node.values, predicate, value, names)
    return out


def _add(values: dict[str, list[str]], predicate: Any, value: Any, names: dict[str, str]) -> None:
    """Notes a value under the name of its property; ``names`` are those known by IRI."""
    iri = predicate.value
    name = names.get(iri) or names.setdefault(iri, local(iri))
    if name in values:
        values[name].append(getattr(value, "value", ""))
    else:
        values[name] = [getattr(value, "value", "")]


def pointing(store: Store, property: NamedNode, iri: str) -> Iterator[tuple[str, str]]:
    """The subjects that have this object, each with the name of its graph."""
    for quad in store.engine.quads_for_pattern(None, property, NamedNode(iri)):
        yield getattr(quad.subject, "value", ""), getattr(quad.graph_name, "value", "")


def mention_counts(store: Store) -> dict[str, int]:
    """How many mentions each event has, by IRI."""
    out: dict[str, int] = {}
    for quad in store.engine.quads_for_pattern(None, NG("denotes"), None):
        event = getattr(quad.object, "value", "")
        out[event] = out.get(event, 0) + 1
    return out


def article_graphs(store: Store) -> Iterator[str]:
    """Names of the articles' graphs, sorted."""
    prefix = f"{store.iris.base}graph/"
    found = [getattr(name, "value", "") for name in store.engine.named_graphs()]
    yield from sorted(name.removeprefix(prefix) for name in found if name.startswith(f"{prefix}article/"))


def span(iri: str) -> Span | None:
    """The span of a ``…#char=begin,end`` IRI; None if it is none."""
    begin, sign, end = iri.rpartition("#char=")[2].partition(",")
    return Span(int(begin), int(end)) if sign and begin.isdigit() and end.isdigit() else None
