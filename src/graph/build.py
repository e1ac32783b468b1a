"""``newsgraph build``: the pipeline with its inputs and outputs: files in; store, Turtle and page out.

Articles are read in batches (by workers) into the ledger; from time to time, and at the end, the ledger is settled and
the store is brought to what it says. Whatever kills a build, the same command goes on where it was.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from graph.background import Background
from graph.cluster import Failed, Settings, batches
from graph.cluster.engine import Engine, local
from graph.errors import InputError, StoreError
from graph.ledger import Ledger, compare, made_with, settle, write, writing
from graph.model import Article
from graph.progress import Progress
from graph.read import Skipped, read_paths
from graph.read.ids import iri_safe
from graph.report import Report
from graph.resolve import load_reference, read_judgements
from graph.store import Store

Say = Callable[[str], None]
ROUND = 1_000
"""After so many new articles the store is brought up to date: what a kill can cost, at most, is this merging."""
PAGES = ("graph.ttl", "graph.html")
JUDGEMENTS = "same_as.csv"
"""File of the output folder with the judgements of a person on who is who."""


def build(
    paths: Sequence[str | Path],
    *,
    out: Path,
    date: datetime.date | None = None,
    language_pipeline: Path | None = None,
    min_confidence: float = 0.0,
    entities: Path | None = None,
    base: str | None = None,
    workers: int = 1,
    engine: Engine | None = None,
    version: str | None = None,
    pages: bool = True,
    wait: bool = True,
    bar: bool = False,
    say: Say = lambda _: None,
) -> Report:
    """Read the articles at ``paths`` into the graph in the folder ``out``; articles already there stay or are replaced.

    ``engine`` reads the articles (default: this machine with so many ``workers``), ``version`` names what it reads with
    (default: by the rules, tables and the language pipeline); without ``pages`` only the store is
    written; ``wait``: for another build of the same folder, else that is a ``StoreError``.
    """
    settings = Settings(language_pipeline, min_confidence, entities)

    def work(folder: Folder, progress: Progress) -> None:
        found = read_paths(paths, date=date, known=folder.ledger.days())
        folder.take(_articles(found, folder, progress), settings, engine or local(workers), progress)
        if not len(folder.ledger):
            raise InputError(f"{', '.join(map(str, paths))}: no article to read; give .txt, .md, .html or .jsonl files")

    return _change(out, work, settings=settings, version=version, base=base, pages=pages, wait=wait, bar=bar, say=say)


def upgrade(
    out: Path,
    *,
    language_pipeline: Path | None = None,
    min_confidence: float = 0.0,
    entities: Path | None = None,
    workers: int = 1,
    engine: Engine | None = None,
    version: str | None = None,
    pages: bool = True,
    wait: bool = True,
    bar: bool = False,
    say: Say = lambda _: None,
) -> Report:
    """Read again what was read with another version of the language pipeline, the rules or the tables."""
    settings = Settings(language_pipeline, min_confidence, entities)

    def work(folder: Folder, progress: Progress) -> None:
        stale = folder.ledger.outdated(folder.made_with)
        folder.report.unchanged = len(folder.ledger) - len(stale)
        articles = (folder.ledger.read(i).article for i in stale)
        folder.take(articles, settings, engine or local(workers), progress)

    return _change(_existing(out), work, settings=settings, version=version, pages=pages, wait=wait, bar=bar, say=say)


def remove(article_ids: Sequence[str], *, out: Path, pages: bool = True, say: Say = lambda _: None) -> Report:
    """Take articles out of the graph, with everything that only they supported. ``StoreError`` for an unknown id."""

    def work(folder: Folder, progress: Progress) -> None:
        for article_id in article_ids:
            if article_id not in folder.ledger:
                raise StoreError(f"article {article_id!r}: not in the graph; `newsgraph manifest` lists them")
        folder.ledger.leave(article_ids)

    return _change(_existing(out), work, settings=Settings(), pages=pages, say=say)


class Folder:
    """An output folder that is being written: its ledger, its store, and the report."""

    def __init__(self, out: Path, ledger: Ledger, store: Store, background: Background, version: str) -> None:
        self.out, self.ledger, self.store, self.report = out, ledger, store, Report(out)
        self.made_with, self.written = version, 0
        self._background = background

    def take(self, articles: Iterable[Article], settings: Settings, engine: Engine, progress: Progress) -> None:
        """Read articles into the ledger, and what was read into the store after each round."""
        waiting = 0
        for result in engine(batches(articles), settings):
            failed = [r for r in result if isinstance(r, Failed)]
            found = [r for r in result if not isinstance(r, Failed)]
            for one in failed:
                progress.say(f"failed {one.source or one.id}: {one.reason}")
            self.report.failed += failed
            self.ledger.take(found, self.made_with)
            progress.count("failed", len(failed))
            progress.count("read", len(found), words=sum(f.words for f in found))
            self.report.articles += len(found)
            waiting += len(found)
            if waiting >= ROUND:
                self.bring_up(progress)
                waiting = 0

    def bring_up(self, progress: Progress) -> None:
        """Merge what is new, and bring the store to what the ledger says."""
        settle(self.ledger, read_judgements(self.out / JUDGEMENTS))
        write(
            self.ledger, self.store, background=self._background, progress=lambda n, of: progress.step("writing", n, of)
        )


def _change(
    out: Path,
    work: Callable[[Folder, Progress], None],
    *,
    settings: Settings,
    version: str | None = None,
    base: str | None = None,
    pages: bool = True,
    wait: bool = True,
    bar: bool = False,
    say: Say,
) -> Report:
    """Do something to the graph of a folder, alone, and write the Turtle file and the page."""
    start = time.perf_counter()
    with Progress(say, bar=bar) as progress, writing(out, wait=wait, say=progress.say):
        reference = load_reference()
        version = version or made_with(
            language_pipeline=settings.language_pipeline,
            min_confidence=settings.min_confidence,
            extra=(settings.entities,) if settings.entities else (),
        )
        background = Background(reference)
        store = Store.create(out / "store", base=base, describe=background.entity)
        with closing(Ledger.open(out, reference=reference)) as ledger:
            folder = Folder(out, ledger, store, background, version)
            compare(ledger, store)
            work(folder, progress)
            folder.bring_up(progress)
            _finish(store, folder.written, len(ledger))
            report, changed = folder.report, folder.written
            report.mentions, report.events = ledger.counts()
            report.outdated = len(ledger.outdated(version))
        del store, folder
        if pages and (changed or not all((out / name).exists() for name in PAGES)):
            _pages(out, progress)
    report.pages = pages
    report.seconds = time.perf_counter() - start
    return report


def _finish(store: Store, written: int, articles: int) -> None:
    """Order the files of the store for reading, which takes as long as it is large, where much of it is new."""
    if written * 10 >= articles:
        store.finish()
    else:
        store.engine.flush()


def _pages(out: Path, progress: Progress) -> None:
    from graph.export import write_export
    from graph.view import write_view

    progress.step("writing graph.ttl", 0, 2)
    write_export("turtle", store=out, output=out / "graph.ttl")
    progress.step("writing graph.html", 1, 2)
    write_view(out, out / "graph.html")


def _articles(found: Iterable[Article | Skipped], folder: Folder, progress: Progress) -> Iterator[Article]:
    """The articles that are new; each input that is none is reported on one line and passed over."""
    for item in found:
        if isinstance(item, Skipped):
            folder.report.skipped.append(item)
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


def _existing(out: Path) -> Path:
    if not (out / "store").is_dir():
        raise StoreError(f"{out}: no graph there; make one with `newsgraph build`")
    return out


@contextmanager
def opened(out: Path) -> Iterator[Ledger]:
    """The ledger of a graph, for looking into it."""
    with closing(Ledger.open(_existing(out), reference=load_reference())) as ledger:
        yield ledger
