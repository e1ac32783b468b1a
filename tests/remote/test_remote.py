"""A graph in another server: loaded over HTTP, asked with the same queries, the same answers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.api import EventGraph
from graph.errors import QueryError, StoreError
from graph.query import ask, library, write
from graph.remote import connect, upload
from graph.remote.engine import with_prefixes
from graph.serve.settings import Limits
from graph.store import Store
from tests.serve.server import make_store, serving

PATIENT = Limits(seconds=30.0, quick_seconds=10.0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("remote") / "store")


@pytest.fixture(scope="module")
def store(folder: Path) -> Store:
    return Store.open(folder, read_only=True)


@pytest.fixture(scope="module")
def there(folder: Path) -> Iterator[Store]:
    with serving(folder, limits=PATIENT) as address:
        yield connect(f"{address}/sparql")


def answer(name: str, store: Store, **given: str) -> bytes:
    out = io.BytesIO()
    write(ask(name, given, store=store), "csv", out)
    return out.getvalue()


def quads(store: Store) -> list[str]:
    """All quads of the graphs of its own base, sorted."""
    every = store.engine.quads_for_pattern(None, None, None)
    return sorted(str(q) for q in every if q.graph_name.value.startswith(store.iris.base))


@pytest.mark.parametrize("name", [q.name for q in library()])
def test_each_query_of_the_library_answers_as_here(name: str, store: Store, there: Store) -> None:
    assert answer(name, there) == answer(name, store)


def test_parameters_are_looked_up_there(store: Store, there: Store) -> None:
    for given in ({"place": "Troms"}, {"place": "Norway"}, {"place": "Q20"}):
        assert answer("troop-deployments", there, **given) == answer("troop-deployments", store, **given)
    with pytest.raises(QueryError, match="Norway"):
        answer("troop-deployments", there, place="Norwey")


def test_ask_construct_and_errors(there: Store) -> None:
    assert ask("ASK { ?s a ng:Article }", store=there).boolean is True
    assert ask("ASK { ?s a ng:Article ; ng:agent ?o }", store=there).boolean is False
    out = io.BytesIO()
    write(ask("CONSTRUCT { ?s a ng:Article } { ?s a ng:Article }", store=there), "turtle", out)
    assert out.getvalue().count(b"ng:Article") == 2
    with pytest.raises(QueryError, match="line 1"):
        ask("SELECT * { ?s ?p ", store=there)


def test_the_python_door_works_with_it(there: Store, store: Store) -> None:
    far, near = EventGraph(there), EventGraph(store)
    assert far.counts() == near.counts()
    assert [e.iri for e in far.events(actor="Norway")] == [e.iri for e in near.events(actor="Norway")]


def test_all_quads_can_be_read(there: Store, store: Store) -> None:
    assert len(there) == len(store)
    assert quads(there) == quads(store)
    some = next(iter(store.subjects(store.iris.graph("facts"))))
    assert list(there.quads([store.iris.graph("facts")]))[:1] == list(store.quads([store.iris.graph("facts")]))[:1]
    assert set(there.engine.quads_for_pattern(some, None, None)) == set(
        store.engine.quads_for_pattern(some, None, None)
    )


@pytest.mark.parametrize("way", ["graphs", "quads"])
def test_a_store_is_copied_into_a_server(way: str, store: Store, tmp_path: Path) -> None:
    Store.create(tmp_path / "target", base="https://other.example/id/").finish()
    with serving(tmp_path / "target", updates=True, limits=PATIENT) as address:
        sent = upload(store, f"{address}/rdf-graph-store", way=way, most=700)  # type: ignore[arg-type]
        assert sent == len(store)
        far = connect(f"{address}/sparql", base=store.iris.base)
        for name in ("statements", "troop-deployments", "timeline"):
            assert answer(name, far) == answer(name, store)
        again = upload(store, f"{address}/rdf-graph-store", way=way, most=700)  # type: ignore[arg-type]
        assert again == sent
        assert quads(far) == quads(store), "copied twice is copied once"


def test_prefixes_are_declared_where_they_are_used() -> None:
    known = {"ng": "http://n/", "id": "http://i/", "rdf": "http://r/"}
    assert with_prefixes("SELECT * { ?s a ng:Event }", known) == "PREFIX ng: <http://n/> SELECT * { ?s a ng:Event }"
    assert with_prefixes("PREFIX ng: <http://own/>\nASK { ?s a ng:Event }", known).count("PREFIX") == 1
    plain = "ASK { ?id <http://x.org/id:1> 1 }"
    assert with_prefixes(plain, known) == plain


def test_what_can_go_wrong_is_said(folder: Path) -> None:
    with pytest.raises(StoreError, match="does not answer"):
        connect("http://127.0.0.1:9/sparql", seconds=3)
    with pytest.raises(StoreError, match="no address"):
        connect("localhost/sparql")
    with serving(folder) as address:
        with pytest.raises(StoreError, match="404"):
            connect(f"{address}/nothing")
        with pytest.raises(StoreError, match=r"other\.example"):
            connect(f"{address}/sparql", base="https://other.example/")
        with pytest.raises(StoreError, match="405"):
            upload(Store.open(folder, read_only=True), f"{address}/rdf-graph-store")
