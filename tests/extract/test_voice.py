"""Who says so: names given to something, clauses behind a semicolon, with the real pipeline."""

from __future__ import annotations

import pytest

from graph.model import Article
from graph.pipeline import load_reader

CASES = [
    ("The mayor of Ankara calls it a Syrian special operation.", "operation", {"TUR"}),
    (
        "Kinshasa said Rwandan troops had attacked a village; Kigali said Congolese soldiers had fired first.",
        "attacked",
        {"COD"},
    ),
    (
        "Kinshasa said Rwandan troops had attacked a village; Kigali said Congolese soldiers had fired first.",
        "fired",
        {"RWA"},
    ),
    ("Kyiv said Russia had attacked a school; Moscow accused Ukraine of shelling Belgorod.", "attacked", {"UKR"}),
    ("Kyiv said Russia had attacked a school; Moscow accused Ukraine of shelling Belgorod.", "shelling", {"RUS"}),
    ('"We condemned the raid; the army attacked civilians," the French minister said.', "attacked", {"FRA"}),
]


@pytest.fixture(scope="module")
def speakers() -> dict[tuple[str, str], set[str]]:
    articles = [Article(id=text, text=text) for text in {c[0] for c in CASES}]
    return {
        (read.article.id, m.text): {p.key for p in m.attributed_to}
        for read in load_reader().read(articles)
        for m in read.mentions
    }


@pytest.mark.parametrize(("text", "word", "by"), CASES)
def test_who_says_so(speakers: dict[tuple[str, str], set[str]], text: str, word: str, by: set[str]) -> None:
    assert speakers.get((text, word)) == by
