"""Workers: results in order, the same on every engine, and what becomes of a worker that dies."""

from __future__ import annotations

import datetime
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.cluster import Failed, Settings, batches
from graph.cluster.bound import TooLongError, bounded
from graph.cluster.engine import dask, local
from graph.cluster.task import Result, one_thread_each
from graph.errors import NewsgraphError
from graph.model import Article

TEXT = (
    "The foreign minister of Japan met his French counterpart in Paris on Monday. They condemned the missile test of "
    "North Korea and urged Pyongyang to return to talks. Ukraine said that Russian forces attacked Kharkiv on Sunday."
)


def articles(n: int) -> list[Article]:
    texts = [f"{TEXT} It was the meeting number {i} of the two this year." for i in range(n)]
    day = datetime.date(2024, 11, 5)
    return [Article(f"a{i}", t, date=day, sha256=hashlib.sha256(t.encode()).hexdigest()) for i, t in enumerate(texts)]


def flat(results: Iterator[Result]) -> list[tuple[str, bytes]]:
    found = [one for result in results for one in result]
    assert not [one for one in found if isinstance(one, Failed)]
    return [(one.id, one.data) for one in found if not isinstance(one, Failed)]


def test_batches_hold_about_so_many_words_and_every_article_once() -> None:
    found = list(batches(articles(9), words=100))
    assert [a.id for batch in found for a in batch] == [f"a{i}" for i in range(9)]
    assert [len(batch) for batch in found] == [3, 3, 3]


def test_a_bad_article_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    good = articles(2)
    bad = Article("bad", None)  # type: ignore[arg-type]
    found = [one for result in local(1)([[good[0], bad, good[1]]], Settings()) for one in result]
    assert [isinstance(one, Failed) for one in found] == [False, True, False]


def test_an_article_that_never_ends_is_given_up_in_a_thread_too() -> None:
    def endless() -> str:
        try:
            with bounded(0.2):
                while True:
                    pass
        except TooLongError:
            return "given up"

    def short() -> str:
        with bounded(30.0):
            return "done"

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(endless).result(timeout=60) == "given up"
        assert pool.submit(short).result(timeout=60) == "done"


def test_an_article_that_never_ends_costs_only_itself() -> None:
    def endless() -> None:
        with bounded(0.2):
            while True:
                pass

    began = time.process_time()
    with pytest.raises(TooLongError, match=r"more than 0\.2 s of processor time"):
        endless()
    assert time.process_time() - began < 2
    with bounded(0.2):
        pass
    time.sleep(0.01)


def test_processes_find_the_same_as_one(tmp_path: Path) -> None:
    work = [[a] for a in articles(14)]
    assert flat(local(2)(work, Settings())) == flat(local(1)(work, Settings()))


def test_a_process_that_is_killed_changes_nothing() -> None:
    psutil = pytest.importorskip("psutil")
    work = [[a] for a in articles(14)]
    before = {p.pid for p in psutil.Process().children(recursive=True)}
    results = local(2)(work, Settings())
    first = next(results)
    workers = [p for p in psutil.Process().children(recursive=True) if p.pid not in before and not p.children()]
    workers[-1].kill()
    assert flat(iter([first, *results])) == flat(local(1)(work, Settings()))


ENDLESS = """
import itertools
from graph.cluster import Settings
from graph.cluster.engine import local
from graph.model import Article

if __name__ == "__main__":
    for result in local(2)(([Article(f"a{n}", "Norway attacked Sweden.")] for n in itertools.count()), Settings()):
        print(len(result), flush=True)
"""


