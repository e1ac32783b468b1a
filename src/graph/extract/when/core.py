"""What every rule of the grammar reads and makes: the context of a date, and the words with the period they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .periods import Date, Period

YEAR = r"(?:1[5-9]|20)\d\d"
NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
RELATIVE = re.compile(r"(?<!\S)(?P<rel>(?:this )?(?:last|next|this|past|coming|that|the following|the previous)) $")
"""What stands before a month, weekday or season and says which one."""


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


def nearest(choices: list[Period], today: Date, *, future: bool, strict: bool) -> Period | None:
    """The one of ``choices`` (in the order of the calendar) nearest to ``today``; ``strict``: not the current one."""
    if future:
        later = [p for p in choices if p.end and p.begin and (p.begin > today if strict else p.end >= today)]
        return later[0] if later else None
    earlier = [p for p in choices if p.begin and p.end and (p.end < today if strict else p.begin <= today)]
    return earlier[-1] if earlier else None
