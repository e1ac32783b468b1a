"""Whether two mentions tell of the same event, with the reason.

A contradiction (other parties, other place, other time, another matter) keeps two mentions apart whatever else agrees;
agreement adds up. The features are those of cross-document event coreference (Bejan and Harabagiu 2010): participants,
place, time, and the predicate; the windows are ours.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from graph.merge.signature import LONG, Signature

NEEDED = 2.0
"""Agreement that two mentions need."""

WINDOW = {
    "MOBILIZE": 60, "AGREE": 21, "SANCTION": 30, "COOPERATE": 30, "AID": 21, "RETREAT": 14, "PROTEST": 2, "COERCE": 7,
    "ASSAULT": 2,
}  # fmt: skip
"""Days that undated mentions of a type may lie apart (publication dates); statements and meetings: one day."""

SHORT = 2
"""Types with at most this window come again every few days."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``same`` with the score and, in words, what decided."""

    same: bool
    score: float
    reason: str


__all__ = ["LONG", "NEEDED", "Verdict", "compare", "window"]


def window(signature: Signature) -> int:
    """Days within which mentions of this type can be the same event."""
    return WINDOW.get(signature.type, 1)


def compare(a: Signature, b: Signature) -> Verdict:
    """Symmetric: ``compare(a, b)`` equals ``compare(b, a)``."""
    against = _contradiction(a, b)
    if against:
        return Verdict(False, 0.0, against)
    reasons: list[str] = []
    score = 0.0
    for points, reason in _agreements(a, b):
        score += points
        reasons.append(reason)
    same = score >= NEEDED
    return Verdict(same, score, ", ".join(reasons) or "nothing agrees")


def _contradiction(a: Signature, b: Signature) -> str:
    if a.type != b.type or a.is_statement != b.is_statement:
        return "other type"
    if a.is_statement and a.kind != b.kind:
        return "other kind of statement"
    if a.actors and b.actors and not a.actors & b.actors:
        return "other actors"
    if a.recipients and b.recipients and not a.recipients & b.recipients:
        return "other recipients"
    if not (a.actors & b.actors or a.recipients & b.recipients):
        return "no party in common in the same role"
    if _elsewhere(a, b):
        return "another place"
    if _apart(a, b):
        return "another time"
    if _other_matter(a, b):
        return "another matter"
    if _only_alike(a, b):
        return "reported on other days, and nothing but the parties is the same"
    return ""


def _elsewhere(a: Signature, b: Signature) -> bool:
    if not a.place or not b.place or a.place == b.place:
        return False
    return a.within != b.place and b.within != a.place and not (a.within == b.within and a.type == "MOBILIZE")


def _apart(a: Signature, b: Signature) -> bool:
    if a.begin is None or b.begin is None or a.end is None or b.end is None:
        return a.article != b.article
    if a.is_long or b.is_long:
        return a.article != b.article and (a.begin, a.end) != (b.begin, b.end)
    if a.dated and b.dated:
        slack = 0
    elif a.article == b.article:
        return False
    else:
        slack = window(a)
    days = datetime.timedelta(days=slack)
    return a.begin > b.end + days or b.begin > a.end + days


def _other_matter(a: Signature, b: Signature) -> bool:
    if not a.is_statement or not a.topic or not b.topic:
        return False
    return _share(a.topic, b.topic) < 0.34


def _only_alike(a: Signature, b: Signature) -> bool:
    """What comes again every day (attacks, statements, meetings) is told apart by its day, or by something special."""
    if a.article == b.article or a.dated or b.dated or a.begin == b.begin or window(a) > SHORT:
        return False
    special = (
        a.place is not None and a.place == b.place and not a.place.startswith("country/"),
        _share(a.topic, b.topic) >= 0.5,
        bool(a.figures & b.figures),
    )
    return not any(special)


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    """What the smaller one has in common with the other."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _agreements(a: Signature, b: Signature) -> list[tuple[float, str]]:
    out: list[tuple[float, str]] = []
    if a.article == b.article and (a.parties_from == b.mention or b.parties_from == a.mention):
        out.append((2.0, "the text refers back"))
    if a.actors & b.actors:
        out.append((len(a.actors & b.actors) / len(a.actors | b.actors), "same actors"))
    if a.recipients & b.recipients:
        out.append((len(a.recipients & b.recipients) / len(a.recipients | b.recipients), "same recipients"))
    if a.place and b.place and (a.place == b.place or a.within == b.place or b.within == a.place):
        out.append((1.0 if a.place == b.place else 0.7, "same place"))
    if a.dated and b.dated and a.begin and b.begin:
        out.append((1.0 if a.begin == b.begin and a.end == b.end else 0.5, "same time"))
    if a.kind == b.kind:
        out.append((0.5, "same kind"))
    if a.trigger == b.trigger:
        out.append((0.3, "same word"))
    if a.figures & b.figures:
        out.append((0.7, "same figure"))
    if _share(a.topic, b.topic) >= 0.5:
        out.append((0.7, "same matter"))
    return out
