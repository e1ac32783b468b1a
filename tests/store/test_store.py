"""Adding, replacing and removing articles."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.model import EventCluster, ReadArticle
from graph.rdf.terms import Literal, NamedNode, Quad
from graph.rdf.vocabulary import NG, RDF, SKOS
from graph.store import Store
from tests.rdf.sample import COUNTRIES, Draft, clusters, deployment_article, describe, second_article

A, B = deployment_article(), second_article()
BOTH = clusters(A, B)


def store_of(*articles: ReadArticle, keys: list[EventCluster] = BOTH) -> Store:
    store = Store.in_memory(describe=describe)
    for article in articles:
        store.put([article], keys)
    return store


def test_each_triple_stands_in_one_graph() -> None:
    store = store_of(A, B)
    seen = Counter((q.subject, q.predicate, q.object) for q in store.engine)
    assert not [t for t, n in seen.items() if n > 1]


def test_there_are_no_blank_nodes() -> None:
    for quad in store_of(A, B).quads():
        assert isinstance(quad.subject, NamedNode)
        assert type(quad.object).__name__ in ("NamedNode", "Literal")


def test_the_order_of_articles_does_not_matter() -> None:
    third = Draft("a3", "Denmark attacked Iceland.", publisher=None)
    third.add("attacked", "ASSAULT", actors=["DNK"], recipients=["ISL"])
    articles = [A, B, third.read()]
    results = {
        frozenset(store_of(*order, keys=clusters(*articles)).quads()) for order in itertools.permutations(articles)
    }
    assert len(results) == 1
    together = Store.in_memory(describe=describe)
    together.put(articles, clusters(*articles))
    assert frozenset(together.quads()) in results


def test_the_same_article_again_changes_nothing() -> None:
    store = store_of(A, B)
    assert not store.put([A], BOTH)
    assert not store.put([B, A], BOTH)


def test_a_removed_article_leaves_what_others_support_and_nothing_else() -> None:
    store = store_of(A, B)
    store.remove("a2")
    assert set(store.quads()) == set(store_of(A).quads())
    store.remove("a1")
    assert not list(store.quads())


def test_an_article_that_is_not_there_cannot_be_removed() -> None:
    with pytest.raises(StoreError, match="'nope': not in the store"):
        store_of(A).remove("nope")


def test_a_corrected_article_replaces_the_old_one() -> None:
    draft = Draft("a1", "Sweden attacked Denmark.")
    draft.add("attacked", "ASSAULT", actors=["SWE"], recipients=["DNK"])
    corrected = draft.read()
    store = store_of(A, B)
    store.put([corrected], clusters(corrected, B))
    assert set(store.quads()) == set(store_of(corrected, B, keys=clusters(corrected, B)).quads())


def test_two_articles_make_one_event_with_the_evidence_of_both() -> None:
    store = store_of(A, B)
    event = store.iris.event("mobilize-nor-")
    mentions = list(store.engine.quads_for_pattern(None, NG("denotes"), event))
    assert {q.graph_name.value.rpartition("/")[2] for q in mentions} == {"a1", "a2"}
    begins = [q.object.value for q in store.engine.quads_for_pattern(event, NG("earliestBegin"), None)]
    assert begins == ["2030-03-04"]


def test_talk_is_linked_to_the_fact_that_another_article_tells() -> None:
    store = store_of(A, B)
    urged, alleged = store.iris.possible("retreat-nor-", "urged"), store.iris.possible("mobilize-nor-", "alleged")
    links = {(q.subject, q.predicate): q.object for q in store.quads([store.iris.graph("described")])}
    assert links[urged, NG("realizedAs")] == store.iris.event("retreat-nor-")
    assert links[alleged, NG("refersTo")] == store.iris.event("mobilize-nor-")
    store.remove("a2")
    assert not list(store.engine.quads_for_pattern(urged, NG("realizedAs"), None))


def test_what_happened_before_it_was_urged_did_not_come_true() -> None:
    earlier = second_article("a0", date="2030-01-02")
    mentions = tuple(replace(m, time=None) for m in earlier.mentions)
    store = store_of(A, replace(earlier, mentions=mentions), keys=clusters(A, earlier))
    urged = store.iris.possible("retreat-nor-", "urged")
    assert not list(store.engine.quads_for_pattern(urged, NG("realizedAs"), None))
    assert list(store.engine.quads_for_pattern(urged, NG("refersTo"), None))


def test_entities_that_differ_get_one_preferred_label_whatever_came_first() -> None:
    other = replace(COUNTRIES["NOR"], label="Kingdom of Norway")
    draft = Draft("z", "Norway attacked Finland.")
    party = draft.party("NOR")
    renamed = replace(party, link=replace(party.link, entity=other))
    draft.add("attacked", "ASSAULT", actors=[renamed], recipients=["FIN"])
    z = draft.read()
    first, last = (store_of(*order, keys=clusters(A, z)) for order in ((A, z), (z, A)))
    assert set(first.quads()) == set(last.quads())
    labels = [
        q.object.value
        for q in first.engine.quads_for_pattern(None, SKOS("prefLabel"), None)
        if "NOR" in q.subject.value
    ]
    assert labels == ["Kingdom of Norway"]


def test_named_entities_bring_the_ones_they_act_for_or_lie_in() -> None:
    draft = Draft("m", "Kari Berg spoke.")
    draft.add("spoke", "CONSULT", actors=["Kari Berg"])
    store = store_of(draft.read())
    label = next(store.engine.quads_for_pattern(store.iris.entity("country/NOR"), SKOS("prefLabel"), None))
    assert label.object.value == "Norway"


def test_a_change_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store", describe=describe)
    store.put([A], BOTH)
    before = set(store.quads())
    broken = replace(A, mentions=(replace(A.mentions[0], type="NO SUCH <TYPE>"),))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="IRI"):
        store.put([broken], BOTH)
    assert set(store.quads()) == before


def test_a_store_on_disk_is_read_again_and_says_what_is_in_it(tmp_path: Path) -> None:
    base = "https://data.example.org/news/"
    store = Store.create(tmp_path / "store", base=base, describe=describe)
    store.put([A, B], BOTH, read_with="test 1")
    store.finish()
    quads = list(store.quads())
    del store
    again = Store.open(tmp_path, read_only=True)
    assert again.iris.base == base
    assert list(again.quads()) == quads
    assert [(r.id, r.source, r.read_with) for r in again.articles()] == [
        ("a1", "a1.txt", "test 1"),
        ("a2", "a2.txt", "test 1"),
    ]
    assert all(q.subject.value.startswith(base) for q in quads)


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store there; make one with `newsgraph build`"):
        Store.open(tmp_path)
    store = Store.create(tmp_path / "s")
    with pytest.raises(StoreError, match="another process writes it"):
        Store.create(tmp_path / "s")
    del store
    with pytest.raises(StoreError, match="base IRI is"):
        Store.create(tmp_path / "s", base="https://other.example.org/")
    with pytest.raises(StoreError, match="must end with"):
        Store.in_memory(base="https://other.example.org")


def test_quads_are_sorted() -> None:
    quads: list[Quad] = list(store_of(A, B).quads())
    graphs = [q.graph_name.value for q in quads]
    assert [g.rpartition("graph/")[2] for g in dict.fromkeys(graphs)] == [
        "background", "facts", "described", "article/a1", "article/a2",
    ]  # fmt: skip
    facts = [q.subject.value for q in quads if q.graph_name.value.endswith("/facts")]
    assert facts == sorted(facts)


def test_queries_see_the_union_and_know_the_prefixes() -> None:
    store = store_of(A, B)
    rows = store.query("SELECT ?e { ?e a ng:TroopDeployment ; ng:agent id:country\\/NOR }")
    assert len(list(rows)) == 1  # type: ignore[arg-type]


def test_a_named_dataset_is_all_that_a_query_sees() -> None:
    store = store_of(A, B)
    facts, background = store.iris.graph("facts"), store.iris.graph("background")
    ask = "ASK {clause} {{ ?e a ng:TroopDeployment ; ng:agent ?who . ?who skos:prefLabel ?name }}"
    assert store.query(ask.format(clause=""))
    assert not store.query(ask.format(clause=f"FROM {facts}"))
    assert store.query(ask.format(clause=f"FROM {facts} FROM {background}"))
    assert not store.query(ask.format(clause=f"FROM NAMED {facts}"))
    assert not store.query(ask.format(clause=""), default_graph=[facts])
    assert store.query(ask.format(clause=""), default_graph=[facts, background])
    assert store.query(f"ASK FROM NAMED {facts} {{ GRAPH ?g {{ ?e a ng:Event }} }}")
    assert store.query("ASK { ?from a ng:Event FILTER(STR(?from) != 'FROM <x:y>') } # FROM <x:y>")


def test_the_ontology_can_be_asked_but_is_in_no_listing() -> None:
    store = store_of(A)
    assert store.query("ASK { ng:Condemnation rdfs:subClassOf+ ng:Event }")
    assert not [q for q in store.quads() if q.object == NG("FactProperty")]
    assert list(store.engine.quads_for_pattern(NG("agent"), RDF("type"), None))


def test_a_bulk_addition_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    """What ``BULK`` relies on: Oxigraph's bulk loading shows all of its quads or none."""
    store = Store.create(tmp_path / "store")
    before = len(store)

    def quads() -> Iterator[Quad]:
        for n in range(20_000):
            yield Quad(NamedNode(f"https://example.org/{n}"), NG("rule"), Literal(str(n)), store.iris.graph("facts"))
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        store.engine.bulk_extend(quads())
    assert len(store) == before


def test_openings_leave_nothing_that_piles_up(tmp_path: Path) -> None:
    for _ in range(4):
        store = Store.create(tmp_path / "store")
        del store
    assert len(list((tmp_path / "store").glob("LOG.old.*"))) <= 1
