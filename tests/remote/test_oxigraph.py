"""A server of others: Oxigraph's own (``oxigraph`` on PyPI, a development dependency)."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from graph.api import EventGraph
from graph.errors import QueryError, StoreError
from graph.query import ask, library
from graph.remote import connect, upload
from graph.store import Store
from tests.serve.server import make_store

BINARY = Path(sys.executable).with_name("oxigraph")
pytestmark = pytest.mark.skipif(
    not BINARY.exists(), reason="pip install oxigraph to test against Oxigraph's own server"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
    folder = tmp_path_factory.mktemp("oxigraph")
    command = [str(BINARY), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        url = f"http://127.0.0.1:{port}"
        for _ in range(200):
            with suppress(OSError):
                urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=5).close()
                break
            time.sleep(0.05)
        yield url
        server.terminate()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store.open(make_store(tmp_path_factory.mktemp("local") / "store"), read_only=True)


@pytest.fixture(scope="module", params=["graphs", "quads"])
def there(request: pytest.FixtureRequest, address: str, store: Store) -> Store:
    """The store over there, loaded by the Graph Store Protocol, and again as N-Quads."""
    assert upload(store, f"{address}/store", way=request.param, most=500) == len(store)
    return connect(f"{address}/query?union-default-graph")


@pytest.mark.parametrize("name", [q.name for q in library()])
def test_the_library_answers_as_here_row_by_row(name: str, store: Store, there: Store) -> None:
    assert list(ask(name, store=there).rows()) == list(ask(name, store=store).rows())


def test_entities_are_found_over_there(store: Store, there: Store) -> None:
    given = {"place": "Troms"}
    assert list(ask("troop-deployments", given, store=there).rows()) == list(
        ask("troop-deployments", given, store=store).rows()
    )
    with pytest.raises(QueryError, match="did you mean 'Troms'"):
        ask("troop-deployments", {"place": "Trms"}, store=there)


def test_it_opens_as_an_event_graph(store: Store, there: Store) -> None:
    events = EventGraph(there)
    assert events.counts() == EventGraph(store).counts()
    assert list(events.events()) == list(EventGraph(store).events())


def test_a_named_dataset_is_kept_to(store: Store, there: Store) -> None:
    facts = store.iris.graph("facts")
    text = "SELECT (COUNT(*) AS ?n) {clause} {{ ?s ?p ?o }}"
    for clause, options in (("", {"default_graph": [facts]}), (f"FROM {facts}", {}), (f"FROM NAMED {facts}", {})):
        here, over = (list(s.query(text.format(clause=clause), **options)) for s in (store, there))
        assert [str(r) for r in over] == [str(r) for r in here]


def test_a_default_graph_that_is_not_the_union_is_said(address: str, there: Store) -> None:
    with pytest.raises(StoreError, match=r"\?union-default-graph"):
        connect(f"{address}/query")
