"""Adding and asking at the same time, for a long time: errors, memory, and how quick the answers stay.

    python -m benchmarks.soak --minutes 30 [--batch 20] [--read]

One process adds made articles to one graph, some of them corrections of earlier ones, and takes some out; another one
asks queries of the library, each time opening the graph anew as ``newsgraph query`` does. Prints a row a minute; the exit
code is 1 if there was an error. With ``--read`` the texts are read by the language pipeline, else what they tell is taken
from the truth. ``--keep`` so many articles stay in the graph, so that memory can be compared over time.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import psutil

from benchmarks.made_collection import Fact, collection
from benchmarks.scale import told
from graph.build import build, remove
from graph.cluster.engine import local
from graph.cluster.task import Result, Settings
from graph.errors import StoreError
from graph.ledger import pack
from graph.model import Article
from graph.query import ask, library
from graph.store import Store


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--batch", type=int, default=20, help="articles a build")
    parser.add_argument("--keep", type=int, default=400, help="articles that stay in the graph")
    parser.add_argument("--read", action="store_true", help="read the texts with the language pipeline")
    parser.add_argument("--role", choices=("add", "ask"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.role == "add":
        return adding(given.folder, given.minutes, given.batch, given.keep, read=given.read)
    if given.role == "ask":
        return asking(given.folder, given.minutes)
    with tempfile.TemporaryDirectory() as folder:
        return watched(Path(folder), given)


def watched(folder: Path, given: argparse.Namespace) -> int:
    """Start both, and print a row a minute from what they write."""
    words = [sys.executable, "-m", "benchmarks.soak", "--folder", str(folder), "--minutes", str(given.minutes)]
    words += ["--batch", str(given.batch), "--keep", str(given.keep), *(["--read"] if given.read else [])]
    processes = {role: subprocess.Popen([*words, "--role", role]) for role in ("add", "ask")}
    print("minute  articles  builds  queries  retries  errors  slowest s  MB adding  MB asking", flush=True)
    began, minute = time.monotonic(), 0
    while any(p.poll() is None for p in processes.values()):
        time.sleep(0.5)
        if time.monotonic() - began > 60 * (minute + 1):
            minute += 1
            show(minute, folder, {role: _memory(p.pid) for role, p in processes.items()})
    show(minute + 1, folder, {})
    return max(p.returncode for p in processes.values())


def show(minute: int, folder: Path, memory: dict[str, int]) -> None:
    row = {"articles": 0, "builds": 0, "queries": 0, "retries": 0, "errors": 0, "slowest": 0.0}
    for role in ("add", "ask"):
        file = folder / f"{role}.json"
        found = json.loads(file.read_text()) if file.exists() else {}
        row["errors"] += found.pop("errors", 0)
        row |= found
    print(
        f"{minute:6}{row['articles']:10}{row['builds']:8}{row['queries']:9}{row['retries']:9}{row['errors']:8}"
        f"{row['slowest']:11.2f}{memory.get('add', 0):11}{memory.get('ask', 0):11}",
        flush=True,
    )


def _memory(pid: int) -> int:
    try:
        return int(psutil.Process(pid).memory_info().rss >> 20)
    except psutil.Error:
        return 0


def note(folder: Path, role: str, **row: float) -> None:
    """Write a role's figures as a whole file."""
    new = folder / f"{role}.new"
    new.write_text(json.dumps(row))
    new.replace(folder / f"{role}.json")


def adding(folder: Path, minutes: float, batch: int, keep: int, *, read: bool) -> int:
    """Add a batch, correct some of the last one, take the oldest out; again and again."""
    rng, end = random.Random(7), time.monotonic() + 60 * minutes
    there: list[str] = []
    articles = builds = errors = 0
    for number, (made, truth) in enumerate(_batches(batch)):
        if time.monotonic() > end:
            break
        path = folder / "batch.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in made), encoding="utf8")
        engine = local(1) if read else teller(truth)
        try:
            report = build([path], out=folder / "out", engine=engine, version="soak", pages=number % 10 == 9)
            there += [str(row["id"]) for row in made]
            changed = [{**row, "text": row["text"] + " It was corrected."} for row in rng.sample(made, 2)]
            path.write_text("".join(json.dumps(row) + "\n" for row in changed), encoding="utf8")
            again = build([path], out=folder / "out", engine=engine, version="soak", pages=False)
            errors += len(report.failed) + len(again.failed) + (again.articles != 2)
            if len(there) > keep:
                gone, there = there[:batch], there[batch:]
                remove(gone, out=folder / "out", pages=False)
        except Exception as error:
            errors += 1
            print(f"adding: {type(error).__name__}: {error}", file=sys.stderr)
        articles, builds = articles + len(made), builds + 2
        note(folder, "add", articles=articles, builds=builds, errors=errors)
    return int(errors > 0)


def _batches(size: int) -> Iterator[tuple[list[dict[str, str]], dict[str, list[Fact]]]]:
    """Batches of made articles without end, each with ids of its own."""
    number = 0
    while True:
        rows, truth = collection(size, seed=number)
        made = [{**row, "id": f"b{number}-{row['id']}"} for row in rows]
        yield made, {f"b{number}-{id}": facts for id, facts in truth.items()}
        number += 1


def teller(truth: dict[str, list[Fact]]) -> Any:
    """An engine that is told what an article says."""

    def engine(batches: Iterable[Sequence[Article]], settings: Settings) -> Iterator[Result]:
        for batch in batches:
            yield [pack(told(article, truth[article.id])) for article in batch]

    return engine


def asking(folder: Path, minutes: float) -> int:
    """Open the graph, ask a query of the library, read all its rows; a graph that changes meanwhile is opened again."""
    rng, end = random.Random(8), time.monotonic() + 60 * minutes
    names = [q.name for q in library() if not q.parameters or all(p.default is not None for p in q.parameters)]
    names = names or [q.name for q in library()]
    queries = retries = errors = 0
    slowest = 0.0
    while time.monotonic() < end:
        if not (folder / "add.json").exists():
            time.sleep(0.2)
            continue
        start, name = time.monotonic(), rng.choice(names)
        for attempt in range(5):
            try:
                for _ in ask(name, {}, store=Store.open(folder / "out", read_only=True)).rows():
                    pass
                break
            except (StoreError, OSError, RuntimeError) as error:
                retries += 1
                if retries <= 3:
                    print(f"asking {name}, again: {error}", file=sys.stderr)
                if attempt == 4:
                    errors += 1
                    print(f"asking {name}: {type(error).__name__}: {error}", file=sys.stderr)
            except Exception as error:
                errors += 1
                print(f"asking {name}: {type(error).__name__}: {error}", file=sys.stderr)
                break
        queries, slowest = queries + 1, max(slowest, time.monotonic() - start)
        note(folder, "ask", queries=queries, retries=retries, errors=errors, slowest=slowest)
        time.sleep(0.05)
    return int(errors > 0)


if __name__ == "__main__":
    sys.exit(main())
