"""Finds the time expressions of an article: cores word by word, then what stands before and between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from ...model import Interval, Sentence, Span
from . import month, named, periods, relative, weekday, year
from .core import Context, Core
from .line import Line, core_word
from .operators import Operator, interval, operator_before
from .periods import Date, Period
from .standing import is_dateline, is_modifier
from .words import any_of, words

RULES: dict[str, Callable[[Line, int, Context], Core | None]] = {
    "month": month.month,
    "weekday": weekday.weekday,
    "season": weekday.season,
    "unit": relative.unit,
    "day": relative.day,
    "named": named.day,
}
JOINTS = {"to": "to", "-": "to", "–": "to", "—": "to", "until": "to", "till": "to", "through": "to", "and": "and"}


PARTS = frozenset({"morning", "afternoon", "evening", "night"})


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression: the words ``first`` to ``last`` (both included) of a sentence and the interval they mean.

    ``modifier``: it stands inside a noun phrase ("the 1967 war", "Saturday's vote") and dates that noun, not the
    clause. ``operator`` is the word that bounds it: ``since``, ``until``, ``by``, ``before``, ``after``, ``as of``,
    ``from``, ``from-to``, ``between``, ``dateline`` (the day of writing at the head of a text), or empty.
    ``to_come``: it begins after the publication.
    """

    sentence: int
    first: int
    last: int
    interval: Interval
    modifier: bool = False
    operator: str = ""
    to_come: bool = False
    dates: int | None = None
    """The word whose event it dates where that is not its own head ("a day after X *fled*")."""


def times(sentences: Sequence[Sentence], article_date: Date | None) -> tuple[TimeMention, ...]:
    """All time expressions of an article in the order of the text; bounds are None where they cannot be worked out."""
    found: list[TimeMention] = []
    lists, anchor, at = words(), None, -2
    for sentence in sentences:
        hits = _hits(sentence)
        if not hits:
            continue
        line = Line(sentence, [core_word(t.text) for t in sentence.tokens], lists)
        for mention, period in _read(line, hits, Context(article_date, anchor, sentence.index - at <= 1)):
            found.append(mention)
            before, anchor = anchor, _next_anchor(anchor, mention, period, article_date, line)
            at = sentence.index if anchor is not before else at
    return tuple(found)


def _hits(sentence: Sentence) -> list[int]:
    return [t.i for t in sentence.tokens if _is_core(t.text)]


@lru_cache(maxsize=65536)
def _is_core(text: str) -> bool:
    """A word that time expressions are built around ("Monday", "mid-May"), or one with figures: "29th", "pre-2015", "'72"."""
    if core_word(text) in words().core:
        return True
    return text[:1].isdigit() or text[-4:].isdigit() or (text[:1] in "'’" and text[1:].isdigit())


def _next_anchor(
    anchor: Period | None, mention: TimeMention, period: Period, published: Date | None, line: Line
) -> Period | None:
    """The time that "the following day" counts from: the last one told, not one in passing ("since 2015").

    What was done "since December, when jets struck" is told of December all the same.
    """
    told = "when" in (line.word(mention.last + 1), line.word(mention.last + 2))
    if period.begin is None or mention.dates is not None:
        return anchor
    if mention.operator in ("since", "until", "by", "before") and not told:
        return anchor
    if anchor is not None and mention.modifier:
        return anchor
    to_come = published is not None and period.begin > published
    return anchor if anchor is not None and to_come else period


def _read(line: Line, hits: list[int], context: Context) -> list[tuple[TimeMention, Period]]:
    out: list[tuple[TimeMention, Period]] = []
    cores, published = _cores(line, hits, context), context.published
    ends = [-1, *(c.last for c in cores)]
    cores = [_with_portion(line, c, end, published) for c, end in zip(cores, ends, strict=False)]
    k = 0
    while k < len(cores):
        core, after = cores[k], cores[k + 1] if k + 1 < len(cores) else None
        k += 1
        if after is not None and (base := _offset(line, core, after)) is not None:
            core = Core(core.first, after.last, base)
            k += 1
        core = _turned(cores, core)
        operator = operator_before(line, core.first)
        if out and operator.first <= out[-1][0].last:
            operator = Operator("", core.first)
        if after is not None and k < len(cores) + 1 and (joined := _joined(line, core, after, operator)) is not None:
            core, operator = joined
            k += 1
        out.append((_mention(line, core, operator, published), core.period))
    return out


def _turned(cores: Sequence[Core], core: Core) -> Core:
    """ "Halted the shelling on Wednesday, a day after it killed forty": the second event counts from the first one's day."""
    if core.away is None:
        return core
    name, least, most = core.away
    days = [(c.last < core.first, c.period.begin) for c in cores if c.period.begin == c.period.end]
    earlier = [d for is_before, d in days if is_before and d]
    later = [d for is_before, d in days if not is_before and d]
    base = earlier[-1] if earlier else later[0] if later else None
    if base is None:
        return replace(core, dates=None)
    return replace(core, period=periods.away(base, name, least, most).because("counted from the date beside it"))


