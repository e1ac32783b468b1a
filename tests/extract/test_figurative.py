"""Attacks in words harm nobody and rallies of campaigns protest against nothing; real ones stay."""

from __future__ import annotations

import pytest

from graph.model import Article
from graph.pipeline import load_reader

NONE = [
    ("Barack Obama criticised Donald Trump for his attacks on mail-in voting.", "attacks", "ASSAULT"),
    ("Boris Johnson launched an attack on the opposition's tax plan.", "attack", "ASSAULT"),
    ("The Kenyan opposition attacked the budget in parliament.", "attacked", "ASSAULT"),
    ("Keir Starmer fired back at Rishi Sunak in the debate.", "fired", "ASSAULT"),
    ("Donald Trump held campaign rallies in Ohio.", "rallies", "PROTEST"),
    ("Turkey's ruling party held a rally in Ankara.", "rally", "PROTEST"),
    ("Bernie Sanders spoke at a rally in Vermont.", "rally", "PROTEST"),
]
THERE = [
    ("Insurgents attacked a court in Kabul.", "attacked", "ASSAULT"),
    ("Israel attacked the reactor.", "attacked", "ASSAULT"),
    ("Farmers held a rally against Narendra Modi's law in Delhi.", "rally", "PROTEST"),
    ("The opposition held a rally in Caracas to protest against the vote.", "rally", "PROTEST"),
    ("Thousands joined a rally in Minsk to demand Alexander Lukashenko's resignation.", "rally", "PROTEST"),
]


@pytest.fixture(scope="module")
def events() -> set[tuple[str, str, str]]:
    articles = [Article(id=text, text=text) for text, *_ in (*NONE, *THERE)]
    return {(read.article.id, m.text, m.type) for read in load_reader().read(articles) for m in read.mentions}


@pytest.mark.parametrize("event", NONE)
def test_words_and_campaigns_are_no_such_events(events: set[tuple[str, str, str]], event: tuple[str, str, str]) -> None:
    assert event not in events


@pytest.mark.parametrize("event", THERE)
def test_attacks_and_protests_stay(events: set[tuple[str, str, str]], event: tuple[str, str, str]) -> None:
    assert event in events
