"""Which words name events, and of what kind: a word of which only the type is known gets a kind that says no more."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from graph.extract.lexicon import load_lexicon
from graph.model import Article, EventMention
from graph.pipeline import load_reader

PLAIN = {
    "COERCE": "Coercion",
    "CONCEDE": "Concession",
    "SUPPORT": "Support",
    "REJECT": "Rejection",
    "CONSULT": "Consultation",
}
Mentions = Callable[[str], tuple[EventMention, ...]]


@pytest.fixture(scope="module")
def mentions() -> Mentions:
    reader = load_reader()

    def read(text: str) -> tuple[EventMention, ...]:
        article = Article(id="x", text=text, date=datetime.date(2026, 11, 20))
        return next(iter(reader.read([article]))).mentions

    return read


def kinds(found: tuple[EventMention, ...]) -> dict[str, str]:
    return {m.text: m.kind for m in found}


def test_the_plain_kinds_are_parents_of_the_narrow_ones() -> None:
    lexicon = load_lexicon()
    assert {t: k.name for t, k in lexicon.default_kind.items() if t in PLAIN} == PLAIN
    for name, parent in (
        ("Ban", "Coercion"),
        ("Pardon", "Concession"),
        ("Refusal", "Rejection"),
        ("Visit", "Consultation"),
    ):
        assert lexicon.kinds[name].parent == parent


def test_a_trigger_entry_gives_its_own_kind(mentions: Mentions) -> None:
    assert kinds(mentions("Uganda banned Facebook."))["banned"] == "Ban"
    assert kinds(mentions("Togo's president dismissed the interior minister."))["dismissed"] == "Dismissal"


def test_a_court_that_rules_does_not_investigate(mentions: Mentions) -> None:
    found = kinds(mentions("A court in Nairobi ruled that Kenya's police had broken the law."))
    assert found["ruled"] == "Ruling"


@pytest.mark.parametrize(
    "text",
    [
        "The appeals court in Brasilia issued a stay of the order against Brazil's senator.",
        "Police in Harare kept the Zimbabwean activist in prison for a month.",
    ],
)
def test_no_pardon_and_no_ban_where_only_the_type_is_known(mentions: Mentions, text: str) -> None:
    assert not {"Pardon", "Ban"} & set(kinds(mentions(text)).values())


def test_a_word_that_the_lexicon_does_not_have_needs_a_high_score(mentions: Mentions) -> None:
    assert kinds(mentions('The senator said: "It was amazing.".')) == {}
