"""RDF terms: the one place that decides how Python values become literals."""

from __future__ import annotations

import datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

__all__ = [
    "Literal",
    "NamedNode",
    "Quad",
    "Term",
    "Triple",
    "boolean",
    "day",
    "decimal",
    "english",
    "iri",
    "number",
    "position",
]

Term = NamedNode | Literal
"""What an object can be: our data have neither blank nodes nor triple terms."""

if TYPE_CHECKING:

    class Quad:
        """``pyoxigraph.Quad`` as our stores hold it."""

        subject: NamedNode
        predicate: NamedNode
        object: Term
        graph_name: NamedNode
        triple: Triple

        def __init__(self, subject: NamedNode, predicate: NamedNode, object: Term, graph_name: NamedNode) -> None: ...
else:
    from pyoxigraph import Quad

_XSD = "http://www.w3.org/2001/XMLSchema#"


@cache
def iri(value: str) -> NamedNode:
    """An IRI of a vocabulary; cached, so not for the IRIs of data."""
    return NamedNode(value)


def english(text: str) -> Literal:
    return Literal(text, language="en")


def day(value: datetime.date) -> Literal:
    return Literal(value.isoformat(), datatype=iri(_XSD + "date"))


def boolean(value: bool) -> Literal:
    return Literal("true" if value else "false", datatype=iri(_XSD + "boolean"))


def position(value: int) -> Literal:
    """A character offset or an index. Oxigraph turns ``xsd:nonNegativeInteger``, which NIF asks for, into this too."""
    return Literal(str(value), datatype=iri(_XSD + "integer"))


def decimal(value: float, *, places: int = 3) -> Literal:
    """A decimal in the canonical form of Oxigraph: ``0.5``, ``12``."""
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return Literal("0" if text in ("-0", "") else text, datatype=iri(_XSD + "decimal"))


def number(value: float) -> Literal:
    """An integer where it is one, else a decimal; never an exponent."""
    if value == int(value):
        return Literal(str(int(value)), datatype=iri(_XSD + "integer"))
    return Literal(format(Decimal(repr(value)), "f"), datatype=iri(_XSD + "decimal"))
