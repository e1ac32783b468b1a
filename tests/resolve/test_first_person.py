"""Who "I" and "we" are: the speaker of a quotation, the state of a head of state, nobody in an interview."""

from __future__ import annotations

import datetime

import pytest

from graph.model import Article
from graph.parse import load_pipeline
from graph.resolve import ArticleResolver, load_gazetteer


def who(text: str, word: str, date: str = "2024-05-20") -> list[str]:
    """Who the last token written ``word`` stands for."""
    sentences = load_pipeline().sentences_of(text)
    article = Article("a", text, date=datetime.date.fromisoformat(date))
    s, i = [(s.index, t.i) for s in sentences for t in s.tokens if t.text == word][-1]
    return [p.link.entity.label for p in ArticleResolver(load_gazetteer(), article, sentences).parties(s, i)]


INTERVIEW = """Wikinews spoke with a chess player from Norway.

((WN)) When did you begin?

((Ida Lund)) My mother taught me, and we played at home.

((WN)) Do you still play?

((Ida Lund)) I do, and they ask me to teach.
"""


@pytest.mark.parametrize("word", ["we", "I", "me"])
def test_first_persons_of_an_interview_are_nobody(word: str) -> None:
    assert who(INTERVIEW, word) == []


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ('"We will expel the envoys," Emmanuel Macron said.', "We", "France"),
        ('Volodymyr Zelensky said: "We shot down nine drones."', "We", "Ukraine"),
        ('"I will visit Chad," Emmanuel Macron said.', "I", "Emmanuel Macron"),
        ('"We demand a vote," said Alexei Navalny in Russia.', "We", "Alexei Navalny"),
    ],
)
def test_we_of_a_ruler_is_the_state_and_i_is_the_person(text: str, word: str, expected: str) -> None:
    assert who(text, word, "2023-05-20") == [expected]
