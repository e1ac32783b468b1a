"""What was fetched, as records: a page is one article, a feed its entries, JSON lines one article a line."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from typing import BinaryIO, cast
from urllib.parse import urlsplit

from graph.fetch.address import FetchError
from graph.fetch.request import Answer
from graph.read.decode import decode
from graph.read.formats import feed, html, jsonl
from graph.read.limits import Limits
from graph.read.record import Record, SkipError, Skipped
from graph.read.source import Source

_HTML = frozenset({"text/html", "application/xhtml+xml", ""})
_FEEDS = frozenset({
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml",
})  # fmt: skip
_LINES = frozenset({"application/jsonl", "application/x-ndjson", "application/ndjson", "application/jsonlines"})


def records(answer: Answer, limits: Limits) -> Iterator[Record | Skipped]:
    """The articles of an answer, or why there are none."""
    read = _reader(answer)
    if read is None:
        yield Skipped(answer.url, f"{answer.media or 'unknown'}: such documents are not read", "unread")
        return
    try:
        yield from read(answer, limits)
    except SkipError as error:
        yield error.at(answer.url)


def entries(answer: Answer, limits: Limits) -> Iterator[Record | Skipped]:
    """The entries of a feed, whatever its media type says.

    Raises:
        FetchError: it is no feed.
    """
    try:
        yield from feed.read(_source(answer, limits), bare=True)
    except SkipError as error:
        raise FetchError(f"no feed: {error}") from error


def fetched_on(answer: Answer) -> datetime.date:
    """The day of the answer as its server says, else that of this machine."""
    try:
        return parsedate_to_datetime(answer.headers.get("date", "")).date()
    except (ValueError, TypeError, OverflowError):
        return datetime.datetime.now(datetime.UTC).date()


def _reader(answer: Answer) -> Callable[[Answer, Limits], Iterator[Record | Skipped]] | None:
    start = answer.body[:500].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf")) and b"<html" not in start:
        return lambda answer, limits: feed.read(_source(answer, limits))
    if answer.media in _HTML:
        return _page
    if answer.media in _FEEDS:
        return lambda answer, limits: feed.read(_source(answer, limits))
    if answer.media in _LINES:
        return lambda answer, limits: jsonl.read(_source(answer, limits))
    return _plain if answer.media == "text/plain" else None


def _page(answer: Answer, limits: Limits) -> Iterator[Record]:
    text = decode(answer.body, declared=answer.charset)
    source = _source(answer, limits)
    yield html.page(text, source=source, url=answer.url, at=answer.url, name=source.stem, crawled=fetched_on(answer))


def _plain(answer: Answer, limits: Limits) -> Iterator[Record]:
    text = decode(answer.body, declared=answer.charset)
    name = PurePosixPath(urlsplit(answer.url).path).stem
    yield Record(text=text, source=answer.url, name=name, url=answer.url, crawled=fetched_on(answer), many=True)


def _source(answer: Answer, limits: Limits) -> Source:
    return Source(name=answer.url, stream=cast(BinaryIO, io.BytesIO(answer.body)), limits=limits)
