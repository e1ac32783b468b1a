"""Whether two mentions of different articles tell of the same event, with the reason.

A contradiction (other parties, other place, other time, another matter) keeps two mentions apart whatever else agrees;
agreement adds up. The features are those of cross-document event coreference (Bejan and Harabagiu 2010): participants,
place, time, and the predicate; the windows are ours.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.merge import contradict
from graph.merge.contradict import share, window
from graph.merge.likeness import same_word, table
from graph.merge.signature import LONG, Signature

NEEDED = 2.4
"""Agreement that two mentions need: both parties and the kind, or one party, the kind and the day."""

UNSURE = 0.3
"""What they need more where only the context gives the party that they share."""

SHORT = 2
"""Types with at most this window come again every few days."""

AFFAIR = 0.4
"""Share of the words that two articles come back to, from which on they tell of one affair."""

AGAIN = 9.0
"""Score of a mention with the first of its event in the same article."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``same`` with the score and, in words, what decided."""

    same: bool
    score: float
    reason: str


__all__ = ["LONG", "NEEDED", "Verdict", "compare", "window"]


def compare(a: Signature, b: Signature) -> Verdict:
    """Symmetric: ``compare(a, b)`` equals ``compare(b, a)``."""
    if a.article == b.article and (a.again or b.again):
        return _in_one_article(a, b)
    against = _contradiction(a, b)
    if against:
        return Verdict(False, 0.0, against)
    reasons: list[str] = []
    score = 0.0
    for points, reason in _agreements(a, b):
        score += points
        reasons.append(reason)
    needed = NEEDED if a.parties & b.parties else NEEDED + UNSURE
    same = score >= needed and _is_anchored(a, b) and a.article != b.article and not (a.again or b.again)
    return Verdict(same, score, ", ".join(reasons) or "nothing agrees")


def _in_one_article(a: Signature, b: Signature) -> Verdict:
    if a.again == b.mention or b.again == a.mention:
        return Verdict(True, AGAIN, f"told again: {a.why or b.why}")
    return Verdict(False, 0.0, "another event of the same article")


def _contradiction(a: Signature, b: Signature) -> str:
    return (
        excluded(a, b)
        or ("another event of the same article" if a.article == b.article else "")
        or ("" if _parties(a, b) or _special_place(a, b) else "no party in common in the same role")
        or ("reported on other days, and nothing but the parties is the same" if _only_alike(a, b) else "")
    )


def excluded(a: Signature, b: Signature) -> str:
    """What excludes that two mentions are one event, the empty string if nothing does."""
    return (
        contradict.kinds(a, b)
        or contradict.parties(a, b)
        or ("other persons" if contradict.other_persons(a, b) else "")
        or ("another one of several" if contradict.another_one(a, b) else "")
        or ("another place" if contradict.elsewhere(a, b) else "")
        or ("another time" if contradict.apart(a, b) else "")
        or ("another matter" if contradict.other_matter(a, b) and not _one_affair(a, b) else "")
        or ("another count" if a.article == b.article and contradict.other_count(a, b) else "")
    )


def _one_affair(a: Signature, b: Signature) -> bool:
    """Whether two articles come back to the same words."""
    return share(a.about, b.about) >= AFFAIR


def _only_alike(a: Signature, b: Signature) -> bool:
    """What comes again every day (attacks, statements, meetings) is told apart by its day, or by something special."""
    far = contradict.are_far(a, b)
    if window(a) > SHORT or (not far and ((a.dated and b.dated) or a.begin == b.begin)):
        return False
    come_true = a.is_ahead != b.is_ahead and len(a.parties & b.parties) > 1 and _same_words(a, b)
    special = come_true or _special_place(a, b) or _same_matter(a, b) or a.figures & b.figures or len(_names(a, b)) > 1
    near = a.is_ahead != b.is_ahead or (not far and (a.dated or b.dated or _days_apart(a, b) <= 1))
    return not (special or (near and _one_affair(a, b)))


def _special_place(a: Signature, b: Signature) -> bool:
    return a.place is not None and a.place == b.place and not a.place.startswith("country/")


