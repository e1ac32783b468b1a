"""rdflib's terms as ours, and back: shapes are read by rdflib, data by Oxigraph."""

from __future__ import annotations

import rdflib

from graph.errors import DataError
from graph.rdf.terms import Literal, NamedNode, Term
from graph.rdf.vocabulary import RDF, XSD

_PLAIN = {XSD.base + "string", RDF.base + "langString"}


def ours(term: rdflib.term.Node) -> Term:
    """A term of the shapes as the store has it; a blank node is a ``DataError``."""
    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return Literal(str(term), language=term.language)
        return Literal(str(term), datatype=NamedNode(str(term.datatype))) if term.datatype else Literal(str(term))
    raise DataError(f"shapes.ttl: {term} stands where an IRI or a literal must")


def rdflibs(term: Term) -> rdflib.term.Node:
    """A term of the store as rdflib has it, its form untouched."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    kind = None if term.datatype.value in _PLAIN else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=kind, normalize=False)
