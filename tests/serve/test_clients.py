"""Programs that people really use: SPARQLWrapper, rdflib's SPARQLStore, pyoxigraph, curl."""

from __future__ import annotations

import json
import shutil
import subprocess

import httpx
import pyoxigraph
import pytest
import rdflib

SELECT = "SELECT ?s ?label { ?s a ng:Event ; rdfs:label ?label } ORDER BY ?s"


@pytest.mark.parametrize("way", ["GET", "POST", "POSTDIRECTLY"])
def test_sparqlwrapper(address: str, way: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper", reason="no SPARQLWrapper: pip install SPARQLWrapper")
    asking = wrapper.SPARQLWrapper(f"{address}/sparql")
    asking.setMethod("GET" if way == "GET" else "POST")
    asking.setRequestMethod(wrapper.POSTDIRECTLY if way == "POSTDIRECTLY" else wrapper.URLENCODED)
    asking.setQuery(SELECT)
    asking.setReturnFormat(wrapper.JSON)
    assert len(asking.queryAndConvert()["results"]["bindings"]) > 3
    asking.setReturnFormat(wrapper.XML)
    assert asking.queryAndConvert().getElementsByTagName("result").length > 3
    asking.setQuery("CONSTRUCT { ?s a ng:Event } { ?s a ng:Event }")
    for form in (wrapper.RDFXML, wrapper.TURTLE):
        asking.setReturnFormat(form)
        assert asking.query().response.status == 200
    asking.setQuery("SELECT * { ?s a ")
    with pytest.raises(wrapper.SPARQLExceptions.QueryBadFormed):
        asking.query()


def test_rdflib_sparqlstore(address: str) -> None:
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    triples = rdflib.Graph(SPARQLStore(f"{address}/sparql"))
    event = rdflib.URIRef("https://w3id.org/newsgraph/ontology#Event")
    assert len(list(triples.subjects(rdflib.RDF.type, event))) > 3
    rows = list(triples.query("SELECT ?s { ?s a <https://w3id.org/newsgraph/ontology#Event> }"))
    assert len(rows) > 3
    assert (None, rdflib.RDF.type, event) in triples


def test_pyoxigraph_reads_every_answer(client: httpx.Client) -> None:
    for form in (
        pyoxigraph.QueryResultsFormat.JSON,
        pyoxigraph.QueryResultsFormat.XML,
        pyoxigraph.QueryResultsFormat.TSV,
    ):
        found = client.get("/sparql", params={"query": SELECT}, headers={"Accept": form.media_type})
        rows = pyoxigraph.parse_query_results(found.content, format=form)
        assert isinstance(rows, pyoxigraph.QuerySolutions)
        assert len(list(rows)) > 3


def test_curl(address: str) -> None:
    if not shutil.which("curl"):
        pytest.skip("no curl: apt-get install curl")

    def curl(*arguments: str) -> str:
        asked = ["curl", "--silent", "--noproxy", "*", "--max-time", "20", *arguments, f"{address}/sparql"]
        return subprocess.run(asked, capture_output=True, check=True, text=True).stdout

    assert json.loads(curl("--data-urlencode", "query=ASK { ?s a ng:Event }"))["boolean"] is True
    assert json.loads(curl("-G", "--data-urlencode", "query=ASK { ?s a ng:Event }"))["boolean"] is True
    assert curl(
        "-H", "Content-Type: application/sparql-query", "-H", "Accept: text/csv", "--data-binary", SELECT
    ).startswith("s,label")
    assert curl("-H", "Accept: text/turtle").startswith("@prefix")
