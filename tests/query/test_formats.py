"""Answers in every format, read back by other libraries."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest
import rdflib

from graph.errors import QueryError
from graph.query import ask, write
from graph.query.table import cells, plain
from graph.store import Store

QUERY = "SELECT ?label ?e { ?e a ng:TroopDeployment ; rdfs:label ?label }"


def written(sparql: str, form: str, store: Store, *, width: int | None = None) -> str:
    sink = io.BytesIO()
    write(ask(sparql, store=store), form, sink, width=width)
    return sink.getvalue().decode()


def test_csv_tsv_json_and_xml_say_the_same(store: Store) -> None:
    label = "Troop deployment: Norway → Troms"
    assert next(csv.DictReader(io.StringIO(written(QUERY, "csv", store))))["label"] == label
    assert written(QUERY, "tsv", store).splitlines()[1].startswith(f'"{label}"@en\t<')
    assert json.loads(written(QUERY, "json", store))["results"]["bindings"][0]["label"]["value"] == label
    assert label in {e.text for e in ElementTree.fromstring(written(QUERY, "xml", store)).iter()}


def test_rdflib_reads_our_json(store: Store) -> None:
    result = rdflib.query.Result.parse(io.BytesIO(written(QUERY, "json", store).encode()), format="json")
    assert len(result) == 1


def test_ask_answers_in_every_format(store: Store) -> None:
    assert written("ASK { ?s ?p ?o }", "table", store) == "yes\n"
    assert written("ASK { ?s a ng:Vote }", "csv", store) == "false\n"
    assert json.loads(written("ASK { ?s ?p ?o }", "json", store))["boolean"] is True
    assert ask("ASK { ?s a ng:Vote }", store=store).boolean is False
    assert ask(QUERY, store=store).boolean is None


def test_construct_gives_sorted_turtle(store: Store) -> None:
    text = written("CONSTRUCT { ?e rdfs:label ?l } WHERE { ?e a ng:Event ; rdfs:label ?l }", "turtle", store)
    triples = rdflib.Graph()
    triples.parse(data=text, format="turtle")
    assert len(triples) == 9
    subjects = [line.split()[0] for line in text.splitlines() if line.startswith(("<", "id:"))]
    assert subjects == sorted(subjects)


def test_formats_that_do_not_fit_say_which_do(store: Store) -> None:
    for sparql, form, message in (
        (QUERY, "turtle", "is for CONSTRUCT"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "csv", "take turtle"),
        (QUERY, "yaml", "give one of table, csv"),
    ):
        with pytest.raises(QueryError, match=message):
            written(sparql, form, store)


def test_the_table_puts_labels_beside_iris(store: Store) -> None:
    text = written("SELECT ?who { ?e a ng:TroopDeployment ; ng:agent ?who }", "table", store)
    assert "Norway ‹country/NOR›" in text
    assert text.endswith("1 row\n")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_table_fits_the_screen(store: Store, width: int) -> None:
    text = written(QUERY, "table", store, width=width)
    assert max(cells(line) for line in text.splitlines()) <= width


def test_the_table_shows_no_control_characters() -> None:
    assert plain("a\x1b[31mb\u202ec\nd") == "a [31mb c d"


def test_on_a_narrow_screen_iris_give_way_and_the_last_line_says_so(store: Store) -> None:
    def last(width: int | None) -> str:
        sink = io.BytesIO()
        write(ask("timeline", store=store), "table", sink, width=width)
        header, *_, count = sink.getvalue().decode().splitlines()
        return f"{'event' in header} {count}"

    wide, narrow, cut = last(None), last(200), last(60)
    assert wide.startswith("True ")
    assert wide.endswith(" rows")
    assert narrow.startswith("True ") or narrow.endswith(", without event; -f csv gives all")
    assert cut.startswith("False ")
    assert cut.endswith(" rows, cut to fit, without event; -f csv gives all")
