"""Property paths (SHACL, section 2.3.1) as functions from a node to its value nodes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

import rdflib
from rdflib.collection import Collection as RdfList
from rdflib.namespace import RDF, SH

from graph.check.data import Data
from graph.errors import DataError
from graph.rdf.terms import NamedNode, Term

Values = Callable[[Data, Term], Collection[Term]]


def path(shapes: rdflib.Graph, node: rdflib.term.Node) -> Values:
    """The function of a path; one that is not written here is a ``DataError``."""
    if isinstance(node, rdflib.URIRef):
        return partial(_forward, NamedNode(str(node)))
    if isinstance(inverse := shapes.value(node, SH.inversePath), rdflib.URIRef):
        return partial(_backward, NamedNode(str(inverse)))
    if (choices := shapes.value(node, SH.alternativePath)) is not None:
        return partial(_either, [path(shapes, p) for p in RdfList(shapes, choices)])
    if shapes.value(node, RDF.first) is not None:
        return partial(_along, [path(shapes, p) for p in RdfList(shapes, node)])
    written = ", ".join(sorted(p.n3(shapes.namespace_manager) for p in shapes.predicates(node)))
    raise DataError(f"shapes.ttl: sh:path with {written or node} is not compiled; validate with the engine pyshacl")


def path_name(shapes: rdflib.Graph, node: rdflib.term.Node) -> str:
    """The local name of a plain path; "" for the others."""
    return str(node).rpartition("#")[2].rpartition("/")[2] if isinstance(node, rdflib.URIRef) else ""


def _forward(predicate: NamedNode, data: Data, node: Term) -> Collection[Term]:
    return data.values(node, predicate)


def _backward(predicate: NamedNode, data: Data, node: Term) -> Collection[Term]:
    return data.subjects(predicate, node)


def _either(choices: list[Values], data: Data, node: Term) -> Collection[Term]:
    return {value for choice in choices for value in choice(data, node)}


def _along(steps: list[Values], data: Data, node: Term) -> Collection[Term]:
    here: Collection[Term] = {node}
    for step in steps:
        here = {value for one in here for value in step(data, one)}
    return here
