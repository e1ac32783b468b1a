"""Reads a named graph of a store as nodes: property name to values, as plain strings.

Twins share their names here: ``ng:agent`` and ``said:agent`` are both ``agent``; which it is shows in ``types``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.model import Span
from graph.rdf.terms import NamedNode
from graph.store import Store


@dataclass(slots=True)
class Node:
    """One subject of a graph."""

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
    out: dict[str, Node] = {}
    where = NamedNode(f"{store.iris.base}graph/{graph}")
    for quad in store.engine.quads_for_pattern(None, None, None, where):
        subject = getattr(quad.subject, "value", "")
        node = out.get(subject)
        if node is None:
            node = out[subject] = Node(subject)
        value = getattr(quad.object, "value", "")
        node.values.setdefault(local(quad.predicate.value), []).append(value)
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
