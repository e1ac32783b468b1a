"""Updates: off unless asked for; seen by every later query; all or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.serve.server import serving
from tests.waiting import PATIENCE

UPDATE = {"Content-Type": "application/sparql-update"}
G, H = "http://x.org/g", "http://x.org/h"


@pytest.fixture(scope="module")
def client(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("update") / "store"
    shutil.copytree(store, folder)
    with (
        serving(folder, updates=True) as address,
        httpx.Client(base_url=address, timeout=PATIENCE, trust_env=False) as found,
    ):
        yield found


def ask(client: httpx.Client, pattern: str) -> bool:
    return bool(client.get("/sparql", params={"query": f"ASK {{ {pattern} }}"}).json()["boolean"])


def test_by_both_kinds_of_post(client: httpx.Client) -> None:
    direct = client.post("/sparql", content=f"INSERT DATA {{ GRAPH <{G}> {{ <x:a> <x:p> 1 }} }}", headers=UPDATE)
    assert (direct.status_code, direct.content) == (204, b"")
    assert ask(client, f"GRAPH <{G}> {{ <x:a> <x:p> 1 }}")
    form = client.post("/sparql", data={"update": f"INSERT DATA {{ GRAPH <{H}> {{ <x:b> <x:p> 2 }} }}"})
    assert form.status_code == 204
    assert ask(client, "<x:a> <x:p> 1 . <x:b> <x:p> 2")


def test_dataset_of_the_request(client: httpx.Client) -> None:
    client.post("/sparql", data={"update": f"INSERT DATA {{ GRAPH <{G}> {{ <x:c> <x:p> 3 }} }}"})
    text = "INSERT { GRAPH <http://x.org/out> { ?s <x:copied> ?o } } WHERE { ?s <x:p> ?o }"
    found = client.post("/sparql", params={"using-graph-uri": G}, content=text, headers=UPDATE)
    assert found.status_code == 204
    assert ask(client, "<x:c> <x:copied> 3")
    assert not ask(client, "<x:b> <x:copied> 2")


def test_prefixes_are_known_and_iris_relative_to_the_endpoint(client: httpx.Client) -> None:
    assert client.post("/sparql", content="INSERT DATA { <here> a ng:Event }", headers=UPDATE).status_code == 204
    assert ask(client, f"<{client.base_url}/here> a ng:Event".replace("//here", "/here"))


@pytest.mark.parametrize(
    ("parameters", "text", "status"),
    [
        ({}, "INSERT DATA { <x:a> <x:b> ", 400),
        ({}, "SELECT * {}", 400),
        ({}, "LOAD <http://127.0.0.1:9999/x.ttl>", 403),
        ({}, "INSERT { <x:a> <x:b> ?o } WHERE { SERVICE <http://127.0.0.1:9999/> { ?s ?p ?o } }", 403),
        ({"using-graph-uri": G}, "WITH <x:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", 400),
        ({"using-graph-uri": G}, "DELETE WHERE { ?s ?p ?o }", 400),
        ({"update": "CLEAR ALL"}, "CLEAR ALL", 400),
    ],
)
def test_what_is_refused(client: httpx.Client, parameters: dict[str, str], text: str, status: int) -> None:
    assert client.post("/sparql", params=parameters, content=text, headers=UPDATE).status_code == status
    assert ask(client, "?s a ng:Article")


def test_other_media_types_and_methods(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"update": "CLEAR ALL"}).status_code == 405
    assert client.post("/sparql", content="CLEAR ALL", headers={"Content-Type": "text/plain"}).status_code == 415
    assert client.post("/sparql", content=b"INSERT DATA { <x:a> <x:b> '\xe9' }", headers=UPDATE).status_code == 400


def test_the_description_tells_of_it(client: httpx.Client) -> None:
    assert "SPARQL11Update" in client.get("/sparql", headers={"Accept": "text/turtle"}).text
