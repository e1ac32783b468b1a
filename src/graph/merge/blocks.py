"""Where to look for mentions of the same event: blocks that every such pair shares, and days that it can lie apart.

The blocks lose nothing: two mentions that both have actors (recipients) must share one, so a mention with both stands
under each of its dyads and is looked for there, and a mention with one side stands under that side alone. The mentions
of one article are compared whatever their days.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from graph.merge.compare import LONG, window
from graph.merge.signature import Signature

Place = tuple[str, int]
"""A block and the day (ordinal) at which a mention stands in it."""
Look = tuple[str, int, int]
"""A block, and the first and last day of those to compare."""


def stands(s: Signature) -> Iterator[Place]:
    """Where a mention is found."""
    yield f"@{s.article} {s.type}", 0
    base, day = _base(s), s.begin.toordinal() if s.begin else 0
    if s.actors and s.recipients:
        yield from ((f"{base}|{a}>{r}", day) for a, r in product(sorted(s.actors), sorted(s.recipients)))
        yield from ((f"{base}|{a}>*", day) for a in sorted(s.actors))
        yield from ((f"{base}|*>{r}", day) for r in sorted(s.recipients))
    else:
        yield from ((f"{base}|{a}>", day) for a in sorted(s.actors))
        yield from ((f"{base}|>{r}", day) for r in sorted(s.recipients))


def looks(s: Signature) -> Iterator[Look]:
    """Where its like are found."""
    yield f"@{s.article} {s.type}", 0, 0
    base, days = _base(s), _days(s)
    if s.actors and s.recipients:
        yield from ((f"{base}|{a}>{r}", *days) for a, r in product(sorted(s.actors), sorted(s.recipients)))
    for a in sorted(s.actors):
        yield f"{base}|{a}>", *days
        if not s.recipients:
            yield f"{base}|{a}>*", *days
    for r in sorted(s.recipients):
        yield f"{base}|>{r}", *days
        if not s.actors:
            yield f"{base}|*>{r}", *days


def _base(s: Signature) -> str:
    """Type, kind of a statement; for what has no day the article, for long stretches of time the stretch."""
    kind = f"{s.type}/{s.kind}" if s.is_statement else s.type
    if s.begin is None or s.end is None:
        return f"{kind}|{s.article}"
    return f"{kind}|{s.begin}/{s.end}" if s.is_long else kind


def _days(s: Signature) -> tuple[int, int]:
    if s.begin is None or s.end is None:
        return 0, 0
    if s.is_long:
        return s.begin.toordinal(), s.begin.toordinal()
    slack = window(s)
    return s.begin.toordinal() - slack - LONG, s.end.toordinal() + slack
