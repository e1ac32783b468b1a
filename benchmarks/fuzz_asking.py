"""Malformed query parameters, queries and requests: a clear refusal, never a crash, a hang or a server that is gone.

    python -m benchmarks.fuzz_asking --count 10000 --seed 1 [--only parameters|queries|requests]

Parameters and queries run in this process against a small store; requests go to a real server in a process of its own,
some through an HTTP client and some as raw bytes. The exit code is 1 if one broke a promise.
"""

from __future__ import annotations

import argparse
import random
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import httpx
import psutil

from benchmarks.serve_load import server
from graph.errors import NewsgraphError, QueryError
from graph.query import ask, library
from graph.store import Store
from tests.serve.server import make_store

PIECES = (
    "SELECT", "*", "?s", "?p", "{", "}", "WHERE", "FILTER", "(", ")", "OPTIONAL", "UNION", "GRAPH", "<http://a>", "a",
    "ng:Event", "ng:agent", "BIND", "COUNT", "ORDER BY", "LIMIT", "10", "-1", "99999999999999999999", '"x"', "'", '"""',
    "@en", "^^xsd:date", "VALUES", "SERVICE <http://127.0.0.1:1/>", "FROM <file:///etc/passwd>", "LOAD", "DROP ALL",
    "INSERT DATA { <a:a> <a:a> <a:a> }", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX x: <x>", "BASE", "#", "\\", "\0", "\n",
    "REGEX", "(a+)+$", "*/", "!", "|", "^", "+", ".", ";", ",", "[", "]", "_:b", "<<", ">>", "NOW()", "RAND()", "é", "😀",
    "Kursk", "North Korea", "PRK", "2024-12-16", "2024-99-99", "G7", "\u202e", "' OR 1=1", "> ?x <", "${x}", "%s", "../",
)  # fmt: skip
PATHS = (
    "/sparql",
    "/rdf-graph-store",
    "/",
    "/explore",
    "/api/status",
    "/api/queries",
    "/metrics",
    "/health",
    "/x",
    "/..%2f",
)
METHODS = ("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "TRACE", "QUERY")
TYPES = ("application/sparql-query", "application/sparql-update", "application/x-www-form-urlencoded", "text/turtle",
         "application/json", "multipart/form-data; boundary=x", "text/plain; charset=utf-16", "*/*;q=x", "")  # fmt: skip
ACCEPTS = (
    "application/sparql-results+json",
    "text/turtle",
    "text/csv",
    "*/*",
    "image/png",
    "a/b;q=9, c",
    ",,,;;;",
    "é",
)
SLOW = 20.0
"""Seconds; a query may take 3 before the server stops it."""


def words(rng: random.Random, most: int = 25) -> str:
    kind = rng.random()
    if kind < 0.1:
        return "".join(chr(rng.randrange(1, 0x3000)) for _ in range(rng.randrange(1, 200)))
    if kind < 0.13:
        return rng.choice(PIECES) * rng.choice((100, 3000))
    return " ".join(rng.choice(PIECES) for _ in range(rng.randrange(1, most)))


def broken_query(rng: random.Random) -> str:
    """A query of the library with a few characters or words changed."""
    text = rng.choice(library()).body
    for _ in range(rng.randrange(1, 5)):
        at = rng.randrange(len(text))
        end = at + rng.choice((0, 1, 5, 40))
        text = text[:at] + rng.choice((words(rng, 3), "", chr(rng.randrange(32, 0x3000)))) + text[end:]
    return text


def parameters(rng: random.Random, store: Store) -> None:
    query = rng.choice(library())
    names = [p.name for p in query.parameters] + ["nothing"] * (rng.random() < 0.1) or [""]
    values = ("Kursk", "PRK", "North Korea", "2024-12-16", "5", "country/PRK")
    given = {
        rng.choice(names): rng.choice(values) if rng.random() < 0.5 else words(rng, rng.choice((2, 4)))
        for _ in range(rng.randrange(1, 4))
    }
    for _ in ask(query.name, given, store=store).rows():
        pass


def queries(rng: random.Random, store: Store) -> None:
    """Parsed and planned; rows are not fetched, since it is the server that stops what takes too long."""
    ask(broken_query(rng) if rng.random() < 0.5 else words(rng), {}, store=store)


def in_process(work: Callable[[random.Random, Store], None], count: int, seed: int, store: Store) -> int:
    rng, refused, broken, slowest = random.Random(seed), 0, 0, 0.0
    for _ in range(count):
        start = time.perf_counter()
        try:
            work(rng, store)
        except NewsgraphError as error:
            refused += 1
            if "\n" in str(error).strip() and not isinstance(error, QueryError):
                broken += report(f"not one line: {error!r}", broken)
        except Exception as error:
            broken += report(f"{type(error).__name__}: {error}", broken)
        slowest = max(slowest, time.perf_counter() - start)
    print(
        f"{work.__name__:12} {count:7} inputs {refused:7} refused {broken:4} broken, slowest {slowest:.2f} s",
        flush=True,
    )
    return broken


def report(line: str, already: int) -> int:
    if already < 10:
        print("   ", " ".join(line.split())[:300])
    return 1


def request(rng: random.Random, client: httpx.Client, address: tuple[str, int]) -> str:
    """One request; what became of it."""
    if rng.random() < 0.3:
        return raw(rng, address)
    headers = {"Content-Type": rng.choice(TYPES), "Accept": rng.choice(ACCEPTS).encode("utf8")}  # type: ignore[dict-item]
    if rng.random() < 0.1:
        headers[rng.choice(("Host", "Origin", "Content-Encoding", "If-None-Match", "Range", "Cookie"))] = (
            "x" * rng.choice((1, 500))
        )
    text = broken_query(rng) if rng.random() < 0.3 else words(rng)
    path = rng.choice(PATHS) + (f"?query={quote(text)[:4000]}" if rng.random() < 0.4 else "")
    path += (
        f"&{rng.choice(('timeout', 'format', 'default-graph-uri', 'graph', 'q', 'limit'))}={quote(words(rng, 3))[:500]}"
    )
    try:
        answer = client.request(rng.choice(METHODS), path, content=text.encode("utf8"), headers=headers)
    except (httpx.InvalidURL, UnicodeError, ValueError):
        return "not sent"
    if answer.status_code == 500:
        raise AssertionError(f"status 500 for {path[:100]}: {answer.text[:100]}")
    return str(answer.status_code)


def raw(rng: random.Random, address: tuple[str, int]) -> str:
    """Bytes that are no request, or half of one."""
    head = f"{rng.choice(METHODS)} {rng.choice(PATHS)} HTTP/1.1\r\nHost: localhost\r\n".encode()
    data = rng.choice((
        rng.randbytes(rng.randrange(1, 3000)), head, head + b"Content-Length: -5\r\n\r\n", b"GET " + b"/" * 70_000,
        head + b"Content-Length: 99999999999999999999\r\n\r\nx", head + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        head + b"X: " + b"y" * 200_000 + b"\r\n\r\n", head + b"A: b\r\n" * 3000 + b"\r\n", b"\r\n" * 1000, b"\x16\x03\x01" * 50,
        head + b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n5\r\nASK{}\r\n0\r\n\r\n",
    ))  # fmt: skip
    with socket.create_connection(address, timeout=5) as line:
        try:
            line.sendall(data)
            line.settimeout(0.05)
            return f"raw: {line.recv(20)[9:12].decode('latin1') or 'closed'}"
        except TimeoutError:
            return "raw: waiting"
        except OSError:
            return "raw: closed"


def requests(count: int, seed: int, folder: Path) -> int:
    rng, broken, slowest = random.Random(seed), 0, 0.0
    became: Counter[str] = Counter()
    with server(folder, 3) as (url, process), httpx.Client(base_url=url, timeout=SLOW) as client:
        address = (httpx.URL(url).host, httpx.URL(url).port or 80)
        first = memory(process)
        for number in range(count):
            start = time.perf_counter()
            try:
                became[request(rng, client, address)] += 1
            except httpx.RemoteProtocolError:
                became["connection closed"] += 1
            except (httpx.HTTPError, AssertionError, OSError) as error:
                broken += report(f"request {number}: {type(error).__name__}: {error}", broken)
            slowest = max(slowest, time.perf_counter() - start)
            if number % 100 == 99:
                good = client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"})
                if good.status_code != 200:
                    broken += report(f"after request {number} a good query gets {good.status_code}", broken)
        last = memory(process)
    print(f"{'requests':12} {count:7} sent {broken:4} broken, slowest {slowest:.2f} s, memory {first} to {last} MiB")
    print("   ", ", ".join(f"{what} {n}" for what, n in became.most_common()))
    return broken


def memory(process: psutil.Process) -> int:
    """MiB of the server and its processes."""
    return sum(p.memory_info().rss for p in (process, *process.children(recursive=True))) >> 20


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=1000, help="inputs of each sort")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("parameters", "queries", "requests"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, broken = make_store(Path(folder) / "store"), 0
        for work in (parameters, queries):
            if options.only in (None, work.__name__):
                broken += in_process(work, options.count, options.seed, Store.open(path, read_only=True))
        if options.only in (None, "requests"):
            broken += requests(options.count, options.seed, path)
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
