"""Dates with the name of a month: "16 December 2019", "Dec. 16-18", "last March", "early May", "November"."""

from __future__ import annotations

import re
from functools import cache

from . import periods
from .core import NUMBER, RELATIVE, YEAR, Context, Core, nearest, year_of
from .line import Line
from .periods import Date, Period
from .tense import is_future, tense_of
from .words import any_of, words

DAY = rf"(?:{NUMBER}(?:st|nd|rd|th)?)"
DASH = "(?:-|–|—|to|and|/|&|or|through)"
OTHER_YEAR = {"this": 0, "last": -1, "next": 1}
FAR = 8
NEAR_DAYS = 100
"""How far ahead a date without a year may be when no verb says that it is to come."""
LONG_AGO = 400
"""Days before the publication from which a date is of another year's story."""
TOLD_ON = 200
"""How many days such a story goes on."""
ATTACKS = frozenset({"attack", "attacks", "terror", "terrorist", "hijackings", "hijackers", "commission", "massacre"})
Numbers = tuple[int, str | None, str | None]
"""Number of the month, first and last day as written."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    year = (
        rf"(?:(?:, )?(?P<year>{YEAR}) |(?:of |, )?(?P<other>this|last|next) year |"
        r"(?:of )?(?:that|the same) (?P<same>year) |(?:of )?['’] ?(?P<short>\d\d) )?"
    )
    weekday = any_of(words().weekdays)
    days = rf"(?:(?P<d>{DAY}) (?:{DASH} (?P<e>{DAY}) (?!{any_of(words().months)}))?)?"
    return {
        "month": re.compile(rf"\S+ (?:\. (?=\d))?{days}{year}"),
        "month_year": re.compile(rf"\S+ (?:\. (?=\d))?(?:, |of )?(?P<year>{YEAR}) "),
        "days": re.compile(rf"(?<!\S)(?:the )?(?:(?P<d>{DAY}) {DASH} (?:the )?)?(?P<e>{DAY}) (?:of )?$"),
        "weekday": re.compile(rf"(?<!\S)(?:on )?(?:{weekday}) (?:, |the )*$"),
        "cue": re.compile(
            r"(?<!\S)(?:in|since|until|till|by|early|late|mid|mid -|last|this|next|of|from|between|through|during|"
            r"before|after|and|to|that|,|\() $"
        ),
    }


def month(line: Line, i: int, context: Context) -> Core | None:
    """ "December 16, 2024", "16 December", "Dec. 16-18", "June 2019", "last March", "November"."""
    patterns = _patterns()
    if not line.is_capital(i):
        return None
    number = line.words.months[line.low[i].rstrip(".")]
    found = line.after(i, patterns["month"])
    if found is None:
        return None
    plain = line.after(i, patterns["month_year"])
    if plain is not None:
        found = plain
    day, other = (None, None) if plain else (found["d"], found["e"])
    last, first = line.last_of(found), i
    if day is None and (left := _days_before(line, i)) is not None:
        first, day, other = left
    if day is None and found["year"] is None and not _is_month(line, i):
        return None
    return _grounded_month(line, Core(first, last, periods.UNKNOWN), found, (number, day, other), context)


def _days_before(line: Line, i: int) -> tuple[int, str, str | None] | None:
    """The day numbers before a month ("16 December", "the 3rd and 4th of May") and the word where they begin."""
    left = line.before(i, _patterns()["days"])
    if left is None:
        return None
    first = line.word_before(i, left)
    if line.word(first - 1) in ("$", "€", "£", "about", "least"):
        return None
    if left["d"] and line.word(first - 1).rstrip(".") not in line.words.months:
        return first, left["d"], left["e"]
    return i - 1 - (line.low[i - 1] == "of"), left["e"], None


def _is_month(line: Line, i: int) -> bool:
    """Whether a month's name alone is a month: those that are also verbs or given names need a cue."""
    if line.low[i].rstrip(".") not in line.words.months_cue:
        return True
    if line.tokens[i].xpos in ("MD", "VB", "VBD"):
        return False
    neighbours = [t for t in line.tokens[max(0, i - 1) : i + 2] if t.i != i]
    if line.prefix(i, i):
        return True
    if any(t.ent.endswith("PERSON") for t in (line.tokens[i], *neighbours)):
        return False
    return line.before(i, _patterns()["cue"]) is not None or _is_of_noun(line, i)


