"""A page of many events stays readable: few actors, strong lines, usual dates, counts instead of heaps."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.model import Span
from graph.view.content import Page, PageArticle, PageEntity, PageEvent, PageEvidence, PageTime
from graph.view.page import write
from tests.view.explorer import Explorer

Explore = Callable[..., Explorer]


def crowd() -> Page:
    """300 actors, one of them a minister of the first; 2,000 events in 2024, one in 1900."""
    dice = random.Random(11)
    people = [PageEntity(f"country/{i}", "", f"Land {i}") for i in range(299)]
    people.append(PageEntity("person/minister", "", "The minister", "person", acts_for="country/0"))
    text = "Something happened somewhere."
    events = []
    for i in range(2000):
        a, b = (people[int(300 * dice.random() ** power)] for power in (4, 2))
        day = datetime.date(2024, 1, 1) + datetime.timedelta(days=dice.randrange(300))
        day = datetime.date(1900, 1, 1) if i == 7 else day
        kind = dice.choice(("ACCUSE", "AID", "ASSAULT", "CONSULT"))
        told = (PageEvidence("article/1", Span(0, len(text)), (), 0.5),)
        when = PageTime(day, day, day, day, "day")
        actors = ("person/minister",) if i < 20 else (a.id,)
        parties = {"actors": actors, "recipients": (b.id,)}
        events.append(PageEvent(f"event/{i}", "", f"Event {i}", kind, time=when, evidence=told, **parties))
    return Page("A crowd", (PageArticle("article/1", "", text, "A day"),), tuple(people), tuple(events))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(crowd(), tmp_path_factory.mktemp("crowd") / "page.html")


def test_it_opens_with_few_actors_and_their_strong_lines(explore: Explore, file: Path) -> None:
    page = explore("", file)
    assert 12 <= len(page.nodes()) <= 40
    assert len([e for e in page.edges() if "|alone|" not in e["key"]]) <= 80
    assert page.js("return window.newsgraph.app.scene.left") > 200
    assert "more actors pass the filters" in page.one(".drawing").get_attribute("textContent")


def test_weak_lines_come_with_an_actor_or_on_demand(explore: Explore, file: Path) -> None:
    page = explore("", file)
    few = len(page.edges())
    weak = page.js("return window.newsgraph.app.scene.weak")
    page.click("[data-focus='lines']")
    assert len(page.edges()) == few + weak


def test_a_hub_shows_its_neighbours_twelve_at_a_time(explore: Explore, file: Path) -> None:
    page = explore("limit=12&selected=n%3Acountry%2F0", file)
    page.button("Neighbours").click()
    assert len(page.nodes()) == 24
    page.button("Neighbours").click()
    assert len(page.nodes()) == 36


def test_people_can_count_as_their_states(explore: Explore, file: Path) -> None:
    page = explore("selected=n%3Aperson%2Fminister", file)
    assert "n:person/minister" in page.nodes()
    page.button("Close the evidence").click()
    page.click("[data-focus='merge']")
    assert "n:person/minister" not in page.nodes()
    assert page.state()["merge"] == "states"


def test_the_strip_shows_the_usual_dates_and_all_on_demand(explore: Explore, file: Path) -> None:
    page = explore("", file)
    assert page.text(".ends").split()[0] > "2023"
    page.button("All dates", ".time").click()
    assert page.text(".ends").split()[0] == "1900-01-01"


def test_the_timeline_counts_what_would_lie_on_each_other(explore: Explore, file: Path) -> None:
    page = explore("view=timeline", file)
    assert "1 event lies before" in page.text(".timeline")
    count = page.one(".timeline .mark .count")
    page.js("arguments[0].parentElement.dispatchEvent(new MouseEvent('click', {bubbles: true}))", count)
    assert page.state()["actors"]
    assert page.state()["from"]
