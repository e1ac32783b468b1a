"""Dates that name themselves: months, weekdays, years, decades, seasons, numbers with dashes and slashes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from . import periods
from .line import Line
from .periods import Date, Period
from .tense import is_future, tense_of
from .words import any_of, words

YEAR = r"(?:1[5-9]|20)\d\d"
NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
DAY = rf"(?:{NUMBER}(?:st|nd|rd|th)?)"
DASH = "(?:-|–|—|to|and|/|&|or|through)"
OTHER_YEAR = {"this": 0, "last": -1, "next": 1}


@dataclass(frozen=True, slots=True)
class Context:
    """What a date is counted from: the day of publication and the time that the text spoke of last."""

    published: Date | None
    anchor: Period | None = None


@dataclass(frozen=True, slots=True)
class Core:
    """The words ``first`` to ``last`` and the period they mean, before "since", "until", "from ... to" are read."""

    first: int
    last: int
    period: Period
    anchored: bool = False


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    year = rf"(?:(?:, )?(?P<year>{YEAR}) |(?:of |, )?(?P<other>this|last|next) year |(?:of )?(?:that|the same) (?P<same>year) )?"
    weekday = any_of(words().weekdays)
    return {
        "month": re.compile(
            rf"\S+ (?:\. (?=\d))?(?:(?P<d>{DAY}) (?:{DASH} (?P<e>{DAY}) (?!{any_of(words().months)}))?)?{year}"
        ),
        "month_year": re.compile(rf"\S+ (?:\. (?=\d))?(?:, |of )?(?P<year>{YEAR}) "),
        "days": re.compile(rf"(?<!\S)(?:the )?(?:(?P<d>{DAY}) {DASH} (?:the )?)?(?P<e>{DAY}) (?:of )?$"),
        "weekday": re.compile(rf"(?<!\S)(?:on )?(?:{weekday}) (?:, |the )*$"),
        "cue": re.compile(
            r"(?<!\S)(?:in|since|until|till|by|early|late|mid|mid -|last|this|next|of|from|between|through|during|before|after|"
            r"and|to|that|,|\() $"
        ),
        "iso": re.compile(rf"(?P<y>{YEAR}) - (?P<m>0\d|1[0-2]) - (?P<d>{NUMBER}) "),
        "slash": re.compile(rf"(?P<a>{NUMBER})[/.](?P<b>{NUMBER})[/.](?P<y>{YEAR}) "),
        "relative": re.compile(
            r"(?<!\S)(?P<rel>(?:this )?(?:last|next|this|past|coming|that|the following|the previous)) $"
        ),
        "season": re.compile(rf"\S+ (?:(?:of |, )?(?P<year>{YEAR}) )?"),
        "short": re.compile(r"\S+ [-–/] (?P<e>\d\d) "),
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
    return line.before(i, _patterns()["cue"]) is not None


def _grounded_month(
    line: Line, core: Core, found: re.Match[str], numbers: tuple[int, str | None, str | None], context: Context
) -> Core | None:
    number, day, other = numbers
    groups = found.groupdict()
    first, weekday = _weekday_before(line, core.first)
    core, weekday = _weekday_after(line, core, weekday)
    anchored = False
    if groups["year"]:
        year, reason = int(groups["year"]), "names its year"
    elif groups.get("other") and context.published:
        year, reason = context.published.year + OTHER_YEAR[groups["other"]], f"{groups['other']} year"
    elif groups.get("same") and context.anchor and context.anchor.begin:
        year, reason, anchored = context.anchor.begin.year, "the year spoken of", True
    else:
        return _yearless(line, Core(first, core.last, core.period), (number, day, other), weekday, context)
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


def _yearless(
    line: Line, core: Core, numbers: tuple[int, str | None, str | None], weekday: int | None, context: Context
) -> Core | None:
    """The year nearest to the publication: past, unless the clause speaks of the future; a weekday decides it."""
    number, day, other = numbers
    left = line.before(core.first, _patterns()["relative"])
    rel = left["rel"] if left else ""
    if rel.startswith(("that", "the ")) and context.anchor and context.anchor.begin:
        return _anchored_month(line, core, left, numbers, context.anchor.begin)
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
    period = _nearest(choices, today, future=future, strict=rel in ("last", "next"))
    if to_come and (next_one := _nearest(choices, today, future=True, strict=False)) is not None:
        period = _closest(period, next_one, today)
        future = period is next_one
    if period is None:
        return None
    return Core(first, core.last, period.because("the next one" if future else "the last one before the publication"))


def _is_near(line: Line, core: Core) -> bool:
    """Whether a date may as well be one to come: after "until" or "to", or where no verb tells."""
    sentence, i = line.sentence, core.last
    return line.word(core.first - 1) in ("until", "till", "to", "by") or tense_of(sentence, i, line.words) == "present"


def _closest(past: Period | None, next_one: Period, today: Date) -> Period:
    """The one to come if it is within 100 days and the last one twice as far away."""
    if past is None or past.end is None or next_one.begin is None:
        return next_one
    ahead, behind = (next_one.begin - today).days, (today - past.end).days
    return next_one if ahead <= 100 and behind > 2 * ahead else past


def _anchored_month(
    line: Line, core: Core, left: re.Match[str] | None, numbers: tuple[int, str | None, str | None], anchor: Date
) -> Core | None:
    number, day, other = numbers
    rel = left["rel"] if left else ""
    step = (number < anchor.month) if rel == "the following" else -(number > anchor.month) if "previous" in rel else 0
    period = _days(anchor.year + step, number, day, other)
    if period is None or left is None:
        return None
    return Core(line.word_before(core.first, left), core.last, period.because("counted from the date before it"), True)


def _nearest(choices: list[Period], today: Date, *, future: bool, strict: bool) -> Period | None:
    if future:
        later = [p for p in choices if p.end and p.begin and (p.begin > today if strict else p.end >= today)]
        return later[0] if later else None
    earlier = [p for p in choices if p.begin and p.end and (p.end < today if strict else p.begin <= today)]
    return earlier[-1] if earlier else None


def weekday(line: Line, i: int, context: Context) -> Core | None:
    """ "on Saturday", "last Friday", "next Monday", "this Sunday", "the following Tuesday"."""
    if not line.tokens[i].text[0].isupper() or line.word(i + 1) in line.words.weekday_names_after:
        return None
    if line.word(i - 1) in line.words.weekday_names_before or line.word(i - 1) in ("every", "each", "most"):
        return None
    wanted, today = line.words.weekdays[line.low[i]], context.published
    left = line.before(i, _patterns()["relative"])
    rel = left["rel"] if left else ""
    first = line.word_before(i, left) if left else i
    if rel in ("that", "the following", "the previous") and context.anchor and context.anchor.begin:
        step = -1 if rel == "the previous" else 1
        return Core(first, i, _step_to(context.anchor.begin, wanted, step, rel != "that"), True)
    if today is None:
        return Core(first, i, periods.UNKNOWN)
    future = rel in ("next", "coming", "this coming") or (
        rel not in ("last", "past", "this past") and is_future(line.sentence, i, line.words)
    )
    period = _step_to(today, wanted, 1 if future else -1, rel in ("last", "next"))
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
    found = line.after(i, _patterns()["season"])
    left = line.before(i, _patterns()["relative"])
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
    future = rel in ("next", "coming") or (rel not in ("last", "past") and is_future(line.sentence, i, line.words))
    choices = [periods.months(y, first_month, 3, "season") for y in range(today.year - 2, today.year + 3)]
    period = _nearest(choices, today, future=future, strict=rel in ("last", "next"))
    return None if period is None else Core(first, i, period.because("counted from the publication"))


def number(line: Line, i: int, context: Context) -> Core | None:
    """ "2015", "the 1990s", "2014-16", "2024-12-16", "16/12/2024", "the 19th century" - whatever begins with a digit."""
    word, patterns = line.low[i], _patterns()
    if (found := line.after(i, patterns["iso"])) is not None:
        period = periods.calendar_day(int(found["y"]), int(found["m"]), int(found["d"]))
        return None if period is None else Core(i, line.last_of(found), period.because("names its year"))
    if (found := line.after(i, patterns["slash"])) is not None:
        return _slashed(i, found)
    if re.fullmatch(r"\d{3}0s", word):
        return Core(i, i, periods.decade(int(word[:4])).because("names its decade"))
    if re.fullmatch(r"[2-9]0s", word) and line.word(i - 1) in ("the", "early", "late", "'", "’", "-"):
        return Core(i, i, periods.decade(1900 + int(word[:2])).because("a decade of the 20th century"))
    if re.fullmatch(YEAR, word):
        return _year(line, i)
    return None


def _slashed(i: int, found: re.Match[str]) -> Core | None:
    """Day first, as most of the world writes, unless the second number can only be a day."""
    a, b, year = int(found["a"]), int(found["b"]), int(found["y"])
    period = periods.calendar_day(year, b, a) if b <= 12 else periods.calendar_day(year, a, b)
    return None if period is None else Core(i, i, period.because("day and month in numbers"))


YEAR_CUES = frozenset(
    [
        "in",
        "since",
        "until",
        "till",
        "by",
        "of",
        "from",
        "between",
        "through",
        "during",
        "before",
        "after",
        "to",
        "early",
        "late",
        "mid",
        "-",
        "–",
        ",",
        "(",
        "year",
        "and",
        "circa",
        "around",
        "’s",
        "'s",
        "throughout",
        "for",
        "summer",
        "winter",
        "spring",
        "autumn",
        "fall",
        "than",
    ]
)


def _year(line: Line, i: int) -> Core | None:
    """A bare year: after a preposition, in brackets, before a noun ("the 1967 war"); not a count."""
    left, right, following = line.word(i - 1), line.word(i + 1), line.tokens[i + 1] if i + 1 < len(line.low) else None
    if (
        right in line.words.no_year_before
        or left in line.words.no_year_after
        or (right == "-" and line.word(i + 2) == "0")
    ):
        return None
    year = int(line.low[i])
    if year < 1800 and left not in ("in", "since", "of", "until", "by", "from", "before", "after"):
        return None
    short = line.after(i, _patterns()["short"])
    if short is not None and int(short["e"]) > year % 100 and line.word(i + 3) != "-":
        last = year // 100 * 100 + int(short["e"])
        return Core(i, i + 2, periods.years(year, last).because("names its years"))
    if (
        following is not None
        and following.xpos in ("NNS", "NNPS")
        and left not in ("the", "'s", "’s", "its", "their", "his", "her")
    ):
        return None
    modifier = following is not None and following.upos in ("NOUN", "PROPN", "ADJ")
    dashed = right in ("-", "–", "—") and re.fullmatch(YEAR, line.word(i + 2)) is not None
    if dashed or line.prefix(i, i) or left in YEAR_CUES or modifier or i == 0 or right in (")", ",", "."):
        return Core(i, i, periods.year(year).because("names its year"))
    return None