def _is_of_noun(line: Line, i: int) -> bool:
    """ "The April elections"."""
    token, head = line.tokens[i], line.tokens[line.tokens[i].head]
    named = token.ent or head.ent
    return token.dep in ("compound", "nmod:unmarked") and head.upos == "NOUN" and head.i > i and not named


def _grounded_month(line: Line, core: Core, found: re.Match[str], numbers: Numbers, context: Context) -> Core | None:
    number, day, other = numbers
    groups = found.groupdict()
    first, weekday = _weekday_before(line, core.first)
    core, weekday = _weekday_after(line, core, weekday)
    anchored = False
    if groups["year"]:
        year, reason = int(groups["year"]), "names its year"
    elif groups.get("short"):
        year, reason = year_of(int(groups["short"]), context.published), "names its year"
    elif groups.get("other") and context.published:
        year, reason = context.published.year + OTHER_YEAR[groups["other"]], f"{groups['other']} year"
    elif groups.get("same") and context.anchor and context.anchor.begin:
        year, reason, anchored = context.anchor.begin.year, "the year spoken of", True
    else:
        return yearless(line, Core(first, core.last, core.period), (number, day, other), weekday, context)
    dated = _days(year, number, day, other)
    return None if dated is None else Core(first, core.last, dated.because(reason), anchored)


def _weekday_before(line: Line, first: int) -> tuple[int, int | None]:
    """A weekday in front of a date belongs to it: "Friday, June 4"."""
    left = line.before(first, _patterns()["weekday"])
    if left is None:
        return first, None
    at = line.word_before(first, left)
    at += line.low[at] == "on"
    return at, line.words.weekdays[line.low[at]]


def _weekday_after(line: Line, core: Core, weekday: int | None) -> tuple[Core, int | None]:
    """ "Dec. 16 (Monday)"."""
    name = line.words.weekdays.get(line.word(core.last + 2))
    if name is None or line.word(core.last + 1) != "(" or line.word(core.last + 3) != ")":
        return core, weekday
    return Core(core.first, core.last + 3, core.period), name


def _days(year: int, number: int, day: str | None, other: str | None) -> Period | None:
    if day is None:
        return periods.month(year, number)
    begin = periods.calendar_day(year, number, _int(day))
    end = begin if other is None else periods.calendar_day(year, number, _int(other))
    if begin is None or end is None:
        return None
    return begin if other is None else Period(begin.begin, end.end, "range")


