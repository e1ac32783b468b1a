"""An output folder that is being written: its ledger, its store, its pages.

Articles are read in batches (by workers) into the ledger; from time to time, and at the end, the ledger is settled and
the store is brought to what it says. Whatever kills a build, the same command goes on where it was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from pathlib import Path
from typing import TypedDict, Unpack

from graph.background import Background
from graph.cluster import Failed, Settings, batches
from graph.cluster.engine import Engine
from graph.cluster.task import Result
from graph.ledger import Ledger, agree, ended_well, made_with, settle, write, writing
from graph.memory import apart, give_back, resident
from graph.model import Article
from graph.progress import Progress
from graph.read import Skipped
from graph.read.ids import iri_safe
from graph.report import Report
from graph.resolve import load_reference, read_judgements
from graph.store import Store
from graph.store.engine import seal

Say = Callable[[str], None]
ROUND = 100
"""After so many new articles the store is brought up to date, while other processes read on.
What a kill can cost, at most, is this merging."""
GROWTH = 20
"""A graph of many articles is brought up to date whenever it has grown by one in so many: each round writes some of the old
articles again, whose events have another key or label now."""
LAST = 25
"""So many articles, or somewhat more, are left for the last time, when nobody else has anything to do any more."""
MANY = 250
"""After so many articles are written the memory that the store holds is given back."""
GROWN = 64
"""Or after it has grown by so many megabytes: that of the tables, and of what is read in a large store."""
PAGES = ("graph.ttl", "graph.html")
STALE = "pages.stale"
"""File that is there while the pages are older than the store, also after a kill or ``--no-pages``."""
JUDGEMENTS = "same_as.csv"
"""File of the output folder with the judgements of a person on who is who."""


class How(TypedDict, total=False):
    """How a graph is written; all commands that change one take it."""

    version: str
    """Names what articles are read with; default: by the rules, the tables and the language pipeline."""
    base: str | None
    """Base IRI of the data, of a new graph."""
    pages: bool
    """Whether graph.ttl and graph.html are written too; default: they are."""
    wait: bool
    """Whether another build of the same folder is waited for (default), else that is a ``StoreError``."""
    bar: bool
    """Whether a bar shows the progress."""
    say: Say


class Given:
    """Articles on their way to those who read them: how many are under way, and whether there are no others."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = articles
        self.under_way, self.ended = 0, False

    def __iter__(self) -> Iterator[Article]:
        for article in self._articles:
            self.under_way += 1
            yield article
        self.ended = True


