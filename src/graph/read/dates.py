"""Dates as articles and their metadata write them, with or without a year.

Forms: ISO 8601 (also basic and with slashes), "Nov. 5, 2024", "5 November 2024", "Tuesday, Nov. 5", "05.11.2024" (day
first where dots are used), "25/12/2024" only where day and month cannot be confused, RFC 822, seconds since 1970.
No clock and no time zone is used: a date is the one that is written.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
EARLIEST, LATEST = 1700, 2100

_WEEKDAY = r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})?"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_TIME = (
    r"(?:(?:T|,|\s|at|[-–|•·]){0,6}?\d{1,2}[:.]\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?:[ap]\.?m\.?)?"
    r"(?:\s?(?:Z|UTC|GMT|[ECMP][SD]?T|CEST|EEST|EET|MSK|IST|KST|JST)\b)?(?:\s?[+-]\d{2}:?\d{2})?(?:\s?\([A-Z]{2,5}\))?)?"
)
_YEAR = r"(?P<year>\d{4})(?!\d)"
_FORMS = tuple(
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (
        rf"{_YEAR}(?P<dash>[-/.])(?P<month>\d{{1,2}})(?P=dash)(?P<day>\d{{1,2}})(?!\d)",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)",
        rf"{_WEEKDAY}{_MONTH}\s{{0,2}}{_DAY}(?!\d)(?:(?:,|\s){{1,3}}{_YEAR})?",
        rf"{_WEEKDAY}{_DAY}[\s-]{{1,2}}(?:of\s)?{_MONTH}(?:(?:,|\s|-){{1,3}}{_YEAR})?",
        rf"(?P<day>\d{{1,2}})(?P<dash>[./-])(?P<month>\d{{1,2}})(?P=dash){_YEAR}",
    )
)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written, None for a year that is left out; it takes ``end`` characters with its time of day."""

    month: int
    day: int
    year: int | None
    weekday: int | None
    """0 for Monday, if it stands beside the date."""
    end: int

    def in_year(self, year: int) -> datetime.date | None:
        """The day of that year, None for 29 February where there is none."""
        try:
            return datetime.date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def full(self) -> datetime.date | None:
        return self.in_year(self.year) if self.year is not None else None


def date_at(text: str, begin: int = 0) -> Written | None:
    """The date that stands at ``begin``, the longest reading of it, or None."""
    for form in _FORMS:
        match = form.match(text, begin)
        if match is None or (match.end() < len(text) and text[match.end()].isalnum()):
            continue
        written = _written(match)
        if written is not None:
            return written
    return None


def date_of(value: str | int | float | datetime.date) -> Written | None:
    """The date of a metadata field: text, a date, or seconds (milliseconds) since 1970; None if it cannot be read."""
    if isinstance(value, datetime.date):
        return _checked(value.year, value.month, value.day)
    text = str(value).strip() if not isinstance(value, float) else str(int(value)) if abs(value) < 1e15 else ""
    if re.fullmatch(r"\d{9,13}(?:\.\d*)?", text):
        seconds = float(text) / (1000 if float(text) >= 1e11 else 1)
        day = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
        return _checked(day.year, day.month, day.day)
    return date_at(text[:80])


def _written(match: re.Match[str]) -> Written | None:
    parts = match.groupdict()
    month, day = parts["month"], int(parts["day"])
    if not month.isdigit():
        number = _MONTHS.index(month[:3].casefold()) + 1
    else:
        number = int(month)
        if parts.get("dash") in ("/", "-") and not match[0].startswith(parts["year"]):
            number, day = _unambiguous(day, number)
    named = parts.get("weekday")
    weekday = next((i for i, w in enumerate(WEEKDAYS) if named and w.startswith(named[:3].casefold())), None)
    year = int(parts["year"]) if parts.get("year") else None
    return _checked(year, number, day, weekday, match.end() - match.start())


def _unambiguous(first: int, second: int) -> tuple[int, int]:
    """Month and day of two numbers, month 0 (which is refused) where both could be either."""
    if first == second or (first > 12 >= second):
        return second, first
    return (first, second) if second > 12 >= first else (0, 0)


def _checked(year: int | None, month: int, day: int, weekday: int | None = None, end: int = 0) -> Written | None:
    if year is not None and not EARLIEST <= year <= LATEST:
        return None
    written = Written(month, day, year, weekday, end)
    return written if written.in_year(year if year is not None else 2000) else None
