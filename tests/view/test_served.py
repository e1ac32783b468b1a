"""The explorer page of a real server: it opens with a part of the graph and asks for the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.serve.server import make_store, serving
from tests.view.explorer import Explorer
from tests.waiting import PATIENCE

Explore = Callable[..., Explorer]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store = make_store(tmp_path_factory.mktemp("served") / "store")
    with serving(store, explorer_events=2) as found:
        yield found


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=PATIENCE, trust_env=False) as found:
        yield found


def visit(page: Explorer, address: str, fragment: str = "") -> None:
    page.driver.get("about:blank")
    page.driver.get_log("browser")
    page.driver.get(f"{address}/explore{fragment and '#'}{fragment}")
    page.until(lambda: page.js("return !!window.newsgraph?.app.frame()"))


def test_a_chosen_actor_brings_what_it_takes_part_in(explore: Explore, address: str) -> None:
    page = explore()
    visit(page, address)
    before = page.shown_events()
    assert len(before) == 2
    assert "the best told of about" in page.text(".counts")
    actor = page.js("const {data} = window.newsgraph.app; return data.entities[data.events[0].actors[0]].id")
    page.js("window.newsgraph.app.store.set({selected: 'n:' + arguments[0]})", actor)
    page.until(lambda: page.shown_events() > before)
    assert "more event" in page.text(".toast")
    assert page.text("#evidence .card blockquote")
    assert [c for c in page.complaints() if not c.startswith(f"requested {address}/")] == []


def test_a_link_to_an_actor_that_the_page_lacks_opens_it(explore: Explore, address: str, client: httpx.Client) -> None:
    page = explore()
    visit(page, address)
    here = set(page.js("return window.newsgraph.app.data.entities.map((e) => e.id)"))
    text = "SELECT DISTINCT ?p { ?e ng:agent|ng:recipient ?p }"
    rows = client.get("/sparql", params={"query": text}).json()["results"]["bindings"]
    base = page.js("return window.newsgraph.app.data.base")
    away = sorted({row["p"]["value"].removeprefix(base) for row in rows} - here)
    assert away
    visit(page, address, f"selected={('n:' + away[0]).replace('/', '%2F').replace(':', '%3A')}")
    page.until(lambda: page.js("return window.newsgraph.app.data.entityById.has(arguments[0])", away[0]))
    page.until(lambda: page.all("#evidence .card"))
    name = page.text("#evidence h2")
    visit(page, address)
    page.one("#search").send_keys(name)
    page.until(lambda: [o for o in page.all("#found li") if "on the server" in o.text])


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("", 400, "no entity is given"),
        ("entity=country/PRK&limit=0", 400, "not between 1 and 1000"),
        ("entity=country/PRK&limit=many", 400, "invalid literal"),
        ("entity=country/XXX", 404, "nothing is known of country/XXX"),
        ("entity=%3Cscript%3E", 404, "no id of an entity"),
    ],
)
def test_wrong_questions_are_told(client: httpx.Client, query: str, status: int, words: str) -> None:
    found = client.get(f"/explore/neighbourhood?{query}", headers={"accept": "application/json"})
    assert found.status_code == status
    assert words in found.json()["title"]


def test_the_limit_holds_for_the_events_of_the_entity(client: httpx.Client) -> None:
    """With each event comes what it speaks of and who speaks of it, so there may be twice as many."""
    found = [client.get("/explore/neighbourhood", params={"entity": "country/NOR", "limit": n}) for n in (1, 2)]
    assert [f.status_code for f in found] == [200, 200], found[0].text
    one, two = (f.json()["events"] for f in found)
    assert 1 <= len(one) <= 2
    assert len(two) <= 4


def test_pages_of_other_sites_may_not_ask(client: httpx.Client) -> None:
    headers = {"origin": "https://elsewhere.example"}
    assert client.get("/explore/neighbourhood?entity=country/PRK", headers=headers).status_code == 403


def test_a_failure_is_seen_by_the_reader(explore: Explore, address: str) -> None:
    page = explore()
    visit(page, address)
    page.js("window.newsgraph.app.data.remote = 'explore/nowhere'")
    actor = page.js("const {data} = window.newsgraph.app; return data.entities[data.events[0].actors[0]].id")
    page.js("window.newsgraph.app.store.set({selected: 'n:' + arguments[0]})", actor)
    page.until(lambda: "cannot be loaded" in page.text(".toast"))


def test_a_small_graph_is_whole_and_asks_nothing_more(explore: Explore, tmp_path: Path) -> None:
    page = explore()
    with serving(make_store(tmp_path / "store")) as address:
        visit(page, address)
        page.driver.get_log("performance")
        page.js("const {app} = window.newsgraph; app.store.set({selected: 'n:' + app.data.entities[0].id})")
        assert "best told" not in page.text(".counts")
        assert [c for c in page.complaints() if "neighbourhood" in c] == []
