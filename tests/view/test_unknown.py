"""Nobody is accused by a line: events without an actor, and events that only have a place."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.model import Span
from graph.view.content import Page, PageArticle, PageEntity, PageEvent, PageEvidence
from graph.view.network import to_networkx
from graph.view.page import write
from tests.view.explorer import Explorer

Explore = Callable[..., Explorer]
TEXT = "Something happened in the valley."


def event(number: int, type: str, **values: Any) -> PageEvent:
    told = (PageEvidence("article/1", Span(0, len(TEXT)), (), 0.8),)
    return PageEvent(f"event/{number}", "", f"Event {number}", type, evidence=told, **values)


def valley() -> Page:
    """Attacks by nobody that is named on two countries and in a town; a deployment and a visit to a place."""
    people = [
        PageEntity("country/MLI", "", "Mali", "country"),
        PageEntity("country/NER", "", "Niger", "country"),
        PageEntity("country/FRA", "", "France", "country"),
        PageEntity("org/AU", "", "African Union", "organization"),
        PageEntity("country/DZA", "", "Algeria", "country"),
        PageEntity("place/gao", "", "Gao", "place"),
        PageEntity("place/algiers", "", "Algiers", "place", within="country/DZA"),
    ]
    events = [
        event(1, "ASSAULT", recipients=("country/MLI",), places=("place/gao",)),
        event(2, "COERCE", recipients=("country/MLI",)),
        event(3, "ASSAULT", recipients=("country/NER",), modalities=("alleged",)),
        event(4, "ASSAULT", places=("place/gao",)),
        event(5, "MOBILIZE", actors=("country/FRA",), places=("country/MLI",)),
        event(6, "ACCUSE", actors=("org/AU",), places=("place/algiers",)),
        event(7, "ASSAULT", actors=("country/NER",), recipients=("country/NER",)),
        event(8, "PROTEST", actors=("country/DZA",), places=("place/algiers",)),
    ]
    article = PageArticle("article/1", "", TEXT, "A day", "Herald", datetime.date(2025, 3, 1))
    return Page("The valley", (article,), tuple(people), tuple(events))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(valley(), tmp_path_factory.mktemp("valley") / "page.html")


_LINES = """return window.newsgraph.app.scene.edges.map((e) => ({source: e.source.key, target: e.target.key, way: e.way,
  label: e.label, directed: e.directed, tip: e.key, shape: e.source.shape}))"""


def lines(page: Explorer) -> list[dict[str, Any]]:
    return list(page.js(_LINES))


def test_whoever_is_not_named_is_a_node_of_its_own_beside_each_target(explore: Explore, file: Path) -> None:
    page = explore("", file)
    unknown = [e for e in lines(page) if e["shape"] == "unknown"]
    assert {e["target"] for e in unknown} == {"n:country/MLI", "n:country/NER", "n:place/gao"}
    assert len({e["source"] for e in unknown}) == len(unknown) == 3
    labels = {e["target"]: e["label"] for e in unknown}
    assert labels["n:country/MLI"] == "attacked, coerced by unknown ×2"
    assert labels["n:country/NER"] == "“attacked by unknown”"
    assert labels["n:place/gao"] == "attack here, by unknown"


def test_no_line_starts_at_the_victim_and_no_arrow_ends_at_a_place(explore: Explore, file: Path) -> None:
    for fragment in ("", "grouping=tone", "detail=events", "detail=all", "merge=states"):
        for e in lines(explore(fragment, file)):
            assert not (e["directed"] and e["target"].startswith("n:place/")), (fragment, e)
            assert not (e["source"] == "n:country/MLI" and e["target"] == "n:place/gao"), (fragment, e)
            assert "n:country/DZA" not in e["target"] or e["way"] == "alone", (fragment, e)


def test_a_line_to_a_place_says_that_it_is_one(explore: Explore, file: Path) -> None:
    page = explore("", file)
    found = {(e["source"], e["target"]): e for e in lines(page) if e["way"] == "at"}
    assert found["n:country/FRA", "n:country/MLI"]["label"] == "place of deployment"
    assert not found["n:country/FRA", "n:country/MLI"]["directed"]
    assert ("n:country/DZA", "n:place/algiers") in found


def test_its_evidence_speaks_in_the_passive(explore: Explore, file: Path) -> None:
    page = explore("", file)
    page.js("window.newsgraph.app.store.set({selected: 'e:event/1'})")
    assert page.text("#evidence .gist") == "Mali: attacked by unknown"
    page.js("window.newsgraph.app.store.set({selected: 'e:event/4'})")
    assert page.text("#evidence .gist") == "Gao: attack here, by unknown"
    page.js("window.newsgraph.app.store.set({selected: 'e:event/5'})")
    assert page.text("#evidence .gist") == "France: deployment in Mali"


def test_clicking_the_unknown_actor_opens_what_it_did(explore: Explore, file: Path) -> None:
    page = explore("", file)
    key = next(e["source"] for e in lines(page) if e["target"] == "n:country/NER" and e["shape"] == "unknown")
    x, y = page.js(
        "const {app} = window.newsgraph, {camera, size} = app.frame(), n = app.scene.byKey.get(arguments[0]), b = n.beside;"
        "return [(b.node.x - camera.x) * camera.zoom + b.dx, (b.node.y - camera.y) * camera.zoom + b.dy]",
        key,
    )
    canvas = page.one("canvas.graph")
    page.chain().move_to_element_with_offset(canvas, x, y).perform()
    assert page.until(lambda: page.text(".tip")).startswith("Niger: “attacked by unknown”")
    page.chain().click().perform()
    assert page.text("#evidence h2") == "Niger: “attacked by unknown”"
    assert page.text("#evidence .eyebrow") == "The actor is not named · only talk"
    assert len(page.all("#evidence .card")) == 1


def test_the_matrix_has_a_row_for_the_unknown_and_none_for_places(explore: Explore, file: Path) -> None:
    page = explore("view=matrix", file)
    assert "unknown actors" in page.text(".grid tr.unknown")
    page.button("1 from unknown actors to Niger: 0 facts, 1 only talk, 1 of conflict").click()
    assert page.text("#evidence h2") == "unknown actors → Niger"
    assert not page.js("return [...document.querySelectorAll('.grid button')].some((b) => /Algiers|Gao/.test(b.title))")


def test_exports_name_no_source_for_the_unknown(explore: Explore, file: Path) -> None:
    page = explore("", file)
    rows = page.download("Edges as CSV").decode().splitlines()
    assert any(row.startswith(",,Mali") and ",unknown," in row for row in rows)


def test_networkx_gives_each_event_its_own_unknown_actor() -> None:
    network = to_networkx(valley())
    assert network["unknown:event/1"]["country/MLI"]["event/1"]["way"] == "acts"
    assert network["country/FRA"]["country/MLI"]["event/5"]["way"] == "at"
    assert network.nodes["unknown:event/4"]["kind"] == "unknown"
    assert "place/gao" not in network["country/MLI"]


ARTICLE = """Violence in the north

BAMAKO, March 3, 2025 - Unidentified gunmen attacked an army post in Gao on Sunday, killing 12 soldiers. A car bomb exploded
in Bamako. Three aid workers were abducted near Timbuktu on Monday. Mali was attacked by unknown assailants.

The African Union expressed concern about the arrests of journalists in Algiers. France deployed 200 soldiers in Niamey.
Russia condemned the shelling of Kidal. Niger was urged to open its border with Benin.
"""


def test_articles_of_ours_accuse_nobody(explore: Explore, tmp_path: Path) -> None:
    from graph.api import EventGraph

    (tmp_path / "north.txt").write_text(ARTICLE, encoding="utf-8")
    EventGraph.build(str(tmp_path / "north.txt"), out=str(tmp_path / "out"))
    page = explore("", tmp_path / "out" / "graph.html")
    found = lines(page)
    kinds = page.js("return Object.fromEntries(window.newsgraph.app.data.entities.map((e) => ['n:' + e.id, e.kind]))")
    assert [e for e in found if e["shape"] == "unknown"]
    for e in found:
        assert not (e["directed"] and kinds.get(e["target"]) == "place"), e
        assert not (e["way"] == "acts" and e["target"] == "n:country/DZA"), e
