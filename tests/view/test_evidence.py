"""What is told of an event, and the article behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from graph.view.content import PageFigure
from graph.view.page import write
from tests.view.explorer import Explorer
from tests.view.story import story

Explore = Callable[..., Explorer]
SHELL = "selected=e%3Aevent%2Fshell"


def test_an_event_shows_status_sources_figures_rule_and_confidence(explore: Explore) -> None:
    card = explore(SHELL).text("#evidence .card")
    told = "Alleged|Denied|Nile Wire|2025-03-09|according to Sudan|74 % sure|at least 40 people|≥ 40|Kassala|Artillery"
    for words in (*told.split("|"), "lexicon:shelled nsubj-obj"):
        assert words in card


def test_a_copy_of_another_article_is_no_source_of_its_own(explore: Explore) -> None:
    card = explore("selected=e%3Aevent%2Ffood").text("#evidence .card")
    assert (
        "The Gazette · 2025-03-14 · the article’s own voice · a copy of Water pact signed as dam dispute deepens"
        in card
    )


def test_contradictions_are_marked(explore: Explore) -> None:
    page = explore(SHELL)
    disputes = [d.text for d in page.all(".card .dispute")]
    assert any("“at least 40 people” by Sudan against “25 people” by United Nations" in d for d in disputes)
    assert any("denied by Ethiopia" in d for d in disputes)
    assert "shell Kassala" in explore().text("#evidence section:last-of-type")


def test_counts_of_one_source_in_one_article_do_not_contradict_each_other(explore: Explore, tmp_path: Path) -> None:
    by = ("country/SDN",)
    counts = [PageFigure("people", n, n, n, "exactly", str(n), "", by, None, "article/wire") for n in (2.0, 3.0)]
    told = next(e for e in story().events if e.figures)
    page = replace(story(), events=(replace(told, figures=tuple(counts), modalities=()),))
    assert not explore(SHELL, file=write(page, tmp_path / "one.html")).all(".card .dispute")
    other = replace(counts[1], attributed_to=("org/UN",))
    page = replace(page, events=(replace(told, figures=(counts[0], other), modalities=()),))
    assert len(explore(SHELL, file=write(page, tmp_path / "two.html")).all(".card .dispute")) == 1


def test_a_fact_that_is_also_only_talk_is_one_event(explore: Explore, tmp_path: Path) -> None:
    fact = next(e for e in story().events if e.is_fact)
    talk = replace(fact, id=fact.id.replace("event/", "possible/") + "/urged", modalities=("urged",))
    page = explore(file=write(replace(story(), events=(fact, talk)), tmp_path / "both.html"))
    assert page.text(".counts").startswith("1 event: 1 fact · 1 only talk")


def test_the_confidence_says_that_it_is_of_the_kind(explore: Explore) -> None:
    sure = explore(SHELL).all("#evidence .card .sure")[0]
    assert "kind 74 % sure" in sure.text
    assert "nothing of who did it" in (sure.get_attribute("title") or "")


def test_roles_are_marked_each_in_its_own_way(explore: Explore) -> None:
    page = explore(SHELL)
    marks = {m.get_attribute("class"): m.text for m in reversed(page.all("#evidence .card.current blockquote mark"))}
    assert marks["role-trigger"] == "shelled"
    assert marks["role-actor"] == "Ethiopian soldiers"
    assert marks["role-speaker"] == "Sudan"
    assert marks["role-figure"] == "at least 40 people"


def test_a_statement_leads_to_what_it_says_and_back(explore: Explore) -> None:
    page = explore("selected=e%3Aevent%2Furge")
    page.button("Egypt and Ethiopia withdraw their troops – African Union", "#evidence .related").click()
    assert page.state()["selected"] == "e:event/withdraw-urged"
    text = page.text("#evidence .card")
    assert "Said in" in text
    assert "came true" in text


def test_the_article_opens_at_the_event_and_steps_through_its_mentions(explore: Explore) -> None:
    page = explore("selected=e%3Aevent%2Fdeny")
    page.click("#evidence .card figcaption button.link")
    assert page.text("dialog.article h2") == "Water pact signed as dam dispute deepens"
    assert page.text("dialog.article mark.here") == "denied"
    count = len(page.all("dialog.article mark"))
    assert count == 11
    page.button("Next ›", "dialog.article").click()
    assert page.text("dialog.article mark.here") == "attacked"
    assert page.text("dialog.article .place") == f"{count} of {count}"
    page.press("\ue00c")
    page.until(lambda: not page.js("return document.querySelector('dialog.article').open"))
    page.until(lambda: page.state()["article"] == "")


def test_a_mark_in_the_article_selects_its_event(explore: Explore) -> None:
    page = explore("article=article%2Fherald")
    page.button("imposed sanctions", "dialog.article").click()
    assert page.state()["selected"] == "e:event/sanction"
    assert not page.js("return document.querySelector('dialog.article').open")


def test_an_article_is_part_of_the_link(explore: Explore) -> None:
    page = explore("article=article%2Fgazette")
    assert page.text("dialog.article h2") == "Egypt sends soldiers to Sudan"
    assert "article=" in page.fragment()


def test_a_note_is_kept_in_the_link(explore: Explore) -> None:
    page = explore("selected=n%3Acountry%2FNOR")
    page.js("document.querySelectorAll('#evidence details.edit').forEach((d) => (d.open = true))")
    page.one("#evidence textarea").send_keys("ask Oslo = & # ✓")
    page.one("#evidence h2").click()
    page.js("document.activeElement.blur()")
    page.until(lambda: page.state()["notes"])
    again = explore(page.fragment())
    assert again.state()["notes"] == {"n:country/NOR": "ask Oslo = & # ✓"}
    assert again.one("#evidence textarea").get_attribute("value") == "ask Oslo = & # ✓"


def test_an_actor_can_be_renamed_and_folded_into_another(explore: Explore) -> None:
    page = explore("selected=n%3Aperson%2Fabeba-tadesse")
    page.js("document.querySelectorAll('#evidence details.edit').forEach((d) => (d.open = true))")
    field = page.one("#evidence input[aria-label='Name shown']")
    field.clear()
    field.send_keys("Minister\ue007")
    page.until(lambda: page.state()["names"])
    assert page.text("#evidence h2") == "Minister"
    page.one("#evidence input[aria-label='Fold into another actor']").send_keys("Ethiopia\ue007")
    page.until(lambda: page.state()["folded"])
    assert "n:person/abeba-tadesse" not in page.nodes()
    assert any(e["key"].startswith("l:country%2FETH|country%2FEGY|ACCUSE") for e in page.edges())


def test_closing_the_panel_gives_the_overview(explore: Explore) -> None:
    page = explore(SHELL)
    page.button("Close the evidence").click()
    assert page.text("#evidence .eyebrow") == "Overview"
    assert "23 events in 3 articles" in page.text("#evidence h2")
