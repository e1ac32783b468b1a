"""The compiled shapes find what pySHACL finds, on random data: for every component, and for our own shapes."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rdflib.namespace import SH

from graph.check.compile import compile_shapes
from graph.check.components import COMPONENTS
from graph.check.reference import validated
from graph.check.run import our_shapes, violations
from graph.check.terms import ours, rdflibs
from graph.check.values import order
from graph.errors import DataError
from graph.rdf.terms import Literal, NamedNode, Quad, Term, iri
from graph.rdf.vocabulary import DEFAULT_BASE, NG, RDF, RDFS, SAID, XSD
from graph.store import Store
from graph.store.change import Change

BASE = "http://t.example/"
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking, which takes minutes with pySHACL."""
EVERY = Path(__file__).with_name("every_component.ttl")
NUMBERS: list[Term] = [
    *(Literal(t, datatype=iri(XSD.base + "integer")) for t in ("2", "3", "12", "-1")),
    *(Literal(t, datatype=iri(XSD.base + "decimal")) for t in ("7.5", "3", "0.2")),
    Literal("2.5", datatype=iri(XSD.base + "double")),
]  # fmt: skip
"""Values of properties that are compared with a bound or each other: pySHACL fails where they cannot be."""
DAYS: list[Term] = [Literal(t, datatype=iri(XSD.base + "date")) for t in ("2024-02-29", "2024-03-01", "1999-12-31")]
LITERALS: list[Term] = [
    *NUMBERS, *DAYS,
    Literal("two"), Literal("TWO b"), Literal("zwei", language="de"), Literal(""),
    *(Literal("x y", datatype=iri(XSD.base + name)) for name in ("integer", "decimal", "date", "boolean")),
    *(Literal(t, datatype=iri(XSD.base + "boolean")) for t in ("true", "0")),
    Literal("2023-02-29", datatype=iri(XSD.base + "date")),
]  # fmt: skip


def shapes_of(path: Path) -> rdflib.Graph:
    shapes = rdflib.Graph()
    shapes.parse(path, format="turtle")
    return shapes


def both(
    shapes: rdflib.Graph, triples: list[tuple[NamedNode, NamedNode, Term]]
) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """What the compiled shapes and pySHACL find, each as focus, path, component and value."""
    store = Store.in_memory()
    store.apply(Change(frozenset(store.engine), ()))
    where = NamedNode(DEFAULT_BASE + "graph/facts")
    store.apply(Change(frozenset(), tuple(Quad(s, p, o, where) for s, p, o in triples)))
    data = rdflib.Graph()
    for quad in store.engine:
        data.add((rdflibs(quad.subject), rdflibs(quad.predicate), rdflibs(quad.object)))
    found = list(violations(store, shapes)), list(validated(data, shapes))
    one, other = ({(v.focus.value, v.path, v.component, str(v.value)) for v in side} for side in found)
    return one, other


