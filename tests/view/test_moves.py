"""The analyst's moves."""

from __future__ import annotations

from collections.abc import Callable

from tests.view.explorer import Explorer

Explore = Callable[..., Explorer]


def choose(page: Explorer, label: str, value: str) -> None:
    page.js(
        "const s = document.querySelector(`input[aria-label='${arguments[0]}']`);"
        "s.value = arguments[1]; s.dispatchEvent(new Event('change', {bubbles: true}))",
        label, value,
    )  # fmt: skip


def test_the_shortest_path_shows_the_evidence_of_each_step(explore: Explore) -> None:
    page = explore()
    page.button("Path").click()
    choose(page, "First actor", "org/AU")
    choose(page, "Second actor", "org/UNSC")
    steps = [h.text for h in page.all(".move h3.section")]
    assert steps == ["1. African Union – Egypt (1 event)", "2. Egypt – UN Security Council (1 event)"]
    assert "urged both governments" in page.text(".move")
    assert "move=path" in page.fragment()


def test_a_path_prefers_facts_and_says_when_there_is_none(explore: Explore) -> None:
    page = explore("move=path%3Acountry%252FKEN%7Corg%252FUNSC")
    assert "Nothing that passes the filters connects them." in page.text(".move")


def test_two_actors_are_compared(explore: Explore) -> None:
    page = explore("selected=n%3Acountry%2FNOR")
    page.button("Compare …").click()
    choose(page, "Second actor", "org/AU")
    text = page.text(".move")
    assert "stand alike" in text  # both act against Ethiopia
    assert "Both take part in 1 event" in text
    assert "Ethiopia" in text


def test_who_agrees_with_whom_leads_to_the_comparison(explore: Explore) -> None:
    page = explore()
    page.button("Who agrees with whom").click()
    pairs = [b.text for b in page.all(".move .ranking button")]
    assert any("Norway" in p and "African Union" in p for p in pairs)
    page.all(".move .ranking button")[0].click()
    assert page.state()["move"].startswith("compare:")


def test_two_periods_are_compared(explore: Explore) -> None:
    page = explore()
    page.button("Two periods").click()
    rows = {r.text for r in page.all(".move table:first-of-type tbody tr")}
    assert "Protest 0 1 ▲ 1" in rows
    page.js(
        "const i = document.querySelector(\"input[aria-label='First period to']\");"
        "i.value = '2025-03-04'; i.dispatchEvent(new Event('change', {bubbles: true}))"
    )
    assert "2025-03-04" in page.state()["move"]


def test_closing_a_move_returns_to_the_overview(explore: Explore) -> None:
    page = explore("move=agree")
    page.button("Close", ".move").click()
    assert page.text("#evidence .eyebrow") == "Overview"
