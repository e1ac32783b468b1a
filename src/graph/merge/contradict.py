"""What keeps two mentions apart, whatever else agrees: other parties, another place, time or matter."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from graph.merge.likeness import kinds_alike, same_word, table
from graph.merge.signature import Signature

WINDOW: Mapping[str, int] = {
    "MOBILIZE": 60, "AGREE": 21, "SANCTION": 30, "COOPERATE": 30, "AID": 21, "RETREAT": 14, "PROTEST": 2, "COERCE": 7,
    "ASSAULT": 2,
}  # fmt: skip
"""Days that undated mentions of a type may lie apart (publication dates); statements and meetings: one day."""


def window(signature: Signature) -> int:
    """Days within which mentions of this type can be the same event."""
    return WINDOW.get(signature.type, 1)


def kinds(a: Signature, b: Signature) -> str:
    if a.type != b.type or a.is_statement != b.is_statement:
        return "other type"
    if not kinds_alike(a.kind, b.kind):
        return "other kind"
    return "planned otherwise" if _is_planned_otherwise(a, b) else ""


def _is_planned_otherwise(a: Signature, b: Signature) -> bool:
    """Whether what was planned and what was done have other words and kinds: an expulsion and a recall."""
    if a.is_ahead == b.is_ahead or a.type == "ASSAULT" or a.kinds & b.kinds:
        return False
    known = (a.kind in table().general) or (b.kind in table().general)
    return not (known or any(same_word(x, y) for x in a.triggers for y in b.triggers))


def parties(a: Signature, b: Signature) -> str:
    """Parties that the sentences name and that exclude each other; on one side or the other where both act."""
    if is_mutual(a, b):
        one, other = a.parties, b.parties
        two = min(len(one), len(other)) > 1 and len(one & other) < 2
        return "other parties" if one and other and (two or _exclude(one, other, a, b)) else ""
    if a.actors and b.actors and _exclude(a.actors, b.actors, a, b):
        return "other actors"
    if a.recipients and b.recipients and _exclude(a.recipients, b.recipients, a, b):
        return "other recipients"
    return ""


def is_mutual(a: Signature, b: Signature) -> bool:
    return a.kind in table().mutual or b.kind in table().mutual


def _exclude(one: frozenset[str], other: frozenset[str], a: Signature, b: Signature) -> bool:
    return not (one & other or one & b.kin or other & a.kin)


def other_persons(a: Signature, b: Signature) -> bool:
    """Whether two persons of one state make two events of what is alike: who speaks or is spoken of, meets, is tried ..."""
    known = table()
    if a.kind in known.meetings and b.kind in known.meetings:
        return _differ(_persons(a, "><"), _persons(b, "><"))
    personal = a.is_statement or (a.kind in known.personal and b.kind in known.personal)
    return personal and any(_differ(_persons(a, role), _persons(b, role)) for role in "><")


def _persons(s: Signature, roles: str) -> dict[str, set[str]]:
    """The persons in these roles by the code of whom they act for."""
    out: dict[str, set[str]] = {}
    for role, code, person in map(str.split, s.persons):
        if role in roles:
            out.setdefault(code, set()).add(person)
    return out


def _differ(one: Mapping[str, set[str]], other: Mapping[str, set[str]]) -> bool:
    return any(one[code].isdisjoint(other[code]) for code in one.keys() & other.keys())


def another_one(a: Signature, b: Signature) -> bool:
    """Whether one is the first, the other the second of several."""
    return a.ordinal is not None and b.ordinal is not None and a.ordinal != b.ordinal


def elsewhere(a: Signature, b: Signature) -> bool:
    """Whether two places exclude each other: neither is the other, lies in it, or has its name (Kursk, Kursk Oblast)."""
    if not a.scene or not b.scene or not a.place or not b.place or a.scene == b.scene:
        return False
    if a.place in b.areas or b.place in a.areas or _stem(a.place) == _stem(b.place):
        return False
    of_one_state = (a.state or a.within) == (b.state or b.within)
    return not (of_one_state and (a.is_region != b.is_region or a.type == "MOBILIZE"))


def _stem(place: str) -> str:
    """The first word of a place's name that says something."""
    parts = [p for p in place.rpartition("/")[2].split("-") if not p.isdigit()]
    return next((p for p in parts if p not in table().directions), place)


def apart(a: Signature, b: Signature) -> bool:
    """Whether two mentions of different articles tell of different days."""
    if a.begin is None or b.begin is None or a.end is None or b.end is None:
        return a.article != b.article
    if a.is_long or b.is_long:
        other = (a.begin, a.end) != (b.begin, b.end)
        return other and (a.article != b.article or a.begin > b.end or b.begin > a.end)
    if a.article == b.article and not (a.dated and b.dated):
        return False
    if a.article != b.article and are_far(a, b):
        return not _may_be_far(a, b)
    exact = a.dated and b.dated and not _lasts(a, b)
    slack = datetime.timedelta(days=0 if exact else window(a))
    return a.begin > b.end + slack or b.begin > a.end + slack


def _lasts(a: Signature, b: Signature) -> bool:
    return a.kind in table().lasting and b.kind in table().lasting


FAR = 45
"""Days that the talk of an event, or a look back at it, can lie apart from it."""
PUT_OFF = 3
"""Days by which something can come earlier or later than foretold."""


def are_far(a: Signature, b: Signature) -> bool:
    """Whether one of two mentions only looks ahead, or back without a day, so that the other's day may be a far one."""
    return a.is_ahead != b.is_ahead or looks_back(a) or looks_back(b)


def looks_back(s: Signature) -> bool:
    """Whether an event is only referred to, without a day: "the agreement" of an article on something else."""
    return s.is_definite and not s.dated and not s.is_statement and not s.is_ahead


def _may_be_far(a: Signature, b: Signature) -> bool:
    """Whether what looks ahead lies before the event, and what looks back behind it, but not too far."""
    if not (a.begin and a.end and b.begin and b.end):
        return False
    if (a.is_foretold and b.dated) or (b.is_foretold and a.dated):
        return max(a.begin - b.end, b.begin - a.end) <= datetime.timedelta(days=PUT_OFF)
    before = datetime.timedelta(days=FAR if a.is_ahead > b.is_ahead or looks_back(b) else window(b))
    behind = datetime.timedelta(days=FAR if b.is_ahead > a.is_ahead or looks_back(a) else window(a))
    return b.begin - a.end <= before and a.begin - b.end <= behind


def other_matter(a: Signature, b: Signature) -> bool:
    """Whether two statements are about other things; a single word is mostly the name of whom they are addressed to."""
    if not a.is_statement or min(len(a.topic), len(b.topic)) < 2:
        return False
    return share(a.topic, b.topic) < 0.34


def other_count(a: Signature, b: Signature) -> bool:
    """Whether one article counts the same thing otherwise, which it hardly does of one event."""
    one, other = ({f.rpartition(" ")[0]: f for f in s.figures} for s in (a, b))
    return any(one[m] != other[m] for m in one.keys() & other.keys() if not a.figures & b.figures)


def share(a: frozenset[str], b: frozenset[str]) -> float:
    """What the smaller one has in common with the other."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
