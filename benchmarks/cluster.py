"""A build on a Dask cluster of this machine against the build of one process: the same graph, and what it costs.

    python -m benchmarks.cluster 1000 [--workers 2] [--kill] [--facts-only] [--single]

Scheduler and workers are processes of their own, as on a real cluster; only the network between them is missing. CPU
seconds are told apart by process, so other work on the machine matters little. The last column says whether the
N-Quads of both graphs, sorted, are the same bytes. ``--kill`` kills a worker (SIGKILL) when a third of the results is in,
and nothing takes its place. ``--facts-only`` lets the workers take what articles tell from the truth instead of reading
them: what transport, scheduler, merging and writing cost. With ``--single`` every article is a task of its own.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path

import psutil

from benchmarks.made_collection import collection
from benchmarks.scale import tell
from graph.build import build
from graph.cluster.dask import read
from graph.cluster.engine import Engine
from graph.cluster.task import Result, Settings, read_batch
from graph.model import Article
from graph.store import Store


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kill", action="store_true", help="kill a worker in the middle")
    parser.add_argument("--facts-only", action="store_true", help="what articles tell is taken from the truth")
    parser.add_argument("--single", action="store_true", help="every article is a task")
    given = parser.parse_args()
    print("articles  wall local  wall dask  CPU s: local  client  scheduler  workers  kB sent an article  same graph")
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            row(Path(folder), size, given.workers, kill=given.kill, facts_only=given.facts_only, single=given.single)


def row(folder: Path, size: int, workers: int, *, kill: bool, facts_only: bool, single: bool) -> None:
    source = folder / "made.jsonl"
    articles, truth = collection(size)
    source.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf8")
    facts = {id: [asdict(fact) for fact in group] for id, group in truth.items()}
    (folder / "truth.json").write_text(json.dumps(facts), encoding="utf8")
    work = partial(tell, truth=str(folder / "truth.json")) if facts_only else read_batch
    wall_local, cpu_local = built(source, folder / "local", lambda some, how: (work(batch, how) for batch in some))
    with cluster(folder, workers) as (address, scheduler, others):
        watched = {p: cpu(p) for p in (scheduler, *others)}
        last: dict[psutil.Process, float] = {}

        def dies() -> None:
            if kill:
                last[others[-1]] = cpu(others[-1])
                others[-1].kill()

        def far(some: Iterable[Sequence[Article]], how: Settings) -> Iterator[Result]:
            return read(singly(some) if single else some, how, scheduler=address, work=work)

        wall, client = built(source, folder / "dask", after(size // 3, dies, far))
        spent = [last.get(p) or cpu(p) for p in watched]
        spent = [now - before for now, before in zip(spent, watched.values(), strict=True)]
    sent = sum(len(a["text"]) for a in articles) / size / 1024
    same = digest(folder / "local") == digest(folder / "dask")
    print(
        f"{size:8}{wall_local:12.0f}{wall:11.0f}{cpu_local:15.0f}{client:8.0f}{spent[0]:11.1f}{sum(spent[1:]):9.0f}"
        f"{sent:20.1f}{'yes' if same else 'NO':>12}",
        flush=True,
    )


def singly(batches: Iterable[Sequence[Article]]) -> Iterator[Sequence[Article]]:
    for batch in batches:
        yield from ([article] for article in batch)


def after(number: int, work: Callable[[], None], engine: Engine) -> Engine:
    """An engine that does a piece of work once, as soon as so many articles are read."""

    def told(batches: Iterable[Sequence[Article]], settings: Settings) -> Iterator[Result]:
        done = 0
        for result in engine(batches, settings):
            if done < number <= done + len(result):
                work()
            done += len(result)
            yield result

    return told


def built(source: Path, out: Path, engine: Engine) -> tuple[float, float]:
    """Seconds of the clock and of this process's CPU."""
    wall, own = time.perf_counter(), time.process_time()
    build([source], out=out, engine=engine, pages=False)
    return time.perf_counter() - wall, time.process_time() - own


def digest(out: Path) -> str:
    """A hash of the graph's quads, sorted."""
    lines = sorted(str(quad) for quad in Store.open(out, read_only=True).quads())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, psutil.Process, list[psutil.Process]]]:
    """A scheduler and so many workers of one thread; its address and the processes."""
    file = folder / "scheduler.json"
    root = Path(__file__).parents[1]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": f"{root / 'src'}:{root}"}
    environment |= {"DASK_DISTRIBUTED__COMM__TIMEOUTS__TCP": "300s", "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "1h"}
    quiet = {"env": environment, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    main = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--scheduler-file", str(file)]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(file), "--no-nanny"]
    started = [psutil.Popen([*main, "--host", "127.0.0.1", "--port", "0", "--no-dashboard"], **quiet)]
    started += [psutil.Popen([*worker, "--nthreads", "1", "--no-dashboard"], **quiet) for _ in range(workers)]
    try:
        while not (file.exists() and file.read_text().strip()):
            time.sleep(0.1)
        yield str(json.loads(file.read_text())["address"]), started[0], started[1:]
    finally:
        for process in started:
            process.kill()
            process.wait()


if __name__ == "__main__":
    main()
