"""What "since", "until", "by", "before", "after", "from ... to" and "between ... and" make of a period: four bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...model import Interval, Span
from .line import Line
from .periods import DAY, Date, Period

ARTICLE = r"(?:the |this |last |at |on |in )?"
_OPERATOR = re.compile(
    r"(?<!\S)(?P<word>ever since|since|until|till|up to|by|before|prior to|ahead of|after|following|as of|as from|"
    r"starting|beginning|effective|from|between|throughout|during|through|over|dated) "
    rf"(?P<rest>{ARTICLE})$"
)
SAME = {"ever since": "since", "till": "until", "up to": "until", "prior to": "before", "ahead of": "before"}
STARTS = {"as from": "from", "starting": "from", "beginning": "from", "effective": "from", "following": "after"}
PLAIN = frozenset({"during", "through", "over", "dated"})


@dataclass(frozen=True, slots=True)
class Operator:
    """The bounding word (empty: none), where its words begin; for a stretch the inner ends of its two periods."""

    word: str
    first: int
    ends: tuple[Date | None, Date | None] = (None, None)


def operator_before(line: Line, i: int) -> Operator:
    """The operator that ends right before word ``i``."""
    match = line.before(i, _OPERATOR)
    if match is None or match["word"] in PLAIN:
        return Operator("", i)
    word = match["word"]
    return Operator(SAME.get(word, STARTS.get(word, word)), line.word_before(i, match))


def interval(period: Period, operator: Operator, published: Date | None, *, wording: str, span: Span) -> Interval:
    """The four bounds of a period under an operator (all inclusive).

    A plain period holds the event somewhere inside. "Since" begins in it and lasts at least to the publication;
    "until" ends in it; "before" and "by" end at the latest with it, "after" begins at the earliest in it.
    """
    begin, end, word, ends = period.begin, period.end, operator.word, operator.ends
    if word == "from" and period.granularity == "range":
        word, ends = "from-to", (begin, end)
    bounds = {
        "": (begin, end, begin, end),
        "since": (begin, end, published, None),
        "from": (begin, end, begin, None),
        "until": (None, end, begin, end),
        "by": (None, end, None, end),
        "before": (None, _day_before(begin), None, _day_before(begin)),
        "after": (begin, None, begin, None),
        "throughout": (begin, begin, end, end),
        "from-to": (begin, ends[0], ends[1], end),
    }.get(word, (begin, end, begin, end))
    reason = f"{word}: {period.reason}" if word and period.reason else period.reason or word
    return Interval(*bounds, period.granularity, wording, span, reason)


def _day_before(day: Date | None) -> Date | None:
    return None if day is None or day == Date.min else day - DAY
