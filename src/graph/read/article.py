"""One article from what a file tells of it: cleaned, dated, without what surrounds it on its page."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, replace

from ..model import Article
from . import boilerplate, dates, dating
from .clean import clean, clean_line
from .dateline import without_datelines
from .genre import refuse_if_not_news
from .header import Header, take_header
from .ids import digest, iri_safe
from .language import is_english, language_of
from .lexicon import reading_words
from .limits import DEFAULT_LIMITS, Limits
from .markup import has_markup, text_of
from .paragraphs import paragraphs
from .record import Record, SkipError

_ROUGHLY = 5
"""A page may have so many times the characters of its article before it is refused unread."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article whose date may be open; ``clue`` is set where month and day are known and the year is not."""

    article: Article
    clue: dating.Clue | None = None

    def dated(self, *, option: datetime.date | None = None, collection: dating.Calendar | None = None) -> Article:
        """The article with the best date that the clue, the user's date and the other articles give."""
        if self.article.date is not None:
            return self.article
        if self.clue is not None:
            found = dating.resolve(self.clue, option=option, collection=collection or dating.Calendar({}))
            if found is not None:
                return replace(self.article, date=found[0], date_basis=found[1])
        return self.article if option is None else replace(self.article, date=option, date_basis="option")


def read_text(
    text: str,
    *,
    id: str | None = None,
    date: datetime.date | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Article:
    """One article from its text. ``date`` is its publication date; without it the text is asked.

    Raises:
        InputError: nothing is left after cleaning, or it is longer than the limits allow.
    """
    record = Record(text=text, source=id or "text", id=id, date=date, title=title, publisher=publisher, url=url)
    return draft(record, limits=limits, check=False).dated()


def draft(record: Record, *, limits: Limits = DEFAULT_LIMITS, check: bool = True) -> Draft:
    """The article of a record, its year perhaps open.

    Raises:
        SkipError: empty, too long; with ``check`` also: not English, not news.
    """
    if len(record.text) > _ROUGHLY * limits.article_characters:
        raise SkipError("too large", f"{len(record.text):,} characters, the limit is {limits.article_characters:,}")
    title = clean_line(record.title) if record.title else None
    raw = text_of(record.text, deepest=limits.html_depth) if has_markup(record.text) else record.text
    lines = clean(raw).split("\n")
    parts = paragraphs(lines, may_wrap=not record.paragraphs)
    header = take_header(parts, has_title=bool(title))
    title = title or header.fields.get("title")
    rest = [part for line in header.rest if line != title for part in without_datelines(line)]
    body = boilerplate.body(rest)
    if check:
        _refuse(body, parts)
    text = "\n\n".join(body)
    if not text:
        raise SkipError("empty", "no text")
    if len(text) > limits.article_characters:
        raise SkipError("too large", f"{len(text):,} characters, the limit is {limits.article_characters:,}")
    return _assembled(record, header, text, title)


def text_hash(text: str) -> str:
    """SHA-256 of the stored text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _refuse(body: list[str], parts: list[str]) -> None:
    joined = "\n".join(body or parts)
    if joined and not is_english(joined):
        code = language_of(joined)
        raise SkipError("language", "language not recognised" if code == "und" else f"not English ({code})")
    if parts and not body:
        raise SkipError("empty", "nothing but menus and notices")
    refuse_if_not_news(body)


def _assembled(record: Record, header: Header, text: str, title: str | None) -> Draft:
    sha = text_hash(text)
    article = Article(
        id=iri_safe(_id(record, text)),
        text=text,
        title=title,
        publisher=_first(record.publisher, header.fields.get("publisher"), header.agency),
        url=_first(record.url, header.fields.get("url")),
        source=record.source,
        sha256=sha,
    )
    day, basis, clue = _date(record, header, text)
    return Draft(replace(article, date=day, date_basis=basis), clue)


def _id(record: Record, text: str) -> str:
    """The record's own id, else the file's name; where the file holds several, the address or the text's hash."""
    if record.id:
        return record.id
    if record.name and not record.many:
        return record.name
    return record.url or f"{record.name or 'text'}-{digest(text)}"


def _date(record: Record, header: Header, text: str) -> tuple[datetime.date | None, str | None, dating.Clue | None]:
    given = dates.date_of(record.date) if record.date is not None else None
    if given is not None and given.full:
        return given.full, "metadata", None
    if header.date is not None and header.date.full:
        return header.date.full, "text", None
    for address, basis in ((record.url or header.fields.get("url"), "url"), (record.name, "file name")):
        day = dating.date_in_address(address) if address else None
        if day is not None:
            return day, basis, None
    partial = given or header.date
    return None, None, dating.clue_of(partial, text, not_after=_no_later(record)) if partial else None


def _no_later(record: Record) -> datetime.date:
    return record.crawled or reading_words().latest_day


def _first(*values: str | None) -> str | None:
    return next((clean_line(value) for value in values if value and clean_line(value)), None)