def test_workers_end_with_a_build_that_is_killed(tmp_path: Path) -> None:
    psutil = pytest.importorskip("psutil")
    (tmp_path / "endless.py").write_text(ENDLESS, encoding="utf8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    command = [sys.executable, str(tmp_path / "endless.py")]
    with psutil.Popen(command, env=environment, stdout=subprocess.PIPE) as build:
        build.stdout.readline()
        others = build.children(recursive=True)
        build.kill()
        assert len(others) >= 3
        assert not psutil.wait_procs(others, timeout=30)[1]


def test_this_process_keeps_its_threads() -> None:
    before = os.environ.get("OMP_NUM_THREADS")
    with one_thread_each():
        assert os.environ["OMP_NUM_THREADS"] == "1"
    assert os.environ.get("OMP_NUM_THREADS") == before


@pytest.fixture
def sleeper(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A scheduler that takes workers for lost after a second without a word of them, and a worker that is looked after."""
    pytest.importorskip("distributed")
    root = Path(__file__).parents[2]
    environment = {
        **os.environ,
        "PYTHONPATH": f"{root / 'src'}:{root}",
        "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "1s",
    }
    file = tmp_path / "scheduler.json"
    quiet = {"env": environment, "cwd": tmp_path, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    main = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--scheduler-file", str(file)]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(file), "--nthreads", "1"]
    started = [subprocess.Popen([*main, "--host", "127.0.0.1", "--port", "0", "--no-dashboard"], **quiet)]  # type: ignore[call-overload]
    started += [subprocess.Popen([*worker, "--no-dashboard"], **quiet)]  # type: ignore[call-overload]
    try:
        yield _address(file), started[0]
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait()


def ids(batch: Sequence[Article], settings: Settings) -> Result:
    """Work that takes a while and needs nothing."""
    time.sleep(0.1)
    return [Failed(article.id, None, "not read") for article in batch]


def test_a_cluster_whose_scheduler_slept_goes_on(sleeper: tuple[str, subprocess.Popen[bytes]]) -> None:
    """It takes all workers for lost when it wakes up; what looks after them starts them again."""
    from graph.cluster.dask import read

    address, scheduler = sleeper
    results = read([[a] for a in articles(100)], Settings(), scheduler=address, work=ids)
    first = next(results)
    scheduler.send_signal(signal.SIGSTOP)
    time.sleep(8)
    scheduler.send_signal(signal.SIGCONT)
    assert [one.id for result in [first, *results] for one in result] == [a.id for a in articles(100)]


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers, each a process of its own, as on a cluster."""
    pytest.importorskip("distributed")
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "OMP_NUM_THREADS": "1"}
    file = tmp_path / "scheduler.json"
    quiet = {"env": environment, "cwd": tmp_path, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    main = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--scheduler-file", str(file)]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(file), "--no-nanny"]
    started = [subprocess.Popen([*main, "--host", "127.0.0.1", "--port", "0", "--no-dashboard"], **quiet)]  # type: ignore[call-overload]
    started += [subprocess.Popen([*worker, "--nthreads", "1", "--no-dashboard"], **quiet) for _ in range(2)]  # type: ignore[call-overload]
    try:
        yield _address(file), started[1:]
    finally:
        for process in started:
            process.kill()
            process.wait()


def _address(file: Path) -> str:
    import json

    end = time.monotonic() + 120
    while time.monotonic() < end:
        if file.exists() and file.read_text().strip():
            return str(json.loads(file.read_text())["address"])
        time.sleep(0.1)
    raise AssertionError("no scheduler")


def test_a_cluster_finds_the_same_even_where_a_worker_is_killed(
    scheduler: tuple[str, list[subprocess.Popen[bytes]]],
) -> None:
    address, workers = scheduler
    work = [[a] for a in articles(16)]
    results = dask(address)(work, Settings())
    first = next(result for result in results if result)
    workers[0].send_signal(signal.SIGKILL)
    found = flat(iter([first, *results]))
    assert found == flat(local(1)(work, Settings()))


def test_a_cluster_that_lost_its_workers_is_not_waited_for_in_vain(
    scheduler: tuple[str, list[subprocess.Popen[bytes]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    import graph.cluster.dask

    address, workers = scheduler
    for worker in workers:
        worker.kill()
        worker.wait()
    monkeypatch.setattr(graph.cluster.dask, "PATIENCE", 2.0)
    with pytest.raises(NewsgraphError, match="the cluster has had no worker"):
        list(dask(address)([articles(1)], Settings()))


def test_a_scheduler_that_does_not_answer_is_named() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(NewsgraphError, match=r"127\.0\.0\.1:9: no Dask scheduler answers"):
        next(dask("tcp://127.0.0.1:9")([[articles(1)[0]]], Settings()))
