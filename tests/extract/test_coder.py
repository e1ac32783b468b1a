"""What only describes one party of an event is not its other party."""

from __future__ import annotations

import pytest

from graph.model import Article
from graph.pipeline import load_reader


@pytest.mark.parametrize(
    ("text", "word", "other"),
    [
        ("Allies of Kenya, among them Uganda, are outraged by the deployment of Somali troops.", "outraged", "KEN"),
        ("Two Israeli soldiers were killed in Lebanon on Tuesday.", "killed", "LBN"),
    ],
)
def test_a_description_is_no_party_of_its_own(text: str, word: str, other: str) -> None:
    (read,) = load_reader().read([Article(id="a", text=text)])
    mention = next(m for m in read.mentions if m.text == word)
    assert other not in {p.key for p in (*mention.actors, *mention.recipients)}
