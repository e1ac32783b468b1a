"""Errors name line and column and the likely fix."""

from __future__ import annotations

import pytest

from graph.errors import QueryError
from graph.query import ask
from graph.store import Store


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT * { ?s foo:bar ?o }", "line 1, column 15: prefix foo: is not known.*PREFIX foo: <...>"),
        ("SELECT * { ?s skso:prefLabel ?o }", "prefix skso: is not known; did you mean 'skos'"),
        ("SELECT * {\n  ?s ng:agnet ?o }", "line 2, column 6: ng:agnet is not in the ontology; did you mean 'agent'"),
        ("SELECT * { ?s a ng:Atack }", "did you mean 'Attack'"),
        (
            "SELECT * {\n  ?s ng:agent id:country/NOR }",
            r"line 2, column 15: id:country/NOR is written id:country\\/NOR",
        ),
        ("SELECT * { GRAPH id:graph/facts { ?s ?p ?o } }", r"id:graph/facts is written id:graph\\/facts"),
        ("SELECT * { id:x ng:agent }", r"expected [^A-Z]*\Z"),
        ("SELECT * { ?s ?p ?o", "1 } is missing"),
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER((1 = 1) }", r"1 \) is missing"),
        ("SELEKT * { ?s ?p ?o }", "'SELEKT' begins no query; did you mean 'SELECT'"),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "add it to GROUP BY"),
        ("INSERT DATA { <a:b> <a:c> <a:d> }", "INSERT changes the graph"),
        (
            "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }",
            "line 1, column 12: SERVICE asks another server and is off",
        ),
        (
            "SELECT * { GRAPH <http://x.example/g> { ?s ?p ?o } }",
            "no graph <http://x.example/g> in the store; without GRAPH",
        ),
        ("SELECT * FROM <http://x.example/g> { ?s ?p ?o }", "no graph <http://x.example/g>"),
        ("SELECT * { ?s <not an iri> ?o }", "line 1"),
        (
            "SELECT * { ?s skos:preflabel ?o }",
            "line 1, column 15: nothing in the graph has skos:preflabel; did you mean skos:prefLabel",
        ),
        ("SELECT * { ?s schema:publishr ?o }", "did you mean schema:publisher"),
        (
            "SELECT * FROM <https://w3id.org/newsgraph/id/graph/facts> { GRAPH ?g { ?s a ng:Article } }",
            "line 1, column 61: GRAPH finds nothing here.*add FROM NAMED",
        ),
        (
            "SELECT * FROM NAMED <https://w3id.org/newsgraph/id/graph/facts> { ?s a ng:Event }",
            "FROM NAMED alone has an empty default graph; put the pattern in GRAPH",
        ),
        ("", "begins no query"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(sparql: str, message: str, store: Store) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        ask(sparql or " ", store=store)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s rdfs:label 'ng:agnet SERVICE { ( '@en }",
        "SELECT * { ?s ?p ?o } # ng:agnet SERVICE {",
        "PREFIX ng: <http://other.example/> SELECT * { ?s ng:agnet ?o }",
        "SELECT * { ?s <https://w3id.org/newsgraph/ontology#agent> ?o }",
        "SELECT * { GRAPH ?g { ?s a ng:Article } }",
        "SELECT * { ?f ng:measures measure:whatever }",
        "SELECT * { ?s schema:award ?o ; dcterms:title ?t . ?from skos:broader ?FROM }",
        "SELECT * FROM <https://w3id.org/newsgraph/id/graph/facts> { ?s a ng:Event }",
    ],
)
def test_what_is_right_passes(sparql: str, store: Store) -> None:
    list(ask(sparql, store=store).rows())
