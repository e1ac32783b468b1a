"""Talk is not told as fact: conditionals, futures, denials, urgings, claims, fears, varied in syntax (``talk.txt``)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.model import Article, ReadArticle
from graph.pipeline import load_reader

FILE = Path(__file__).with_name("talk.txt")
SENTENCES = [line for line in FILE.read_text(encoding="utf8").splitlines() if line and not line.startswith("#")]
ALLOWED = 0.02


def plain(marked: str) -> tuple[str, list[range]]:
    """The sentence without its stars, and the stretches that they marked."""
    text, marks = "", []
    for n, part in enumerate(marked.split("*")):
        if n % 2:
            marks.append(range(len(text), len(text) + len(part)))
        text += part
    return text, marks


@pytest.fixture(scope="module")
def told_as_fact() -> list[str]:
    """Marked words that came out as facts, with their sentences."""
    texts = [plain(s) for s in SENTENCES]
    articles = [Article(id=str(n), text=text) for n, (text, _) in enumerate(texts)]
    return [fact for read in load_reader().read(articles) for fact in facts(read, texts[int(read.article.id)][1])]


def facts(read: ReadArticle, marks: list[range]) -> list[str]:
    return [
        f"{m.text}: {read.article.text}"
        for m in read.mentions
        if m.is_fact and any(m.trigger.begin in mark for mark in marks)
    ]


def test_there_are_two_hundred_sentences() -> None:
    assert len(SENTENCES) >= 200
    assert all(re.search(r"\*[^*]+\*", s) for s in SENTENCES)


def test_talk_is_hardly_ever_told_as_fact(told_as_fact: list[str]) -> None:
    assert len(told_as_fact) <= ALLOWED * sum(s.count("*") // 2 for s in SENTENCES), "\n".join(told_as_fact)
