"""What leaves the page is read back by other programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from xml.etree import ElementTree

import networkx as nx
import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery

from tests.view.explorer import Explorer
from tests.view.story import BASE, TEXTS, story

Explore = Callable[..., Explorer]
FACTS = {e.id for e in story().events if e.is_fact}


def test_events_as_csv_carry_their_evidence_with_code_point_offsets(explore: Explore) -> None:
    rows = list(csv.DictReader(io.StringIO(explore().download("Events as CSV").decode("utf-8"))))
    assert len(rows) == 25  # 23 events, one of them with three mentions
    shell = next(r for r in rows if r["label"] == "Ethiopian soldiers shell Kassala")
    assert TEXTS["wire"][int(shell["begin"]) : int(shell["end"])] == shell["sentence"]
    assert shell["status"] == "alleged denied"


def test_exports_hold_what_passes_the_filters(explore: Explore) -> None:
    rows = list(csv.DictReader(io.StringIO(explore("show=facts").download("Events as CSV").decode())))
    assert {r["event"].removeprefix(BASE) for r in rows} == FACTS


def test_edges_as_csv(explore: Explore) -> None:
    rows = list(csv.DictReader(io.StringIO(explore().download("Edges as CSV").decode())))
    attack = next(r for r in rows if (r["source"], r["target"], r["group"]) == ("Egypt", "Ethiopia", "ASSAULT"))
    assert (attack["count"], attack["fact"]) == ("2", "false")


@pytest.mark.parametrize("label", ["GraphML", "GEXF"])
def test_networkx_reads_the_graph(explore: Explore, label: str) -> None:
    file = io.BytesIO(explore().download(label))
    network = nx.read_graphml(file, force_multigraph=True) if label == "GraphML" else nx.read_gexf(file)
    assert network.nodes["country/EGY"]["label"] == "Egypt"
    edges = list(network.edges(data=True))
    assert any(d["group"] == "SANCTION" and d["fact"] is True for _, _, d in edges)
    assert len(edges) == len(explore().edges())


def test_turtle_keeps_facts_and_talk_apart(explore: Explore) -> None:
    triples = rdflib.Graph().parse(data=explore().download("Turtle").decode(), format="turtle")
    ng = rdflib.Namespace("https://w3id.org/newsgraph/ontology#")
    said = rdflib.Namespace("https://w3id.org/newsgraph/said#")
    assert {str(e).removeprefix(BASE) for e in triples.subjects(rdflib.RDF.type, ng.Event)} == FACTS
    talk = rdflib.URIRef(BASE + "event/shell")
    assert (talk, said.agent, rdflib.URIRef(BASE + "country/ETH")) in triples
    assert not list(triples.objects(talk, ng.agent))


def test_the_sparql_of_a_view_is_a_query(explore: Explore) -> None:
    fragment = "show=facts&types=AID&kinds=Attack&statuses=feared&actors=country%2FEGY&from=2025-03-01&confidence=0.5"
    text = explore(fragment).download("SPARQL query").decode()
    prepareQuery(text)
    assert "plover:AID" in text
    assert "<https://w3id.org/newsgraph/id/country/EGY>" in text


def test_pictures_look_like_the_screen(explore: Explore) -> None:
    page = explore()
    assert page.download("PNG").startswith(b"\x89PNG")
    tree = ElementTree.fromstring(page.download("SVG").decode())
    texts = {t.text for t in tree.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Ethiopia", "sanctions", "“aids”"} <= texts
    dashed = [p for p in tree.iter("{http://www.w3.org/2000/svg}path") if p.get("stroke-dasharray")]
    assert len(dashed) >= 5


def test_a_saved_view_opens_again(explore: Explore, tmp_path: object) -> None:
    page = explore("show=talk&view=matrix&notes=n%3Acountry%2FEGY:look%20here")
    saved = page.download("Save it as a file")
    assert json.loads(saved)["fragment"] == page.fragment()
    file = page.downloads.parent / "saved.view.json"
    file.write_bytes(saved)
    again = explore()
    again.one("input[type=file]").send_keys(str(file))
    again.until(lambda: again.state()["view"] == "matrix")
    assert again.fragment() == page.fragment()
