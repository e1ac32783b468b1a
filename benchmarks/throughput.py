"""How long a build takes against the bare language pipeline on the same texts, in one process; both in one run.

    python benchmarks/throughput.py ../shared/corpus/wikinews.jsonl [--articles 100] [--workers 2] [--copies 5] [--walls]

CPU seconds of the process, so that other work on the machine matters little. ``--workers`` adds wall times of the command
``newsgraph build --no-pages`` with one worker and with so many, from start to end, and how much faster so many bare pipelines
side by side are than one after the other, which is what the machine has to give; that says something on an idle machine only.
``--copies`` reads each article so many times, with other numbers in it, ``--walls`` leaves the CPU seconds out, ``--profile``
prints the functions that the build spends its time in.
"""

from __future__ import annotations

import argparse
import cProfile
import hashlib
import json
import multiprocessing
import os
import pstats
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import repeat
from pathlib import Path
from typing import Any

from graph import build as building
from graph import folder as folding
from graph.ledger import Ledger, pack
from graph.model import Article
from graph.pipeline import load_reader
from graph.read import Skipped, read_paths
from graph.store import Store


def cpu(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


class Clock:
    """Adds up the CPU seconds of the steps of a build."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def watch(self, owner: Any, name: str, shown: str) -> None:
        inner = getattr(owner, name)

        def timed(*args: Any, **options: Any) -> Any:
            start = time.process_time()
            try:
                return inner(*args, **options)
            finally:
                self.seconds[shown] = self.seconds.get(shown, 0.0) + time.process_time() - start

        setattr(owner, name, timed)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("source")
    parser.add_argument("--articles", type=int, default=0, help="only so many")
    parser.add_argument("--workers", type=int, default=0, help="measure this many workers too (wall time)")
    parser.add_argument("--copies", type=int, default=1, help="read each article so many times")
    parser.add_argument("--walls", action="store_true", help="measure workers alone")
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    given = parser.parse_args()
    articles = [a for a in read_paths([given.source]) if not isinstance(a, Skipped)][: given.articles or None]
    articles = [copy for n in range(given.copies) for copy in map(varied, articles, repeat(n))]
    words = sum(len(a.text.split()) for a in articles)
    if not given.walls:
        steps(articles, words, profile=given.profile)
    if given.workers > 1:
        load = os.getloadavg()[0]
        one, several = wall(articles, 1), wall(articles, given.workers)
        best = side_by_side(articles[:60], given.workers)
        print(
            f"\n{len(articles)} articles, wall: 1 worker {one:.1f} s, {given.workers} workers {several:.1f} s: "
            f"{one / several:.2f} times as fast; bare pipelines side by side: {best:.2f} times (load before: {load:.1f})"
        )


def steps(articles: list[Article], words: int, *, profile: bool) -> None:
    """Print the CPU seconds of the bare pipeline, of reading, and of a build with its steps."""
    reader = load_reader()
    list(reader.read(articles[:2]))  # warm
    bare = cpu(lambda: [None for _ in reader.language.sentences(articles)])
    read = cpu(lambda: [pack(r) for r in reader.read(articles)])
    total, parts = whole(articles, profile=profile)
    print(f"{len(articles)} articles, {words:,} words; CPU seconds, and how often the bare language pipeline\n")
    rows = [("bare language pipeline", bare), ("reading: with names and events", read), *parts, ("build, all", total)]
    for name, seconds in rows:
        print(f"{name:44} {seconds:8.2f} {seconds / bare:6.2f} x {words / max(seconds, 1e-9):12,.0f} words/s")


def varied(article: Article, n: int) -> Article:
    """A copy under another id, of other years and figures; the first one as it is."""
    if not n:
        return article
    text = re.sub(r"\d+", lambda found: str(int(found[0][:9]) + n), article.text)
    return replace(article, id=f"{article.id}-{n}", text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


def whole(articles: list[Article], *, profile: bool = False) -> tuple[float, list[tuple[str, float]]]:
    """CPU seconds of a build of these, and of its steps."""
    clock = Clock()
    clock.watch(Ledger, "take", "  ledger: taking in")
    clock.watch(folding, "settle", "  merging")
    clock.watch(folding, "write", "  store")
    clock.watch(Store, "finish", "  store: ordering the files")
    clock.watch(folding, "_write_pages", "  graph.ttl and graph.html")
    building.read_paths = lambda *_, **__: iter(articles)  # type: ignore[assignment]
    watch = cProfile.Profile()
    with tempfile.TemporaryDirectory() as folder:
        total = cpu(lambda: building.build(["-"], out=Path(folder)))
        if profile:
            watch.runcall(building.build, ["-"], out=Path(folder) / "again")
            pstats.Stats(watch).sort_stats("tottime").print_stats(25)
    return total, list(clock.seconds.items())


def wall(articles: list[Article], workers: int) -> float:
    """Seconds of the clock of a build of these by the command, with its start and end."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        source.write_text("".join(json.dumps(_row(a)) + "\n" for a in articles), encoding="utf8")
        command = [sys.executable, "-m", "graph.cli", "build", str(source), "--out", folder, "--no-pages"]
        start = time.perf_counter()
        subprocess.run([*command, "--workers", str(workers)], check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start


def _row(article: Article) -> dict[str, str | None]:
    date = article.date.isoformat() if article.date else None
    return {
        "id": article.id, "date": date, "title": article.title, "publisher": article.publisher, "text": article.text
    }  # fmt: skip


def side_by_side(articles: list[Article], processes: int) -> float:
    """How many times as fast so many processes, each with all of these, are as one that does them so many times."""
    return processes * _bare(articles, 1) / _bare(articles, processes)


def _bare(articles: list[Article], processes: int) -> float:
    """Seconds of the clock until so many bare pipelines, started together, have read these, loading left out."""
    context = multiprocessing.get_context("spawn")
    begin, seconds = context.Barrier(processes), context.SimpleQueue()
    started = [context.Process(target=_one_bare, args=(articles, begin, seconds)) for _ in range(processes)]
    for process in started:
        process.start()
    found = [seconds.get() for _ in started]
    for process in started:
        process.join()
    return float(max(found))


def _one_bare(articles: list[Article], begin: Any, seconds: Any) -> None:
    language = load_reader().language
    list(language.sentences(articles[:2]))
    begin.wait()
    start = time.perf_counter()
    for _ in language.sentences(articles):
        pass
    seconds.put(time.perf_counter() - start)


if __name__ == "__main__":
    main()
