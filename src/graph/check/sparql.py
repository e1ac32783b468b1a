"""SHACL-SPARQL (section 5): constraints written as SELECT queries, compiled like those of SHACL Core.

A constraint is asked of one focus node after the other with ``$this`` bound (section 5.3.1), so that it reads what the
node's neighbourhood holds and nothing else; asked of the whole store at once, Oxigraph joins every claim with every fact.
Triple patterns and filters with EXISTS are compiled; another construct is a ``DataError`` that names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import rdflib
from rdflib.namespace import SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Node, Variable

from graph.check.data import Data
from graph.check.expression import Holds, Solution, holds
from graph.check.terms import ours
from graph.errors import DataError
from graph.rdf.terms import NamedNode, Term

Slot = Term | str
"""A term, or the name of a variable."""
Triple = tuple[Slot, Slot, Slot]
FOCUS = "this"
"""The variable of the focus node (section 5.3.1)."""


@dataclass(frozen=True, slots=True)
class Group:
    """Triple patterns that all match, and filters that all hold."""

    triples: tuple[Triple, ...]
    filters: tuple[Holds, ...]

    def solutions(self, data: Data, solution: Solution) -> Iterator[Solution]:
        """The ways to match, each with the variables that were bound before."""
        for found in _matches(data, self.triples, solution):
            if all(check(data, found) for check in self.filters):
                yield found

    def is_found(self, data: Data, solution: Solution) -> bool:
        """EXISTS (SPARQL 1.1, section 8.1)."""
        return next(self.solutions(data, solution), None) is not None


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint in SPARQL. ``message`` may name its variables."""

    group: Group
    message: str

    def broken(self, data: Data, focus: NamedNode) -> Iterator[tuple[Term | None, str]]:
        """The value and the message of each way in which a node breaks it."""
        for solution in self.group.solutions(data, {FOCUS: focus}):
            yield solution.get("value", focus), filled(self.message, solution)


def constraints(shapes: rdflib.Graph, shape: Node) -> tuple[Constraint, ...]:
    """The constraints in SPARQL of a shape."""
    nodes = sorted(shapes.objects(shape, SH.sparql), key=lambda node: str(shapes.value(node, SH.select)))
    return tuple(_constraint(shapes, node) for node in nodes)


def _constraint(shapes: rdflib.Graph, node: Node) -> Constraint:
    declared = [d for prefixes in shapes.objects(node, SH.prefixes) for d in shapes.objects(prefixes, SH.declare)]
    names = {str(shapes.value(d, SH.prefix)): str(shapes.value(d, SH.namespace)) for d in declared}
    message = shapes.value(node, SH.message)
    algebra = prepareQuery(str(shapes.value(node, SH.select)), initNs=names).algebra
    return Constraint(_group(algebra.p.p), str(message) if message is not None else "breaks a constraint in SPARQL")


def _group(node: CompValue) -> Group:
    """The group of a query, as algebra; those of its EXISTS stay as they were parsed."""
    if node.name == "BGP":
        return Group(tuple((_slot(s), _slot(p), _slot(o)) for s, p, o in node.triples), ())
    if node.name == "Filter":
        inner = _group(node.p)
        return Group(inner.triples, (*inner.filters, holds(node.expr, _exists)))
    if node.name == "Join":
        left, right = _group(node.p1), _group(node.p2)
        if not left.filters and not right.filters:
            return Group((*left.triples, *right.triples), ())
    if node.name == "GroupGraphPatternSub":
        triples, filters = list[Triple](), list[Holds]()
        for part in node.part or ():
            if part.name == "TriplesBlock":
                flat = [_slot(term) for some in part.triples for term in some]
                triples += zip(flat[::3], flat[1::3], flat[2::3], strict=True)
            elif part.name == "Filter":
                filters.append(holds(part.expr, _exists))
            else:
                raise _unknown(part.name)
        return Group(tuple(triples), tuple(filters))
    raise _unknown(node.name)


def _exists(node: CompValue) -> Holds:
    return _group(node).is_found


def _slot(node: Any) -> Slot:
    if isinstance(node, Variable):
        return str(node)
    if not isinstance(node, Node) or isinstance(node, rdflib.BNode):
        raise _unknown(getattr(node, "name", type(node).__name__))
    return ours(node)


def _unknown(name: str) -> DataError:
    return DataError(f"shapes.ttl: {name} in sh:select is not compiled; rewrite it with triple patterns and filters")


def _matches(data: Data, triples: tuple[Triple, ...], solution: Solution) -> Iterator[Solution]:
    """Joins triple patterns, at each step the one that is most bound; of equals one that names the focus node.

    What points to another node, such as a country, may be a large part of the store.
    """
    if not triples:
        yield solution
        return
    best = max(triples, key=partial(_bound, solution))
    rest = tuple(t for t in triples if t is not best)
    for found in _match(data, best, solution):
        yield from _matches(data, rest, found)


def _bound(solution: Solution, triple: Triple) -> tuple[bool, int, bool]:
    known = [not isinstance(slot, str) or slot in solution for slot in triple]
    return known[0], sum(known), FOCUS in triple


def _match(data: Data, triple: Triple, solution: Solution) -> Iterator[Solution]:
    s, p, o = ((solution.get(slot, slot) if isinstance(slot, str) else slot) for slot in triple)
    if not isinstance(s, str):
        properties = data.properties(s) if isinstance(s, NamedNode) else {}
        for predicate in properties if isinstance(p, str) else (p,) if p in properties else ():
            new = {**solution, p: predicate} if isinstance(p, str) else solution
            yield from _objects(properties[predicate], o, new)  # type: ignore[index]
    elif isinstance(o, str) or not isinstance(p, NamedNode):
        raise DataError(f"shapes.ttl: a triple pattern of sh:select has no end that is bound: {s} {p} {o}")
    else:
        for subject in data.subjects(p, o):
            yield {**solution, s: subject}


def _objects(values: set[Term], wanted: Slot, solution: Solution) -> Iterator[Solution]:
    if isinstance(wanted, str):
        for value in values:
            yield {**solution, wanted: value}
    elif wanted in values:
        yield solution


def filled(message: str, solution: Solution) -> str:
    """A message with the values of the variables that it names (section 5.3.2)."""
    return re.sub(r"\{[?$](\w+)\}", partial(_filled, solution), message)


def _filled(solution: Solution, match: re.Match[str]) -> str:
    term = solution.get(match[1])
    if isinstance(term, NamedNode):
        return term.value.rpartition("/")[2]
    return repr(term.value[:80]) if term is not None else "?"
