"""Numbers about the server in the text format of Prometheus (version 0.0.4), made by hand: it is a dozen lines."""

from __future__ import annotations

import bisect
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator

from graph.serve.pool import Pool

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_KNOWN = ("/sparql", "/rdf-graph-store", "/health", "/metrics", "/explore", "/api", "/static")
_METHODS = ("GET", "HEAD", "POST", "OPTIONS")
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """Counts requests. Times in seconds."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._buckets: Counter[float] = Counter()
        self._sum, self._count = 0.0, 0
        self._begin = time.time()

    def request(self, path: str, method: str, status: int, seconds: float) -> None:
        """Counts a request that was answered."""
        where = next((k for k in _KNOWN if path == k or path.startswith(k + "/")), "/" if path == "/" else "other")
        self._requests[where, method if method in _METHODS else "other", status] += 1
        if where == "/sparql":
            place = bisect.bisect_left(_BUCKETS, seconds)
            if place < len(_BUCKETS):
                self._buckets[_BUCKETS[place]] += 1
            self._sum += seconds
            self._count += 1

    def text(self, pool: Pool) -> str:
        """All numbers, one a line."""
        return "\n".join([*self._request_lines(), *_pool_lines(pool), *self._server_lines()]) + "\n"

    def _request_lines(self) -> Iterator[str]:
        yield from _head("newsgraph_http_requests_total", "counter", "Requests answered.")
        for (path, method, status), number in sorted(self._requests.items()):
            labels = f'path="{path}",method="{method}",status="{status}"'
            yield f"newsgraph_http_requests_total{{{labels}}} {number}"
        name = "newsgraph_sparql_seconds"
        yield from _head(name, "histogram", "Time from a request at /sparql to its answer.")
        total = 0
        for bound in _BUCKETS:
            total += self._buckets[bound]
            yield f'{name}_bucket{{le="{bound:g}"}} {total}'
        yield f'{name}_bucket{{le="+Inf"}} {self._count}'
        yield f"{name}_sum {self._sum:.6f}"
        yield f"{name}_count {self._count}"

    def _server_lines(self) -> Iterator[str]:
        scale = 1 if sys.platform == "darwin" else 1024
        yield from _head("newsgraph_start_time_seconds", "gauge", "When the server started (Unix time).")
        yield f"newsgraph_start_time_seconds {self._begin:.3f}"
        yield from _head(
            "newsgraph_peak_memory_bytes", "gauge", "Largest memory of the server, without query processes."
        )
        yield f"newsgraph_peak_memory_bytes {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale}"


def _pool_lines(pool: Pool) -> Iterator[str]:
    idle, busy = pool.stock.processes
    yield from _head("newsgraph_processes", "gauge", "Query processes.")
    yield f'newsgraph_processes{{state="idle"}} {idle}'
    yield f'newsgraph_processes{{state="busy"}} {busy}'
    yield from _head("newsgraph_waiting", "gauge", "Queries that wait for a process.")
    yield f"newsgraph_waiting {pool.waiting}"
    yield from _head("newsgraph_store_generation", "gauge", "How often the store was seen to change.")
    yield f"newsgraph_store_generation {pool.stock.generation}"
    counts = {
        "processes_started": (pool.counts.started, "Query processes started."),
        "processes_killed": (pool.counts.killed, "Query processes ended at work."),
        "queries_timed_out": (pool.counts.timed_out, "Queries stopped at the time limit."),
        "queries_refused": (pool.counts.refused, "Queries that found no process in time."),
        "queries_slow": (pool.counts.slowed, "Queries that moved to the slow lane."),
    }
    for name, (number, text) in counts.items():
        yield from _head(f"newsgraph_{name}_total", "counter", text)
        yield f"newsgraph_{name}_total {number}"


def _head(name: str, kind: str, text: str) -> Iterator[str]:
    yield f"# HELP {name} {text}"
    yield f"# TYPE {name} {kind}"
