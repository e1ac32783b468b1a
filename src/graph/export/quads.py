"""N-Quads and TriG: the data set with its graphs, sorted."""

from __future__ import annotations

from typing import BinaryIO

from graph.rdf.turtle import Writer, block
from graph.rdf.vocabulary import PREFIXES
from graph.store import Store


def write_nquads(store: Store, output: BinaryIO) -> None:
    """One quad a line, for bulk loading into any other store."""
    for quad in store.quads():
        output.write(f"{quad.triple} {quad.graph_name} .\n".encode())


def write_trig(store: Store, output: BinaryIO) -> None:
    """One block a graph."""
    writer = Writer(PREFIXES, base=store.iris.base)
    output.write(writer.header().encode())
    for name in store.graphs():
        output.write(f"\n{writer.term(name)} {{\n".encode())
        for subject in store.subjects(name):
            quads = store.engine.quads_for_pattern(subject, None, None, name)
            output.write(block(subject, [(q.predicate, q.object) for q in quads], writer).encode())
        output.write(b"}\n")
