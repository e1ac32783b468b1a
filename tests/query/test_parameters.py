"""Parameters: how entities can be named, and what is said of wrong values."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import NewsgraphWarning, QueryError
from graph.query import ask
from graph.query.entities import find_entity
from graph.rdf.terms import Literal, Quad
from graph.rdf.vocabulary import SKOS
from graph.store import Store

NORWAY = "https://w3id.org/newsgraph/id/country/NOR"


@pytest.mark.parametrize(
    "name",
    [
        "Norway",
        "norway ",
        "NORWAY",
        "NOR",
        "nor",
        "Q20",
        "wd:Q20",
        "country/NOR",
        "id:country/NOR",
        NORWAY,
        f"<{NORWAY}>",
    ],
)
def test_an_entity_is_found_by_label_code_wikidata_id_and_iri(name: str, store: Store) -> None:
    assert find_entity(name, store).value == NORWAY


@pytest.mark.parametrize(("name", "tail"), [("Nordlys", "outlet/nordlys-post"), ("Norwegian", "country/NOR")])
def test_part_of_a_name_or_the_words_of_an_article_do_if_they_are_clear(name: str, tail: str, store: Store) -> None:
    assert find_entity(name, store).value.endswith(tail)


def test_an_unknown_entity_gets_a_hint(store: Store) -> None:
    with pytest.raises(
        QueryError, match=r"parameter actor: nothing in the graph is called 'Norwya'; did you mean 'Norway'\?"
    ):
        ask("dyads", {"actor": "Norwya"}, store=store)


@pytest.mark.parametrize(
    ("query", "name", "value", "message"),
    [
        ("articles", "from", "yesterday", "parameter from: 'yesterday' is no date; write it as 2024-12-16"),
        ("articles", "limit", "-1", "parameter limit: '-1' is no whole number"),
        ("evidence", "event", "event/none", "parameter event: 'event/none' is not in the graph"),
        ("dyads", "type", "ASAULT", "parameter type: no type 'ASAULT'; did you mean 'ASSAULT'"),
        ("dyads", "type", "troops", "parameter type: no type 'troops'; "),
        ("timeline", "status", "alledged", "parameter status: no status 'alledged'; did you mean 'alleged'"),
        ("figures", "measure", "trops", "parameter measure: no measure 'trops'; did you mean 'troops'"),
        ("dyads", "typ", "ASSAULT", "query dyads: no parameter 'typ'; did you mean 'type'"),
    ],
)
def test_wrong_values_say_what_to_write(query: str, name: str, value: str, message: str, store: Store) -> None:
    with pytest.raises(QueryError, match=message.replace("?", r"\?")):
        ask(query, {name: value}, store=store)


def test_dates_and_numbers_may_be_python_values(store: Store) -> None:
    answer = ask("articles", {"from": datetime.date(2030, 3, 6), "limit": 1}, store=store)
    assert len(list(answer.rows())) == 1


@settings(deadline=None)  # the tables are read in the time of one example
@given(st.text())
def test_no_value_breaks_out_of_its_place(store: Store, value: str) -> None:
    """Whatever is given: rows, or one clear error that names the parameter."""
    for query, name in (("article", "article"), ("dyads", "actor"), ("articles", "from"), ("evidence", "event")):
        try:
            list(ask(query, {name: value}, store=store).rows())
        except QueryError as error:
            message = str(error)
        else:
            message = name
        assert name in message


def test_sparql_text_takes_no_parameters(store: Store) -> None:
    with pytest.raises(QueryError, match="only queries of the library"):
        ask("SELECT * { ?s ?p ?o }", {"x": "y"}, store=store)


def test_a_misspelt_word_of_a_longer_name_is_enough_for_the_hint(store: Store) -> None:
    with pytest.raises(QueryError, match="did you mean 'Nordlys Post'"):
        ask("dyads", {"actor": "Nordlis"}, store=store)


@pytest.mark.parametrize("name", ["NO", "no", "Norwegians", "Kingdom of Norway", "the Norwegian", "Oslo"])
def test_the_tables_know_names_that_no_label_of_the_graph_has(name: str, store: Store) -> None:
    assert find_entity(name, store, acting=True).value == NORWAY


@pytest.fixture(scope="module")
def labelled() -> Store:
    """A store that names some of the world, and nothing happens in it."""
    found = Store.in_memory()
    for identifier, label in (
        ("country/USA", "United States"), ("country/GBR", "United Kingdom"), ("country/ARE", "United Arab Emirates"),
        ("country/CZE", "Czech Republic"), ("country/TUR", "Turkey"), ("country/PRK", "North Korea"),
        ("country/COD", "Democratic Republic of the Congo"), ("country/COG", "Republic of the Congo"),
        ("country/RUS", "Russia"), ("place/moscow-524901", "Moscow"), ("org/RSF-NGO", "Reporters Without Borders"),
        ("org/ADF", "Allied Democratic Forces"),
    ):  # fmt: skip
        text = Literal(label, language="en")
        found.engine.add(Quad(found.iris.entity(identifier), SKOS("prefLabel"), text, found.iris.graph("background")))
    return found


@pytest.mark.parametrize(
    ("name", "tail"),
    [
        ("US", "USA"), ("U.S.", "USA"), ("us", "USA"), ("America", "USA"), ("UK", "GBR"), ("GB", "GBR"), ("UAE", "ARE"),
        ("DRC", "COD"), ("Czechia", "CZE"), ("Türkiye", "TUR"), ("turkiye", "TUR"), ("North Korea", "PRK"),
        ("DPRK", "PRK"), ("KP", "PRK"), ("PRK", "PRK"), ("Kremlin", "RUS"),
    ],
)  # fmt: skip
def test_states_have_common_names_and_iso_codes(name: str, tail: str, labelled: Store) -> None:
    assert find_entity(name, labelled).value.endswith(f"country/{tail}")


def test_a_capital_acts_as_its_state_and_is_a_place_where_one_is_asked_for(labelled: Store) -> None:
    assert find_entity("Moscow", labelled, acting=True).value.endswith("country/RUS")
    assert find_entity("Moscow", labelled).value.endswith("place/moscow-524901")


def test_an_ambiguous_name_is_told_with_all_whom_it_may_mean(labelled: Store) -> None:
    with pytest.raises(QueryError, match=r"may be Democratic Republic of the Congo \(country/COD\) or Republic of the"):
        find_entity("Congo", labelled)


def test_a_name_that_others_bear_outside_the_graph_is_taken_with_a_warning(labelled: Store) -> None:
    with pytest.warns(NewsgraphWarning, match="read as Allied Democratic Forces: Australian Defence Force, also"):
        assert find_entity("A.D.F.", labelled).value.endswith("org/ADF")


def test_a_name_of_somebody_whom_no_article_names_is_told_so(labelled: Store) -> None:
    with pytest.raises(QueryError, match=r"nothing in the graph is about Fiji$"):
        find_entity("Fiji", labelled)
    with pytest.raises(QueryError, match="nothing in the graph is about Japan, for whom 'JP' stands"):
        find_entity("JP", labelled)


@pytest.mark.parametrize("word", ["fact", "Facts", "actual", "ACTUAL"])
def test_a_fact_is_of_the_status_actual(word: str, store: Store) -> None:
    assert ask("timeline", {"status": word}, store=store).sparql.count('"actual"') >= 2


@pytest.mark.parametrize("word", ["troops", "Troops", "measure:troops", "https://w3id.org/newsgraph/measure/troops"])
def test_what_is_counted_is_found_by_what_the_column_prints(word: str, store: Store) -> None:
    rows = list(ask("figures", {"measure": word}, store=store).rows())
    assert rows
    assert {row[0].value for row in rows if row[0]} == {"troops"}
