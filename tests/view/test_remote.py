"""A served page asks for neighbourhoods; what it gets joins what is there."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

import pytest

from graph.store import Store
from graph.view import neighbourhood_json
from graph.view.collect import collect
from graph.view.page import render
from tests.rdf import sample
from tests.view.explorer import Explorer

Explore = Callable[..., Explorer]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    store = Store.in_memory(describe=sample.describe)
    store.put([sample.deployment_article("a1"), sample.second_article("a2")])
    few = render(replace(collect(store, limit=2), remote="near"))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlparse(self.path)
            near = url.path == "/near"
            text = neighbourhood_json(store, parse_qs(url.query)["entity"][0]) if near else few
            self.send_response(200)
            self.send_header("Content-Type", "application/json" if near else "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, format: str, *arguments: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_neighbours_are_loaded_and_joined_once(explore: Explore, address: str) -> None:
    page = explore()
    page.driver.get(address)
    page.until(lambda: page.js("return !!window.newsgraph?.app.frame()"))
    before = page.shown_events()
    assert len(before) == 2
    actor = page.js("const {data} = window.newsgraph.app; return data.entities[data.events[0].actors[0]].id")
    page.js("window.newsgraph.app.store.set({selected: 'n:' + arguments[0]})", actor)
    after = page.until(lambda: page.shown_events() if len(page.shown_events()) > 2 else None)
    assert before < after
    page.button("Neighbours").click()
    assert page.shown_events() == after
    broken = page.js(
        "const {data} = window.newsgraph.app; return data.events.filter((e, i) => e.index !== i ||"
        "data.eventById.get(e.id) !== i || [...e.actors, ...e.recipients].some((x) => !data.entities[x]) ||"
        "e.evidence.some((v) => !data.articles[v.article].text.slice(...v.sentence))).map((e) => e.id)"
    )
    assert broken == []
    assert page.text("#evidence .card blockquote")


def test_a_file_asks_nobody(explore: Explore) -> None:
    page = explore("limit=2")
    page.click_at("n:country/ETH")
    page.button("Neighbours").click()
    assert page.complaints() == []


def test_an_unknown_entity_has_an_empty_neighbourhood() -> None:
    store = Store.in_memory()
    assert '"events":[]' in neighbourhood_json(store, "country/XXX")
