"""What tells an event to be background: it happened at a time of its own, so the last date of the text is not its date.

"Rwanda invaded Congo after the genocide" is not of the Friday on which its president opened a school, "he was jailed for
fraud" not of the day of his pardon. A missing date is harmless, a wrong one is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import EventType

from ...model import Sentence
from .. import tree
from .points import EventPoint, Use
from .words import words

WITHIN = frozenset(
    {"during", "in", "under", "throughout", "after", "since", "before", "until", "following", "amid", "at"}
)
UNDONE: frozenset[EventType] = frozenset({"CONCEDE", "RETREAT"})
"""A pardon or a release undoes a sentence that was passed long before."""


def is_background(sentence: Sentence, point: EventPoint, uses: Sequence[Use]) -> bool:
    """Whether an event has a time of its own, though no date. ``uses``: what the date of another sentence dates so far."""
    if uses and _is_before(point, point.lemma(sentence), uses):
        return True
    if sentence.tokens[point.i].upos != "VERB":
        return False
    return _is_of_the_past(sentence, point.i) or _is_of_an_era(sentence, point.i)


def _is_before(point: EventPoint, lemma: str, uses: Sequence[Use]) -> bool:
    """A sentence before its pardon, a crime before its sentence."""
    if point.type == "ASSAULT":
        return uses[0].lemma in words().verdicts
    if point.type != "COERCE":
        return False
    undone = [use.type in UNDONE for use in uses]
    return all(undone) or (lemma in words().verdicts and any(undone))


def _is_of_the_past(sentence: Sentence, verb: int) -> bool:
    """ "Had previously opposed", "was once jailed"."""
    return any(tree.lemma(sentence, j) in words().past_adverbs for j in tree.kids(sentence, verb, "advmod"))


def _is_of_an_era(sentence: Sentence, verb: int) -> bool:
    """ "After the genocide", "during his first term", "when she was a student"."""
    for j in tree.kids(sentence, verb, "obl", "advcl"):
        if sentence.tokens[j].dep == "obl":
            if tree.lemma(sentence, j) in words().eras and set(tree.case_of(sentence, j).split()) & WITHIN:
                return True
        elif _is_of_a_life(sentence, j):
            return True
    return False


def _is_of_a_life(sentence: Sentence, clause: int) -> bool:
    """ "When it was young", "while she was governor": what somebody was then."""
    marks = {sentence.tokens[j].text.lower() for j in tree.kids(sentence, clause, "mark", "advmod")}
    was = {sentence.tokens[j].text.lower() for j in tree.kids(sentence, clause, "cop")} & {"was", "were"}
    head = sentence.tokens[clause]
    is_somebody = head.upos == "NOUN" and not tree.kids(sentence, clause, "case")
    return bool(marks & {"when", "while"} and was) and (is_somebody or head.lemma.lower() in words().ages)
