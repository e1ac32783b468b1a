"""Build made collections of growing size: time, memory, disk, and how well entities and events are told apart.

    python -m benchmarks.scale 200 2000 [--workers 2] [--facts-only] [--growing]

The collection is made by this process and built by another one for each size, so that its greatest memory is that of
the build alone. ``--facts-only`` takes what the articles tell from the truth instead of reading the texts: the cost of
ledger, merging and store alone, for large sizes.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.made_collection import CITIES, STATES, Fact, collection
from benchmarks.merge import b_cubed
from graph.build import build, opened, remove
from graph.cluster.engine import Engine, local
from graph.cluster.task import Result, Settings
from graph.ledger import Ledger, pack
from graph.model import Article, Entity, EventMention, Interval, Link, Party, ReadArticle, Span

KINDS = {
    "ASSAULT": "Attack",
    "ACCUSE": "Condemnation",
    "REQUEST": "Demand",
    "SANCTION": "Sanctions",
    "CONSULT": "Meeting",
}
SINGLE = 5
"""So many articles are added one by one, and taken out again."""
Row = dict[str, float]
FORCES: dict[str, Any] = {"ACCUSE": "condemn", "REQUEST": "urge"}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--facts-only", action="store_true")
    parser.add_argument("--keep", type=Path, help="make the graphs in this folder and leave them there")
    parser.add_argument("--growing", action="store_true", help="one graph that grows from each size to the next")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        for row in measured(given.child, given.sizes, given.workers, facts_only=given.facts_only):
            line = "  ".join(f"{k} {v:,}" if isinstance(v, int) else f"{k} {v:,.3g}" for k, v in row.items())
            print(line, flush=True)
        return
    for sizes in [sorted(given.sizes)] if given.growing else [[size] for size in given.sizes]:
        options = ["--workers", str(given.workers), *(["--facts-only"] if given.facts_only else [])]
        with _folder(given.keep, sizes[-1]) as folder:
            _make(folder, sizes)
            command = [sys.executable, "-m", "benchmarks.scale", *map(str, sizes), "--child", str(folder), *options]
            subprocess.run(command, check=True)


@contextmanager
def _folder(keep: Path | None, size: int) -> Iterator[Path]:
    """Where one size is made: under the folder that is to be kept, or one that is gone afterwards."""
    if keep is not None:
        (keep / str(size)).mkdir(parents=True)
        yield keep / str(size)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _make(folder: Path, sizes: list[int]) -> None:
    """For each size the articles more than for the one before, and five of them apart (``SIZE-0`` to ``SIZE-4``).

    Each file of articles (``.jsonl``) has its ``.truth``: id and facts. Several sizes are one collection cut by time.
    """
    articles, truth = collection(sizes[-1])
    if len(sizes) > 1:
        articles.sort(key=lambda a: a["date"])
    for before, size in pairwise([0, *sizes]):
        part = articles[before:size]
        random.Random(size).shuffle(part)
        parts = {f"{size}": part[:-SINGLE]} | {f"{size}-{n}": [a] for n, a in enumerate(part[-SINGLE:])}
        for name, some in parts.items():
            (folder / f"{name}.jsonl").write_text("".join(json.dumps(a) + "\n" for a in some), encoding="utf8")
            rows = ([a["id"], [asdict(fact) for fact in truth[a["id"]]]] for a in some)
            (folder / f"{name}.truth").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")


def measured(folder: Path, sizes: list[int], workers: int, *, facts_only: bool) -> Iterator[Row]:
    """For each size: most of its articles at once, the last ones one by one, and these one by one into empty graphs."""
    out, engine = folder / "out", local(workers)

    def add(name: str, to: Path) -> None:
        one = _teller(folder / f"{name}.truth") if facts_only else engine
        build([folder / f"{name}.jsonl"], out=to, engine=_watched(one), pages=False)

    def remove_last(n: int) -> None:
        remove([id for id, _ in _truth(folder / f"{sizes[-1]}-{n}.truth")], out=out, pages=False)

    for before, size in pairwise([0, *sizes]):
        row: Row = {"articles": size}
        row |= _timed(lambda size=size: add(f"{size}", out))  # type: ignore[misc]
        row["cpu_ms_an_article"] = row["cpu_s"] / (size - before) * 1000
        row["memory_MB"] = peak()
        row["disk_kB_an_article"] = sum(f.stat().st_size for f in out.rglob("*") if f.is_file()) / 1024 / size
        row |= _singly("one_more", lambda n, size=size: add(f"{size}-{n}", out))  # type: ignore[misc]
        with tempfile.TemporaryDirectory(dir=folder) as empty:
            into = lambda n, size=size, empty=empty: add(f"{size}-{n}", Path(empty) / str(n))  # noqa: E731
            row |= _singly("one_into_an_empty_graph", into)
        if size == sizes[-1]:
            with opened(out) as ledger:
                row |= _quality(ledger, {id: facts for file in folder.glob("*.truth") for id, facts in _truth(file)})
            row |= _singly("one_less", remove_last)
        yield row


def _timed(work: Callable[[], None]) -> Row:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return {"wall_s": time.perf_counter() - wall, "cpu_s": time.process_time() - cpu}


def _singly(name: str, work: Callable[[int], None]) -> Row:
    """The medians of what is done to each of the last articles, by a build of its own."""
    rows = [_timed(lambda n=n: work(n)) for n in range(SINGLE)]  # type: ignore[misc]
    return {f"{name}_{unit}": median(row[unit] for row in rows) for unit in rows[0]}


def _watched(engine: Engine) -> Engine:
    """Says the memory now and at most, and the time, after each thousand articles."""

    def watched(batches: Iterable[Sequence[Article]], settings: Settings) -> Iterator[Result]:
        done, start = 0, time.process_time()
        for result in engine(batches, settings):
            yield result
            before, done = done, done + len(result)
            if before // 1000 < done // 1000:
                pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
                now, most = pages * resource.getpagesize() >> 20, peak()
                spent = time.process_time() - start
                line = f"{done:,} articles: {now} MB, at most {most:.0f} MB, {spent:.0f} CPU s"
                print(line, file=sys.stderr, flush=True)

    return watched


def peak() -> float:
    """The most memory that this process had, MB; that of ``getrusage`` would begin with what its parent had."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _truth(path: Path) -> Iterator[tuple[str, list[Fact]]]:
    """Id and facts of the articles, a line at a time."""
    with path.open(encoding="utf8") as lines:
        for line in lines:
            id, rows = json.loads(line)
            yield id, [Fact(**row) for row in rows]


