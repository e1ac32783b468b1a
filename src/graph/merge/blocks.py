"""Where to look for mentions of the same event: blocks that every such pair shares, and days that it can lie apart.

Only the first mention of an event in its article is looked for across articles; the others stand under it alone. Two
events of different articles can be one only if they share a party in one role, or a place smaller than a state. An
event with both sides stands under each of its dyads and is looked for there, one with one side under that side alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from graph.merge.contradict import FAR, looks_back, window
from graph.merge.likeness import table
from graph.merge.signature import LONG, Signature

Place = tuple[str, int]
"""A block and the day (ordinal) at which a mention stands in it."""
Look = tuple[str, int, int]
"""A block, and the first and last day of those to compare."""


def stands(s: Signature) -> Iterator[Place]:
    """Where a mention is found."""
    yield f"@{s.article} {s.again or s.mention}", 0
    if not s.again:
        base, day = f"{_base(s)}|{'far' if _is_far(s) else ''}", s.begin.toordinal() if s.begin else 0
        yield from ((base + key, day) for key in dict.fromkeys(_stands(s)))


def looks(s: Signature) -> Iterator[Look]:
    """Where its like are found: near it, and for what looks ahead or back, or is looked at from afar, far from it."""
    yield f"@{s.article} {s.again or s.mention}", 0, 0
    if not s.again:
        base, keys = _base(s), list(dict.fromkeys(_looks(s)))
        for near, days in (("", _days(s, FAR if _is_far(s) else 0)), ("far", _days(s, FAR))):
            yield from ((f"{base}|{near}{key}", *days) for key in keys)


def _stands(s: Signature) -> Iterator[str]:
    sides = _sides(s)
    yield from sides.whole
    if sides.dyads:
        yield from (f"{a}>*" for a in sides.actors)
        yield from (f"*>{r}" for r in sides.recipients)
    yield from (f"{a}>" for a in sides.perhaps_actors)
    yield from (f">{r}" for r in sides.perhaps_recipients)


def _looks(s: Signature) -> Iterator[str]:
    sides = _sides(s)
    yield from sides.whole
    if sides.dyads:
        yield from (f"{a}>" for a in sides.actors)
        yield from (f">{r}" for r in sides.recipients)
    for a in sides.perhaps_actors:
        yield from (f"{a}>", f"{a}>*")
    for r in sides.perhaps_recipients:
        yield from (f">{r}", f"*>{r}")


@dataclass(frozen=True, slots=True)
class Sides:
    """What a mention stands and looks under: a special place, dyads, and the sides that are known alone.

    With dyads the sides alone are those that only the context gives.
    """

    place: str
    dyads: tuple[tuple[str, str], ...]
    actors: list[str]
    recipients: list[str]
    perhaps_actors: list[str]
    perhaps_recipients: list[str]

    @property
    def whole(self) -> Iterator[str]:
        """What it stands and looks under alike: the place, and both sides together."""
        if self.place:
            yield self.place
        yield from (f"{a}>{r}" for a, r in self.dyads)


def _sides(s: Signature) -> Sides:
    actors, recipients, perhaps_actors, perhaps_recipients = _roles(s)
    dyads = tuple(product(actors, recipients))
    if not dyads:
        perhaps_actors, perhaps_recipients = [*actors, *perhaps_actors], [*recipients, *perhaps_recipients]
    place = f"@{s.place}" if _is_special(s.place) else ""
    return Sides(place, dyads, actors, recipients, perhaps_actors, perhaps_recipients)


def _roles(s: Signature) -> tuple[list[str], list[str], list[str], list[str]]:
    """Actors and recipients that the article names, and those of its context; what is mutual has no sides."""
    if s.kind in table().mutual or s.kinds & table().mutual:
        both = sorted(s.parties | s.maybe_actors | s.maybe_recipients)
        return [], [], both, both
    return sorted(s.actors), sorted(s.recipients), sorted(s.maybe_actors), sorted(s.maybe_recipients)


def _is_special(place: str | None) -> bool:
    return place is not None and not place.startswith("country/")


def _is_far(s: Signature) -> bool:
    """Whether the day of the event may be far from that of the mention."""
    return s.is_ahead or looks_back(s)


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
