"""Ids of articles."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.read.ids import IdBook, iri_safe


def test_what_is_safe_stays() -> None:
    assert iri_safe("000_e450940936ede9e5") == "000_e450940936ede9e5"


def test_addresses_lose_their_scheme() -> None:
    assert iri_safe("https://www.example.org/2024/11/05/g7") == "example.org-2024-11-05-g7"


def test_what_loses_letters_is_told_apart_by_a_hash() -> None:
    assert iri_safe("Київ") != iri_safe("Рим")


@settings(deadline=None, derandomize=True)
@given(st.text())
def test_always_safe_and_the_same(raw: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9._~-]{1,100}", iri_safe(raw))
    assert iri_safe(raw) == iri_safe(raw)


def test_the_second_text_under_an_id_gets_its_hash() -> None:
    book = IdBook()
    assert book.unique("a", "1" * 64) == "a"
    assert book.unique("a", "2" * 64) == "a-22222222"
    assert book.unique("a", "2" * 64) is None
    assert book.unique("a", "1" * 64) is None
