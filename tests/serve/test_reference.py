"""The reference of the ontology: complete, and without a word to another machine."""

from __future__ import annotations

import re

import httpx
import pytest
from rdflib import RDF, RDFS, SKOS, Graph

from graph.rdf.kinds import ontology_files
from graph.rdf.vocabulary import ROOT
from graph.serve.reference import PAGE


@pytest.fixture(scope="module")
def text() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_every_term_of_the_ontology_is_in_the_reference(text: str) -> None:
    ontology = Graph()
    for file in ontology_files():
        ontology.parse(file, format="turtle")
    terms = {str(t) for p in (RDF.type, RDFS.subPropertyOf, SKOS.inScheme) for t in ontology.subjects(p, None)}
    missing = sorted(t for t in terms if t.startswith(ROOT) and f"<code>{t}</code>" not in text)
    assert not missing, "run: pip install pylode==3.3.4 && python ontology/make_page.py"


def test_terms_have_anchors_of_their_names(text: str) -> None:
    for name in ("Event", "Attack", "said-Attack", "PossibleEvent"):
        assert text.count(f'id="{name}"') == 1
    assert 'lang="en"' in text


def test_nothing_is_fetched_from_elsewhere(text: str) -> None:
    assert "<script" not in text
    assert not re.findall(r"<(?:img|link|iframe)\b[^>]*(?:src|href)=\"(?!data:)[^\"]*", text)
    assert "@import" not in text


def test_the_server_shows_it(client: httpx.Client) -> None:
    found = client.get("/ontology")
    assert found.status_code == 200
    assert found.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in found.headers["content-security-policy"]
    assert "The ontology of newsgraph" in found.text
