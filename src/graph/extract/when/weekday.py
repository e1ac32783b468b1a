"""Weekdays and seasons: "on Saturday", "next Monday", "the following Tuesday", "last summer", "the winter of 2015"."""

from __future__ import annotations

import re

from . import periods
from .core import RELATIVE, YEAR, Context, Core, nearest
from .line import Line
from .periods import Date, Period
from .tense import is_future

TO_COME = ("next", "coming", "this coming")
GONE = ("last", "past", "this past")
FROM_ANCHOR = ("that", "the following", "the previous")
CLOSE = 3
"""Nobody calls a day that is only so many days gone "last Thursday"."""
_SEASON = re.compile(rf"\S+ (?:(?:of |, )?(?P<year>{YEAR}) )?")


def weekday(line: Line, i: int, context: Context) -> Core | None:
    """ "on Saturday", "last Friday", "next Monday", "this Sunday", "the following Tuesday"."""
    if not line.tokens[i].text[0].isupper() or line.word(i + 1) in line.words.weekday_names_after:
        return None
    if line.word(i - 1) in line.words.weekday_names_before or line.word(i - 1) in ("every", "each", "most"):
        return None
    wanted, today = line.words.weekdays[line.low[i]], context.published
    left = line.before(i, RELATIVE)
    rel = left["rel"] if left else ""
    first = line.word_before(i, left) if left else i
    if rel in FROM_ANCHOR and context.anchor and context.anchor.begin:
        step = -1 if rel == "the previous" else 1
        return Core(first, i, _step_to(context.anchor.begin, wanted, step, rel != "that"), True)
    if today is None:
        return Core(first, i, periods.UNKNOWN)
    future = rel in TO_COME or (rel not in GONE and is_future(line.sentence, i, line.words))
    period = _step_to(today, wanted, 1 if future else -1, rel in ("last", "next"))
    if rel == "last" and period.begin is not None and (today - period.begin).days < CLOSE:
        period = _step_to(period.begin, wanted, -1, True)
    return Core(first, i, period)


def _step_to(start: Date, weekday: int, step: int, strict: bool) -> Period:
    days = (weekday - start.weekday()) % 7 if step > 0 else -((start.weekday() - weekday) % 7)
    if days == 0 and strict:
        days = 7 * step
    side = "on or after" if step > 0 else "on or before"
    return periods.day(periods.moved(start, days=days), f"the weekday {side} {start.isoformat()}")


def season(line: Line, i: int, context: Context) -> Core | None:
    """ "in the summer of 2019", "last winter", "this spring", "summer 2014"."""
    word, first_month = line.low[i], line.words.seasons[line.low[i]]
    found = line.after(i, _SEASON)
    left = line.before(i, RELATIVE)
    if found is None or line.tokens[i].upos == "VERB" or (line.tokens[i].text[0].isupper() and i and not found["year"]):
        return None
    rel, first = (left["rel"], line.word_before(i, left)) if left else ("", i)
    if found["year"]:
        year = int(found["year"]) - (word == "winter")
        return Core(
            first, line.last_of(found), periods.months(year, first_month, 3, "season").because("names its year")
        )
    if not left and (
        word in line.words.seasons_cue or line.word(i - 1) not in ("the", "in", "early", "late", "since", "-")
    ):
        return None
    today = context.published
    if today is None:
        return Core(first, i, periods.UNKNOWN)
    future = rel in TO_COME or (rel not in GONE and is_future(line.sentence, i, line.words))
    choices = [periods.months(y, first_month, 3, "season") for y in range(today.year - 2, today.year + 3)]
    period = nearest(choices, today, future=future, strict=rel in ("last", "next"))
    return None if period is None else Core(first, i, period.because("counted from the publication"))
