"""The log: one line for each thing that happens, and nothing of a client's that could pass for a line of ours."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from graph.serve.journal import OneLine, printable
from tests.waiting import PATIENCE, until

PROGRAM = """
import sys, pathlib
from graph.serve import Limits, run
limits = Limits(seconds=0.6, quick_seconds=0.2, queue_seconds=5, memory_bytes=int(sys.argv[3]))
run(pathlib.Path(sys.argv[1]), port=int(sys.argv[2]), limits=limits)
"""
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
MALFORMED = (
    b"BOGUS\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -4\r\n\r\n",
    b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"GET /sparql?query=\xff\xfe HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"GET //[ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
)


@contextmanager
def program(store: Path, memory: int = 1 << 30) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The server as a program of its own; its log is its standard error."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", PROGRAM, str(store), str(port), str(memory)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment, text=True) as server:
        try:
            yield server, port
        finally:
            server.terminate()


def ready(port: int) -> None:
    def answers() -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{port}/health", trust_env=False, timeout=PATIENCE).is_success
        except httpx.TransportError:
            return False

    until(answers, "the server answers", pause=0.1)


def send(port: int, request: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
        line.sendall(request)
        line.recv(100)


def test_stopped_queries_and_malformed_requests_take_a_line_each(store: Path) -> None:
    with program(store) as (server, port):
        ready(port)
        url = f"http://127.0.0.1:{port}"
        with httpx.Client(trust_env=False, timeout=PATIENCE) as client:
            for number in range(3):
                asked = {"query": f"{PRODUCT} # {number}"}
                assert client.post(f"{url}/sparql", data=asked).status_code == 503
            with pytest.raises(httpx.ReadTimeout):
                client.post(f"{url}/sparql", data={"query": f"{PRODUCT} # left"}, timeout=0.3)
            client.get(f"{url}/no%0a2026-01-01 00:00:00,000 127.0.0.1 forged")
        for request in MALFORMED:
            send(port, request)
        time.sleep(0.5)
        server.terminate()
        assert server.stderr
        lines = server.stderr.read().splitlines()
    assert not [line for line in lines if not line[:4].isdigit()]
    stopped = [line for line in lines if "was stopped" in line]
    assert len(stopped) == 3
    assert all('"POST /sparql" 503' in line and "0.6 seconds" in line for line in stopped)
    assert len([line for line in lines if "the client went away" in line]) >= 1
    assert len([line for line in lines if "Invalid HTTP request" in line]) >= 5
    assert len([line for line in lines if "forged" in line]) == 1
    assert "ASK" not in " ".join(lines)


def test_a_start_that_fails_is_an_error_that_says_why(store: Path) -> None:
    with program(store, memory=90 << 20) as (server, _):
        assert server.stderr
        text = server.stderr.read()
        assert server.wait(20) != 0
    logged, _, raised = text.partition("Traceback")
    assert "memory" in logged
    assert raised.strip().splitlines()[-1].endswith("the query needs more memory than it may have")


def test_an_error_is_its_kind_its_text_and_its_place() -> None:
    try:
        raise ValueError("two\nlines")
    except ValueError as error:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "failed", None, (ValueError, error, error.__traceback__))
    line = OneLine("%(message)s").format(record)
    assert line.startswith("failed: ValueError: two\\nlines (test_journal.py:")
    assert "\n" not in line


def test_what_does_not_print_is_escaped() -> None:
    assert printable("a\x1b[2J\u202eb\r\nc") == "a\\x1b[2J\\u202eb\\r\\nc"
    assert printable("Łódź – 東京") == "Łódź – 東京"
