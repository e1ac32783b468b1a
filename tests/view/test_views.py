"""The other views of the same selection."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.view.explorer import Explorer

Explore = Callable[..., Explorer]


def test_tabs_change_the_view_by_mouse_and_by_arrow_keys(explore: Explore) -> None:
    page = explore()
    page.click("#tab-table")
    assert page.state()["view"] == "table"
    assert page.one("#tab-table").get_attribute("aria-selected") == "true"
    page.press("\ue014")
    assert page.state()["view"] == "timeline"


def test_the_table_holds_every_event_and_sorts_both_ways(explore: Explore) -> None:
    page = explore("view=table")
    assert len(page.all("tbody tr")) == 23
    page.button("Actor", "table").click()
    actors = [r.text for r in page.all("tbody tr td:nth-child(2)")]
    assert actors == sorted(actors)
    assert page.one("th[aria-sort='ascending']").text.startswith("Actor")
    page.button("Actor", "table").click()
    assert [r.text for r in page.all("tbody tr td:nth-child(2)")] == actors[::-1] or page.state()["sort"] == "-actor"
    assert page.one("th[aria-sort='descending']")


def test_the_table_tells_status_and_who_says_so(explore: Explore) -> None:
    row = explore("view=table").one("tr[data-event='event/strike-feared']").text
    assert "Feared" in row
    assert "Brazil, Kenya" in row


def test_an_event_opens_from_the_table(explore: Explore) -> None:
    page = explore("view=table")
    page.click("tr[data-event='event/march'] th button")
    assert page.state()["selected"] == "e:event/march"
    assert "Khartoum" in page.text("#evidence")


def test_the_timeline_has_a_lane_for_each_actor_and_a_mark_for_each_part(explore: Explore) -> None:
    page = explore("view=timeline")
    assert "Ethiopia" in [t.text for t in page.all("text.lane")]
    assert len(page.all("[data-event='event/condemn']")) == 2  # Egypt's lane and Ethiopia's
    page.js("document.querySelector('[data-event=\"event/sanction\"]').focus()")
    page.press("\ue007")
    assert page.state()["selected"] == "e:event/sanction"


def test_the_matrix_counts_and_opens_the_pair(explore: Explore) -> None:
    page = explore("view=matrix")
    cell = page.button("3 from Norway to Sudan: 2 facts, 1 only talk, 0 of conflict", ".grid")
    assert cell.text == "3"
    cell.click()
    assert page.text("#evidence h2") == "Norway → Sudan"
    assert len(page.all("#evidence .card")) == 3
    only_talk = page.button("4 from Ethiopia to Sudan: 2 facts, 2 only talk, 2 of conflict", ".grid")
    assert "only-talk" not in str(only_talk.get_attribute("class"))


def test_the_map_marks_places_and_opens_them(explore: Explore) -> None:
    page = explore("view=map")
    names = {c.get_attribute("aria-label") for c in page.all(".map circle")}
    assert names == {"Kassala: 2 events", "Nairobi: 2 events", "Khartoum: 2 events"}
    page.js("document.querySelector('.map circle').focus()")
    page.press("\ue007")
    assert page.text("#evidence .eyebrow").startswith("Place")
    page.click(".corner input")
    assert len(page.all(".map circle")) > 6


def test_the_articles_are_listed_newest_first(explore: Explore) -> None:
    page = explore("view=articles")
    assert [e.text for e in page.all(".library .eyebrow")] == [
        "Herald · 2025-03-21", "The Gazette · 2025-03-14", "Nile Wire · 2025-03-09",
    ]  # fmt: skip
    page.button("Norway sanctions two generals", ".library").click()
    assert page.text("dialog.article h2") == "Norway sanctions two generals"


@pytest.mark.parametrize("view", ["graph", "table", "timeline", "matrix", "map", "articles"])
def test_every_view_follows_the_filters_and_stands_an_empty_selection(explore: Explore, view: str) -> None:
    page = explore(f"view={view}&confidence=1&actors=country%2FNOR")
    assert page.shown_events() == set()
    assert page.complaints() == []
    page.button("Clear all filters").click()
    assert len(page.shown_events()) == 23
    assert page.complaints() == []
