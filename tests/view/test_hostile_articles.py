"""Two hundred hostile articles through the whole pipeline: read, parsed, stored, drawn; nothing of them runs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.api import EventGraph
from tests.view.explorer import Explorer
from tests.view.payloads import PAYLOADS
from tests.view.test_hostile import VIEWS, harmless

Explore = Callable[..., Explorer]
PLACES = ("Kenya", "Peru", "Norway", "Japan", "Chad", "Cuba", "Nepal", "Fiji")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile-articles")
    lines = []
    for i, payload in enumerate(PAYLOADS):
        one, two = PLACES[i % 8], PLACES[(i // 8 + 3) % 8]
        text = f"{one} condemned {payload} on Monday. President {payload} met {two}'s envoy in Nairobi, the {payload} said."
        fields = dict.fromkeys(("id", "title", "publisher", "url"), payload)
        lines.append(json.dumps({**fields, "text": text, "date": f"2025-0{i % 9 + 1}-{i % 28 + 1:02}"}))
    source = folder / "articles.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    EventGraph.build(str(source), out=str(folder / "out"))
    return folder / "out" / "graph.html"


def test_nearly_all_are_read(explore: Explore, built: Path) -> None:
    page = explore("", built)
    assert page.js("return window.newsgraph.app.data.articles.length") > 170
    assert len(page.shown_events()) > 100


@pytest.mark.parametrize("fragment", [*(f"view={v}" for v in VIEWS), "detail=all&limit=200", "q=script&move=agree"])
def test_no_view_runs_fetches_or_breaks(explore: Explore, built: Path, fragment: str) -> None:
    harmless(explore(fragment, built))


def test_panels_and_articles_open(explore: Explore, built: Path) -> None:
    page = explore("", built)
    page.js("""
    const {store, data} = window.newsgraph.app;
    const third = (list) => list.filter((_, i) => i % 3 === 0);
    for (const e of third(data.events)) store.set({selected: 'e:' + e.id, article: ''});
    for (const e of third(data.entities)) store.set({selected: 'n:' + e.id});
    for (const a of third(data.articles)) {
      store.set({article: a.id});
      document.querySelector('dialog.article').close();
    }
    """)
    harmless(page)
