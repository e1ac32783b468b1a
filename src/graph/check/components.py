"""The constraint components of SHACL Core (section 4) that can be compiled, one factory each.

A factory takes the parameter and where it stands, and gives a function that names the value nodes that break it (None
where the number of them does). Tests hold each against pySHACL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

import rdflib
from rdflib.collection import Collection as RdfList
from rdflib.namespace import SH

from graph.check.data import Data
from graph.check.terms import ours
from graph.check.values import has_datatype, order
from graph.rdf.terms import NamedNode, Term

Check = Callable[[Data, Term, Collection[Term]], Iterator[Term | None]]
"""From the data, a focus node and its value nodes to the offending values."""


class Nested(Protocol):
    """A shape inside another."""

    def conforms(self, data: Data, node: Term) -> bool: ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where a parameter stands: the graph of the shapes, the shape, and how to compile shapes inside it."""

    shapes: rdflib.Graph
    shape: rdflib.term.Node
    nested: Callable[[rdflib.term.Node], Nested]


def _each(breaks: Callable[[Data, Term], bool]) -> Check:
    """The check that holds for each value by itself."""

    def check(data: Data, _: Term, values: Collection[Term]) -> Iterator[Term | None]:
        return (v for v in values if breaks(data, v))

    return check


def _min_count(parameter: rdflib.term.Node, _: Place) -> Check:
    least = int(str(parameter))
    return lambda data, focus, values: iter((None,) if len(values) < least else ())


def _max_count(parameter: rdflib.term.Node, _: Place) -> Check:
    most = int(str(parameter))
    return lambda data, focus, values: iter((None,) if len(values) > most else ())


def _class(parameter: rdflib.term.Node, _: Place) -> Check:
    wanted = NamedNode(str(parameter))
    return _each(lambda data, value: wanted not in data.classes(value))


def _datatype(parameter: rdflib.term.Node, _: Place) -> Check:
    wanted = str(parameter)
    return _each(lambda data, value: not has_datatype(value, wanted))


def _node_kind(parameter: rdflib.term.Node, _: Place) -> Check:
    name = str(parameter).rpartition("#")[2]
    return _each(lambda data, value: ("IRI" if isinstance(value, NamedNode) else "Literal") not in name)


def _bounded(good: tuple[int, ...]) -> Callable[[rdflib.term.Node, Place], Check]:
    def make(parameter: rdflib.term.Node, _: Place) -> Check:
        bound = ours(parameter)
        return _each(lambda data, value: order(value, bound) not in good)

    return make


def _pattern(parameter: rdflib.term.Node, place: Place) -> Check:
    flags = str(place.shapes.value(place.shape, SH.flags) or "")
    options = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}
    found = re.compile(str(parameter), sum(options.get(f, 0) for f in flags))
    return _each(lambda data, value: not found.search(value.value))


def _in(parameter: rdflib.term.Node, place: Place) -> Check:
    allowed = frozenset(ours(term) for term in RdfList(place.shapes, parameter))
    return _each(lambda data, value: value not in allowed)


def _has_value(parameter: rdflib.term.Node, _: Place) -> Check:
    wanted = ours(parameter)
    return lambda data, focus, values: iter(() if wanted in values else (None,))


def _compared(good: tuple[int, ...]) -> Callable[[rdflib.term.Node, Place], Check]:
    def make(parameter: rdflib.term.Node, _: Place) -> Check:
        other = NamedNode(str(parameter))

        def check(data: Data, focus: Term, values: Collection[Term]) -> Iterator[Term | None]:
            bounds = data.values(focus, other) if values else ()
            return (v for v in values for bound in bounds if order(v, bound) not in good)

        return check

    return make


def _or(parameter: rdflib.term.Node, place: Place) -> Check:
    choices = [place.nested(node) for node in RdfList(place.shapes, parameter)]
    return _each(lambda data, value: not any(c.conforms(data, value) for c in choices))


def _and(parameter: rdflib.term.Node, place: Place) -> Check:
    parts = [place.nested(node) for node in RdfList(place.shapes, parameter)]
    return _each(lambda data, value: not all(p.conforms(data, value) for p in parts))


def _not(parameter: rdflib.term.Node, place: Place) -> Check:
    shape = place.nested(parameter)
    return _each(lambda data, value: shape.conforms(data, value))


def _qualified(least: bool) -> Callable[[rdflib.term.Node, Place], Check]:
    def make(parameter: rdflib.term.Node, place: Place) -> Check:
        inner = place.shapes.value(place.shape, SH.qualifiedValueShape)
        shape, number = place.nested(inner) if inner is not None else None, int(str(parameter))

        def check(data: Data, _: Term, values: Collection[Term]) -> Iterator[Term | None]:
            count = sum(shape is not None and shape.conforms(data, v) for v in values)
            return iter((None,) if (count < number if least else count > number) else ())

        return check

    return make


COMPONENTS: dict[rdflib.term.Node, Callable[[rdflib.term.Node, Place], Check]] = {
    SH.minCount: _min_count,
    SH.maxCount: _max_count,
    SH["class"]: _class,
    SH.datatype: _datatype,
    SH.nodeKind: _node_kind,
    SH.minInclusive: _bounded((0, 1)),
    SH.maxInclusive: _bounded((-1, 0)),
    SH.minExclusive: _bounded((1,)),
    SH.maxExclusive: _bounded((-1,)),
    SH.pattern: _pattern,
    SH["in"]: _in,
    SH.hasValue: _has_value,
    SH.lessThan: _compared((-1,)),
    SH.lessThanOrEquals: _compared((-1, 0)),
    SH["or"]: _or,
    SH["and"]: _and,
    SH["not"]: _not,
    SH.qualifiedMinCount: _qualified(True),
    SH.qualifiedMaxCount: _qualified(False),
}
"""The factory of each parameter. ``sh:qualifiedValueShape`` and ``sh:flags`` are read with the parameters that need them."""