def triples_of(
    nodes: list[NamedNode], classes: list[NamedNode], values: dict[NamedNode, list[Term]], most: int
) -> st.SearchStrategy[list[tuple[NamedNode, NamedNode, Term]]]:
    """Random triples: types, and for each property some of its values."""
    node = st.sampled_from(nodes)
    typed = st.tuples(node, st.just(RDF("type")), st.sampled_from(classes))
    choices = [(p, v) for p, vs in values.items() for v in vs]
    told = st.tuples(node, st.sampled_from(choices)).map(lambda t: (t[0], *t[1]))
    return st.tuples(st.lists(typed, min_size=2, max_size=8), st.lists(told, min_size=most // 3, max_size=most)).map(
        lambda both: [*both[0], *both[1]]  # type: ignore[return-value]
    )


NODES = [NamedNode(f"{BASE}n{i}") for i in range(5)]
SUBCLASS = (NamedNode(BASE + "Sub"), RDFS("subClassOf"), NamedNode(BASE + "B"))
FREE = {NamedNode(BASE + p): [*NODES, *LITERALS] for p in "pqrs"}
COMPARED = {NamedNode(BASE + p): NUMBERS for p in "uv"}


@settings(max_examples=25, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(triples_of(NODES, [NamedNode(BASE + c) for c in ("A", "B", "Sub")], FREE | COMPARED, 24))
def test_every_component_agrees_with_pyshacl(triples: list[tuple[NamedNode, NamedNode, Term]]) -> None:
    one, other = both(shapes_of(EVERY), [*triples, SUBCLASS])
    assert one == other


def values_of_ours() -> dict[NamedNode, list[Term]]:
    """For each property of our shapes values that fit and values that do not."""
    concepts: list[Term] = [
        ours(n) for n in sorted(set(OURS.objects(None, rdflib.RDF.first)), key=str) if not isinstance(n, rdflib.BNode)
    ]
    out: dict[NamedNode, list[Term]] = {}
    for shape, where in OURS.subject_objects(SH.path):
        if isinstance(where, rdflib.URIRef):
            others = [o for p in (SH.lessThan, SH.lessThanOrEquals) for o in OURS.objects(shape, p)]
            is_day = OURS.value(shape, SH.datatype) == rdflib.XSD.date
            bounded = any((shape, p, None) in OURS for p in (SH.minInclusive, SH.maxInclusive))
            for name in (where, *others) if others or bounded else ():
                out[NamedNode(str(name))] = DAYS if is_day else NUMBERS
            out.setdefault(NamedNode(str(where)), [*NODES, *LITERALS, *concepts])
    for name in ("subject", "object"):
        out[RDF(name)] = list(NODES)
    out[RDF("predicate")] = [NG("agent"), NG("modality"), NG("place"), SAID("agent")]
    for name in ("modality", "toldBy", "refersTo", "realizedAs", "speaker", "addressee", "place"):
        out.setdefault(NG(name), list(NODES))
    return out


OURS = our_shapes()
CLASSES = [NamedNode(str(c)) for c in sorted(set(OURS.objects(None, SH.targetClass)))]


@settings(max_examples=15, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(triples_of(NODES, CLASSES, values_of_ours(), 40))
def test_our_shapes_agree_with_pyshacl(triples: list[tuple[NamedNode, NamedNode, Term]]) -> None:
    one, other = both(OURS, triples)
    assert one == other


def test_the_comparison_reaches_every_component() -> None:
    assert set(COMPONENTS) <= set(shapes_of(EVERY).predicates())
    assert (len(CLASSES), len(values_of_ours()) > 50, len(compile_shapes(OURS))) == (14, True, 14)


@pytest.mark.parametrize("right", [Literal("3"), NODES[0], Literal("2023-02-29", datatype=iri(XSD.base + "date"))])
def test_values_that_cannot_be_compared_break_a_comparison(right: Term) -> None:
    assert order(NUMBERS[0], right) is None


@pytest.mark.parametrize(
    ("shape", "named"),
    [
        ("t:S sh:targetClass t:A ; sh:property [ sh:path t:p ; sh:uniqueLang true ]", "sh:uniqueLang"),
        ("t:S sh:targetClass t:A ; sh:closed true", "sh:closed"),
        (
            't:S sh:targetClass t:A ; sh:sparql [ sh:select "SELECT $this { { $this ?p 1 } UNION { $this ?p 2 } }" ]',
            "Union",
        ),
        ('t:S sh:targetClass t:A ; sh:sparql [ sh:select "SELECT $this { $this ?p ?o FILTER(RAND() > ?o) }" ]', "RAND"),
        (
            't:S sh:targetClass t:A ; sh:sparql [ sh:select "SELECT $this { $this ?p ?o FILTER(?o * 2 > 3) }" ]',
            "Multiplic",
        ),
        ("t:S sh:targetNode t:n1 ; sh:nodeKind sh:IRI", "sh:targetNode"),
        ("t:S sh:targetClass t:A ; sh:property [ sh:path [ sh:zeroOrMorePath t:p ] ; sh:minCount 1 ]", "zeroOrMore"),
    ],
)
def test_what_is_not_compiled_is_named_and_not_passed_over(shape: str, named: str) -> None:
    shapes = rdflib.Graph()
    shapes.parse(data=f"@prefix sh: <{SH}> . @prefix t: <{BASE}> . {shape} .", format="turtle")
    with pytest.raises(DataError, match=named):
        compile_shapes(shapes)
