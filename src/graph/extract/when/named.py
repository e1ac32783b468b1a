"""Days that have a name: "Christmas Eve", "New Year's Day", "9/11", and days of the month: "on the 29th"."""

from __future__ import annotations

import re

from . import periods
from .core import YEAR, Context, Core
from .line import Line
from .month import yearless
from .periods import Period
from .tense import is_future

_CHRISTMAS = re.compile(rf"christmas (?P<which>eve |day )?(?:(?:of |, )?(?P<year>{YEAR}) )?")
_NEW_YEAR = re.compile(r"(?<!\S)new year(?: 's| ’s|s|'s|’s) $")
_ON = re.compile(r"(?<!\S)(?:on|by|until|since|for|before|after) (?:the )?$")
ORDINAL = re.compile(r"(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)")


def day(line: Line, i: int, context: Context) -> Core | None:
    """ "Christmas", "Christmas Eve 2003", "New Year's Eve"."""
    if line.low[i] == "eve":
        left = line.before(i, _NEW_YEAR)
        if left is None:
            return None
        return yearless(line, Core(line.word_before(i, left), i, periods.UNKNOWN), (12, "31", None), None, context)
    found = line.after(i, _CHRISTMAS)
    named = found is not None and found["which"]
    if (
        found is None
        or (line.tokens[i].dep == "compound" and not named)
        or line.word(i - 1) in ("merry", "happy", "a", "this")
    ):
        return None
    last, number = line.last_of(found), 24 if found["which"] == "eve " else 25
    if found["year"]:
        period = periods.calendar_day(int(found["year"]), 12, number)
        return None if period is None else Core(i, last, period.because("names its year"))
    return yearless(line, Core(i, last, periods.UNKNOWN), (12, str(number), None), None, context)


def ordinal(line: Line, i: int, number: int, context: Context) -> Core | None:
    """ "On the 29th": the last such day of a month before the publication, or the next one."""
    token, today = line.tokens[i], context.published
    left = line.before(i, _ON)
    if left is None or today is None or line.low[i - 1] != "the":
        return None
    if token.dep not in ("obl", "nmod") or token.head > i or line.word(i + 1) in ("of", "-", "and", "century", "to"):
        return None
    months = [periods.month(today.year, today.month + step).begin for step in (-2, -1, 0, 1, 2)]
    days = [p for m in months if m and (p := periods.calendar_day(m.year, m.month, number)) is not None]
    future = is_future(line.sentence, i, line.words)
    ahead: list[Period] = [p for p in days if p.begin and p.begin >= today]
    gone: list[Period] = [p for p in days if p.begin and p.begin <= today]
    period = ahead[0] if future else gone[-1]
    return Core(i - 1, i, period.because("the day of the month next to the publication"))
