"""Which figures an event carries: those of its arguments and of its noun phrase, fitting its type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...model import EventType, Figure, Sentence
from .. import tree, way
from ..lexicon import load_lexicon
from .many import FoundFigure
from .words import words

UP = {
    "conj": 2.0, "advcl": 3.2, "acl": 1.0, "acl:relcl": 1.5, "ccomp": 4.0, "xcomp": 1.0, "parataxis": 4.0,
    "compound": 0.6, "amod": 0.6, "obj": 1.0, "nmod": 1.0, "obl": 2.0, "nsubj": 1.0, "nsubj:pass": 1.0, "csubj": 1.5,
    "appos": 1.5,
}  # fmt: skip
DOWN = {
    "nsubj": 0.3, "nsubj:pass": 0.3, "obj": 0.3, "nummod": 0.2, "nmod": 0.8, "obl": 1.2, "compound": 0.6, "conj": 1.4,
    "advcl": 1.2, "acl": 1.2, "acl:relcl": 1.6, "xcomp": 0.6, "ccomp": 3.0, "parataxis": 3.0, "appos": 1.0, "iobj": 0.5,
    "amod": 0.8, "obl:agent": 0.6,
}  # fmt: skip
STEP = 1.0
NEAR, WIDE, TALK = 3.2, 7.0, 2.1
"""How far a figure may stand from its event: by default, for the dead of an attack and the votes, for speech acts."""
FINITE = 3.3
ASIDE = ("after", "before", "since", "while", "when", "amid", "despite", "following")
"""A figure behind one of these belongs to another event."""
PREFERENCE = 0.12
AFTER_THE_DEAD = 2.5
"""An attack told with its dead and wounded counts the dead first."""
HARM = ("killed", "wounded", "killed_or_wounded")
VOTES = ("votes_for", "votes_against")
TALKS = ("ACCUSE", "REQUEST", "AGREE", "CONCEDE", "CONSULT", "THREATEN", "SUPPORT", "REJECT")
OBJECTS = ("obj", "nsubj:pass")
LENGTHS = ("days", "weeks", "months", "years")


def figures_of(
    sentence: Sentence, trigger: int, event_type: EventType, found: Sequence[FoundFigure]
) -> tuple[Figure, ...]:
    """The figures that belong to the event of word ``trigger``, the one that tells most of it first."""
    if not found:
        return ()
    up = _climb(sentence, trigger)
    priced = []
    for each in _not_of_others(sentence, trigger, event_type, found):
        rank = _rank(sentence, trigger, event_type, each)
        price = None if rank is None else _price(sentence, up, each.head)
        if price is None or rank is None or price > _limit(event_type, each.figure.measures):
            continue
        if each.figure.measures == "wounded" and _own_harm(sentence, trigger) is None:
            price += AFTER_THE_DEAD
        span = each.figure.span
        priced.append((price + PREFERENCE * rank, span.begin - span.end, each.head, each.figure))
    chosen = [p[-1] for p in sorted(priced, key=lambda p: p[:3])]
    return tuple(f for f in chosen if not any(_is_part(f, other) for other in chosen))


def _not_of_others(
    sentence: Sentence, trigger: int, event_type: EventType, found: Sequence[FoundFigure]
) -> list[FoundFigure]:
    """The figures without those that another verb of the sentence counts for itself.

    Of "abducted 251 girls and killed 1,200 men" each verb has its own; the critics of a visit are no visitors; who fled an
    attack was not hit by it.
    """
    own = any(_verb_of(sentence, each) == trigger for each in found)
    above = set(tree.ancestors(sentence, trigger))
    return [each for each in found if not _is_of_other(sentence, trigger, event_type, each, own, above)]


def _is_of_other(
    sentence: Sentence, trigger: int, event_type: EventType, each: FoundFigure, own: bool, above: set[int]
) -> bool:
    """``own``: whether the event counts something itself; ``above``: the words above it."""
    verb = _verb_of(sentence, each)
    if verb is None or trigger in (verb, each.head):
        return False
    lemma, token = tree.lemma(sentence, verb), sentence.tokens[tree.first_conjunct(sentence, each.head)]
    acts = token.dep in ("nsubj", "obl:agent") and lemma not in load_lexicon().light_verbs | words().events.keys()
    critics = acts and verb in above and sentence.tokens[trigger].upos == "NOUN"
    unhurt = event_type == "ASSAULT" and each.figure.measures == "people" and lemma in words().unhurt
    return own or critics or unhurt


def _verb_of(sentence: Sentence, each: FoundFigure) -> int | None:
    """The verb that what is counted is a subject or object of."""
    token = sentence.tokens[tree.first_conjunct(sentence, each.head)]
    if token.dep not in ("obj", "nsubj", "nsubj:pass", "obl:agent") or sentence.tokens[token.head].upos != "VERB":
        return None
    return token.head


def _is_part(figure: Figure, whole: Figure) -> bool:
    """Whether a figure is counted in another of the same event: the two of "a man and two women"."""
    inside = whole.span.begin <= figure.span.begin and figure.span.end <= whole.span.end
    return inside and figure.span != whole.span and figure.measures == whole.measures


def _rank(sentence: Sentence, trigger: int, event_type: EventType, each: FoundFigure) -> int | None:
    """Place of a figure among those that the event can carry, None if it cannot carry it."""
    measures, fitting = each.figure.measures, words().belongs.get(event_type, ())
    harm = _own_harm(sentence, trigger)
    if harm is not None and measures in HARM and harm != measures and "killed_or_wounded" not in (harm, measures):
        return None
    if measures in fitting:
        return fitting.index(measures)
    token = sentence.tokens[each.head]
    if each.head == trigger:
        return len(fitting)
    if token.head == trigger and token.dep in OBJECTS and measures not in LENGTHS:
        return len(fitting)
    return None


def _limit(event_type: EventType, measures: str) -> float:
    if (event_type == "ASSAULT" and measures in HARM) or measures in VOTES:
        return WIDE
    return TALK if event_type in TALKS and measures != "money" else NEAR


def _own_harm(sentence: Sentence, trigger: int) -> str | None:
    token = sentence.tokens[trigger]
    return words().events.get(token.lemma.lower()) or words().events.get(token.text.lower())


def _climb(sentence: Sentence, trigger: int) -> dict[int, float]:
    """The trigger and the words above it with the price of getting there."""
    return way.climb(sentence, trigger, lambda i: _cost(sentence, i, UP))


def _price(sentence: Sentence, up: dict[int, float], i: int) -> float | None:
    return way.price_to(sentence, up, i, lambda j: _cost(sentence, j, DOWN))


def _cost(sentence: Sentence, i: int, prices: Mapping[str, float]) -> float:
    return FINITE if _is_aside(sentence, i) else prices.get(sentence.tokens[i].dep, STEP)


def _is_aside(sentence: Sentence, i: int) -> bool:
    """Whether a word and what hangs on it tell something of their own ("after 2,000 people marched")."""
    token = sentence.tokens[i]
    marks = [sentence.tokens[j] for j in sentence.children[i] if j < i and sentence.tokens[j].dep in ("mark", "case")]
    if token.dep == "advcl" and token.xpos != "VBG" and any(m.dep == "mark" for m in marks):
        return True
    return any(m.text.lower() in ASIDE for m in marks)


def as_quantity(figure: Figure) -> dict[str, Any]:
    """The figure in the words of the annotation guide: ``{"what", "min", "max", "approx"}``."""
    low, high = figure.lower, figure.upper
    if figure.approximation == "around":
        low = high = figure.best
    return {
        "what": figure.measures,
        "min": _whole(low),
        "max": _whole(high),
        "approx": figure.approximation in ("around", "several"),
    }


def _whole(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
