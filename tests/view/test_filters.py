"""Filters, search and time; each is part of the link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from graph.view.page import write
from tests.view.explorer import Explorer
from tests.view.story import story

Explore = Callable[..., Explorer]
FACTS = {e.id for e in story().events if e.is_fact}
ALL = {e.id for e in story().events}


def test_only_facts_and_only_talk_share_out_the_events(explore: Explore) -> None:
    page = explore()
    page.button("Only facts").click()
    assert page.shown_events() == FACTS
    assert all(e["fact"] for e in page.edges())
    page.button("Only talk").click()
    assert page.shown_events() == ALL - FACTS
    assert page.fragment() == "show=talk"


def test_a_type_can_be_switched_off_and_be_the_only_one(explore: Explore) -> None:
    page = explore()
    page.click("[data-focus='types-ACCUSE']")
    assert "event/condemn" not in page.shown_events()
    page.click("[data-focus='types-ACCUSE']")
    page.js("document.querySelector(\"[data-focus='only-types-AID']\").click()")
    assert page.shown_events() == {"event/release", "event/food", "event/more"}
    page.click("[data-focus='clear']")
    assert page.shown_events() == ALL


def test_statuses_kinds_and_outlets_filter(explore: Explore) -> None:
    assert "event/shell" in explore("statuses=alleged").shown_events()  # it is denied too
    assert "event/shell" not in explore("statuses=alleged,denied").shown_events()
    assert "event/deploy" not in explore("kinds=TroopDeployment").shown_events()
    assert explore("outlets=The%20Gazette,Herald").shown_events() >= {"event/agree", "event/shell"}
    assert "event/food" not in explore("outlets=The%20Gazette,Herald").shown_events()


def test_an_actor_a_place_and_confidence_filter(explore: Explore) -> None:
    page = explore("actors=country%2FBRA")
    assert page.shown_events() == {"event/agree", "event/strike-feared"}
    page.click(".chip")
    assert page.shown_events() == ALL
    assert explore("places=place%2Fnairobi").shown_events() == {"event/agree", "event/meet"}
    assert explore("confidence=0.95").shown_events() == {"event/deploy", "event/food"}


def test_counts_say_what_passes(explore: Explore) -> None:
    page = explore("show=facts")
    assert page.text(".counts") == "16 of 23 events: 16 facts · 0 only talk"


def test_search_offers_what_it_finds_and_the_rest_fades(explore: Explore) -> None:
    page = explore()
    page.press("/")
    page.one("#search").send_keys("kassala")
    options = page.until(lambda: page.all("#found li"))
    assert "Kassala" in options[0].text
    page.until(lambda: page.state()["q"] == "kassala")
    faded = dict(page.js("return window.newsgraph.app.scene.edges.map((e) => [e.key, e.faded])"))
    assert faded["l:country%2FETH|country%2FSDN|ASSAULT|talk"] is False
    assert faded["l:country%2FNOR|country%2FSDN|AID|fact"] is True
    page.one("#search").send_keys("\ue015\ue015\ue007")
    assert page.state()["selected"].startswith("e:")
    assert page.one("#search").get_attribute("aria-expanded") == "false"


def test_search_finds_words_of_the_sentence_without_accents_or_case(explore: Explore) -> None:
    page = explore("view=table&q=FOOD%20s%C3%BAdan")
    rows = {r.get_attribute("data-event") for r in page.all("tbody tr")}
    assert rows == {"event/food", "event/promise", "event/more"}  # one sentence tells all three


def test_time_is_brushed_with_the_mouse(explore: Explore) -> None:
    page = explore()
    chart = page.one(".chart")
    width = chart.size["width"]
    start = page.chain().move_to_element_with_offset(chart, -width // 2 + 3, 0).click_and_hold()
    start.move_by_offset(width // 4, 0).release().perform()
    state = page.until(lambda: page.state() if page.state()["from"] else None)
    assert state["from"] == "2025-03-04"
    assert "2025-03-07" <= state["to"] <= "2025-03-09"
    assert "event/withdrew" not in page.shown_events()
    assert "event/agree" in page.shown_events()
    page.button("All time").click()
    assert page.shown_events() == ALL


def test_time_is_set_with_the_keys(explore: Explore) -> None:
    page = explore()
    page.js("document.querySelector('.handle[aria-label=\"From\"]').focus()")
    page.press("\ue014", "\ue014")
    assert page.state()["from"] == "2025-03-06"
    assert page.js("return document.activeElement.getAttribute('aria-label')") == "From"
    page.js("document.querySelector('.handle[aria-label=\"To\"]').focus()")
    page.press("\ue012")
    assert page.state()["to"] == "2025-03-19"


def test_time_may_mean_publication(explore: Explore) -> None:
    page = explore("by=published&from=2025-03-20")
    assert page.shown_events() == {f"event/{e}" for e in ("sanction", "strike-feared", "adopt", "praise", "withdrew")}


def test_play_moves_a_window_through_time(explore: Explore) -> None:
    page = explore()
    page.button("Play through time").click()
    first = page.until(lambda: page.state()["from"])
    page.until(lambda: page.state()["from"] != first)
    page.button("Play through time").click()
    stopped = page.state()["from"]
    assert stopped > first


def test_the_strip_zooms_to_the_chosen_time(explore: Explore) -> None:
    page = explore("from=2025-03-05&to=2025-03-08")
    page.button("Zoom", ".time").click()
    assert page.text(".ends").split() == ["2025-03-05", "2025-03-08"]
    page.button("Zoom", ".time").click()
    assert page.text(".ends").split() == ["2025-03-04", "2025-03-20"]


def test_undo_and_redo_buttons_follow_the_filters(explore: Explore) -> None:
    page = explore()
    assert not page.button("Undo").is_enabled()
    page.button("Only facts").click()
    page.button("Only talk").click()
    page.button("Undo").click()
    assert page.state()["show"] == "facts"
    page.button("Redo").click()
    assert page.state()["show"] == "talk"


def test_a_link_gives_the_same_view(explore: Explore) -> None:
    page = explore("show=facts&types=AID,ACCUSE&confidence=0.5&view=table&sort=-actor&names=country%2FEGY:Cairo")
    rows = [r.text for r in page.all("tbody tr")]
    again = explore(page.fragment())
    assert again.fragment() == page.fragment()
    assert [r.text for r in again.all("tbody tr")] == rows


def test_a_broken_link_opens_the_page(explore: Explore) -> None:
    page = explore("show=nonsense&types=%E0%A4%A&limit=-5&camera=x&selected=n%3Anobody&move=path%3A&bogus")
    assert page.shown_events() == ALL
    assert page.complaints() == []


def test_search_knows_other_names_and_offers_them_first(explore: Explore, tmp_path: Path) -> None:
    named = tuple(replace(e, aliases=("SU", "the Republic")) if e.id == "country/SDN" else e for e in story().entities)
    page = explore(file=write(replace(story(), entities=named), tmp_path / "names.html"))
    page.one("#search").send_keys("su")
    options = page.until(lambda: page.all("#found li"))
    assert options[0].text.startswith("Sudan")


def test_the_parties_of_what_is_found_do_not_fade(explore: Explore) -> None:
    page = explore("q=kassala")
    faded = dict(page.js("return window.newsgraph.app.scene.nodes.map((n) => [n.key, n.faded])"))
    assert faded["n:country/SDN"] is False
    assert faded["n:country/NOR"] is True
