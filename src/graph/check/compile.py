"""Shapes as functions: read from the Turtle file, so that the file alone says what is checked.

What this module cannot compile is a ``DataError`` that names it; nothing is left out in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import rdflib
from rdflib.namespace import RDF, SH

from graph.check.components import COMPONENTS, Check, Place
from graph.check.data import Data
from graph.check.paths import Values, path, path_name
from graph.check.sparql import Constraint, constraints
from graph.errors import DataError
from graph.rdf.terms import NamedNode, Term

_REMARKS = {RDF.type, SH.message, SH.name, SH.description, SH.order, SH.group, SH.severity, SH.deactivated}
_ELSEWHERE = {SH.path, SH.property, SH.targetClass, SH.flags, SH.qualifiedValueShape, SH.sparql}
"""Read with other parameters, or, ``sh:sparql``, by :mod:`graph.check.sparql`."""
SPARQL = "sparql"
"""The component of constraints that are written as queries."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken constraint: at which node, on which path, by which value (None where their number is wrong)."""

    focus: NamedNode
    path: str
    component: str
    value: Term | None
    message: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One constraint of a shape."""

    component: str
    message: str
    check: Check


Broken = tuple[Term, str, Rule, Term | None]
"""Focus node, path, rule and value."""


@dataclass(frozen=True, slots=True)
class PropertyShape:
    """Constraints on the value nodes of a path."""

    values: Values
    name: str
    rules: tuple[Rule, ...]
    inner: tuple[PropertyShape, ...]

    def broken(self, data: Data, focus: Term) -> Iterator[Broken]:
        """What a node breaks, and its value nodes of the shapes inside."""
        values = self.values(data, focus)
        for rule in self.rules:
            for value in rule.check(data, focus, values):
                yield focus, self.name, rule, value
        for shape in self.inner:
            for value in values:
                yield from shape.broken(data, value)


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape, or one without a name inside another."""

    rules: tuple[Rule, ...]
    properties: tuple[PropertyShape, ...]
    targets: tuple[NamedNode, ...]
    constraints: tuple[Constraint, ...]

    def violations(self, data: Data, focus: NamedNode) -> Iterator[Violation]:
        """What a node breaks."""
        for node, name, rule, value in self._broken(data, focus):
            yield Violation(node if isinstance(node, NamedNode) else focus, name, rule.component, value, rule.message)
        for constraint in self.constraints:
            for value, message in constraint.broken(data, focus):
                yield Violation(focus, "", SPARQL, value, message)

    def conforms(self, data: Data, node: Term) -> bool:
        """Whether a node breaks nothing."""
        return next(self._broken(data, node), None) is None

    def _broken(self, data: Data, node: Term) -> Iterator[Broken]:
        for rule in self.rules:
            for value in rule.check(data, node, (node,)):
                yield node, "", rule, value
        for shape in self.properties:
            yield from shape.broken(data, node)


def compile_shapes(shapes: rdflib.Graph) -> tuple[Shape, ...]:
    """The shapes of a graph that have target classes, sorted by name."""
    named = sorted(set(shapes.subjects(SH.targetClass, None)), key=str)
    for target in (SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf, SH.target):
        if (None, target, None) in shapes:
            raise DataError(f"shapes.ttl: {_short(shapes, target)} is not compiled; validate with the engine pyshacl")
    return tuple(_shape(shapes, node) for node in named if not _is_off(shapes, node))


def _shape(shapes: rdflib.Graph, node: rdflib.term.Node) -> Shape:
    targets = tuple(NamedNode(str(c)) for c in sorted(shapes.objects(node, SH.targetClass), key=str))
    return Shape(_rules(shapes, node), _properties(shapes, node), targets, constraints(shapes, node))


def _nested(shapes: rdflib.Graph, node: rdflib.term.Node) -> Shape:
    """A shape inside another; where it has a path it is a property shape."""
    if shapes.value(node, SH.path) is not None:
        return Shape((), (_property(shapes, node),), (), ())
    return _shape(shapes, node)


def _properties(shapes: rdflib.Graph, node: rdflib.term.Node) -> tuple[PropertyShape, ...]:
    found = sorted(shapes.objects(node, SH.property), key=str)
    return tuple(_property(shapes, p) for p in found if not _is_off(shapes, p))


def _property(shapes: rdflib.Graph, node: rdflib.term.Node) -> PropertyShape:
    where = shapes.value(node, SH.path)
    if where is None:
        raise DataError(f"shapes.ttl: a property shape of {node} has no sh:path")
    if shapes.value(node, SH.sparql) is not None:
        raise DataError(f"shapes.ttl: sh:sparql in the property shape {path_name(shapes, where)} is not compiled")
    return PropertyShape(path(shapes, where), path_name(shapes, where), _rules(shapes, node), _properties(shapes, node))


def _rules(shapes: rdflib.Graph, node: rdflib.term.Node) -> tuple[Rule, ...]:
    place = Place(shapes, node, partial(_nested, shapes))
    own = shapes.value(node, SH.message)
    rules = []
    for predicate, parameter in sorted(shapes.predicate_objects(node), key=str):
        if predicate in _REMARKS or predicate in _ELSEWHERE:
            continue
        if predicate not in COMPONENTS:
            name = _short(shapes, predicate)
            raise DataError(f"shapes.ttl: {name} at {node} is not compiled; validate with the engine pyshacl")
        component = str(predicate).rpartition("#")[2]
        message = str(own) if own is not None else f"breaks {component} {_text(shapes, parameter)}".rstrip()
        rules.append(Rule(component, message, COMPONENTS[predicate](parameter, place)))
    return tuple(rules)


def _is_off(shapes: rdflib.Graph, node: rdflib.term.Node) -> bool:
    found = shapes.value(node, SH.deactivated)
    return isinstance(found, rdflib.Literal) and bool(found.toPython())


def _short(shapes: rdflib.Graph, node: rdflib.term.Node) -> str:
    return node.n3(shapes.namespace_manager)


def _text(shapes: rdflib.Graph, parameter: rdflib.term.Node) -> str:
    return "" if isinstance(parameter, rdflib.BNode) else _short(shapes, parameter)
