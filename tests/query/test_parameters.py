"""Parameters: how entities can be named, and what is said of wrong values."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import QueryError
from graph.query import ask
from graph.query.entities import find_entity
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
        ("dyads", "type", "ASAULT", "parameter type: no concept 'ASAULT'; did you mean 'ASSAULT'"),
        ("dyads", "typ", "ASSAULT", "query dyads: no parameter 'typ'; did you mean 'type'"),
    ],
)
def test_wrong_values_say_what_to_write(query: str, name: str, value: str, message: str, store: Store) -> None:
    with pytest.raises(QueryError, match=message.replace("?", r"\?")):
        ask(query, {name: value}, store=store)


def test_dates_and_numbers_may_be_python_values(store: Store) -> None:
    answer = ask("articles", {"from": datetime.date(2030, 3, 6), "limit": 1}, store=store)
    assert len(list(answer.rows())) == 1


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
