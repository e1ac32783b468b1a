"""Where to look for mentions of the same event: blocks that every such pair shares, and days that it can lie apart.

Only the first mention of an event in its article is looked for across articles; the others stand under it alone. Two
events of different articles can be one only if they share a party in one role, or a place smaller than a state. An
event with both sides stands under each of its dyads and is looked for there, one with one side under that side alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from graph.merge.contradict import FAR, looks_back, window
from graph.merge.likeness import table
from graph.merge.signature import LONG, Signature

Place = tuple[str, int]
"""A block and the day (ordinal) at which a mention stands in it."""
Look = tuple[str, int, int]
"""A block, and the first and last day of those to compare."""

Roles = tuple[list[str], list[str]]


def stands(s: Signature) -> Iterator[Place]:
    """Where a mention is found."""
    yield f"@{s.article} {s.again or s.mention}", 0
    if s.again:
        return
    base, day = _base(s), s.begin.toordinal() if s.begin else 0
    near = "far" if _is_far(s) else ""
    if _is_special(s.place):
        yield f"{base}|{near}@{s.place}", day
    actors, recipients = _roles(s)
    if actors and recipients:
        yield from ((f"{base}|{near}{a}>{r}", day) for a, r in product(actors, recipients))
        yield from ((f"{base}|{near}{a}>*", day) for a in actors)
        yield from ((f"{base}|{near}*>{r}", day) for r in recipients)
    else:
        yield from ((f"{base}|{near}{a}>", day) for a in actors)
        yield from ((f"{base}|{near}>{r}", day) for r in recipients)


def looks(s: Signature) -> Iterator[Look]:
    """Where its like are found: near it, and for what looks ahead or back, or is looked at from afar, far from it."""
    yield f"@{s.article} {s.again or s.mention}", 0, 0
    if s.again:
        return
    base = _base(s)
    for near, days in (("", _days(s, FAR if _is_far(s) else 0)), ("far", _days(s, FAR))):
        yield from ((f"{base}|{near}{key}", *days) for key in _keys(s))


def _keys(s: Signature) -> Iterator[str]:
    if _is_special(s.place):
        yield f"@{s.place}"
    actors, recipients = _roles(s)
    if actors and recipients:
        yield from (f"{a}>{r}" for a, r in product(actors, recipients))
    for a in actors:
        yield f"{a}>"
        if not recipients:
            yield f"{a}>*"
    for r in recipients:
        yield f">{r}"
        if not actors:
            yield f"*>{r}"


def _is_far(s: Signature) -> bool:
    """Whether the day of the event may be far from that of the mention."""
    return s.is_ahead or looks_back(s)


def _roles(s: Signature) -> Roles:
    """The sides: those that the article names, else those that its context gives; what is mutual has one side only."""
    actors, recipients = s.actors, s.recipients
    if s.kind in table().mutual or s.kinds & table().mutual:
        return sorted(s.parties or s.maybe_actors | s.maybe_recipients), []
    if not actors and not recipients:
        actors, recipients = s.maybe_actors, s.maybe_recipients
    return sorted(actors), sorted(recipients)


def _is_special(place: str | None) -> bool:
    return place is not None and not place.startswith("country/")


def _base(s: Signature) -> str:
    """Type, and whether it is a statement; for what has no day the article, for long stretches of time the stretch."""
    kind = f"{s.type}/said" if s.is_statement else s.type
    if s.begin is None or s.end is None:
        return f"{kind}|{s.article}"
    return f"{kind}|{s.begin}/{s.end}" if s.is_long else kind


def _days(s: Signature, far: int) -> tuple[int, int]:
    if s.begin is None or s.end is None:
        return 0, 0
    if s.is_long:
        return s.begin.toordinal(), s.begin.toordinal()
    slack = max(window(s), far)
    return s.begin.toordinal() - slack - LONG, s.end.toordinal() + slack
