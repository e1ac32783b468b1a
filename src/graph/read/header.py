"""What stands above the body of a plain text: title, labelled lines, date line, byline, dateline of an agency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from . import dates
from .dates import Written
from .lexicon import reading_words
from .paragraphs import BULLET, looks_like_prose

_LABEL = re.compile(r"^([A-Za-z][A-Za-z ]{0,20}?)(\s?[:=|]\s?|\s)(.*)$")
_BYLINE = re.compile(r"^[Bb][Yy]:? (?:[A-Z][\w.’'-]*,?(?: and | & | of | for |, | \| |$| )){1,9}$")
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
_UP_TO = 12
_UNLABELLED = 2
_TITLE_WORDS = 30
_TITLE_CHARACTERS = 220


@dataclass(frozen=True, slots=True)
class Header:
    """What was found above the body. ``rest``: the paragraphs that are left."""

    rest: tuple[str, ...]
    fields: dict[str, str] = field(default_factory=dict)
    """``title``, ``publisher``, ``url``, ``language`` as labelled lines give them."""
    date: Written | None = None
    agency: str | None = None


def take_header(paragraphs: Sequence[str], *, has_title: bool = False) -> Header:
    """The header of a text and what follows it. A title is looked for unless there is one already."""
    found = Header(rest=())
    kept: list[str] = []
    lines = list(paragraphs)
    for i, line in enumerate(lines[:_UP_TO]):
        following = lines[i + 1] if i + 1 < len(lines) else ""
        found, left = _take_line(found, line, following)
        if left:
            kept.append(left)
        prose = len(kept) > 1 and looks_like_prose(left)
        if left and (prose or len(kept) > _UNLABELLED or left.endswith((".", ".”"))):
            kept.extend(lines[i + 1 :])
            break
    else:
        kept.extend(lines[_UP_TO:])
    if not has_title and "title" not in found.fields and is_headline(kept):
        found = replace(found, fields=found.fields | {"title": kept.pop(0)})
    return replace(found, rest=tuple(kept))


def is_headline(lines: Sequence[str]) -> bool:
    """Whether the first line is a title: of a title's length, no full stop at its end, and prose behind it."""
    if len(lines) < 2 or not any(map(looks_like_prose, lines[1:])):
        return False
    line = lines[0]
    words = len(line.split())
    return (
        3 <= words <= _TITLE_WORDS
        and len(line) <= _TITLE_CHARACTERS
        and line[-1] not in ".:;,…"
        and not BULLET.match(line)
        and not line[0].islower()
    )


def _take_line(found: Header, line: str, following: str) -> tuple[Header, str]:
    """The header with what the line adds, and what is left of the line."""
    written = dates.date_at(line)
    if written is not None and not line[written.end :].strip(" |•·,.-–—"):
        return _dated(found, written), ""
    label = _LABEL.match(line)
    if label is not None:
        taken = _take_label(found, label, following)
        if taken is not None:
            return taken
    if _BYLINE.match(line + " ") and len(line) < 120:
        return found, ""
    dateline = _dateline(line)
    if dateline is not None:
        written, agency, rest = dateline
        return replace(_dated(found, written), agency=found.agency or agency), rest
    return found, line


def _take_label(found: Header, label: re.Match[str], following: str) -> tuple[Header, str] | None:
    name, mark, value = label[1].casefold().strip(), label[2].strip(), label[3].strip()
    known = reading_words().headers.get(name)
    if known == "date":
        written = dates.date_at(value)
        if written is not None:
            return _dated(found, written), value[written.end :].strip(" |•·,;-–—")
    if known is None or not mark or not value:
        return None
    if known in ("ignored", "date") or (name == "source" and not (found.fields or found.date)):
        return (found, "") if len(value.split()) <= 12 else None
    return replace(found, fields={known: value} | found.fields), ""


def _dated(found: Header, written: Written | None) -> Header:
    """A full date beats one without year; the first of each kind stays."""
    if written is None or (found.date is not None and (found.date.year is not None or written.year is None)):
        return found
    return replace(found, date=written)


def _dateline(line: str) -> tuple[Written | None, str | None, str] | None:
    """Date, agency and rest of "KYIV, Nov 5 (Reuters) - Text", "Dec. 16 () –", "MOSCOW, December 16. /TASS/. Text"."""
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
    written = dates.date_at(head, at)
    if written is not None:
        at += written.end
    sign = re.compile(rf"[.,]?\s?{_SIGN}").match(head, at)
    agency = None
    if sign is not None:
        at = sign.end()
        name = (sign["agency"] if sign["agency"] is not None else sign["slashed"]).strip()
        agency = reading_words().agencies.get(name.casefold())
        if name and agency is None and written is None:
            return None
    dash = re.compile(rf"\.?\s?{_DASH}(?:\s|$)" if not (sign and sign["slashed"]) else r"\.?\s?").match(head, at)
    if dash is None or not (written or agency or (caps and dash[0].strip() in ("–", "—", "--", "-"))):
        return None
    return written, agency, dash.end()
