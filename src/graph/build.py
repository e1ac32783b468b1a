"""``newsgraph build``: the pipeline with its inputs and outputs: files in; store, Turtle and page out.

What happens in the output folder is in ``graph.folder``.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Unpack

from graph.cluster import Settings
from graph.cluster.engine import Engine, local
from graph.errors import InputError, StoreError
from graph.folder import Folder, How, change, new_ones
from graph.ledger import Ledger
from graph.model import Article
from graph.progress import Progress, Share
from graph.read import Limits, Skipped, read_paths
from graph.read.limits import DEFAULT_LIMITS
from graph.read.position import Position
from graph.report import Report
from graph.resolve import load_reference

Known = Mapping[datetime.date, int]
"""How many articles a graph has of each day."""


def build(
    paths: Sequence[str | Path],
    *,
    out: Path,
    date: datetime.date | None = None,
    language_pipeline: Path | None = None,
    min_confidence: float = 0.0,
    entities: Path | None = None,
    workers: int = 1,
    engine: Engine | None = None,
    limits: Limits = DEFAULT_LIMITS,
    **how: Unpack[How],
) -> Report:
    """Read the articles at ``paths`` into the graph in the folder ``out``; articles already there stay or are replaced.

    ``engine`` reads the articles (default: this machine with so many ``workers``).
    """
    settings = Settings(language_pipeline, min_confidence, entities, limits.article_seconds)
    position = Position.of(paths)

    def found(known: Known) -> Iterator[Article | Skipped]:
        return read_paths(paths, date=date, limits=limits, known=known, position=position)

    empty = f"{', '.join(map(str, paths))}: no article to read; give .txt, .md, .html or .jsonl files"
    reads = engine or local(workers)
    return add(found, out=out, settings=settings, engine=reads, empty=empty, share=lambda: position.share, **how)


def add(
    found: Callable[[Known], Iterable[Article | Skipped]],
    *,
    out: Path,
    settings: Settings,
    engine: Engine,
    empty: str | None = None,
    share: Share = lambda: None,
    **how: Unpack[How],
) -> Report:
    """Read articles into the graph in a folder; ``found`` is told how many the graph has of each day.

    ``share`` says how much of them has been read, from 0 to 1, if that is known.
    ``InputError`` where the graph is left without any article: why the first one failed, else the message ``empty``, if given.
    """

    def work(folder: Folder, progress: Progress) -> None:
        progress.share = share
        folder.take(new_ones(found(folder.ledger.tally.days()), folder, progress), settings, engine, progress)
        if empty and not len(folder.ledger):
            raise InputError(_why_empty(folder.report) or empty)

    return change(out, work, settings=settings, **how)


def _why_empty(report: Report) -> str | None:
    """What went wrong where every article failed, by the first of them."""
    if not report.failed:
        return None
    first = report.failed[0]
    return f"{first.source or first.id}: {first.reason}; no article of {len(report.failed)} could be read"


def upgrade(
    out: Path,
    *,
    language_pipeline: Path | None = None,
    min_confidence: float = 0.0,
    entities: Path | None = None,
    workers: int = 1,
    engine: Engine | None = None,
    **how: Unpack[How],
) -> Report:
    """Read again what was read with another version of the language pipeline, the rules or the tables."""
    settings = Settings(language_pipeline, min_confidence, entities)

    def work(folder: Folder, progress: Progress) -> None:
        stale = folder.ledger.outdated(folder.made_with)
        folder.report.unchanged = len(folder.ledger) - len(stale)
        articles = (folder.ledger.read(i).article for i in stale)
        folder.take(articles, settings, engine or local(workers), progress)

    return change(_existing(out), work, settings=settings, **how)


def remove(article_ids: Sequence[str], *, out: Path, **how: Unpack[How]) -> Report:
    """Take articles out of the graph, with everything that only they supported. ``StoreError`` for an unknown id."""

    def work(folder: Folder, progress: Progress) -> None:
        for article_id in article_ids:
            if article_id not in folder.ledger:
                raise StoreError(f"article {article_id!r}: not in the graph; `newsgraph manifest` lists them")
        folder.ledger.leave(article_ids)
        folder.report.removed = len(set(article_ids))

    return change(_existing(out), work, settings=Settings(), **how)


def _existing(out: Path) -> Path:
    if not (out / "store").is_dir():
        raise StoreError(f"{out}: no graph there; make one with `newsgraph build`")
    return out


@contextmanager
def opened(out: Path) -> Iterator[Ledger]:
    """The ledger of a graph, for looking into it."""
    with closing(Ledger.open(_existing(out), reference=load_reference())) as ledger:
        yield ledger