def _quality(ledger: Ledger, truth: dict[str, list[Fact]]) -> Row:
    """Actors of what was found, and B-cubed of events over the mentions that tell a known fact."""
    found: dict[Hashable, Hashable] = {}
    true: dict[Hashable, Hashable] = {}
    told = parties = right = 0
    for article_id, group in truth.items():
        read, keys = ledger.read(article_id), ledger.events.keys(article_id)
        told += len(group)
        for mention, fact in _matched(read, group):
            codes = {p.link.entity.code for p in (*mention.actors, *mention.recipients)}
            parties += len(codes)
            right += len(codes & {fact.actor, fact.recipient})
            found[article_id, mention.id], true[article_id, mention.id] = keys[mention.id], fact.id
    precision, recall, _ = b_cubed(found, true) if true else (0.0, 0.0, 0.0)
    return {
        "events_found": len(true) / max(told, 1), "entity_precision": right / max(parties, 1),
        "entity_recall": right / max(2 * len(true), 1), "event_precision": precision, "event_recall": recall,
    }  # fmt: skip


def _matched(read: ReadArticle, group: Sequence[Fact]) -> Iterator[tuple[EventMention, Fact]]:
    """The mention of each fact of an article: of its type, in a sentence that names its parties."""
    used: set[str] = set()
    for fact in group:
        for mention in read.mentions:
            sentence = read.sentences[mention.sentence].of(read.article.text)
            named = all(any(n[:5] in sentence for n in (*STATES[c], CITIES[c])) for c in (fact.actor, fact.recipient))
            if mention.id not in used and mention.type == fact.type and named:
                used.add(mention.id)
                yield mention, fact
                break


def _teller(path: Path) -> Any:
    """An engine that is told what an article says; the articles come in the order of the truth, or some of them."""

    def engine(batches: Iterable[Sequence[Article]], settings: Settings) -> Iterator[Result]:
        truth = _truth(path)
        for batch in batches:
            yield [pack(told(article, _next(truth, article.id))) for article in batch]

    return engine


def tell(batch: Sequence[Article], settings: Settings, *, truth: str) -> Result:
    """What a worker of ``benchmarks.cluster`` does instead of reading: what articles tell, from a file of the facts of each."""
    return [pack(told(article, _facts(truth)[article.id])) for article in batch]


@lru_cache(maxsize=1)
def _facts(truth: str) -> dict[str, list[Fact]]:
    rows = json.loads(Path(truth).read_text(encoding="utf8"))
    return {id: [Fact(**fact) for fact in group] for id, group in rows.items()}


def _next(truth: Iterator[tuple[str, list[Fact]]], id: str) -> list[Fact]:
    return next(facts for known, facts in truth if known == id)


def told(article: Article, group: Sequence[Fact]) -> ReadArticle:
    mentions = []
    for n, fact in enumerate(group):
        day = datetime.date.fromisoformat(fact.day)
        span = Span(n, n + 4)
        mentions.append(
            EventMention(
                f"s0-{n}", 0, span, span.of(article.text), fact.type, None, KINDS[fact.type], FORCES.get(fact.type),  # type: ignore[arg-type]
                actors=(_party(fact.actor, span),), recipients=(_party(fact.recipient, span),),
                time=Interval(day, day, day, day, "day", fact.day, span),
            )
        )  # fmt: skip
    digest = hashlib.sha256(article.text.encode()).hexdigest()
    assert digest == article.sha256
    return ReadArticle(article, (Span(0, len(article.text)),), tuple(mentions))


def _party(code: str, span: Span) -> Party:
    return Party(span, code, Link(Entity(f"country/{code}", STATES[code][0], "country", code=code), 0.9, "told"))


if __name__ == "__main__":
    main()
