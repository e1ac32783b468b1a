"""What every rule of the grammar reads and makes: the context of a date, and the words with the period they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .periods import Date, Period

YEAR = r"(?:1[5-9]|20)\d\d"
NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
THIS_CENTURY = 2030
RELATIVE = re.compile(r"(?<!\S)(?P<rel>(?:this )?(?:last|next|this|past|coming|that|the following|the previous)) $")
"""What stands before a month, weekday or season and says which one."""


def year_of(short: int, published: Date | None) -> int:
    """The year that "'72" means: the last such one up to the publication."""
    now = published.year if published is not None else THIS_CENTURY
    return now - (now - short) % 100


@dataclass(frozen=True, slots=True)
class Context:
    """What a date is counted from: the day of publication and the time that the text spoke of last."""

    published: Date | None
    anchor: Period | None = None
    fresh: bool = False
    """Whether that was in this sentence or the one before."""


@dataclass(frozen=True, slots=True)
class Core:
    """The words ``first`` to ``last`` and the period they mean, before "since", "until", "from ... to" are read."""

    first: int
    last: int
    period: Period
    anchored: bool = False
    dates: int | None = None
    """The word whose event it dates where that is not its own head ("a day after X *fled*")."""
    away: tuple[str, int, int] | None = None
    """How far that event is from the date that the sentence tells: a unit, least and most of them."""


def nearest(choices: list[Period], today: Date, *, future: bool, strict: bool) -> Period | None:
    """The one of ``choices`` (in the order of the calendar) nearest to ``today``; ``strict``: not the current one."""
    if future:
        later = [p for p in choices if p.end and p.begin and (p.begin > today if strict else p.end >= today)]
        return later[0] if later else None
    earlier = [p for p in choices if p.begin and p.end and (p.end < today if strict else p.begin <= today)]
    return earlier[-1] if earlier else None
