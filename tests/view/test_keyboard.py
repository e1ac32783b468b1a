"""Every feature without a mouse: reached with Tab and used with keys alone."""

from __future__ import annotations

from collections.abc import Callable

from tests.view.explorer import Explorer

Explore = Callable[..., Explorer]
TAB, ENTER, ESCAPE, SPACE = "\ue004", "\ue007", "\ue00c", " "
LEFT, UP, RIGHT, DOWN, DELETE, CONTROL = "\ue012", "\ue013", "\ue014", "\ue015", "\ue017", "\ue009"


def tab_to(page: Explorer, selector: str, *, most: int = 160) -> None:
    """Presses Tab until the focus is on what the selector names."""
    for _ in range(most):
        if page.js("return document.activeElement.matches(arguments[0])", selector):
            return
        page.press(TAB)
    raise AssertionError(f"Tab never reaches {selector}")


def walked(page: Explorer, selector: str, *keys: str) -> None:
    tab_to(page, selector)
    page.press(*keys)


def undo(page: Explorer) -> None:
    page.chain().key_down(CONTROL).send_keys("z").key_up(CONTROL).perform()


def test_search_and_choose(explore: Explore) -> None:
    page = explore()
    page.press("/")
    page.press(*"norw")
    page.until(lambda: page.all("#found li"))
    page.press(DOWN, ENTER)
    page.until(lambda: page.text("#evidence h2") == "Norway")
    page.press(ESCAPE)
    assert page.state()["q"] == "" or page.press(ESCAPE) is None


def test_views_are_changed_with_the_arrows(explore: Explore) -> None:
    page = explore()
    tab_to(page, "#tab-graph")
    for view in ("table", "timeline", "matrix", "map", "articles"):
        page.press(RIGHT)
        assert page.state()["view"] == view


def test_marks_of_every_view_open_their_evidence(explore: Explore) -> None:
    for view, selector in (
        ("table", "table.events td button, table.events th[scope=row] button"),
        ("timeline", ".timeline .mark"),
        ("matrix", "table.grid td button"),
        ("map", "circle.mark"),
    ):
        page = explore(f"view={view}")
        walked(page, selector, ENTER)
        assert page.state()["selected"], view
        assert page.all("#evidence .card"), view


def test_a_column_sorts(explore: Explore) -> None:
    page = explore("view=table")
    walked(page, "table.events thead th:nth-child(2) button", ENTER)
    assert page.state()["sort"] == "actor"


def test_filters_and_undo(explore: Explore) -> None:
    page = explore()
    walked(page, "input[data-focus='types-AID']", SPACE)
    assert page.state()["types"] == ["AID"]
    undo(page)
    assert page.state()["types"] == []
    walked(page, "[data-focus='show-facts']", ENTER)
    assert page.state()["show"] == "facts"
    walked(page, "[data-focus='confidence']", *[RIGHT] * 4)
    assert page.state()["confidence"] > 0
    walked(page, "[data-focus='merge']", SPACE)
    assert page.state()["merge"] == "states"


def test_time_is_narrowed_and_played(explore: Explore) -> None:
    page = explore()
    walked(page, ".time [aria-label='From']", RIGHT, RIGHT)
    assert page.state()["from"]
    walked(page, ".time [aria-label='To']", LEFT)
    assert page.state()["to"]
    page = explore()
    walked(page, ".time [aria-label='Play through time']", ENTER)
    page.until(lambda: page.state()["to"])
    page.press(ENTER)


def test_the_graph_is_walked_pinned_hidden_expanded(explore: Explore) -> None:
    page = explore("limit=3")
    tab_to(page, "canvas.graph")
    page.press(DOWN, ENTER)
    chosen = page.state()["selected"]
    assert chosen.startswith("n:")
    page.press("p")
    assert chosen[2:] in page.state()["pinned"]
    page.press("x")
    assert len(page.nodes()) > 3
    page.press("l", ENTER)
    assert page.state()["selected"].startswith("l:")
    page.press(ESCAPE, ESCAPE)
    page.press(DOWN, ENTER)
    gone = page.state()["selected"]
    page.press(DELETE)
    assert gone[2:] in page.state()["hidden"]
    undo(page)
    assert page.state()["hidden"] == []


def test_an_actor_is_renamed_folded_and_noted(explore: Explore) -> None:
    page = explore("selected=n%3Acountry%2FNOR")
    page.js("document.querySelector('#evidence .body').focus()")
    walked(page, "#evidence details.edit summary", ENTER)
    walked(page, "[aria-label='Name shown']", *"!!", ENTER)
    assert "!!" in page.state()["names"]["country/NOR"]
    page.js("document.querySelectorAll('#evidence details.edit').forEach((d) => (d.open = true))")
    walked(page, "[aria-label='Note']", *"why?", TAB)
    assert page.state()["notes"] == {"n:country/NOR": "why?"}
    page.js("document.querySelector('#evidence .body').focus()")
    walked(page, "[aria-label='Fold into another actor']", *"Afri", ENTER)
    assert page.state()["folded"] == {"country/NOR": "org/AU"}


def test_moves_are_made(explore: Explore) -> None:
    page = explore("move=path%3A%7C")
    page.js("document.querySelector('#evidence .body').focus()")
    walked(page, "[aria-label='First actor']", *"Afri", ENTER)
    assert "org%2FAU" in page.state()["move"]
    walked(page, "[aria-label='Second actor']", *"nobody", ENTER)
    assert page.one("[aria-label='Second actor']").get_attribute("aria-invalid") == "true"
    page.chain().key_down(CONTROL).send_keys("a").key_up(CONTROL).perform()
    page.press(*"un sec", ENTER)
    page.until(lambda: page.all(".move h3.section"))
    emphasis = page.js("return [...window.newsgraph.app.scene.emphasis]")
    assert {"n:org/AU", "n:country/EGY", "n:org/UNSC"} <= set(emphasis)
    page.js("document.querySelector('#evidence .body').focus()")
    walked(page, ".move .close", ENTER)
    assert page.state()["move"] == ""
    walked(page, "#evidence .tools button", ENTER)
    assert page.state()["move"] == "agree"


def test_the_article_is_opened_walked_and_closed(explore: Explore) -> None:
    page = explore("selected=e%3Aevent%2Fshell")
    page.js("document.querySelector('#evidence .body').focus()")
    walked(page, "#evidence figcaption button.link", ENTER)
    page.until(lambda: page.js("return document.querySelector('dialog.article').open"))
    before = page.text("dialog.article .place")
    tab_to(page, "dialog.article .tools button:last-of-type")
    page.press(ENTER)
    assert page.text("dialog.article .place") != before
    page.press(ESCAPE)
    page.until(lambda: page.state()["article"] == "")


def test_an_export_is_saved(explore: Explore) -> None:
    page = explore()
    before = set(page.downloads.iterdir())
    walked(page, "details.menu > summary", ENTER)
    walked(page, ".menu button", ENTER)
    new = page.until(lambda: {f for f in page.downloads.iterdir() if f.suffix != ".crdownload"} - before)
    for file in new:
        file.unlink()
