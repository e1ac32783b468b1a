"""Articles are not trusted: nothing in them runs, fetches or breaks the page, and it is shown as it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import networkx as nx
import pytest
import rdflib

from graph.view.page import write
from tests.view.explorer import Explorer
from tests.view.payloads import PAYLOADS, hostile_page

Explore = Callable[..., Explorer]
VIEWS = ["graph", "table", "timeline", "matrix", "map", "articles"]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(hostile_page(), tmp_path_factory.mktemp("hostile") / "page.html")


def harmless(page: Explorer) -> None:
    assert page.js("return window.hit ?? null") is None
    assert page.complaints() == []
    assert page.js("return document.documentElement.scrollWidth") <= 1280
    assert page.js("return document.querySelectorAll('script').length") == 2
    foreign = "iframe, object, embed, base, form, img, link[rel=stylesheet]"
    assert page.all(foreign) == []


def test_there_are_two_hundred_payloads() -> None:
    assert len(PAYLOADS) == len(set(PAYLOADS)) == 200


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("fragment", ["", "detail=all&limit=200&move=agree", "q=script"])
def test_no_view_runs_fetches_or_breaks(explore: Explore, file: Path, view: str, fragment: str) -> None:
    page = explore(f"view={view}&{fragment}", file)
    assert len(page.shown_events()) == 200
    page.js("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    harmless(page)


def test_every_panel_and_every_article_shows_the_text_as_it_is(explore: Explore, file: Path) -> None:
    page = explore("", file)
    script = """
    const {store, data} = window.newsgraph.app, out = [];
    data.events.forEach((e, i) => {
      store.set({selected: 'e:' + e.id, article: ''});
      const card = document.querySelector('#evidence .card.current');
      store.set({selected: 'n:' + data.entities[i].id, article: data.articles[i].id});
      const dialog = document.querySelector('dialog.article');
      out.push([card?.querySelector('blockquote').textContent, dialog.querySelector('.text').textContent]);
      dialog.close();
    });
    return out;
    """
    for payload, (quoted, text) in zip(PAYLOADS, page.js(script), strict=True):
        plain = payload.isprintable() and not any("\u200e" <= c <= "\u200f" or c == "\u061c" for c in payload)
        if plain:
            assert quoted == f"Before {payload} acted {payload} after."
            assert text.startswith(f"Before {payload} ")
    harmless(page)


def test_links_to_articles_are_only_web_addresses(explore: Explore, file: Path) -> None:
    page = explore("", file)
    script = """
    const {store, data} = window.newsgraph.app, out = new Set();
    for (const a of data.articles) {
      store.set({article: a.id});
      document.querySelectorAll('a[href]').forEach((l) => out.add(l.href));
      document.querySelector('dialog.article').close();
    }
    return [...out];
    """
    assert page.js(script) == []


@pytest.mark.parametrize("payload", [p for p in PAYLOADS if "\ud800" not in p and "\udfff" not in p][:60:3])
def test_hostile_fragments_are_only_words(explore: Explore, file: Path, payload: str) -> None:
    text = quote(payload)
    names = f"names=x%2F0%2F__proto__:{text}&notes=__proto__:{text}"
    page = explore(f"q={text}&{names}&selected=n%3A{text}&move={text}", file)
    harmless(page)


def test_exports_stay_well_formed(explore: Explore, file: Path) -> None:
    page = explore("limit=200", file)
    rows = list(csv.reader(io.StringIO(page.download("Events as CSV").decode("utf-8", "replace"), newline="")))
    assert len(rows) == 201
    assert {len(r) for r in rows} == {19}
    assert not [c for r in rows[1:] for c in r if c.startswith(("=", "@"))]
    assert nx.read_graphml(io.BytesIO(page.download("GraphML")), force_multigraph=True).number_of_nodes() > 100
    ElementTree.fromstring(page.download("GEXF"))
    ElementTree.fromstring(page.download("SVG"))
    assert len(rdflib.Graph().parse(data=page.download("Turtle"), format="turtle")) > 1000
