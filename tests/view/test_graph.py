"""The graph by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.view.explorer import Explorer

Explore = Callable[..., Explorer]
ETH, EGY, NOR = "n:country/ETH", "n:country/EGY", "n:country/NOR"


def line(source: str, target: str, group: str, truth: str = "fact") -> str:
    return f"l:{source.replace('/', '%2F')}|{target.replace('/', '%2F')}|{group}|{truth}"


def test_it_opens_without_a_complaint_or_a_request(explore: Explore) -> None:
    page = explore()
    assert page.text("h1") == "The dam dispute"
    assert page.text(".counts") == "23 events: 16 facts · 7 only talk · 3 articles"
    assert page.nodes() >= {ETH, EGY, NOR}
    assert page.complaints() == []


def test_facts_and_talk_between_the_same_two_are_lines_of_their_own(explore: Explore) -> None:
    edges = {e["key"]: e for e in explore().edges()}
    fact, talk = (edges[line("country/NOR", "country/SDN", "AID", truth)] for truth in ("fact", "talk"))
    assert (fact["label"], talk["label"]) == ("aids", "“aids”")
    assert (fact["fact"], talk["fact"]) == (True, False)


def test_clicking_a_node_shows_its_events_with_the_words_marked(explore: Explore) -> None:
    page = explore()
    page.click_at(NOR)
    assert page.state()["selected"] == NOR
    assert page.text("#evidence h2") == "Norway"
    assert "sent" in [m.text for m in page.all("#evidence mark.role-trigger")]


def test_clicking_a_line_shows_the_sentences_behind_it(explore: Explore) -> None:
    page = explore()
    key = line("country/NOR", "country/ETH", "SANCTION")
    page.click_at(key)
    assert page.state()["selected"] == key
    assert "Norway imposed sanctions on two Ethiopian generals." in page.text("#evidence blockquote")
    assert "told as fact" in page.text("#evidence .eyebrow")


def test_dragging_a_node_pins_it_where_it_is_dropped(explore: Explore) -> None:
    page = explore()
    before = page.point(NOR)
    page.drag(NOR, 60, 40)
    x, y = page.point(NOR)
    assert (x - before[0], y - before[1]) == pytest.approx((60, 40), abs=3)
    assert "country/NOR" in page.state()["pinned"]


def test_dragging_the_paper_and_the_wheel_move_the_camera_and_the_link(explore: Explore) -> None:
    page = explore()
    canvas = page.one("canvas.graph")
    before = page.point(NOR)
    held = page.chain().move_to_element_with_offset(canvas, -330, -270).click_and_hold()
    held.move_by_offset(50, 30).release().perform()
    assert page.point(NOR)[0] == pytest.approx(before[0] + 50, abs=3)
    page.until(lambda: "camera=" in page.fragment())
    fragment, place = page.fragment(), page.point(NOR)
    assert explore(fragment).point(NOR) == pytest.approx(place, abs=2)


def test_a_tooltip_names_what_is_under_the_pointer(explore: Explore) -> None:
    page = explore()
    x, y = page.point(EGY)
    page.chain().move_to_element_with_offset(page.one("canvas.graph"), x, y).perform()
    assert page.until(lambda: page.text(".tip")) == "Egypt"


def test_arrow_keys_walk_and_enter_opens(explore: Explore) -> None:
    page = explore()
    page.js("document.querySelector('canvas.graph').focus()")
    page.press("\ue015")  # down: the most involved actor first
    first = page.until(lambda: page.text("#app > .sr"))
    page.press("\ue007")
    assert page.state()["selected"].startswith("n:")
    page.press("\ue013", "\ue015", "\ue014")
    assert page.text("#app > .sr")
    assert first


def test_the_lines_of_a_node_can_be_walked_with_a_key(explore: Explore) -> None:
    page = explore(f"selected={NOR.replace('/', '%2F').replace(':', '%3A')}")
    page.js("document.querySelector('canvas.graph').focus()")
    page.press("l", "\ue007")
    assert page.state()["selected"].startswith("l:")


def test_delete_hides_and_undo_brings_back(explore: Explore) -> None:
    page = explore(f"selected={NOR.replace('/', '%2F').replace(':', '%3A')}")
    page.js("document.querySelector('canvas.graph').focus()")
    page.press("\ue017")
    assert NOR not in page.nodes()
    assert "country/NOR" in page.state()["hidden"]
    page.chain().key_down("\ue009").send_keys("z").key_up("\ue009").perform()
    assert NOR in page.nodes()
    page.chain().key_down("\ue009").key_down("\ue008").send_keys("z").key_up("\ue008").key_up("\ue009").perform()
    assert NOR not in page.nodes()


def test_plus_and_zero_zoom(explore: Explore) -> None:
    page = explore()
    page.js("document.querySelector('canvas.graph').focus()")
    start = page.js("return window.newsgraph.app.frame().camera.zoom")
    page.press("+")
    assert page.js("return window.newsgraph.app.frame().camera.zoom") > start
    page.press("0")
    assert page.js("return window.newsgraph.app.frame().camera.zoom") == pytest.approx(start)


def test_events_can_be_nodes_with_the_shape_of_their_truth(explore: Explore) -> None:
    page = explore("detail=events")
    shapes = dict(page.js("return window.newsgraph.app.scene.nodes.map((n) => [n.key, n.shape])"))
    assert shapes["e:event/food"] == "event"
    assert shapes["e:event/condemn"] == "statement"
    assert shapes["e:event/shell"] == "talk"
    assert any(k.startswith("a:") for k in explore("detail=all").nodes())


def test_a_line_opens_into_its_events(explore: Explore) -> None:
    page = explore()
    page.click_at(line("country/NOR", "country/ETH", "SANCTION"))
    page.button("Show events as nodes").click()
    assert "e:event/sanction" in page.nodes()


def test_few_actors_are_drawn_first_and_neighbours_on_demand(explore: Explore) -> None:
    page = explore("limit=2")
    assert page.nodes() == {ETH, EGY}
    page.click_at(ETH)
    page.button("Neighbours").click()
    assert NOR in page.nodes()
    assert "not drawn" not in page.text("#evidence h2")


def test_a_loop_of_actors_of_a_joint_statement_is_no_line_between_them(explore: Explore) -> None:
    keys = {e["key"] for e in explore().edges()}
    assert not [k for k in keys if k.startswith("l:country%2FBRA|country%2FKEN|ASSAULT")]
