"""RDF 1.2 N-Quads: each claim names its triple as a triple term besides the classic reification.

A claim ``c`` of (s, p, o) gets ``c rdf:reifies <<( s p o )>>``. As in RDF 1.1, this does not assert the triple.
"""

from __future__ import annotations

from typing import BinaryIO

from graph.rdf.vocabulary import RDF
from graph.store import Store


def write_rdf12(store: Store, output: BinaryIO) -> None:
    """N-Quads 1.2; pyoxigraph 0.5 reads it, rdflib 7.6 does not."""
    reifies, parts = RDF("reifies"), {RDF("subject"), RDF("predicate"), RDF("object")}
    for name in store.graphs():
        for subject in store.subjects(name):
            values = {}
            for quad in sorted(store.engine.quads_for_pattern(subject, None, None, name), key=str):
                if quad.predicate in parts:
                    values[quad.predicate] = quad.object
                else:
                    output.write(f"{quad.triple} {name} .\n".encode())
            if len(values) == len(parts):
                triple = " ".join(str(values[RDF(part)]) for part in ("subject", "predicate", "object"))
                output.write(f"{subject} {reifies} <<( {triple} )>> {name} .\n".encode())
