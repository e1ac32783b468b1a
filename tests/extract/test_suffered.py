"""Verbs and nouns that turn the sides round: who gets, draws or faces something suffers it; who is charged has done it."""

from __future__ import annotations

import pytest

from graph.model import Article, EventMention
from graph.pipeline import load_reader

CASES = [
    ("Nepal got help from India after the flood.", "got", {"IND"}, {"NPL"}),
    ("Ghana has won praise from Germany.", "praise", {"DEU"}, {"GHA"}),
    ("Peru drew criticism from Chile for the arrests.", "criticism", {"CHL"}, {"PER"}),
    ("Malawi secured a loan from the World Bank.", "loan", {"WORLDBANK"}, {"MWI"}),
    ("Kenya received support from France.", "support", {"FRA"}, {"KEN"}),
    ("Ecuador faces sanctions from the United States.", "sanctions", {"USA"}, {"ECU"}),
    ("Accusations of torture against Egypt were dismissed.", "torture", {"EGY"}, set()),
    ("A charge of killing a guard against Malian general Amadou Keita was dropped.", "killing", {"MLI"}, set()),
]


@pytest.fixture(scope="module")
def events() -> dict[tuple[str, str], EventMention]:
    articles = [Article(id=text, text=text) for text, *_ in CASES]
    return {(read.article.id, m.text): m for read in load_reader().read(articles) for m in read.mentions}


@pytest.mark.parametrize(("text", "word", "actors", "recipients"), CASES)
def test_the_sides(
    events: dict[tuple[str, str], EventMention], text: str, word: str, actors: set[str], recipients: set[str]
) -> None:
    event = events[text, word]
    assert ({p.key for p in event.actors}, {p.key for p in event.recipients}) == (actors, recipients)
