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

Pair = tuple[NamedNode, Term]
Subject = tuple[NamedNode, list[Pair]]
AT_ONCE = 20_000
"""Quads of a graph that are held in memory (some 10 MB); of a larger one a subject at a time."""
_ABOUT = {
    "background": "Entities",
    "facts": "Facts: what at least one article tells in its own voice",
    "described": "Talk: what is only claimed, urged, feared, planned, threatened, denied or possible",
}
_USED = ("ng", "said", "plover", "force", "modality", "status", "approx", "measure", "rdf", "rdfs", "skos", "schema",
         "nif", "org", "wgs", "wd", "xsd", "owl")  # fmt: skip


def write_turtle(store: Store, output: BinaryIO) -> None:
    """All graphs but the ontology's: entities, facts, talk, then article by article."""
    for _ in writing(store, output):
        pass


def write_facts(store: Store, output: BinaryIO) -> None:
    """Accepted facts with the entities, and nothing that is only said."""
    for _ in writing(store, output, [store.iris.graph("background"), store.iris.graph("facts")]):
        pass


def writing(store: Store, output: BinaryIO, graphs: Iterable[NamedNode] | None = None) -> Iterator[list[Subject]]:
    """Writes these graphs (default: all), and gives each article's when it is written, for who wants to read it too."""
    writer = Writer({name: PREFIXES[name] for name in _USED}, base=store.iris.base)
    output.write(writer.header().encode())
    output.write(b"\n# Ontology: https://w3id.org/newsgraph/ontology\n")
    for name in store.graphs() if graphs is None else graphs:
        output.write(f"\n# {'-' * 60} {_title(name, store)}\n".encode())
        if "/graph/article/" in name.value:
            article = list(_subjects(store, name))
            output.write("".join([f"\n{block(*subject, writer)}" for subject in article]).encode())
            yield article
        else:
            for subject in _subjects(store, name):
                output.write(b"\n" + block(*subject, writer).encode())


def _subjects(store: Store, name: NamedNode) -> Iterator[Subject]:
    """The subjects of a graph in order, with what is said of each; a small graph, as an article's, is read at once."""
    found: dict[NamedNode, list[Pair]] = {}
    for count, quad in enumerate(store.engine.quads_for_pattern(None, None, None, name)):
        if count == AT_ONCE:
            break
        found.setdefault(quad.subject, []).append((quad.predicate, quad.object))
    else:
        yield from sorted(found.items(), key=lambda item: item[0].value)
        return
    del found
    for subject in store.subjects(name):
        quads = store.engine.quads_for_pattern(subject, None, None, name)
        yield subject, [(q.predicate, q.object) for q in quads]


def _title(name: NamedNode, store: Store) -> str:
    tail = name.value.removeprefix(store.iris.base + "graph/")
    return _ABOUT.get(tail, f"Article {tail.removeprefix('article/')}")
