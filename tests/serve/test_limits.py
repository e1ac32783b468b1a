"""Hostile queries: stopped in time, told cleanly, and nobody else waits for them."""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import psutil
import pytest

from graph.serve.settings import MEBIBYTE, Limits
from tests.serve.server import serving
from tests.waiting import PATIENCE, until

QUERY = {"Content-Type": "application/sparql-query"}
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SORTED = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
PATHS = "SELECT (COUNT(*) AS ?n) { ?a (!a:x|^!a:x)* ?b . ?b (!a:x|^!a:x)* ?c . ?c (!a:x|^!a:x)* ?d }".replace(
    "a:x", "<http://x.org/x>"
)
SMALL = Limits(
    seconds=2.0, quick_seconds=0.3, queue_seconds=6.0, memory_bytes=400 * MEBIBYTE, result_bytes=8 * MEBIBYTE
)


@pytest.fixture(scope="module")
def address(store: Path) -> Iterator[str]:
    with serving(store, limits=SMALL, quick=2, slow=2) as found:
        yield found


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=PATIENCE, trust_env=False) as found:
        yield found


def ask(client: httpx.Client, text: str, accept: str = "application/json") -> httpx.Response:
    return client.post("/sparql", content=text, headers={**QUERY, "Accept": accept})


@pytest.mark.parametrize("text", [PRODUCT, PATHS], ids=["product", "paths"])
def test_a_query_without_end_is_stopped_in_time(client: httpx.Client, text: str) -> None:
    begin = time.monotonic()
    found = ask(client, text)
    assert found.status_code == 503
    assert time.monotonic() - begin < 60
    assert "2 seconds" in found.json()["title"]
    assert found.json()["hint"]


def test_an_answer_without_end_is_an_error_and_never_broken_json(client: httpx.Client) -> None:
    for accept in ("application/sparql-results+json", "application/sparql-results+xml", "text/csv"):
        found = ask(client, ENDLESS, accept)
        assert found.status_code in (422, 503)
        assert int(found.headers["content-length"]) == len(found.content) < 1000
    problem = ask(client, ENDLESS).json()
    assert "bytes" in problem["title"] or "seconds" in problem["title"]


def test_memory_is_bounded(client: httpx.Client) -> None:
    found = ask(client, SORTED)
    assert found.status_code in (422, 503)
    assert "memory" in found.json()["title"] or "seconds" in found.json()["title"]
    assert ask(client, "ASK {}").json() == {"head": {}, "boolean": True}


def test_others_are_answered_meanwhile(client: httpx.Client) -> None:
    """Eight hostile queries at once hold up no short one, though there are only four places."""

    def short() -> float:
        begin = time.monotonic()
        assert ask(client, "SELECT ?s { ?s a ng:Article }").status_code == 200
        return time.monotonic() - begin

    with ThreadPoolExecutor(8) as threads:
        hostile = [threads.submit(ask, client, f"{PRODUCT} #{i}") for i in range(8)]
        time.sleep(1.5)
        times = sorted(short() for _ in range(20))
        assert {h.result().status_code for h in hostile} == {503}
    assert times[len(times) // 2] < 2.0


def test_a_client_that_leaves_takes_its_query_with_it(address: str) -> None:
    with httpx.Client(base_url=address, trust_env=False) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.post("/sparql", content=f"{PRODUCT} # left", headers=QUERY, timeout=0.7)
        until(lambda: 'newsgraph_processes{state="busy"} 0' in client.get("/metrics").text, "the query is ended")


def test_a_killed_process_is_replaced(client: httpx.Client) -> None:
    assert ask(client, "ASK {}").status_code == 200
    for child in psutil.Process(os.getpid()).children():
        if "graph.serve.zygote" in child.cmdline():
            for worker in child.children():
                worker.kill()
    answers = [ask(client, "ASK {}").status_code for _ in range(6)]
    assert answers.count(200) >= 4
    assert answers[-1] == 200


def test_a_killed_zygote_is_replaced(client: httpx.Client) -> None:
    assert ask(client, "ASK {}").status_code == 200
    for child in psutil.Process(os.getpid()).children():
        if "graph.serve.zygote" in child.cmdline():
            child.kill()
    until(lambda: [ask(client, "ASK {}").status_code for _ in range(8)] == [200] * 8, "all is well again")


def test_a_large_answer_arrives_whole(client: httpx.Client) -> None:
    found = ask(client, "SELECT * { ?s ?p ?o . ?s ?q ?x } LIMIT 4000", "application/sparql-results+json")
    assert found.status_code == 200
    assert len(found.content) > MEBIBYTE
    assert len(json.loads(found.content)["results"]["bindings"]) == 4000


def test_a_slow_reader_holds_up_nobody(address: str, client: httpx.Client) -> None:
    with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))) as lazy:
        text = "query=SELECT+*+%7B+%3Fs+%3Fp+%3Fo+.+%3Fs+%3Fq+%3Fx+%7D+LIMIT+4000"
        lazy.sendall(f"GET /sparql?{text} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        lazy.recv(10)
        assert all(ask(client, "ASK {}").status_code == 200 for _ in range(10))


def test_no_process_is_left_when_the_server_ends(store: Path) -> None:
    before = {c.pid for c in psutil.Process(os.getpid()).children(recursive=True)}
    with serving(store, limits=SMALL) as address, httpx.Client(base_url=address, trust_env=False) as client:
        ask(client, "ASK {}")

    def left() -> set[int]:
        children = psutil.Process(os.getpid()).children(recursive=True)
        return {c.pid for c in children if c.is_running() and c.status() != psutil.STATUS_ZOMBIE} - before

    until(lambda: not left(), "all processes end")
