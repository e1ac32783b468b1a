"""Merging of what extraction finds in annotated articles of our own; the floors are not lowered silently."""

from __future__ import annotations

import pytest

from benchmarks.merge import MERGING, Annotated, annotated, read_articles
from graph.model import ReadArticle


@pytest.fixture(scope="module")
def read() -> list[ReadArticle]:
    return read_articles(MERGING / "articles.jsonl")


@pytest.fixture(scope="module")
def scored(read: list[ReadArticle]) -> Annotated:
    return annotated("own", read)


def test_there_are_annotated_mentions(scored: Annotated) -> None:
    assert len(scored.true) > 120


def test_few_mentions_are_merged_wrongly(scored: Annotated) -> None:
    assert scored.scores()["precision"] >= 0.93


def test_most_mentions_of_an_event_are_put_together(scored: Annotated) -> None:
    found = scored.scores()
    assert found["recall"] >= 0.6
    assert found["told again"] >= 0.5


def _events(read: list[ReadArticle], scored: Annotated, *, day: str, type: str, kind: str) -> set[object]:
    """The events of a kind that articles of a day tell in their first sentence."""
    return {
        scored.found[r.article.id, m.id]
        for r in read
        for m in r.mentions
        if (r.article.id, m.id) in scored.found and str(r.article.date) == day and m.sentence == 0
        if (m.type, m.kind) == (type, kind)
    }


@pytest.mark.parametrize(
    ("one", "other", "type", "kind"),
    [("2024-11-05", "2024-11-26", "ACCUSE", "Condemnation"), ("2024-11-26", "2024-12-16", "ACCUSE", "Condemnation"),
     ("2022-03-03", "2022-06-04", "SANCTION", "Sanction"), ("2024-04-17", "2024-04-18", "PROTEST", "Demonstration")],
)  # fmt: skip
def test_alike_events_of_other_days_are_told_apart(
    read: list[ReadArticle], scored: Annotated, one: str, other: str, type: str, kind: str
) -> None:
    first = _events(read, scored, day=one, type=type, kind=kind)
    second = _events(read, scored, day=other, type=type, kind=kind)
    assert not first & second
