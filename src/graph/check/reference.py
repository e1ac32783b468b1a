"""pySHACL over batches of articles: the reference that the compiled shapes are held against. Slow: an event a second."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import rdflib
from rdflib.namespace import SH
from rdflib.term import Node

from graph.check.compile import SPARQL, Violation
from graph.check.sparql import filled
from graph.check.terms import ours, rdflibs
from graph.rdf.terms import NamedNode, Quad
from graph.rdf.vocabulary import NG, RDF, RDFS, SAID
from graph.store import Store

BATCH = 20_000
"""Triples in one batch."""


def pyshacl_violations(store: Store, shapes: rdflib.Graph, articles: Iterable[NamedNode]) -> Iterator[Violation]:
    """What pySHACL finds in articles, the events they denote and the entities these name."""
    for data, focus in _batches(store, articles):
        yield from validated(data, shapes, focus=focus)


def validated(
    data: rdflib.Graph, shapes: rdflib.Graph, *, focus: Collection[NamedNode] | None = None
) -> Iterator[Violation]:
    """pySHACL's results as ours, of all nodes or of some. (Its own option for that takes values of nested shapes for good.)"""
    from pyshacl import validate

    conforms, report, _ = validate(data, shacl_graph=shapes, inplace=True, advanced=False, meta_shacl=False)
    if conforms or not isinstance(report, rdflib.Graph):
        return
    for result in report.objects(None, SH.result):
        node, path, value = (report.value(result, p) for p in (SH.focusNode, SH.resultPath, SH.value))
        if focus is not None and NamedNode(str(node)) not in focus:
            continue
        component = str(report.value(result, SH.sourceConstraintComponent)).rpartition("#")[2]
        is_query = component == "SPARQLConstraintComponent"
        yield Violation(
            NamedNode(str(node)),
            "" if is_query or not isinstance(path, rdflib.URIRef) else str(path).rpartition("#")[2].rpartition("/")[2],
            SPARQL if is_query else component[:1].lower() + component[1:].removesuffix("ConstraintComponent"),
            ours(value) if value is not None else None,
            _message(report, result, shapes),
        )


def _message(report: rdflib.Graph, result: Node, shapes: rdflib.Graph) -> str:
    """What the report says; a message with variables filled in as we do it, not with whole IRIs."""
    constraint = report.value(result, SH.sourceConstraint)
    written = shapes.value(constraint, SH.message) if constraint is not None else None
    if written is None:
        return str(report.value(result, SH.resultMessage) or "does not conform")
    found = {"path": report.value(result, SH.resultPath), "value": report.value(result, SH.value)}
    return filled(str(written), {name: ours(term) for name, term in found.items() if term is not None})


def _batches(store: Store, articles: Iterable[NamedNode]) -> Iterator[tuple[rdflib.Graph, set[NamedNode]]]:
    """Data and the nodes to look at: those of the articles, and of the shared graphs those that they reach, at last the others."""
    shared = [store.iris.graph(name) for name in ("facts", "described", "background")]
    above = list(store.engine.quads_for_pattern(None, RDFS("subClassOf"), None))
    data, focus, seen = _graph(above), set[NamedNode](), set[NamedNode]()
    for name in articles:
        quads = list(store.engine.quads_for_pattern(None, None, None, name))
        focus |= {q.subject for q in quads}
        _add(data, quads)
        around, reached = _around(store, quads, shared)
        focus |= reached
        _add(data, around)
        if len(data) >= BATCH:
            seen |= focus
            yield data, focus
            data, focus = _graph(above), set()
    left = [
        q for g in shared for q in store.engine.quads_for_pattern(None, None, None, g) if q.subject not in seen | focus
    ]
    around, _ = _around(store, left, shared)
    _add(data, [*left, *around])
    yield data, focus | {q.subject for q in left}


def _around(store: Store, quads: Iterable[Quad], graphs: list[NamedNode]) -> tuple[list[Quad], set[NamedNode]]:
    """What is said of the nodes that an article names and of the nodes these name; those of them in shared graphs."""
    out: list[Quad] = []
    seen: set[NamedNode] = set()
    reached: set[NamedNode] = set()
    todo = [q.object for q in quads if isinstance(q.object, NamedNode)]
    while todo:
        node = todo.pop()
        if node in seen or not node.value.startswith(store.iris.base):
            continue
        seen.add(node)
        found = list(store.engine.quads_for_pattern(node, None, None))
        out += found
        if any(q.graph_name in graphs for q in found):
            reached.add(node)
            todo += [q.object for q in found if isinstance(q.object, NamedNode)]
            back = [q for p in _BACKWARD for q in store.engine.quads_for_pattern(None, p, node)]
            out += [*back, *(q for b in back for q in store.engine.quads_for_pattern(b.subject, None, None))]
    return out, reached


_BACKWARD = (NG("content"), SAID("content"), NG("denotes"), RDF("subject"))
"""Properties that shapes follow backwards: also from a fact to the claims and mentions of other articles."""


def _graph(quads: Iterable[Quad]) -> rdflib.Graph:
    out = rdflib.Graph()
    _add(out, quads)
    return out


def _add(data: rdflib.Graph, quads: Iterable[Quad]) -> None:
    for quad in quads:
        data.add((rdflibs(quad.subject), rdflibs(quad.predicate), rdflibs(quad.object)))
