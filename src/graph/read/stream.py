"""Files to articles, one after the other; what is no article is reported, and nothing stops the rest."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from ..model import Article
from . import stdin as stdin_reader
from .article import Draft, draft
from .dating import Calendar
from .folder import STDIN, checked, files
from .formats import feed, html, jsonl, markdown, plain, table, warc
from .ids import IdBook
from .limits import DEFAULT_LIMITS, Limits
from .position import Position
from .record import Record, SkipError, Skipped
from .source import BROKEN, Source, kind

Reader = Callable[[Source], Iterator[Record | Skipped]]

READERS: dict[str, Reader] = {
    ".txt": plain.read,
    ".text": plain.read,
    "": plain.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".json": jsonl.read_json,
    ".csv": table.read,
    ".tsv": table.read,
    ".rss": feed.read,
    ".atom": feed.read,
    ".xml": feed.read,
    ".rdf": feed.read,
    ".warc": warc.read,
    ".wet": warc.read,
}
"""Reader by the file's ending (before ``.gz`` or ``.zst``)."""


def read_paths(
    paths: Sequence[Path | str],
    *,
    date: datetime.date | None = None,
    limits: Limits = DEFAULT_LIMITS,
    stdin: TextIO | None = None,
    known: Mapping[datetime.date, int] | None = None,
    position: Position | None = None,
) -> Iterator[Article | Skipped]:
    """The articles of files and folders (``-``: standard input) and a line for each input that is none, as they come.

    ``date`` stands in for a missing publication date, and settles the year where only month and day are given. Articles
    whose year is open come last, dated by the others; ``known`` counts the articles of each day that are in the graph
    already. ``position`` is moved on.

    Raises:
        InputError: a path does not exist.
    """
    wanted = checked(paths)
    records = _records(wanted, limits=limits, stdin=stdin, position=position or Position())
    return articles_of(records, date=date, limits=limits, known=known)


def articles_of(
    records: Iterable[Record | Skipped],
    *,
    date: datetime.date | None = None,
    limits: Limits = DEFAULT_LIMITS,
    known: Mapping[datetime.date, int] | None = None,
) -> Iterator[Article | Skipped]:
    """The articles of records, as in ``read_paths``."""
    book = IdBook()
    days = Counter(known or {})
    held: list[Draft] = []
    for record in records:
        found = _draft(record, limits=limits, book=book)
        if isinstance(found, Skipped):
            yield found
        elif found.clue is not None and date is None:
            held.append(found)
        else:
            article = found.dated(option=date)
            if article.date is not None and article.date_basis != "option":
                days[article.date] += 1
            yield article
        if len(held) > limits.held_articles:
            yield held.pop(0).dated(collection=Calendar(days))
    calendar = Calendar(days)
    for waiting in held:
        yield waiting.dated(collection=calendar)


def _draft(record: Record | Skipped, *, limits: Limits, book: IdBook) -> Draft | Skipped:
    if isinstance(record, Skipped):
        return record
    try:
        found = draft(record, limits=limits)
    except SkipError as error:
        return error.at(record.source)
    name = book.unique(found.article.id, found.article.sha256)
    if name is None:
        return Skipped(record.source, f"the same text was read before under the id {found.article.id}", "duplicate")
    return replace(found, article=replace(found.article, id=name))


def _records(
    paths: Sequence[str], *, limits: Limits, stdin: TextIO | None, position: Position
) -> Iterator[Record | Skipped]:
    for path in files(paths):
        if isinstance(path, Skipped):
            yield path
            continue
        if str(path) == STDIN:
            source = Source(name="stdin", stream=stdin_reader.binary(stdin), limits=limits)
            yield from _guarded(stdin_reader.read, source)
            continue
        reader = READERS.get(kind(path))
        if reader is None:
            position.left_out(path)
            yield Skipped(str(path), f"files of kind {kind(path)} are not read")
            continue
        yield from _guarded(reader, Source(name=str(path), path=path, limits=limits, position=position))


def _guarded(reader: Reader, source: Source) -> Iterator[Record | Skipped]:
    empty = True
    try:
        for found in reader(source):
            empty = False
            yield found
        if empty:
            yield Skipped(source.name, "nothing to read in it", "empty")
    except SkipError as error:
        yield error.at(source.name)
    except BROKEN as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        yield Skipped(source.name, f"cannot be read: {reason}")
