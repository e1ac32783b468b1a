"""Whether two mentions tell of the same event, with the reason.

A contradiction (other parties, other place, other time, another matter) keeps two mentions apart whatever else agrees;
agreement adds up. The features are those of cross-document event coreference (Bejan and Harabagiu 2010): participants,
place, time, and the predicate; the windows are ours.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from graph.merge.signature import LONG, Signature

NEEDED = 2.6
"""Agreement that two mentions need: more than both parties and the kind, or one party and the day."""

GENERAL = frozenset({"Event", "Statement"})
"""Kinds that say nothing."""

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
    if a.article == b.article and not _repeats(a, b):
        return "another event of the same article"
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
        other = (a.begin, a.end) != (b.begin, b.end)
        return other and (a.article != b.article or a.begin > b.end or b.begin > a.end)
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
        _same_matter(a, b),
        bool(a.figures & b.figures),
    )
    return not any(special)


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    """What the smaller one has in common with the other."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _agreements(a: Signature, b: Signature) -> list[tuple[float, str]]:
    out = _parties(a, b)
    if a.article == b.article and (a.parties_from == b.mention or b.parties_from == a.mention):
        out.append((0.5, "the text refers back"))
    if _same_area(a, b):
        own = a.place == b.place and a.place in {f"country/{code}" for code in a.parties}
        out.append((0.3 if own else 1.0 if a.place == b.place else 0.7, "same place"))
        if _one_deployment(a, b):
            out.append((0.6, "forces of one state in one area"))
    if a.dated and b.dated and a.begin and b.begin:
        exact = a.begin == b.begin and a.end == b.end and not a.is_long
        out.append((1.0 if exact else 0.3, "same time"))
    elif a.begin == b.begin and a.article != b.article:
        out.append((0.3, "reported of the same day"))
    elif window(a) > SHORT and _days_apart(a, b) <= 3:
        out.append((0.2, "reported of the same days"))
    if a.kind == b.kind and a.kind not in GENERAL:
        out.append((0.5, "same kind"))
    if _same_word(a.trigger, b.trigger):
        out.append((0.3, "same word"))
    if a.figures & b.figures:
        out.append((0.7, "same figure"))
    if _same_matter(a, b):
        out.append((0.7, "same matter"))
    return out


def _one_deployment(a: Signature, b: Signature) -> bool:
    """Troops somewhere have no second party: whose they are and where is what a deployment is known by."""
    counted = a.figures and b.figures and not a.figures & b.figures
    return a.kind == b.kind == "TroopDeployment" and a.actors == b.actors and not counted


def _same_area(a: Signature, b: Signature) -> bool:
    return a.place is not None and b.place is not None and not _elsewhere(a, b)


def _days_apart(a: Signature, b: Signature) -> float:
    """Days between the begins, infinite where one is unknown or in the same article."""
    if a.begin is None or b.begin is None or a.article == b.article:
        return float("inf")
    return abs((a.begin - b.begin).days)


def _parties(a: Signature, b: Signature) -> list[tuple[float, str]]:
    """Shared parties; a state's dealings with itself say as much as one party."""
    out: list[tuple[float, str]] = []
    actors, recipients = a.actors & b.actors, a.recipients & b.recipients
    if actors:
        several = 0.5 if len(actors) > 1 else 0.0
        out.append((len(actors) / len(a.actors | b.actors) + several, "same actors"))
    if recipients and recipients != actors:
        out.append((len(recipients) / len(a.recipients | b.recipients), "same recipients"))
    return out


def _same_word(a: str, b: str) -> bool:
    """Whether two triggers begin alike: ``attacked`` and ``attack``."""
    alike = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return alike >= max(4, 0.7 * min(len(a), len(b)))


def _same_matter(a: Signature, b: Signature) -> bool:
    share = _share(a.topic, b.topic)
    return share == 1.0 or (share >= 0.5 and len(a.topic & b.topic) > 1)


def _repeats(a: Signature, b: Signature) -> bool:
    """Whether a second sentence of an article tells the same again: by its word, or its kind and its matter or figure."""
    special = _same_matter(a, b) or bool(a.figures & b.figures)
    return _same_word(a.trigger, b.trigger) or (a.kind == b.kind and special)
