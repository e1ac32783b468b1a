"""Validation: good stores conform; each broken rule is found and placed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import islice

import pytest

from benchmarks.made_store import KNOWN, fill
from graph.check import ENGINES, CheckReport, check
from graph.check.compile import compile_shapes
from graph.check.data import Data
from graph.check.run import our_shapes
from graph.rdf.terms import Literal, NamedNode, Quad, Term, day, number
from graph.rdf.vocabulary import MEASURE, MODALITY, NG, NIF, RDF, SAID, SKOS
from graph.store import Store
from graph.store.change import Change
from tests.rdf.sample import clusters, days, deployment_article, describe, second_article


def make_store() -> Store:
    reads = [deployment_article(), second_article()]
    store = Store.in_memory(describe=describe)
    store.put(reads, clusters(*reads))
    return store


def broken(
    *added: tuple[NamedNode, NamedNode, object], drop: tuple[NamedNode | None, NamedNode] | None = None
) -> CheckReport:
    """The report on the sample with these facts added, or the first match of a pattern taken out."""
    store = make_store()
    removed = frozenset()
    if drop:
        removed = frozenset([next(store.engine.quads_for_pattern(drop[0], drop[1], None))])
    where = store.iris.graph("facts")
    store.apply(Change(removed, tuple(Quad(s, p, o, where) for s, p, o in added)))  # type: ignore[arg-type]
    return check(store)


IRIS = Store.in_memory().iris
EVENT, URGED = IRIS.event("mobilize-nor-"), IRIS.possible("retreat-nor-", "urged")
ICELAND = IRIS.entity("country/ISL")


class Counted(Data):
    """Data that notes how many nodes each look backwards found."""

    most = 0

    def subjects(self, predicate: NamedNode, node: Term) -> Collection[Term]:
        found = super().subjects(predicate, node)
        self.most = max(self.most, len(found))
        return found


def test_checking_an_event_does_not_read_all_claims_about_its_parties() -> None:
    store = Store.in_memory(describe=KNOWN.get)
    fill(store, 800)
    data = Counted(store.engine)
    events = [shape for shape in compile_shapes(our_shapes()) if NG("Event") in shape.targets]
    for quad in islice(store.engine.quads_for_pattern(None, RDF("type"), NG("Event")), 100):
        assert not [v for shape in events for v in shape.violations(data, quad.subject)]
    assert 0 < data.most < 15


def test_the_sample_conforms() -> None:
    report = check(make_store())
    assert report.conforms, report.text
    assert report.text == "2 articles conform to the shapes"


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ((URGED, NG("agent"), ICELAND), "property ontology#agent is not allowed on a possible event"),
        ((URGED, RDF("type"), NG("Event")), "a possible event must not be an event too"),
        ((EVENT, SAID("agent"), ICELAND), "property said#agent belongs on possible events only"),
        ((EVENT, NG("modality"), MODALITY("feared")), "belongs on possible events only"),
        ((EVENT, NG("recipient"), ICELAND), "fact ontology#recipient ISL has no claim with evidence"),
        ((EVENT, NG("earliestBegin"), day(days("2031-01-01").earliest_begin)), "earliestBegin"),  # type: ignore[arg-type]
        ((EVENT, NG("content"), ICELAND), "content"),
        ((IRIS.event("new"), RDF("type"), NG("Event")), "no article mentions this event"),
    ],
)
def test_facts_and_talk_that_mix_are_found(added: tuple[NamedNode, NamedNode, object], message: str) -> None:
    report = broken(added)
    assert not report.conforms
    assert message in report.text


@pytest.mark.parametrize(
    ("drop", "message"),
    [
        ((None, NG("evidence")), "evidence"),
        ((None, NIF("anchorOf")), "anchorOf"),
        ((None, NG("inSentence")), "inSentence"),
        ((ICELAND, SKOS("prefLabel")), "prefLabel"),
        ((URGED, NG("modality")), "says why it is only talk"),
        ((IRIS.article("a1"), NG("text")), "text"),
    ],
)
def test_what_is_missing_is_found(drop: tuple[NamedNode | None, NamedNode], message: str) -> None:
    report = broken(drop=drop)
    assert message in report.text


def test_words_that_the_article_does_not_have_are_found() -> None:
    read = deployment_article()
    store = make_store()
    span = IRIS.span(IRIS.text(read.article), read.mentions[0].trigger)
    where = store.iris.article_graph("a1")
    old = Quad(span, NIF("anchorOf"), Literal("deployed"), where)
    store.apply(Change(frozenset([old]), (Quad(span, NIF("anchorOf"), Literal("destroyed"), where),)))
    (finding,) = check(store).findings
    assert finding.message == "the article does not have these words there: 'destroyed'"
    assert (finding.article, finding.sentence) == ("a1", "Norway deployed troops to Troms on Monday.")


def test_wrong_figures_are_found_with_article_and_sentence() -> None:
    read = second_article()
    mention = read.mentions[0]
    wrong = replace(mention.figures[0], lower=900.0)
    read = replace(read, mentions=(replace(mention, figures=(wrong,)), *read.mentions[1:]))
    store = Store.in_memory(describe=describe)
    store.put([read], clusters(read))
    report = check(store)
    assert {f.article for f in report.findings} == {"a2"}
    assert "Norwegian troops moved into Troms" in report.text


def test_a_figure_needs_a_number() -> None:
    node = IRIS.part("a1", "figure", "x")
    report = broken(
        (node, RDF("type"), NG("Figure")), (node, NG("measures"), MEASURE("troops")), (EVENT, NG("figure"), node)
    )
    assert "a figure has a bound or a number" in report.text
    assert number(3).value == "3"


def test_pyshacl_finds_the_same_in_the_sample() -> None:
    store = make_store()
    assert check(store, engine="pyshacl").conforms
    where = store.iris.graph("facts")
    wrong = (
        Quad(EVENT, NG("earliestBegin"), day(days("2031-01-01").earliest_begin), where),  # type: ignore[arg-type]
        Quad(EVENT, NG("content"), ICELAND, where),
        Quad(EVENT, NG("recipient"), ICELAND, where),
        Quad(EVENT, SAID("agent"), ICELAND, where),
        Quad(URGED, NG("agent"), ICELAND, where),
        Quad(IRIS.event("new"), RDF("type"), NG("Event"), where),
        Quad(URGED, RDF("type"), NG("Event"), where),
    )
    store.apply(Change(frozenset(), wrong))
    reports = [
        {(f.node, f.article, f.message.partition(":")[0]) for f in check(store, engine=e).findings} for e in ENGINES
    ]
    assert reports[0] == reports[1]
    assert len(reports[0]) > 3
