"""What a page is called."""

from __future__ import annotations

import datetime

import pytest

from graph.model import Span
from graph.view.content import Page, PageArticle, PageEntity, PageEvent, PageEvidence
from graph.view.title import title_of

LABELS = {"a": "Norway", "b": "Sudan", "c": "Kenya", "d": "Brazil"}


def page(told: str) -> Page:
    """``"ab bc"``: two articles, the first of an event between Norway and Sudan."""
    articles, events = [], []
    for n, parties in enumerate(told.split()):
        day = datetime.date(2030, 1, 5) + datetime.timedelta(days=40 * n)
        articles.append(PageArticle(f"article/{n}", "", "", title=f"Headline {n}", date=day))
        evidence = (PageEvidence(f"article/{n}", Span(0, 1)),)
        actors, recipients = tuple(parties[:1]), tuple(parties[1:])
        events.append(PageEvent(f"event/{n}", "", "", "AID", actors=actors, recipients=recipients, evidence=evidence))
    entities = tuple(PageEntity(i, "", label) for i, label in LABELS.items())
    return Page("", tuple(articles), entities, tuple(events))


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("ab", "Headline 0"),
        ("ab ac", "Norway · Sudan · Kenya"),
        ("ab ab abc ad", "Norway · Sudan"),
        ("ab ac ad a", "4 articles, January 2030 to May 2030"),
        ("ab ab cd cd", "4 articles, January 2030 to May 2030"),
        ("ab cd a b c d", "6 articles, January 2030 to July 2030"),
    ],
)
def test_a_page_is_called_by_whom_most_of_its_articles_are_about(told: str, title: str) -> None:
    assert title_of(page(told)) == title


def test_without_articles_it_has_a_name_too() -> None:
    assert title_of(Page("", ())) == "Event graph"
