"""Literals are written as Oxigraph keeps them, so that what is read back is equal."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Quad, Store

from graph.rdf.iris import segment, slug
from graph.rdf.terms import Literal, NamedNode, boolean, day, decimal, english, number, position

S, P, G = (NamedNode(f"https://example.org/{x}") for x in "spg")


@given(
    st.one_of(
        st.floats(0, 1).map(decimal),
        st.floats(-180, 180).map(lambda v: decimal(v, places=5)),
        st.integers(0, 10**15).map(number),
        st.floats(0, 1e12).map(lambda v: number(round(v, 2))),
        st.integers(0, 10**9).map(position),
        st.dates().map(day),
        st.booleans().map(boolean),
        st.text(st.characters(exclude_categories=["Cs"])).map(Literal),
        st.text(st.characters(exclude_categories=["Cs"])).map(english),
    )
)
def test_a_literal_comes_back_from_the_store_as_it_went_in(literal: Literal) -> None:
    store = Store()
    store.add(Quad(S, P, literal, G))
    assert next(iter(store)).object == literal


@pytest.mark.parametrize(("value", "text"), [(0.0, "0"), (1.0, "1"), (0.5, "0.5"), (0.12345, "0.123"), (-0.0001, "0")])
def test_decimals_are_canonical(value: float, text: str) -> None:
    assert decimal(value).value == text


@given(st.text(min_size=1).filter(lambda t: not any("\ud800" <= c <= "\udfff" for c in t)))
def test_any_text_is_a_safe_segment(text: str) -> None:
    out = segment(text)
    assert "/" not in out
    assert out not in (".", "..")
    NamedNode("https://example.org/" + out)


def test_different_texts_have_different_segments() -> None:
    assert len({segment(t) for t in ("a b", "a_b", "a-b", "a%20b", "ä", "..", ".")}) == 7


def test_slugs_are_plain() -> None:
    assert slug("Ärzte & Söhne") == "arzte-sohne"
    assert slug("新华社") == segment("新华社")


def test_days_are_iso() -> None:
    assert day(datetime.date(987, 1, 2)).value == "0987-01-02"
