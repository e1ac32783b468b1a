"""What stands above the body of a plain text: title, labelled lines, date line, byline, dateline of an agency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from . import dates
from .dateline import take_dateline, unfolded
from .dates import Written
from .lexicon import reading_words
from .paragraphs import BULLET, looks_like_prose

_LABEL = re.compile(r"^([A-Za-z][A-Za-z ]{0,20}?)(\s?[:=|]\s?|\s)(.*)$")
_BYLINE = re.compile(r"^[Bb][Yy]:? (?:[A-Z][\w.’'-]*,?(?: and | & | of | for |, | \| |$| )){1,9}$")
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
    lines = [part for line in paragraphs[:1] for part in unfolded(line)] + list(paragraphs[1:])
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
    dateline = take_dateline(line)
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
