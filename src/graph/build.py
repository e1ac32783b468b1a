"""``newsgraph build``: the pipeline with its inputs and outputs: files in; store, Turtle and page out."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.background import Background
from graph.errors import InputError
from graph.export import write_export
from graph.merge import clusters
from graph.model import Article, ReadArticle
from graph.pipeline import Reader, load_reader
from graph.read import Skipped, read_paths
from graph.store import Store
from graph.view import write_view

Say = Callable[[str], None]


@dataclass(slots=True)
class Report:
    """What a build did, for the last lines of its output."""

    out: Path
    articles: int = 0
    mentions: int = 0
    events: int = 0
    seconds: float = 0.0
    skipped: list[Skipped] = field(default_factory=list)

    def lines(self) -> list[str]:
        head = f"{self.articles} articles, {self.mentions} event mentions, {self.events} events in {self.seconds:.1f} s"
        if self.skipped:
            head += f"; {len(self.skipped)} inputs skipped"
        return [
            head,
            f"  store    {self.out / 'store'}      newsgraph query --list --store {self.out}",
            f"  Turtle   {self.out / 'graph.ttl'}",
            f"  page     {self.out / 'graph.html'}  open it in a browser",
        ]


def build(
    paths: Sequence[str | Path],
    *,
    out: Path,
    date: datetime.date | None = None,
    language_pipeline: Path | None = None,
    min_confidence: float = 0.0,
    base: str | None = None,
    say: Say = lambda _: None,
) -> Report:
    """Read the articles at ``paths`` into the graph in the folder ``out``; articles already there stay or are replaced."""
    start = time.perf_counter()
    report = Report(out)
    reader = load_reader(language_pipeline=language_pipeline, min_confidence=min_confidence)
    read = list(_read(reader, _articles(paths, date, report, say), say))
    if not read:
        raise InputError(f"{', '.join(map(str, paths))}: no article to read; give .txt, .md, .html or .jsonl files")
    background = Background(reader.names.reference)
    store = Store.create(out / "store", base=base, describe=background.entity)
    events = clusters(read)
    store.put(read, events, read_with=f"{reader.language.name} {reader.language.version}")
    store.add_memberships(background.memberships(read))
    store.finish()
    report.articles, report.events = len(read), len(events)
    report.mentions = sum(len(r.mentions) for r in read)
    del store
    write_export("turtle", store=out, output=out / "graph.ttl")
    write_view(out, out / "graph.html")
    report.seconds = time.perf_counter() - start
    return report


def _articles(
    paths: Sequence[str | Path], date: datetime.date | None, report: Report, say: Say
) -> Iterator[Article]:
    """The articles that can be read; each other input is reported on one line and passed over."""
    for item in read_paths(paths, date=date):
        if isinstance(item, Skipped):
            report.skipped.append(item)
            say(f"skipped {item.source}: {item.reason}")
        else:
            yield item


def _read(reader: Reader, articles: Iterable[Article], say: Say) -> Iterator[ReadArticle]:
    """Understand article by article, with a line of progress for each hundred."""
    for n, read in enumerate(reader.read(articles), 1):
        if n % 100 == 0:
            say(f"{n} articles read")
        yield read
