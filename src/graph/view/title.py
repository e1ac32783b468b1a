"""What a page is called: the article, whom its articles are about, or when they appeared."""

from __future__ import annotations

from collections import Counter

from graph.view.content import Page

_TOGETHER = 2 / 3
"""Share of the articles in which each of the parties must act for a page to be about them."""
_FEW = 3
"""So many articles may be about different things and still be called by whom they name."""
_LEAST = 2
"""Somebody whom all articles name is not yet what they are about."""


def title_of(page: Page) -> str:
    """The headline of a single article; the three whom most events are about, of more articles those in two thirds.

    Articles about many things are called by their number and their days.
    """
    if len(page.articles) == 1 and page.articles[0].title:
        return page.articles[0].title
    about: Counter[str] = Counter()
    articles: dict[str, set[str]] = {}
    for event in page.events:
        for party in dict.fromkeys((*event.actors, *event.recipients)):
            about[party] += 1
            articles.setdefault(party, set()).update(item.article for item in event.evidence)
    most = sorted(about, key=lambda i: (-about[i], i))[:3]
    few = len(page.articles) <= _FEW
    shared = [i for i in most if few or len(articles[i]) >= _TOGETHER * len(page.articles)]
    labels = {e.id: e.label for e in page.entities}
    if few or len(shared) >= _LEAST:
        return " · ".join(labels.get(i, i) for i in shared) or "Event graph"
    return _days(page)


def _days(page: Page) -> str:
    count = f"{len(page.articles):,} articles"
    days = sorted(a.date for a in page.articles if a.date)
    if not days:
        return count
    first, last = (f"{day:%B} {day.year}" for day in (days[0], days[-1]))
    return f"{count}, {first}" + (f" to {last}" if first != last else "")
