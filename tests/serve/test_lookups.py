"""What the console asks: the graph's words, entities by any name, labels, and the evidence of a thing."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from graph.query import library

BASE = "https://w3id.org/newsgraph/id/"


def get(client: httpx.Client, path: str, **parameters: Any) -> Any:
    found = client.get(f"/api/{path}", params=parameters)
    assert found.status_code == 200, found.text
    return found.json()


def event(client: httpx.Client, kind: str) -> str:
    found = client.get("/sparql", params={"query": f"SELECT ?s {{ ?s a {kind} }} ORDER BY ?s LIMIT 1"}).json()
    return str(found["results"]["bindings"][0]["s"]["value"])


def test_words_have_kinds_labels_and_comments(client: httpx.Client) -> None:
    found = get(client, "vocabulary")
    words = {w["name"]: w for w in found["terms"]}
    assert words["ng:agent"]["kind"] == "property"
    assert words["ng:agent"]["comment"]
    assert words["ng:Condemnation"]["uses"] == 1
    assert words["plover:ASSAULT"]["kind"] == "concept"
    assert found["prefixes"]["id"] == BASE
    assert found["counts"]["articles"] == 2
    assert f"{BASE}graph/facts" in found["graphs"]


def test_questions_are_those_of_the_library(client: httpx.Client) -> None:
    found = get(client, "questions")
    assert [q["name"] for q in found["queries"]] == [q.name for q in library()]
    assert {"of": "type", "value": "ASSAULT", "label": "assault"} in found["concepts"]
    assert {"of": "measure", "value": "killed", "label": "killed"} in found["concepts"]
    assert len([c for c in found["concepts"] if c["of"] == "type"]) == 16


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("norw", "Norway"),
        ("NOR", "Norway"),
        ("fin", "Finland"),
        ("secur", "UN Security Council"),
        ("TROMS", "Troms"),
        ("UNSC", "UN Security Council"),
        ("kingdom of nor", "Norway"),
        ("danes", "Denmark"),
        ("oslo", "Norway"),
        ("DK", "Denmark"),
    ],
)
def test_entities_by_the_beginning_of_a_name_or_a_code(client: httpx.Client, typed: str, first: str) -> None:
    found = get(client, "entities", q=typed)
    assert found[0]["label"] == first


def test_another_name_by_which_an_entity_was_found_is_told(client: httpx.Client) -> None:
    assert get(client, "entities", q="danes")[0]["called"] == "Danes"
    assert "called" not in get(client, "entities", q="denm")[0]
    assert "called" not in get(client, "entities", q="NOR")[0]


def test_no_entity_is_an_empty_list(client: httpx.Client) -> None:
    assert get(client, "entities", q="zzzz") == []


def test_a_question_becomes_sparql_that_runs(client: httpx.Client) -> None:
    asked = {"name": "troop-deployments", "values": {"place": "troms", "limit": "5"}}
    found = client.post("/api/prepared", json=asked).json()
    assert f"<{BASE}place/troms>" in found["query"]
    assert client.get("/sparql", params={"query": found["query"]}).json()["results"]["bindings"]
    wrong = client.post("/api/prepared", json={"name": "troop-deployments", "values": {"place": "Tromz"}})
    assert wrong.status_code == 400
    assert "Troms" in wrong.text


def test_labels(client: httpx.Client) -> None:
    iris = [f"{BASE}country/NOR", "https://w3id.org/newsgraph/ontology#agent", "http://x.org/none", "no iri"]
    found = client.post("/api/labels", json={"iris": iris}).json()
    assert found[iris[0]] == {"short": "id:country/NOR", "kind": "country", "label": "Norway"}
    assert found[iris[1]]["label"] == "agent"
    assert "label" not in found[iris[2]]
    assert iris[3] not in found


def test_an_event_has_its_sentences_with_words_marked(client: httpx.Client) -> None:
    found = get(client, "about", iri=event(client, "ng:Condemnation"))
    assert found["voice"] == "fact"
    assert [t["label"] for t in found["types"]]
    told = found["evidence"][0]
    marks = {m["role"]: told["text"][m["begin"] : m["end"]] for m in told["marks"]}
    assert marks["trigger"] == "condemned"
    assert marks["actor"] == "Finland"
    assert told["date"] == "2030-03-05"
    assert told["publisher"] == "Nordlys Post"


def test_talk_says_so_and_who_says_it(client: httpx.Client) -> None:
    found = get(client, "about", iri=event(client, "ng:PossibleEvent"))
    assert found["voice"] == "talk"


def test_a_figure_leads_to_its_words(client: httpx.Client) -> None:
    found = get(client, "about", iri=event(client, "ng:Figure"))
    told = found["evidence"][0]
    assert told["text"][told["marks"][0]["begin"] : told["marks"][0]["end"]] == "around 900"


def test_an_actor_has_its_events_and_an_article_what_it_tells(client: httpx.Client) -> None:
    norway = get(client, "about", iri=f"{BASE}country/NOR")
    assert {"speaker", "agent", "addressee"} & {p["role"] for p in norway["parts"]["items"]}
    assert {p["voice"] for p in norway["parts"]["items"]} == {"fact", "talk"}
    article = get(client, "about", iri=f"{BASE}article/a1")
    assert len(article["parts"]["items"]) > 5


def test_what_is_not_there_and_what_is_wrong(client: httpx.Client) -> None:
    assert client.get("/api/about", params={"iri": "http://x.org/none"}).status_code == 404
    assert client.get("/api/about", params={"iri": "no iri"}).status_code == 404
    assert client.post("/api/labels", content="[1]").status_code == 400
    assert client.post("/api/labels", content="{").status_code == 400
    assert client.get("/api/labels").status_code == 405
    assert client.get("/api/secrets").status_code == 404


def test_misspelt_words_get_a_note(client: httpx.Client) -> None:
    found = client.post("/api/notes", json={"query": "SELECT * { ?s ng:agnt ?o }"}).json()
    assert len(found) == 1
    assert "agent" in found[0]
    assert client.post("/api/notes", json={"query": "SELECT * { ?s ng:agent ?o }"}).json() == []