def _int(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def yearless(line: Line, core: Core, numbers: Numbers, weekday: int | None, context: Context) -> Core | None:
    """The year nearest to the publication: past, unless the clause speaks of the future; a weekday decides it."""
    number, day, other = numbers
    left = line.before(core.first, RELATIVE)
    rel = left["rel"] if left else ""
    if rel.startswith(("that", "the ")) and context.anchor and context.anchor.begin:
        return _anchored_month(line, core, left, numbers, context.anchor.begin)
    if not rel and (period := _named(line, core, numbers, context.published)) is not None:
        return Core(core.first, core.last, period)
    if not rel and (period := _told_on(numbers, context)) is not None:
        return Core(core.first, core.last, period, True)
    first = line.word_before(core.first, left) if left and rel else core.first
    today = context.published
    if today is None:
        return Core(first, core.last, periods.UNKNOWN)
    future = rel in ("next", "coming", "this coming") or (
        rel != "last" and is_future(line.sentence, core.last, line.words)
    )
    to_come = not rel and not future and _is_near(line, core)
    choices = [p for y in range(today.year - 6, today.year + 7) if (p := _days(y, number, day, other))]
    if weekday is not None and not rel:
        fitting = [p for p in choices if p.begin and p.begin.weekday() == weekday]
        if fitting:
            closest = min(fitting, key=lambda p: abs((p.begin - today).days) if p.begin else 0)
            return Core(first, core.last, closest.because("the year in which it is that weekday"))
    period = nearest(choices, today, future=future, strict=rel in ("last", "next"))
    if future and not rel and period is not None:
        period = _if_nearer(period, nearest(choices, today, future=False, strict=False), today)
        future = period.begin is not None and period.begin >= today
    if to_come and (next_one := nearest(choices, today, future=True, strict=False)) is not None:
        period = _closest(period, next_one, today)
        future = period is next_one
    if period is None:
        return None
    return Core(first, core.last, period.because("the next one" if future else "the last one before the publication"))


def _named(line: Line, core: Core, numbers: Numbers, published: Date | None) -> Period | None:
    """ "The September 11 attacks", "after September 11": those of 2001, unless the text is of those weeks in a year."""
    number, day, other = numbers
    if (number, day, other) != (9, "11", None) or published is None or published.year < 2001:
        return None
    here = periods.calendar_day(published.year, 9, 11)
    meant = line.word(core.last + 1) in ATTACKS or line.word(core.first - 1) in (
        "since",
        "after",
        "before",
        "post",
        "-",
    )
    if not meant or here is None or here.begin is None or 0 <= (published - here.begin).days < NEAR_DAYS:
        return None
    return periods.calendar_day(2001, 9, 11)


def _told_on(numbers: Numbers, context: Context) -> Period | None:
    """A day or month without its year, told on from one long gone: the next such one after that ("in 2017 ... on May 3")."""
    number, day, other = numbers
    anchor, today = context.anchor, context.published
    if not context.fresh or anchor is None or anchor.begin is None or anchor.end is None or today is None:
        return None
    if anchor.granularity not in ("day", "month") or (today - anchor.end).days < LONG_AGO:
        return None
    found = (_days(y, number, day, other) for y in (anchor.begin.year, anchor.begin.year + 1))
    after = (p for p in found if p is not None and p.begin is not None and p.end is not None)
    period = next((p for p in after if p.end and anchor.begin <= p.end), None)
    if period is None or period.begin is None or (period.begin - anchor.begin).days > TOLD_ON:
        return None
    return period.because("the next one after the date before it")


def _is_near(line: Line, core: Core) -> bool:
    """Whether a date may as well be one to come: after "until" or "to", or where no verb tells."""
    sentence, i = line.sentence, core.last
    return line.word(core.first - 1) in ("until", "till", "to", "by") or tense_of(sentence, i, line.words) == "present"


def _closest(past: Period | None, next_one: Period, today: Date) -> Period:
    """The one to come if it is within `NEAR_DAYS` and the last one twice as far away."""
    if past is None or past.end is None or next_one.begin is None:
        return next_one
    ahead, behind = (next_one.begin - today).days, (today - past.end).days
    return next_one if ahead <= NEAR_DAYS and behind > 2 * ahead else past


def _if_nearer(ahead: Period, behind: Period | None, today: Date) -> Period:
    """The one to come, unless the one gone by is `FAR` times as near: the verb was misread then."""
    if behind is None or behind.end is None or ahead.begin is None:
        return ahead
    return behind if (ahead.begin - today).days > FAR * max((today - behind.end).days, 1) else ahead


def _anchored_month(line: Line, core: Core, left: re.Match[str] | None, numbers: Numbers, anchor: Date) -> Core | None:
    number, day, other = numbers
    rel = left["rel"] if left else ""
    step = (number < anchor.month) if rel == "the following" else -(number > anchor.month) if "previous" in rel else 0
    period = _days(anchor.year + step, number, day, other)
    if period is None or left is None:
        return None
    return Core(line.word_before(core.first, left), core.last, period.because("counted from the date before it"), True)
