"""The publication date of an article whose text leaves the year out, and how it was found.

"Dec. 16" and "this Monday" leave few years: those in which 16 December is a Monday. Of several, the one where most
other articles of the collection lie is taken, or the one nearest to the date that the user gives, or the last one.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from .dates import WEEKDAYS, Written, date_at
from .lexicon import reading_words

_FIRST_YEAR = 1990
_NEAR = 60
_LEAD = 700
_DAYS = "|".join(WEEKDAYS)
_STRONG = re.compile(rf"\b(?:this|today,?|todays?’?s?)\s(?:on\s)?({_DAYS})\b(?!\s(?:night’s|week))", re.IGNORECASE)
_WEAK = re.compile(
    rf"\b(?<!last )(?<!next )(?<!by )(?<!until )(?<!since )(?<!every )(?<!previous )({_DAYS})\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d.,$€£])(?:19|20)\d{2}(?![\d,.]?\d|%)")
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d{2})([-/_.]?)(\d{1,2})\2(\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Clue:
    """What is known of a date without year."""

    written: Written
    weekday: int | None
    """The day of the week that it must be (0 is Monday)."""
    strict: bool
    """"this Monday" or "Monday, Dec. 16": exactly that day; otherwise the day after will do."""
    years: frozenset[int]
    """Years that the text names."""
    not_after: datetime.date


class Calendar:
    """The days on which the articles of a collection were published, for "how many lie near this day"."""

    def __init__(self, days: Mapping[datetime.date, int]) -> None:
        ordered = sorted(days)
        self._days = [day.toordinal() for day in ordered]
        self._sums = [0, *accumulate(days[day] for day in ordered)]

    def __bool__(self) -> bool:
        return bool(self._days)

    def company(self, day: datetime.date) -> tuple[int, int]:
        """How many articles lie within 60 days, and minus the days to the nearest one: greater is closer."""
        at = day.toordinal()
        near = self._sums[bisect_right(self._days, at + _NEAR)] - self._sums[bisect_left(self._days, at - _NEAR)]
        i = bisect_left(self._days, at)
        return near, -min((abs(at - other) for other in self._days[max(0, i - 1) : i + 1]), default=0)


_NOBODY = Calendar({})


def clue_of(written: Written, text: str, *, not_after: datetime.date | None = None) -> Clue:
    """The clue of a date without year at the head of ``text``."""
    lead = text[:_LEAD]
    strong = _STRONG.search(lead)
    named = strong or _WEAK.search(lead)
    weekday = written.weekday if written.weekday is not None else WEEKDAYS.index(named[1].casefold()) if named else None
    strict = written.weekday is not None or strong is not None
    years = frozenset(map(int, _YEAR.findall(text)))
    return Clue(written, weekday, strict, years, not_after or reading_words().latest_day)


def resolve(
    clue: Clue, *, option: datetime.date | None = None, collection: Calendar = _NOBODY
) -> tuple[datetime.date, str] | None:
    """The date and its basis: ``option``, ``weekday``, ``collection``, ``text``; None where nothing tells the year."""
    days = [day for year in range(_FIRST_YEAR, clue.not_after.year + 1) if (day := clue.written.in_year(year))]
    days = [day for day in days if day <= clue.not_after]
    fitting = [day for day in days if _fits(clue, day)]
    if option is not None and days:
        nearest = min(fitting if fitting and clue.strict else days, key=lambda day: (abs(day - option), day))
        return nearest, "weekday" if clue.strict and nearest in fitting else "option"
    if fitting and (clue.strict or not collection):
        named = [day for day in fitting if clue.years & {day.year, day.year - 1}]
        return max(fitting, key=lambda day: (*collection.company(day), day in named, day)), "weekday"
    if collection:
        return max(days, key=lambda day: (*collection.company(day), day)), "collection"
    named = [day for day in days if day.year in clue.years]
    return (max(named), "text") if named else None


def date_in_address(address: str) -> datetime.date | None:
    """The date in a URL or a file name: ``/2024/11/05/``, ``2024-11-05_kyiv.txt``."""
    for match in _IN_ADDRESS.finditer(address):
        written = date_at(f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}")
        if written is not None and (match[2] or len(match[3]) == 2):
            return written.full
    return None


def _fits(clue: Clue, day: datetime.date) -> bool:
    return clue.weekday is not None and day.weekday() == clue.weekday
