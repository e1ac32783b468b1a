"""Readable Turtle: everything merged into one graph, or the facts alone.

Merging is safe: talk uses classes and properties of its own, so no fact is made by leaving the graphs' names out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from graph.rdf.terms import NamedNode, Term
from graph.rdf.turtle import Writer, block
from graph.rdf.vocabulary import PREFIXES
from graph.store import Store

_ABOUT = {
    "background": "Entities",
    "facts": "Facts: what at least one article tells in its own voice",
    "described": "Talk: what is only claimed, urged, feared, planned, threatened, denied or possible",
}
_USED = ("ng", "said", "plover", "force", "modality", "status", "approx", "measure", "rdf", "rdfs", "skos", "schema",
         "nif", "org", "wgs", "wd", "xsd", "owl")  # fmt: skip


def write_turtle(store: Store, output: BinaryIO) -> None:
    """All graphs but the ontology's: entities, facts, talk, then article by article."""
    _write(store, store.graphs(), output)


def write_facts(store: Store, output: BinaryIO) -> None:
    """Accepted facts with the entities, and nothing that is only said."""
    _write(store, [store.iris.graph("background"), store.iris.graph("facts")], output)


def _write(store: Store, graphs: Iterable[NamedNode], output: BinaryIO) -> None:
    writer = Writer({name: PREFIXES[name] for name in _USED}, base=store.iris.base)
    output.write(writer.header().encode())
    output.write(b"\n# Ontology: https://w3id.org/newsgraph/ontology\n")
    for name in graphs:
        output.write(f"\n# {'-' * 60} {_title(name, store)}\n".encode())
        for subject, pairs in _subjects(store, name):
            output.write(b"\n" + block(subject, pairs, writer).encode())


def _subjects(store: Store, name: NamedNode) -> Iterator[tuple[NamedNode, list[tuple[NamedNode, Term]]]]:
    """The subjects of a graph in order, with what is said of each: that of an article is read at once, as it is small."""
    if "/graph/article/" not in name.value:
        for subject in store.subjects(name):
            quads = store.engine.quads_for_pattern(subject, None, None, name)
            yield subject, [(q.predicate, q.object) for q in quads]
        return
    found: dict[NamedNode, list[tuple[NamedNode, Term]]] = {}
    for quad in store.engine.quads_for_pattern(None, None, None, name):
        found.setdefault(quad.subject, []).append((quad.predicate, quad.object))
    yield from sorted(found.items(), key=lambda item: item[0].value)


def _title(name: NamedNode, store: Store) -> str:
    tail = name.value.removeprefix(store.iris.base + "graph/")
    return _ABOUT.get(tail, f"Article {tail.removeprefix('article/')}")
