"""The Python door."""

from __future__ import annotations

import datetime
import pickle
from pathlib import Path

import pytest
import rdflib

from graph.api import EventGraph
from graph.errors import QueryError, StoreError
from graph.store import Store
from tests.rdf.sample import clusters, deployment_article, describe, second_article


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> EventGraph:
    folder = tmp_path_factory.mktemp("graph")
    reads = [deployment_article(), second_article()]
    store = Store.create(folder / "store", describe=describe)
    store.put(reads, clusters(*reads))
    del store
    return EventGraph.open(folder)


def test_a_query_gives_named_tuples_of_python_values(events: EventGraph) -> None:
    rows = events.query("troop-deployments", place="Troms")
    assert len(rows) == 2
    assert rows.columns[:2] == ("troops_of", "place")
    assert (rows[1].troops_of, rows[1].best, rows[1].date) == ("Norway", 700, datetime.date(2030, 3, 4))
    assert rows.to_dicts()[1]["according_to"] is None
    assert repr(rows).startswith("<2 rows: troops_of")


def test_a_row_gives_its_values_by_column_name_too(events: EventGraph) -> None:
    (row,) = events.query("timeline", type="ACCUSE", status="actual", limit=1)
    assert row["from"] == row[0]
    assert (row["label"], row["event"]) == (row.label, row.event)
    assert row[:2] == (row["from"], row["to"])
    with pytest.raises(KeyError, match="no column 'speaker'; there are from, to, type"):
        row["speaker"]
    assert pickle.loads(pickle.dumps(tuple(row))) == row


def test_rows_as_a_dataframe(events: EventGraph) -> None:
    pandas = pytest.importorskip("pandas")
    rows = events.query("figures")
    frame = rows.to_dataframe()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns) == list(rows.columns)
    assert len(frame) == len(rows) > 0
    assert frame["best"].max() == max(r.best for r in rows if r.best is not None)
    assert frame.loc[0, "wording"] == rows[0].wording
    empty = events.query("figures", measure="missiles").to_dataframe()
    assert (len(empty), list(empty.columns)) == (0, list(rows.columns))


def test_rows_show_themselves_in_notebooks_safely(events: EventGraph) -> None:
    html = events.query("SELECT ('<script>' AS ?x) {}")._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_ask_and_construct(events: EventGraph) -> None:
    assert events.query("ASK { ?e a ng:Condemnation }") is True
    triples = events.query("CONSTRUCT { ?e rdfs:label ?l } WHERE { ?e a ng:Condemnation ; rdfs:label ?l }")
    assert isinstance(triples, rdflib.Graph)
    assert len(triples) == 1


def test_events_by_type_kind_and_actor(events: EventGraph) -> None:
    (fact,) = events.events(type="TroopDeployment", facts_only=True)
    assert fact.is_fact
    assert [p.label for p in fact.actors] == ["Norway"]
    assert {e.status for e in events.events(type="MOBILIZE")} == {"actual", "alleged"}
    assert {e.kind for e in events.events(actor="Denmark")} == {"Denial"}
    assert events.event("event/mobilize-nor-") == events.event(fact.iri) == fact
    with pytest.raises(QueryError, match="not in the graph"):
        events.event("event/none")


def test_evidence_of_an_event(events: EventGraph) -> None:
    (fact,) = events.events(type="TroopDeployment", facts_only=True)
    found = events.evidence(fact)
    assert [(e.article, e.trigger) for e in found] == [("a1", "deployed"), ("a2", "moved")]
    assert found[0].text.startswith("Norway deployed")
    assert events.evidence(fact.iri) == found


def test_articles(events: EventGraph) -> None:
    assert [(a.id, a.date) for a in events.articles] == [
        ("a1", datetime.date(2030, 3, 5)),
        ("a2", datetime.date(2030, 3, 9)),
    ]


def test_networkx_has_plain_attributes_and_parallel_edges(events: EventGraph) -> None:
    network = events.to_networkx()
    assert network.is_multigraph()
    assert network.is_directed()
    values = [v for _, _, d in network.edges(data=True) for v in d.values()]
    assert all(isinstance(v, str | int | float) for v in values)
    facts = events.to_networkx(facts_only=True)
    assert 0 < facts.number_of_edges() < network.number_of_edges()


def test_rdflib_sees_the_store_as_a_dataset_with_the_union_as_default(events: EventGraph) -> None:
    dataset = events.to_rdflib()
    ng = rdflib.Namespace("https://w3id.org/newsgraph/ontology#")
    assert len(list(dataset.subjects(rdflib.RDF.type, ng.TroopDeployment))) == 1
    rows = dataset.query("SELECT ?e WHERE { ?e a <https://w3id.org/newsgraph/ontology#TroopDeployment> }")
    assert len(rows) == 1


def test_counts_and_events_agree(events: EventGraph) -> None:
    counts, listed = events.counts(), list(events.events())
    assert (sum(e.is_fact for e in listed), sum(not e.is_fact for e in listed)) == (
        counts["facts"],
        counts["only talk"],
    )
    keys = {e.iri.removeprefix(events.store.iris.base).split("/")[1] for e in listed}
    assert len(keys) == counts["events"]
    made = [e for e in events.events(statements=True) if e not in listed]
    assert made
    assert all(e.type is None and "/statement/" in e.iri for e in made)


def test_it_shows_itself_in_notebooks(events: EventGraph) -> None:
    assert events.counts() == {"articles": 2, "events": 9, "facts": 7, "only talk": 5}
    html = events._repr_html_()
    assert "9 events · 7 facts · 5 only talk" in html
    assert "Condemnation: Finland" in html


def test_a_folder_without_a_graph_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="make one with `newsgraph build`"):
        EventGraph.open(tmp_path)