def _cores(line: Line, hits: list[int], context: Context) -> list[Core]:
    cores: list[Core] = []
    for i in hits:
        if cores and i <= cores[-1].last:
            continue
        rule = line.words.core.get(line.low[i])
        read = RULES[rule] if rule else year.number
        near = next((c.period for c in reversed(cores) if c.period.begin is not None), None)
        core = read(line, i, context if near is None else Context(context.published, near, True))
        if core is None:
            continue
        if line.word(core.last + 1) in PARTS and core.period.begin == core.period.end:
            core = replace(core, last=core.last + 1)
        while cores and core.first <= cores[-1].last:
            cores.pop()
        cores.append(_twin(line, cores, core))
    return cores


def _twin(line: Line, cores: list[Core], core: Core) -> Core:
    """Two wordings of one time ("Monday, yesterday", "Saturday night", "last Friday evening") become one."""
    while cores and cores[-1].period == core.period and cores[-1].last + 1 == core.first:
        core = replace(core, first=cores.pop().first)
    return core


@cache
def _portion() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?P<portion>{any_of(words().portions)}|earlier|later) (?:on )?(?:in )?(?:the )?$")


def _with_portion(line: Line, core: Core, taken: int, published: Date | None) -> Core:
    """ "early May", "the end of the month", "earlier this year" (up to the publication), "late on Sunday".

    ``taken`` is the last word of the expression before, which the portion cannot take.
    """
    if (prefix := line.prefix(core.first, core.last)) in line.words.portions:
        return replace(core, period=periods.part(core.period, line.words.portions[prefix]))
    match = line.before(core.first, _portion())
    if match is None or line.word_before(core.first, match) <= taken:
        return core
    word, period, first = match["portion"], core.period, line.word_before(core.first, match)
    if word in ("earlier", "later"):
        begin, end = period.begin, period.end
        if begin is None or end is None or published is None or begin == end:
            return replace(core, first=first)
        if begin <= published <= end:
            period = replace(period, end=published) if word == "earlier" else replace(period, begin=published)
        return replace(core, first=first, period=period.because(f"the {word} part of it"))
    found = periods.part(period, line.words.portions[word])
    return replace(core, first=first, period=found.because(f"{period.reason}, {word}".strip(", ")))


def _offset(line: Line, core: Core, after: Core) -> Period | None:
    """ "two days after the January 7 quake": the first core counts from the second."""
    if line.word(core.last) not in ("after", "before", "to") or core.period.begin is not None:
        return None
    between = line.low[core.last + 1 : after.first]
    if len(between) > 3 or any(w in (",", ";", ".") for w in between):
        return None
    return relative.from_date(core, line, after.period)


def _joined(line: Line, core: Core, after: Core, operator: Operator) -> tuple[Core, Operator] | None:
    """ "from March to May", "between 2014 and 2016", "2014-2016"; a bare "and" joins nothing."""
    between = [w for w in line.low[core.last + 1 : after.first] if w not in ("the", "early", "late", "mid", ",")]
    joint = JOINTS.get(between[0]) if len(between) == 1 else None
    if joint is None or (joint == "and") != (operator.word == "between"):
        return None
    start = _in_year_of(core.period, after.period)
    if start.begin is None or after.period.end is None or start.begin > after.period.end:
        return None
    period = Period(start.begin, after.period.end, "range", f"from {start.reason} to {after.period.reason}")
    stretch = "between" if joint == "and" else "from-to"
    first = operator.first if operator.word in ("from", "between") else core.first
    ends = (start.end, after.period.begin)
    return Core(first, after.last, period), Operator(stretch, first, ends)


def _in_year_of(start: Period, end: Period) -> Period:
    """ "March 3 to May 5, 2018": a start without a year is the last such day before the end."""
    if start.begin is None or start.end is None or end.end is None or "year" in start.reason:
        return start
    step = end.end.year - start.begin.year
    begin = periods.moved(start.begin, months=12 * step)
    step -= begin > end.end
    begin, last = (periods.moved(d, months=12 * step) for d in (start.begin, start.end))
    return replace(start, begin=begin, end=last)


def _mention(line: Line, core: Core, operator: Operator, published: Date | None) -> TimeMention:
    modifier = core.dates is None and is_modifier(line, core)
    if modifier and operator.word in ("after", "before", "by", "from"):
        operator = Operator("", core.first)
    first = min(core.first, operator.first) if operator.word else core.first
    span = Span(line.tokens[first].begin, line.tokens[core.last].end)
    if is_dateline(line, core, published):
        operator = Operator("dateline", core.first)
    to_come = published is not None and core.period.begin is not None and core.period.begin > published
    found = interval(core.period, operator, published, wording=line.wording(first, core.last), span=span)
    return TimeMention(line.sentence.index, first, core.last, found, modifier, operator.word, to_come, core.dates)
