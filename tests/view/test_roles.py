"""Who is drawn as acting, acted on, or only as the place."""

from __future__ import annotations

import pytest

from graph.model import Span
from graph.view.content import Mark, PageEvidence
from graph.view.roles import parties_of, role_of

TEXT = (
    "A bomb exploded in Bamako. Unidentified gunmen raided Mali. The union of Chad fears arrests across the Sahel. "
    "Fiji invested in Peru."
)


def mark(role: str, words: str, entity: str) -> Mark:
    begin = TEXT.index(words)
    return Mark(role, Span(begin, begin + len(words)), entity)


@pytest.mark.parametrize(
    ("role", "words", "entity", "found"),
    [
        ("recipient", "Bamako", "country/MLI", "place"),
        ("recipient", "Mali", "country/MLI", "recipient"),
        ("recipient", "Sahel", "place/sahel", "place"),
        ("recipient", "Bamako", "person/bamako", "recipient"),
        ("recipient", "Peru", "country/PER", "recipient"),
        ("actor", "Unidentified gunmen", "country/MLI", "unidentified"),
        ("actor", "Unidentified gunmen", "unnamed/gunmen", "actor"),
        ("actor", "Chad", "country/TCD", "actor"),
        ("time", "Bamako", "", "time"),
    ],
)
def test_words_say_where_or_who(role: str, words: str, entity: str, found: str) -> None:
    assert role_of(mark(role, words, entity), TEXT) == found


def evidence(*marks: Mark) -> list[PageEvidence]:
    return [PageEvidence("article/1", Span(0, len(TEXT)), marks)]


def test_a_party_that_only_a_place_stands_for_is_a_place() -> None:
    found = parties_of([], ["country/MLI"], [], evidence(mark("place", "Bamako", "country/MLI")))
    assert (found.actors, found.recipients, found.places) == ((), (), ("country/MLI",))


def test_one_mention_that_names_it_keeps_a_party() -> None:
    marks = mark("place", "Bamako", "country/MLI"), mark("recipient", "Mali", "country/MLI")
    assert parties_of([], ["country/MLI"], [], evidence(*marks)).recipients == ("country/MLI",)


def test_a_party_without_words_is_kept() -> None:
    assert parties_of(["country/TCD"], ["country/MLI"], [], evidence()).recipients == ("country/MLI",)


def test_an_actor_that_is_not_identified_is_none() -> None:
    words = mark("unidentified", "Unidentified gunmen", "country/MLI"), mark("recipient", "Mali", "country/MLI")
    found = parties_of(["country/MLI"], ["country/MLI"], ["place/gao"], evidence(*words))
    assert (found.actors, found.recipients, found.places) == ((), ("country/MLI",), ("place/gao",))


def test_a_town_is_never_a_recipient() -> None:
    found = parties_of(["country/TCD"], ["place/gao"], [], evidence(mark("recipient", "Mali", "place/gao")))
    assert (found.recipients, found.places) == ((), ("place/gao",))
