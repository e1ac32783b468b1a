"""Dates counted from the publication or from a date told before: "yesterday", "two days ago", "that year"."""

from __future__ import annotations

import re
from functools import cache

from .. import tree
from . import periods
from .core import Context, Core
from .line import Line
from .periods import Date, Period
from .tense import is_future, tense_of
from .words import any_of, words

FROM_ANCHOR = frozenset(["that", "same", "previous", "preceding", "following", "subsequent", "ensuing"])
MANY = (2, 9)
SATURDAY = 5
SPOKEN = 14
"""How many days before the publication a quotation's "today" may be."""
SEVERAL = 5
"""How many units "recent" and "coming" ones reach at most."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    count = rf"(?P<n>{any_of(words().counts)}|\d{{1,3}})"
    portion = any_of(p for p in words().portions if p.endswith(" of"))
    return {
        "rel": re.compile(
            r"(?<!\S)(?P<the>the |these |this |those )?(?P<rel>last|past|next|this|these|that|same|previous|preceding|"
            rf"following|coming|ensuing|subsequent|current|recent) (?:{count} )?$"
        ),
        "count": re.compile(rf"(?<!\S)(?:{count}|the) (?:- )?$"),
        "away": re.compile(
            r"\S+ (?P<way>ago|earlier|later|before|beforehand|afterwards?|after|prior to|prior|from now|hence|"
            r"previously)"
            r"(?P<event> (?=[a-z]))?"
        ),
        "in": re.compile(rf"(?<!\S)(?P<in>in|within) (?:the space of )?{count} $"),
        "portion": re.compile(rf"(?<!\S){portion} the $"),
        "weekend": re.compile(r"(?<!\S)(?:at|over|during|on) the $"),
        "before_day": re.compile(r"(?<!\S)the day (?P<way>before|after) $"),
    }


def day(line: Line, i: int, context: Context) -> Core | None:
    """ "today", "yesterday", "tomorrow night", "the day before yesterday", "overnight"."""
    if context.published is None:
        return Core(i, i, periods.UNKNOWN)
    step, first = line.words.deictic[line.low[i]], i
    base, basis = _speaking_day(line, i, context.published, context)
    left = line.before(i, _patterns()["before_day"])
    if left is not None and step:
        step, first = step + (1 if left["way"] == "after" else -1), line.word_before(i, left)
    if line.low[i] == "overnight":
        if line.word(i + 1) in ("stay", "bus", "train", "ferry"):
            return None
        begin = periods.moved(base, days=-1)
        return Core(i, i, Period(begin, base, "range", f"the night before {basis}"))
    return Core(first, i, periods.day(periods.moved(base, days=step), f"{step:+d} days from {basis}"))


def _speaking_day(line: Line, i: int, published: Date, context: Context) -> tuple[Date, str]:
    """What "today" counts from: inside a quotation the day that was told shortly before it, else the publication."""
    day_ = context.anchor.begin if context.anchor is not None and context.anchor.granularity == "day" else None
    if day_ is not None and 0 <= (published - day_).days <= SPOKEN and tree.in_quotes(line.sentence, i):
        return day_, "the day of the quotation"
    return published, "the publication"


def unit(line: Line, i: int, context: Context) -> Core | None:
    """Whatever has a unit of time as its core."""
    patterns = _patterns()
    away = line.after(i, patterns["away"])
    if away is not None and (left := _number_before(line, i)):
        return _away(line, i, (left, away), context)
    if (left_match := line.before(i, patterns["rel"])) is not None:
        return _related(line, i, left_match, context)
    if context.published is None:
        return None
    if line.before(i, patterns["portion"]) is not None:
        if line.low[i] in ("week", "month", "year", "decade", "century", "day") and line.word(i + 1) != "of":
            return Core(i - 1, i, periods.unit(line.low[i], context.published).because("the current one"))
        return None
    if line.before(i, patterns["weekend"]) is not None and line.low[i] == "weekend":
        future = is_future(line.sentence, i, line.words)
        weekend = periods.unit("weekend", context.published) if future else _last_weekend(context.published)
        return Core(i - 1, i, weekend.because("the weekend next to the publication"))
    left_match = line.before(i, patterns["in"])
    if left_match is not None and is_future(line.sentence, i, line.words):
        least, most = _count(left_match["n"])
        first = line.word_before(i, left_match)
        period = periods.away(context.published, line.words.units[line.low[i]], least, most)
        if left_match["in"] == "within":
            period = Period(context.published, period.end, "range")
        return Core(first, i, period.because("counted from the publication"))
    return None


def _number_before(line: Line, i: int) -> tuple[int, tuple[int, int]] | None:
    """The first word and the value of the count before a unit; a bare plural is "several"."""
    match = line.before(i, _patterns()["count"])
    if match is not None:
        return line.word_before(i, match), _count(match["n"] or "one")
    return (i, MANY) if line.low[i].endswith("s") else None


def _count(text: str) -> tuple[int, int]:
    if text.isdigit():
        return int(text), int(text)
    return words().counts[text]


def _away(
    line: Line, i: int, parts: tuple[tuple[int, tuple[int, int]], re.Match[str]], context: Context
) -> Core | None:
    (first, (least, most)), away = parts
    name, way = line.words.units[line.low[i]], away["way"]
    last = i + len(way.split())
    past = way in ("ago", "earlier", "before", "beforehand", "prior", "prior to", "previously")
    sign = -1 if past else 1
    if way in ("ago", "from now", "hence"):
        if context.published is None:
            return Core(first, last, periods.UNKNOWN)
        period = periods.away(context.published, name, sign * least, sign * most)
        return Core(first, last, period.because("counted from the publication"))
    if way in ("after", "before", "prior to") and away["event"]:
        told = Period(None, None, "range", "counted from another event")
        return Core(first, last, told, True, line.tokens[last].head, (name, -sign * least, -sign * most))
    if context.anchor is None or context.anchor.begin is None or not _fits(name, context.anchor):
        return Core(first, last, Period(None, None, "range", "counted from a date that is not told"), True)
    period = periods.away(context.anchor.begin, name, sign * least, sign * most)
    return Core(first, last, period.because("counted from the date before it"), True)


def from_date(core: Core, line: Line, base: Period) -> Period | None:
    """ "two days after" with the date that follows it; ``core`` is what `unit` made of its words."""
    way = line.word(core.last)
    i = core.last - 1 - (way == "to")
    counted = _number_before(line, i)
    if base.begin is None or line.low[i] not in line.words.units or counted is None:
        return None
    sign = 1 if way == "after" else -1
    least, most = counted[1]
    period = periods.away(base.begin, line.words.units[line.low[i]], sign * least, sign * most)
    return period.because("counted from the date beside it")


def _related(line: Line, i: int, left: re.Match[str], context: Context) -> Core | None:
    rel, name, first = left["rel"], line.words.units[line.low[i]], line.word_before(i, left)
    many = left["n"] is not None or (line.low[i].endswith("s") and rel not in ("this", "that"))
    anchored = rel in FROM_ANCHOR or (rel == "next" and left["the"] == "the " and not many)
    if anchored:
        return _from_anchor(line, Core(first, i, periods.UNKNOWN, True), rel, name, context)
    today = context.published
    if today is None:
        return Core(first, i, periods.UNKNOWN)
    if name == "hour" and not many:
        return None
    if (
        rel == "last"
        and left["the"] == "the "
        and not many
        and name not in ("year", "month", "week", "decade", "weekend")
    ):
        return None
    if name == "weekend" and rel == "this" and tense_of(line.sentence, i, line.words) == "past":
        return Core(first, i, _last_weekend(today))
    if name in ("day", "night"):
        today, _ = _speaking_day(line, i, today, context)
    _, most = _count(left["n"]) if left["n"] else (SEVERAL, SEVERAL)
    return Core(first, i, _from_today(rel, name, today, most if many else 0).because("counted from the publication"))


def _last_weekend(today: Date) -> Period:
    """The weekend that has begun, or the last one."""
    step = 0 if today.weekday() >= SATURDAY else -1
    return periods.unit("weekend", today, step).because("the weekend before the publication")


def _from_today(rel: str, name: str, today: Date, many: int) -> Period:
    """``many`` 0: one calendar unit; else the stretch of that many units up to or from ``today``."""
    if many or rel in ("past", "recent"):
        forward = rel in ("next", "coming", "these")
        stretch = (
            periods.away(today, name, many or 1, many or 1)
            if forward
            else periods.away(today, name, -(many or 1), -(many or 1))
        )
        begin, end = (today, stretch.end) if forward else (stretch.begin, today)
        return Period(begin, end, "range")
    step = {"last": -1, "next": 1, "coming": 1}.get(rel, 0)
    if name in ("night", "day") and rel == "last":
        return periods.unit("day", today, -1)
    return periods.unit(name, today, step)


def _from_anchor(line: Line, core: Core, rel: str, name: str, context: Context) -> Core | None:
    """ "the same day", "the following week", "that year", "the previous month"."""
    if name == "hour":
        return None
    anchor = context.anchor
    step = -1 if rel in ("previous", "preceding") else 0 if rel in ("that", "same") else 1
    if anchor is not None and anchor.begin is not None and _fits(name, anchor):
        period = periods.unit(name, anchor.begin, step)
        return Core(core.first, core.last, period.because("counted from the date before it"), True)
    if rel in ("previous", "preceding") and context.published and name in ("year", "month", "week"):
        return Core(
            core.first, core.last, periods.unit(name, context.published, -1).because("counted from the publication")
        )
    return Core(core.first, core.last, Period(None, None, "range", "counted from a date that is not told"), True)


def _fits(name: str, anchor: Period) -> bool:
    """A day cannot be counted from a month or a year."""
    if name in ("day", "night", "hour"):
        return anchor.begin == anchor.end
    return name not in ("week", "weekend") or anchor.granularity in ("day", "week")
