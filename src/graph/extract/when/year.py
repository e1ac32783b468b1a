"""Dates in digits: "2015", "the 1990s", "2014-16", "2024-12-16", "16/12/2024"."""

from __future__ import annotations

import datetime
import re

from . import named, periods
from .core import NUMBER, YEAR, Context, Core, year_of
from .line import Line

OLD = 1800
"""Years before this one are read only after a preposition."""
AHEAD = 50
"""Years further after the publication than this are numbers."""
OWNERS = ("the", "'s", "’s", "its", "their", "his", "her")
_ISO = re.compile(rf"(?P<y>{YEAR}) - (?P<m>0\d|1[0-2]) - (?P<d>{NUMBER}) ")
_SLASH = re.compile(rf"(?P<a>{NUMBER})[/.](?P<b>{NUMBER})[/.](?P<y>{YEAR}) ")
_SHORT = re.compile(r"\S+ [-–/] (?P<e>\d\d) ")
_YEAR = re.compile(YEAR)
_APOSTROPHE = re.compile(r"(?<!\S)(?:in|of|since|until|by|from|summer|autumn|fall|spring|winter) ['’] ?(?P<y>\d\d) $")


def number(line: Line, i: int, context: Context) -> Core | None:
    """ "2015", "the 1990s", "2014-16", "2024-12-16", "16/12/2024": whatever begins with a digit."""
    word = line.low[i]
    if (found := line.after(i, _ISO)) is not None:
        period = periods.calendar_day(int(found["y"]), int(found["m"]), int(found["d"]))
        return None if period is None else Core(i, line.last_of(found), period.because("names its year"))
    if (found := line.after(i, _SLASH)) is not None:
        return _slashed(i, found)
    if re.fullmatch(r"\d{3}0s", word):
        return Core(i, i, periods.decade(int(word[:4])).because("names its decade"))
    if re.fullmatch(r"[2-9]0s", word) and line.word(i - 1) in ("the", "early", "late", "'", "’", "-"):
        return Core(i, i, periods.decade(1900 + int(word[:2])).because("a decade of the 20th century"))
    if _YEAR.fullmatch(word):
        return _year(line, i, context)
    if (short := line.before(i + 1, _APOSTROPHE)) is not None:
        year = year_of(int(short["y"]), context.published)
        return Core(line.word_before(i + 1, short) + 1, i, periods.year(year).because("names its year"))
    if (day := named.ORDINAL.fullmatch(word)) is not None:
        return named.ordinal(line, i, int(day["day"]), context)
    if word == "9/11" and context.published is not None and context.published.year >= 2001:
        return Core(i, i, periods.day(datetime.date(2001, 9, 11), "the attacks of that day"))
    return None


def _slashed(i: int, found: re.Match[str]) -> Core | None:
    """Day first, as most of the world writes, unless the second number can only be a day."""
    a, b, year = int(found["a"]), int(found["b"]), int(found["y"])
    period = periods.calendar_day(year, b, a) if b <= 12 else periods.calendar_day(year, a, b)
    return None if period is None else Core(i, i, period.because("day and month in numbers"))


def _year(line: Line, i: int, context: Context) -> Core | None:
    """A bare year: after a preposition, in brackets, before a noun ("the 1967 war"); not a count."""
    left, right = line.word(i - 1), line.word(i + 1)
    following = line.tokens[i + 1] if i + 1 < len(line.low) else None
    if right in line.words.no_year_before or left in line.words.no_year_after:
        return None
    if right == "-" and line.word(i + 2) == "0":
        return None
    year = int(line.low[i])
    if context.published is not None and year > context.published.year + AHEAD:
        return None
    if year < OLD and left not in ("in", "since", "of", "until", "by", "from", "before", "after"):
        return None
    short = line.after(i, _SHORT)
    if short is not None and int(short["e"]) > year % 100 and line.word(i + 3) != "-":
        last = year // 100 * 100 + int(short["e"])
        return Core(i, i + 2, periods.years(year, last).because("names its years"))
    if following is not None and following.xpos in ("NNS", "NNPS") and left not in OWNERS:
        return None
    modifier = following is not None and (left in OWNERS or following.upos in ("NOUN", "PROPN", "ADJ"))
    dashed = right in ("-", "–", "—") and _YEAR.fullmatch(line.word(i + 2)) is not None
    if dashed or line.prefix(i, i) or left in line.words.year_cues or modifier or i == 0 or right in (")", ",", "."):
        return Core(i, i, periods.year(year).because("names its year"))
    return None
