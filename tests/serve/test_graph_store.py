"""Reading graphs by the Graph Store HTTP Protocol."""

from __future__ import annotations

import httpx
import pyoxigraph
from pyoxigraph import RdfFormat

FACTS = "https://w3id.org/newsgraph/id/graph/facts"
WHERE = "/rdf-graph-store"


def parse(found: httpx.Response, form: RdfFormat) -> set[pyoxigraph.Quad]:
    assert found.status_code == 200, found.text
    return set(pyoxigraph.parse(found.content, format=form))


def test_one_graph_in_each_format(client: httpx.Client) -> None:
    forms = {
        "text/turtle": RdfFormat.TURTLE,
        "application/n-triples": RdfFormat.N_TRIPLES,
        "application/rdf+xml": RdfFormat.RDF_XML,
        "application/ld+json": RdfFormat.JSON_LD,
    }
    found = [parse(client.get(WHERE, params={"graph": FACTS}, headers={"Accept": a}), f) for a, f in forms.items()]
    assert len(found[0]) > 30
    assert found[1:] == found[:1] * 3


def test_the_default_graph_is_the_union(client: httpx.Client) -> None:
    union = parse(
        client.get(WHERE, params={"default": ""}, headers={"Accept": "application/n-triples"}), RdfFormat.N_TRIPLES
    )
    whole = parse(client.get(WHERE, headers={"Accept": "application/n-quads"}), RdfFormat.N_QUADS)
    assert {q.triple for q in whole} == {q.triple for q in union}
    assert len({q.graph_name for q in whole}) >= 5


def test_the_whole_dataset_as_trig_by_default(client: httpx.Client) -> None:
    found = client.get(WHERE)
    assert found.headers["content-type"] == "application/trig"
    assert parse(found, RdfFormat.TRIG) == parse(
        client.get(WHERE, headers={"Accept": "application/n-quads"}), RdfFormat.N_QUADS
    )


def test_head_and_what_is_not_there(client: httpx.Client) -> None:
    assert client.head(WHERE, params={"graph": FACTS}).status_code == 200
    assert client.get(WHERE, params={"graph": f"{FACTS}x"}).status_code == 404
    assert client.get(WHERE, params={"graph": "facts"}).status_code == 400
    assert client.get(WHERE, params={"graph": FACTS, "default": ""}).status_code == 400
    assert client.get(WHERE, params={"graph": FACTS}, headers={"Accept": "text/csv"}).status_code == 406


def test_graphs_can_only_be_read(client: httpx.Client) -> None:
    for method in ("PUT", "POST", "DELETE", "PATCH"):
        found = client.request(method, WHERE, params={"graph": FACTS}, content="")
        assert (found.status_code, found.headers["allow"]) == (405, "GET, HEAD")