def _agreements(a: Signature, b: Signature) -> list[tuple[float, str]]:
    out = _parties(a, b)
    if _same_area(a, b):
        own = a.place == b.place and a.place in {f"country/{code}" for code in a.parties | b.parties}
        out.append((0.3 if own else 1.0 if a.place == b.place else 0.7, "same place"))
        if _one_deployment(a, b):
            out.append((0.6, "forces of one state in one area"))
    out += _times(a, b)
    if (a.kinds & b.kinds) - table().general or a.kind == b.kind:
        out.append((0.5, "same kind"))
    if _same_words(a, b):
        out.append((0.3, "same word"))
    if a.figures & b.figures:
        out.append((0.7, "same figure"))
    if _same_matter(a, b):
        out.append((0.7, "same matter"))
    if _one_affair(a, b):
        out.append((0.8, "one affair"))
    if a.who & b.who:
        out.append((0.3, "same persons or bodies"))
    if names := _names(a, b):
        out.append((0.3 if len(names) == 1 else 0.6, "same names"))
    return out


def _is_anchored(a: Signature, b: Signature) -> bool:
    """Whether more agrees than one party, the kind, the word and the affair: two parties, the day, the place, a name ...

    Within a state nearly all that an article tells has that state on both sides, so it says next to nothing.
    """
    exact = a.dated and b.dated and a.begin == b.begin and a.end == b.end and not contradict.are_far(a, b)
    if a.is_statement and not (exact or _says_the_same(a, b)):
        return False
    return bool(
        len(a.parties & b.parties) > 1
        or (exact and not a.is_long)
        or _special_place(a, b)
        or a.figures & b.figures
        or _same_matter(a, b)
        or (a.who & b.who and _same_words(a, b))
        or (_one_deployment(a, b) and _same_area(a, b))
        or _names(a, b)
    )


def _same_words(a: Signature, b: Signature) -> bool:
    return any(same_word(x, y) for x in a.triggers for y in b.triggers)


def _says_the_same(a: Signature, b: Signature) -> bool:
    """Whether two statements share more than who speaks of what affair: a word, a matter, a figure, a name."""
    return bool(_same_words(a, b) or _same_matter(a, b) or a.figures & b.figures or _names(a, b))


def _names(a: Signature, b: Signature) -> frozenset[str]:
    """Names that both give the event; those that the articles come back to all the time say only that it is one affair."""
    return (a.names & b.names) - a.about - b.about


def _times(a: Signature, b: Signature) -> list[tuple[float, str]]:
    if contradict.are_far(a, b):
        return []
    if a.dated and b.dated and a.begin and b.begin:
        exact = a.begin == b.begin and a.end == b.end and not a.is_long
        return [(1.0 if exact else 0.3, "same time")]
    if a.begin == b.begin:
        return [(0.3, "reported of the same day")]
    if window(a) > SHORT and _days_apart(a, b) <= 3:
        return [(0.2, "reported of the same days")]
    return []


def _one_deployment(a: Signature, b: Signature) -> bool:
    """Troops somewhere have no second party: whose they are and where is what a deployment is known by."""
    counted = a.figures and b.figures and not a.figures & b.figures
    return a.kind == b.kind == "TroopDeployment" and a.actors == b.actors and not counted


def _same_area(a: Signature, b: Signature) -> bool:
    if a.place is None or b.place is None:
        return False
    return a.place in b.areas or b.place in a.areas


def _days_apart(a: Signature, b: Signature) -> float:
    if a.begin is None or b.begin is None:
        return float("inf")
    return abs((a.begin - b.begin).days)


def _parties(a: Signature, b: Signature) -> list[tuple[float, str]]:
    """Shared parties; a state's dealings with itself say as much as one party, one that the context gives says half."""
    if contradict.is_mutual(a, b):
        both = a.parties & b.parties
        several = 0.7 if len(both) > 1 else 0.0
        return [(len(both) / len(a.parties | b.parties) + several, "same parties")] if both else _perhaps(a, b)
    out: list[tuple[float, str]] = []
    actors, recipients = a.actors & b.actors, a.recipients & b.recipients
    if actors:
        several = 0.5 if len(actors) > 1 else 0.0
        out.append((len(actors) / len(a.actors | b.actors) + several, "same actors"))
    if recipients and recipients != actors:
        out.append((len(recipients) / len(a.recipients | b.recipients), "same recipients"))
    return out or _perhaps(a, b)


def _perhaps(a: Signature, b: Signature) -> list[tuple[float, str]]:
    """Parties that the context gives on one side at least."""
    actors = (a.actors | a.maybe_actors) & (b.actors | b.maybe_actors)
    recipients = (a.recipients | a.maybe_recipients) & (b.recipients | b.maybe_recipients)
    return [(0.5, "the same party, by the context")] if actors or recipients else []


def _same_matter(a: Signature, b: Signature) -> bool:
    part = share(a.topic, b.topic)
    return part == 1.0 or (part >= 0.5 and len(a.topic & b.topic) > 1)
