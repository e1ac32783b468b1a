"""Which event of a sentence a figure belongs to, with the real pipeline."""

from __future__ import annotations

import pytest

from graph.model import Article
from graph.pipeline import load_reader

CASES = [
    ("Boko Haram abducted 251 girls in April and killed 1,200 villagers in May.", "abducted", {"251"}),
    ("Boko Haram abducted 251 girls in April and killed 1,200 villagers in May.", "killed", {"1,200"}),
    ("Hamas killed three soldiers and Israel arrested 40 men.", "arrested", {"40"}),
    ("Thirteen French ministers criticised Hungary's visit to Moscow.", "criticised", {"Thirteen"}),
    ("Thirteen French ministers criticised Hungary's visit to Moscow.", "visit", set()),
    ("Nine soldiers died in the attack on Gao by Islamic State.", "attack", {"Nine"}),
    ("Police in Prague detained a Czech man and two Ukrainians.", "detained", {"a Czech man and two Ukrainians"}),
]


@pytest.fixture(scope="module")
def figures() -> dict[tuple[str, str], set[str]]:
    articles = [Article(id=text, text=text) for text in {c[0] for c in CASES}]
    return {
        (read.article.id, m.text): {f.wording for f in m.figures}
        for read in load_reader().read(articles)
        for m in read.mentions
    }


@pytest.mark.parametrize(("text", "word", "wordings"), CASES)
def test_figures_of_the_event(
    figures: dict[tuple[str, str], set[str]], text: str, word: str, wordings: set[str]
) -> None:
    assert figures[text, word] == wordings
