"""Many clients at once, some of them hostile: wrong answers, latency, memory.

``python -m benchmarks.serve_load [--store DIR] [--clients 50] [--seconds 60] [--hostile 0.01]`` prints a table. Without
a store it makes one of a few thousand events. Clients are threads of one process, so latency includes their own
waiting for the processor; hostile queries are cartesian products, deep paths, huge sorts and huge answers, never more
than ``--most-hostile`` in all.
"""

from __future__ import annotations

import argparse
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

from graph.serve.settings import MEBIBYTE
from graph.store import Store
from tests.rdf.sample import clusters, deployment_article, describe, second_article

GOOD = (
    "SELECT ?s ?l { ?s a ng:TroopDeployment ; rdfs:label ?l } ORDER BY ?s LIMIT 50",
    "SELECT ?t (COUNT(*) AS ?n) { ?s a ng:Event ; ng:eventType ?t } GROUP BY ?t ORDER BY ?t",
    "ASK { ?s a ng:PossibleEvent ; ng:agent ?o }",
    "SELECT ?h { ?a a ng:Article ; schema:headline ?h } ORDER BY ?h LIMIT 20",
    "SELECT ?e ?w { ?e ng:agent id:country\\/NOR ; rdfs:label ?w } ORDER BY ?e LIMIT 100",
    "CONSTRUCT { ?s ng:agent ?o } { ?s ng:agent ?o } LIMIT 40",
)
HOSTILE = (
    "SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }} #{0}",
    "SELECT * {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }} #{0}",
    "SELECT * {{ ?a ?b ?c . ?d ?e ?f }} ORDER BY ?c ?f #{0}",
    "SELECT (COUNT(*) AS ?n) {{ ?a (!<x:x>|^!<x:x>)* ?b . ?b (!<x:x>|^!<x:x>)* ?c }} #{0}",
)
SERVE = """
import sys, pathlib, logging
logging.disable(logging.INFO)
from graph.serve import Limits, run
store, port, seconds = sys.argv[1:]
mebibyte = 1024 * 1024
sizes = {"memory_bytes": 512 * mebibyte, "result_bytes": 32 * mebibyte}
limits = Limits(seconds=float(seconds), quick_seconds=0.5, queue_seconds=20, **sizes)
run(pathlib.Path(store), port=int(port), limits=limits)
"""
ACCEPT = {
    "Accept": "application/sparql-results+json, application/n-triples",
    "Content-Type": "application/sparql-query",
}


@dataclass
class Tally:
    """What the clients have seen. Times in seconds, memory in bytes."""

    times: list[float] = field(default_factory=list)
    hostile: Counter[int] = field(default_factory=Counter)
    failed: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or make_store(Path(folder) / "store", options.articles)
        print(f"{len(Store.open(store, read_only=True)):,} quads, {options.clients} clients, {options.seconds:g} s")
        with server(store, options.limit) as (address, process):
            tally = load(address, process, options)
    show(tally, options.seconds)


@contextmanager
def server(store: Path, seconds: float) -> Iterator[tuple[str, psutil.Process]]:
    """The server in a process of its own, as ``newsgraph serve`` runs it."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-c", SERVE, str(store), str(port), str(seconds)])
    try:
        address = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + 60
        while True:
            with suppress(httpx.TransportError):
                httpx.get(f"{address}/health", timeout=30, trust_env=False).raise_for_status()
                break
            if time.monotonic() > deadline or process.poll() is not None:
                raise SystemExit("the server does not start")
            time.sleep(0.1)
        yield address, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(20)


def make_store(folder: Path, articles: int) -> Path:
    """A store of as many articles, half of each sample."""
    made = [(deployment_article if i % 2 else second_article)(f"a{i}") for i in range(articles)]
    store = Store.create(folder, describe=describe)
    for at in range(0, articles, 50):
        part = made[at : at + 50]
        store.put(part, clusters(*part))
    store.finish()
    return folder


def load(address: str, process: psutil.Process, options: argparse.Namespace) -> Tally:
    """Runs the clients; answers are compared with those given before the storm."""
    tally = Tally()
    with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        expected = {q: calm(client, q) for q in GOOD}
    stop = time.monotonic() + options.seconds
    left = threading.Semaphore(options.most_hostile)
    threads = [
        threading.Thread(target=one_client, args=(address, i, options.hostile, left, stop, expected, tally))
        for i in range(options.clients)
    ]
    for thread in threads:
        thread.start()
    while time.monotonic() < stop:
        tally.memory.append(memory(process))
        time.sleep(1)
    for thread in threads:
        thread.join()
    tally.memory.append(memory(process))
    return tally


def calm(client: httpx.Client, text: str, *, tries: int = 5) -> bytes:
    """The true answer, asked for while nobody else asks; a refusal is no answer."""
    for _ in range(tries):
        answer = client.post("/sparql", content=text, headers=ACCEPT)
        if answer.status_code == 200:
            return answer.content
    raise SystemExit(f"{text}: status {answer.status_code} before the storm; raise --limit")


def one_client(
    address: str,
    number: int,
    hostile: float,
    left: threading.Semaphore,
    stop: float,
    expected: dict[str, bytes],
    tally: Tally,
) -> None:
    """Asks until the time is over."""
    choose = random.Random(number)
    with httpx.Client(base_url=address, timeout=120, trust_env=False) as client:
        while time.monotonic() < stop:
            if choose.random() < hostile and left.acquire(blocking=False):
                text = choose.choice(HOSTILE).format(choose.random())
                tally.hostile[client.post("/sparql", content=text, headers=ACCEPT).status_code] += 1
                continue
            text = choose.choice(GOOD)
            begin = time.perf_counter()
            answer = client.post("/sparql", content=text, headers=ACCEPT)
            tally.times.append(time.perf_counter() - begin)
            if answer.status_code != 200:
                tally.failed[answer.status_code] += 1
            elif answer.content != expected[text]:
                tally.wrong.append(text)


def memory(own: psutil.Process) -> int:
    """Memory of the server and all its processes; pages that several share are divided among them."""
    total = 0
    for process in (own, *own.children(recursive=True)):
        try:
            total += process.memory_full_info().pss
        except psutil.Error:
            continue
    return total


def show(tally: Tally, seconds: float) -> None:
    """Prints the table."""
    times = sorted(tally.times)
    p95, p99 = (times[min(len(times) - 1, int(share * len(times)))] * 1000 for share in (0.95, 0.99))
    print(f"answers          {len(times):,} ({len(times) / seconds:.0f} a second)")
    print(f"wrong answers    {len(tally.wrong)} {dict(Counter(tally.wrong)) or ''}".rstrip())
    print(f"refused          {dict(tally.failed) or 0}")
    print(f"latency          median {statistics.median(times) * 1000:.1f} ms, 95 % {p95:.1f} ms, 99 % {p99:.1f} ms")
    stopped = ", ".join(f"{n} x {s}" for s, n in sorted(tally.hostile.items()))
    print(f"hostile          {sum(tally.hostile.values())}: {stopped}")
    held = [m / MEBIBYTE for m in tally.memory]
    first, most, last = held[min(5, len(held) - 1)], max(held), held[-1]
    print(f"memory           {first:.0f} MiB at 5 s, {most:.0f} at most, {last:.0f} at the end")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--store", type=Path)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--hostile", type=float, default=0.01)
    parser.add_argument("--most-hostile", type=int, default=200)
    parser.add_argument("--limit", type=float, default=5, help="time limit of a query in seconds")
    return parser.parse_args()


if __name__ == "__main__":
    main()