class Folder:
    """An output folder that is being written: its ledger, its store, and the report."""

    def __init__(self, out: Path, ledger: Ledger, background: Background, version: str, base: str | None) -> None:
        self.out, self.ledger, self.report = out, ledger, Report(out)
        self.made_with, self.written = version, 0
        self._since = self._low = self._held = 0
        self._background = background
        self.store = Store.create(out / "store", base=base, describe=background.entity)

    def take(self, articles: Iterable[Article], settings: Settings, engine: Engine, progress: Progress) -> None:
        """Read articles into the ledger, and what was read into the store after each round."""
        waiting, enough = 0, self._enough()
        source = Given(articles)
        for result in engine(batches(source), settings):
            self._take(result, progress)
            source.under_way -= len(result)
            waiting += len(result)
            if waiting >= (min(enough, max(LAST, source.under_way)) if source.ended else enough):
                self.bring_up(progress)
                waiting, enough = 0, self._enough()

    def _enough(self) -> int:
        """How many new articles are one round."""
        return max(ROUND, len(self.ledger) // GROWTH)

    def _take(self, result: Result, progress: Progress) -> None:
        failed = [r for r in result if isinstance(r, Failed)]
        found = [r for r in result if not isinstance(r, Failed)]
        for one in failed:
            progress.say(f"failed {one.source or one.id}: {one.reason}")
        self.report.failed += failed
        self.ledger.take(found, self.made_with)
        progress.count("failed", len(failed))
        progress.count("read", len(found), words=sum(f.words for f in found))
        self.report.articles += len(found)

    def bring_up(self, progress: Progress) -> None:
        """Merge what is new, and bring the store to what the ledger says."""
        give_back()
        self._low = resident() - self._held
        with apart():
            self._bring_up(progress)
        self._held = resident() - self._low

    def _bring_up(self, progress: Progress) -> None:
        settle(self.ledger, read_judgements(self.out / JUDGEMENTS))
        if self.ledger.to_do("stale OR leaving"):
            (self.out / STALE).touch()
        while self._write(progress) and self.ledger.to_do("stale"):
            pass

    def _write(self, progress: Progress) -> int:
        """Write some of the articles that are to be written; how many."""
        written = write(
            self.ledger,
            self.store,
            background=self._background,
            progress=lambda n, of: progress.step("writing", n, of),
            most=MANY - self._since,
            enough=self._is_full,
        )
        self.written += written
        self._since += written
        if self._since >= MANY or self._is_full():
            self._give_back()
        return written

    def _is_full(self) -> bool:
        """Whether the store holds much more memory than when it was opened."""
        return resident() >= self._low + GROWN

    def _give_back(self) -> None:
        """Close the store and open it again: its caches grow with what is written, and go only so."""
        self.store.engine.flush()
        del self.store
        self.store = Store.open(self.out / "store", describe=self._background.entity)
        give_back()
        self._since, self._low = 0, resident()

    def finish(self) -> None:
        """Order the files of the store for reading, which takes as long as it is large, where much of it is new."""
        if self.written * 10 >= len(self.ledger):
            self.store.finish()
        else:
            self.store.engine.flush()


def change(
    out: Path,
    work: Callable[[Folder, Progress], None],
    *,
    settings: Settings,
    **how: Unpack[How],
) -> Report:
    """Do something to the graph of a folder, alone, and write the Turtle file and the page."""
    start, say, pages = time.perf_counter(), how.get("say") or _silent, how.get("pages", True)
    with Progress(say, bar=how.get("bar", False)) as progress, _alone(out, how, progress):
        reference = load_reference()
        version = how.get("version") or made_with(
            language_pipeline=settings.language_pipeline,
            min_confidence=settings.min_confidence,
            extra=(settings.entities,) if settings.entities else (),
        )
        background = Background(reference)
        with closing(Ledger.open(out, reference=reference)) as ledger:
            left = seal(out / "store")
            folder = Folder(out, ledger, background, version, how.get("base"))
            agree(ledger, folder.store, left=left)
            work(folder, progress)
            folder.bring_up(progress)
            folder.finish()
            ended_well(ledger, folder.store)
            report = folder.report
            report.total, (report.mentions, report.events) = len(ledger), ledger.tally.counts()
            report.outdated = ledger.number_outdated(version)
        del folder
        give_back()
        if pages and ((out / STALE).exists() or not all((out / name).exists() for name in PAGES)):
            progress.step("writing graph.ttl and graph.html", 0, 1)
            _write_pages(out)
            (out / STALE).unlink(missing_ok=True)
    report.pages = pages
    report.seconds = time.perf_counter() - start
    return report


def _alone(out: Path, how: How, progress: Progress) -> AbstractContextManager[None]:
    return writing(out, wait=how.get("wait", True), say=progress.say)


def _write_pages(out: Path) -> None:
    from graph.pages import write_pages

    write_pages(out)


def _silent(_: str) -> None:
    pass


def new_ones(found: Iterable[Article | Skipped], folder: Folder, progress: Progress) -> Iterator[Article]:
    """The articles that are new; each input that is none is reported on one line and passed over."""
    for item in found:
        if isinstance(item, Skipped):
            folder.report.skipped[item.kind] += 1
            progress.say(f"skipped {item.source}: {item.reason}")
            progress.count("skipped")
            continue
        article = _named_apart(item, folder.ledger)
        if folder.ledger.is_known(article, folder.made_with):
            folder.report.unchanged += 1
            progress.count("unchanged")
        else:
            yield article


def _named_apart(article: Article, ledger: Ledger) -> Article:
    """Files of one name in two folders are two articles: the second gets some of its hash. A record keeps its id."""
    old = ledger.origin(article.id)
    if old is None or article.source is None or old[0] == article.sha256:
        return article
    if old[1] == article.source or iri_safe(Path(article.source).stem) != article.id:
        return article
    return replace(article, id=f"{article.id}-{article.sha256[:8]}")
