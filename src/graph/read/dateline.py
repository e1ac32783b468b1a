"""Datelines of agencies: "KYIV, Nov 5 (Reuters) - Text", "Dec. 16 () – Text", "MOSCOW, December 16. /TASS/. Text"."""

from __future__ import annotations

import re

from . import dates
from .dates import Written
from .lexicon import reading_words

_DAYS = (
    r"(?!(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d"
    r"|(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )"
)
_CAPS = rf"{_DAYS}[A-Z][A-Z.’'-]+(?:[ -]{_DAYS}[A-Z][A-Z.’'-]*){{0,4}}"
_CAPITALS = rf"{_CAPS}(?:(?:, ?|/){_DAYS}[A-Z][\w’'-]+(?: {_DAYS}[A-Z][\w.’'-]+){{0,2}}){{0,2}}"
_NAME = rf"{_DAYS}[A-Z][\w.’'-]*(?:[ -](?:{_DAYS}[A-Z]|of |de |al-|el-)[\w.’'-]*){{0,4}}"
_PLACE = rf"{_NAME}(?:, {_DAYS}[A-Z][\w.’'-]+(?: {_DAYS}[A-Z][\w.’'-]+){{0,2}}){{0,2}}"
_SIGN = r"(?:\((?P<agency>[^()\n]{0,40})\)|/(?P<slashed>[A-Z][A-Za-z -]{1,24})/)"
_DASH = r"(?:--?|–|—|―|:)"
_FOLDED = 400
_FOLD = re.compile(rf"\([^()\n]{{0,40}}\) {_DASH} (?=[A-Z“\"])")
_DATE_BEFORE = re.compile(
    r"(?:(?<= )[A-Z]{3,20}(?:[ /-][A-Z]{3,20}){0,2},? )?"
    r"((?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2})?(?:,? \d{4})?) $"
)
_HEADLINE_WORDS = 4
_SIGNED = re.compile(rf"\((?P<agency>[^()\n]{{1,40}})\) ?{_DASH} (?=[A-Z“‘\"'])")
_OUTLET = re.compile(r"[A-Z][\w&.’'-]*(?: (?:of|the|and|for|de|[A-Z&][\w&.’'-]*)){0,5}")
_LONGEST_HEAD = 120
_HEAD = re.compile(
    rf"(?:^|(?<=[.!?] )|(?<=[.!?][”\"’)] ))(?P<all>{_CAPITALS}"
    r"(?:,? (?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?))? ?)$"
)


def take_dateline(line: str) -> tuple[Written | None, str | None, str] | None:
    """Date, agency and rest of "KYIV, Nov 5 (Reuters) - Text", "Dec. 16 () –", "MOSCOW, December 16. /TASS/. Text".

    Place and date may also have a line of their own: "Lima, 20 November 2026 (Andean Wire)".
    """
    head = line[:160]
    for place in (_CAPITALS, _PLACE, ""):
        match = re.match(rf"(?:{place})(?P<sep>[,.]?\s?)", head) if place else re.match(r"(?P<sep>)", head)
        if match is None:
            continue
        taken = _after_place(head, match.end(), caps=place is _CAPITALS)
        if taken is not None and not line[taken[2] :].strip()[:1].islower():
            written, agency, end = taken
            return written, agency, line[end:].strip()
    return None


def _after_place(head: str, at: int, *, caps: bool) -> tuple[Written | None, str | None, int] | None:
    begin, written = at, dates.date_at(head, at)
    if written is not None:
        at += written.end
    sign = re.compile(rf"[.,]?\s?{_SIGN}").match(head, at)
    agency = None
    if sign is not None:
        at = sign.end()
        name = (sign["agency"] if sign["agency"] is not None else sign["slashed"]).strip()
        agency = signed(name, dated=written is not None)
        if name and agency is None and written is None:
            return None
    if written is not None and begin > 0 and not head[at:].strip(" ."):
        return written, agency, len(head)
    dash = re.compile(rf"\.?\s?{_DASH}(?:\s|$)" if not (sign and sign["slashed"]) else r"\.?\s?").match(head, at)
    if dash is None or not (written or agency or (caps and dash[0].strip() in ("–", "—", "--", "-"))):
        return None
    return written, agency, dash.end()


def signed(name: str, *, dated: bool) -> str | None:
    """The outlet that signs a dateline so: an agency we know, or a name with an outlet's word ("Sahel Wire").

    Behind a place and a date a name of one word ("Ukrinform") or an abbreviation is one as well.
    """
    words = reading_words()
    if known := words.agencies.get(name.casefold()):
        return known
    if not _OUTLET.fullmatch(name) or name.casefold() in words.unsigned or dates.date_at(name) is not None:
        return None
    parts = name.casefold().split()
    if not words.outlets.isdisjoint(parts):
        return name if len(parts) > 1 or dated else None
    return name if dated and len(parts) == 1 else None


def without_datelines(paragraph: str) -> list[str]:
    """A paragraph of the body in parts: a dateline begins a new one, and is no part of it.

    ``The talks ended. SEOUL, Dec. 16 (Yonhap) -- South Korea condemned it.`` are two. Only a place in capitals with the
    sign of an agency counts, so that no sentence is cut at a bracket and a dash.
    """
    parts, begin = [], 0
    for sign in _SIGNED.finditer(paragraph):
        if signed(sign["agency"].strip(), dated=False) is None:
            continue
        head = _HEAD.search(paragraph[max(begin, sign.start() - _LONGEST_HEAD) : sign.start()])
        if head is not None and (not head["date"] or dates.date_at(head["date"]) is not None):
            parts.append(paragraph[begin : sign.start() - len(head["all"])].strip())
            begin = sign.end()
    return [part for part in (*parts, paragraph[begin:].strip()) if part]


def unfolded(line: str) -> tuple[str, ...]:
    """Headline and rest of a page put on one line ("Ministers meet KYIV, Nov 5 (Reuters) - Text"), or the line."""
    if take_dateline(line) is not None:
        return (line,)
    for sign in _FOLD.finditer(line[:_FOLDED]):
        date = _DATE_BEFORE.search(line[: sign.start()])
        if date is None or dates.date_at(date[1]) is None:
            continue
        headline = line[: date.start()].strip()
        if len(headline.split()) >= _HEADLINE_WORDS:
            return headline, line[date.start() :].strip()
    return (line,)
