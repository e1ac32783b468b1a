"""The SPARQL 1.1 Protocol: the cases of the W3C's protocol test suite for queries, on a store of our own."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import httpx
import pyoxigraph
import pytest

BASE = "https://w3id.org/newsgraph/id/"
FACTS, DESCRIBED = f"{BASE}graph/facts", f"{BASE}graph/described"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUERY = {"Content-Type": "application/sparql-query"}
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
ASK = "ASK { ?event a ng:Event }"


def count(client: httpx.Client, text: str, **parameters: object) -> int:
    found = client.get("/sparql", params={"query": text, **parameters})
    assert found.status_code == 200, found.text
    return int(found.json()["results"]["bindings"][0]["n"]["value"])


# ---------------------------------------------------------------- the three ways to send a query


def test_query_by_get(client: httpx.Client) -> None:
    found = client.get("/sparql", params={"query": ASK}, headers={"Accept": JSON})
    assert (found.status_code, found.json()["boolean"]) == (200, True)
    assert found.headers["content-type"] == JSON


def test_query_by_post_with_form(client: httpx.Client) -> None:
    assert client.post("/sparql", data={"query": ASK}).json()["boolean"] is True


def test_query_by_post_directly(client: httpx.Client) -> None:
    assert client.post("/sparql", content=ASK, headers=QUERY).json()["boolean"] is True


def test_charset_and_case_of_the_media_type_do_not_matter(client: httpx.Client) -> None:
    for kind in (
        "application/sparql-query; charset=UTF-8",
        "Application/SPARQL-Query",
        'application/sparql-query;charset="utf-8"',
    ):
        assert client.post("/sparql", content=ASK, headers={"Content-Type": kind}).status_code == 200


def test_text_beyond_ascii_arrives_by_each_way(client: httpx.Client) -> None:
    text = 'ASK { FILTER("Łódź—кириллица" = "Łódź—кириллица") }'
    answers = [
        client.get("/sparql", params={"query": text}),
        client.post("/sparql", data={"query": text}),
        client.post("/sparql", content=text.encode(), headers=QUERY),
    ]
    assert [a.json()["boolean"] for a in answers] == [True] * 3


def test_head_has_the_headers_of_get_and_no_body(client: httpx.Client) -> None:
    asked = {"query": "SELECT ?s { ?s a ng:Event } ORDER BY ?s"}
    got, head = client.get("/sparql", params=asked), client.head("/sparql", params=asked)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == got.headers["content-length"] == str(len(got.content))


# ---------------------------------------------------------------- the dataset of the request


def test_without_a_dataset_the_default_graph_is_the_union(client: httpx.Client) -> None:
    everything = count(client, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert everything == count(client, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }") > 500


def test_default_graph_of_the_request(client: httpx.Client) -> None:
    facts = count(client, "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ng:Event }")
    text = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?any }"
    assert count(client, text, **{"default-graph-uri": FACTS}) == facts
    assert count(client, text, **{"default-graph-uri": DESCRIBED}) < facts


def test_several_default_graphs_are_merged(client: httpx.Client) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    one, other = (count(client, text, **{"default-graph-uri": g}) for g in (FACTS, DESCRIBED))
    assert count(client, text, **{"default-graph-uri": [FACTS, DESCRIBED]}) == one + other


def test_named_graphs_of_the_request(client: httpx.Client) -> None:
    text = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert count(client, text, **{"named-graph-uri": [FACTS, DESCRIBED]}) == 2
    assert count(client, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", **{"named-graph-uri": FACTS}) == 0


def test_both_kinds_of_graphs(client: httpx.Client) -> None:
    text = f"ASK {{ ?s a ng:Event . GRAPH <{DESCRIBED}> {{ ?t a ng:PossibleEvent }} }}"
    asked = {"query": text, "default-graph-uri": FACTS, "named-graph-uri": DESCRIBED}
    assert client.get("/sparql", params=asked).json()["boolean"] is True
    assert client.post("/sparql", data=asked).json()["boolean"] is True
    direct = client.post(
        "/sparql", params={k: v for k, v in asked.items() if k != "query"}, content=text, headers=QUERY
    )
    assert direct.json()["boolean"] is True


def test_the_request_goes_before_the_query(client: httpx.Client) -> None:
    text = f"SELECT (COUNT(*) AS ?n) FROM <{DESCRIBED}> {{ ?s ?p ?o }}"
    plain = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert count(client, text, **{"default-graph-uri": FACTS}) == count(client, plain, **{"default-graph-uri": FACTS})


def test_from_in_the_query(client: httpx.Client) -> None:
    inside = count(client, f"SELECT (COUNT(*) AS ?n) FROM <{FACTS}> {{ ?s ?p ?o }}")
    assert inside == count(client, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", **{"default-graph-uri": FACTS})


def test_a_graph_iri_must_be_absolute(client: httpx.Client) -> None:
    for bad in ("facts", "", "http://x.org/a b", "http://x.org/<>"):
        assert client.get("/sparql", params={"query": ASK, "default-graph-uri": bad}).status_code == 400


# ---------------------------------------------------------------- content negotiation

SELECT = "SELECT ?s ?label { ?s a ng:Event ; rdfs:label ?label } ORDER BY ?s"
CONSTRUCT = "CONSTRUCT { ?s rdfs:label ?l } { ?s a ng:Event ; rdfs:label ?l }"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, JSON),
        ("*/*", JSON),
        (JSON, JSON),
        ("application/json", JSON),
        (XML, XML),
        ("application/xml", XML),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/*", "text/csv; charset=utf-8"),
        (f"{JSON};q=0.3, {XML};q=0.9", XML),
        (f"text/turtle, {XML};q=0.5", XML),
        (f"{JSON};q=0, */*;q=0.1", XML),
        ("image/png, text/csv;q=0.1", "text/csv; charset=utf-8"),
    ],
)
def test_results_in_the_wanted_format(client: httpx.Client, accept: str | None, expected: str) -> None:
    found = client.post("/sparql", content=SELECT, headers={**QUERY, "Accept": accept or ""})
    assert (found.status_code, found.headers["content-type"]) == (200, expected)
    assert "accept" in found.headers["vary"].lower()


def test_each_format_says_the_same(client: httpx.Client) -> None:
    def rows(accept: str) -> list[str]:
        content = client.get("/sparql", params={"query": SELECT}, headers={"Accept": accept}).content
        if accept == JSON:
            return [b["s"]["value"] for b in json.loads(content)["results"]["bindings"]]
        if accept == XML:
            return [e.text or "" for e in ET.fromstring(content).iter("{http://www.w3.org/2005/sparql-results#}uri")]
        lines = content.decode().replace("\r\n", "\n").splitlines()[1:]
        return [line.split("," if accept == "text/csv" else "\t")[0].strip("<>") for line in lines]

    found = [rows(a) for a in (JSON, XML, "text/csv", "text/tab-separated-values")]
    assert len(found[0]) > 3
    assert found[1:] == found[:1] * 3


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "text/turtle; charset=utf-8"),
        ("text/turtle", "text/turtle; charset=utf-8"),
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml;q=0.2, text/turtle;q=0.8", "text/turtle; charset=utf-8"),
    ],
)
def test_triples_in_the_wanted_format(client: httpx.Client, accept: str | None, expected: str) -> None:
    headers = {**QUERY, "Accept": accept or ""}
    found = client.post("/sparql", content=CONSTRUCT, headers=headers)
    assert (found.status_code, found.headers["content-type"]) == (200, expected)
    form = pyoxigraph.RdfFormat.from_media_type(expected.partition(";")[0])
    assert len(list(pyoxigraph.parse(found.content, format=form))) > 3


def test_describe_gives_triples(client: httpx.Client) -> None:
    found = client.get("/sparql", params={"query": f"DESCRIBE <{BASE}country/NOR>"})
    assert found.headers["content-type"].startswith("text/turtle")
    assert "Norway" in found.text


def test_what_can_not_be_written_is_406_and_lists_what_can(client: httpx.Client) -> None:
    for query, accept, possible in (
        (SELECT, "image/png", "text/csv"),
        (SELECT, "text/turtle", JSON),
        (CONSTRUCT, "text/csv", "text/turtle"),
    ):
        found = client.post("/sparql", content=query, headers={**QUERY, "Accept": accept})
        assert found.status_code == 406
        assert possible in found.text


def test_a_browser_that_follows_a_link_comes_to_the_console(client: httpx.Client) -> None:
    headers = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    found = client.get("/sparql", params={"query": ASK}, headers=headers)
    assert found.status_code == 303
    assert found.headers["location"].startswith("/#query=ASK%20")
    assert client.get("/sparql", headers=headers).headers["location"] == "/"


# ---------------------------------------------------------------- what is not allowed


def test_other_methods(client: httpx.Client) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        assert client.request(method, "/sparql", params={"query": ASK}).status_code == 405


def test_no_query_or_two(client: httpx.Client) -> None:
    assert client.post("/sparql", data={"x": "1"}).status_code == 400
    assert client.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D").status_code == 400
    assert client.post("/sparql", params={"query": ASK}, data={"query": ASK}).status_code == 400
    assert client.post("/sparql", params={"query": ASK}, content=ASK, headers=QUERY).status_code == 400
    assert client.post("/sparql", data={"query": ASK, "update": "CLEAR ALL"}).status_code == 400


def test_wrong_or_missing_media_type(client: httpx.Client) -> None:
    for headers in ({"Content-Type": "text/plain"}, {"Content-Type": "application/json"}, {"Content-Type": ""}):
        assert client.post("/sparql", content=ASK, headers=headers).status_code == 415
    odd = {"Content-Type": "application/sparql-query; charset=latin1"}
    assert client.post("/sparql", content=ASK, headers=odd).status_code == 415


def test_what_is_not_utf8(client: httpx.Client) -> None:
    assert client.post("/sparql", content=b"ASK { FILTER(\xe9 = 1) }", headers=QUERY).status_code == 400
    assert client.post("/sparql", content=b"query=ASK%20%7B%22%E9%22%7D", headers=FORM).status_code == 400
    assert client.get("/sparql?query=ASK%20%7B%22%E9%22%7D").status_code == 400


def test_too_long_a_request(client: httpx.Client) -> None:
    assert client.post("/sparql", content=b"#" * 1_100_000, headers=QUERY).status_code == 413


def test_a_syntax_error_says_where_and_what_to_do(client: httpx.Client) -> None:
    found = client.post("/sparql", content="SELECT * {\n  ?s a ngg:Event }", headers=QUERY)
    assert found.status_code == 400
    assert found.headers["content-type"].startswith("text/plain")
    assert "line 2" in found.text
    assert "ng" in found.text
    problem = client.post("/sparql", content="SELECT * { ?s ?p ?o . FILTR(?o > 1) }", headers={**QUERY, "Accept": JSON})
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["line"] == 1
    assert "FILTER" in problem.json()["hint"]


def test_an_update_is_refused(client: httpx.Client) -> None:
    update = "INSERT DATA { <http://x.org/a> <http://x.org/b> 1 }"
    direct = client.post("/sparql", content=update, headers={"Content-Type": "application/sparql-update"})
    assert direct.status_code == client.post("/sparql", data={"update": update}).status_code == 403
    assert "read-only" in direct.text
    assert client.get("/sparql", params={"update": update}).status_code == 405
    assert client.get("/sparql", params={"query": update}).status_code == 400
    assert client.post("/sparql", content="ASK { <http://x.org/a> ?p ?o }", headers=QUERY).json()["boolean"] is False


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1234/sparql> { ?s ?p ?o } }",
        "ASK { service silent ?where { ?s ?p ?o } }",
        "SELECT * { # '\n SERVICE<http://127.0.0.1:1234/>{ ?s ?p ?o } }",
        "SELECT * { { SELECT * { FILTER(1<2)SERVICE<http://127.0.0.1:1234/>{} } } }",
        'SELECT * { ?s ?p "\\"" . SERVICE <http://127.0.0.1:1234/> {} FILTER("x" = "y") }',
    ],
)
def test_service_is_refused_before_anything_is_sent(client: httpx.Client, text: str) -> None:
    found = client.post("/sparql", content=text, headers=QUERY)
    assert (found.status_code, "SERVICE" in found.text) == (403, True)


def test_the_word_service_may_be_said(client: httpx.Client) -> None:
    text = 'ASK { ?service <http://x.org/SERVICE> "SERVICE <http://x.org/> {}" } # SERVICE'
    assert client.post("/sparql", content=text, headers=QUERY).status_code == 200


# ---------------------------------------------------------------- the service description


def test_the_service_describes_itself(client: httpx.Client) -> None:
    found = client.get("/sparql", headers={"Accept": "application/n-triples"})
    text = found.text
    assert found.headers["content-type"] == "application/n-triples"
    sd = "http://www.w3.org/ns/sparql-service-description#"
    for term in ("Service", "SPARQL11Query", "UnionDefaultGraph", "endpoint", "namedGraph", "resultFormat"):
        assert f"<{sd}{term}>" in text
    assert "SPARQL11Update" not in text
    assert FACTS in text
    assert client.get("/sparql", headers={"Accept": "text/csv"}).status_code == 406


def test_relative_iris_are_resolved_against_the_endpoint(client: httpx.Client) -> None:
    text = "SELECT (STR(<x>) AS ?n) {}"
    found = client.get("/sparql", params={"query": text}).json()["results"]["bindings"][0]["n"]["value"]
    assert found == f"{client.base_url}/x".replace("//x", "/x")
