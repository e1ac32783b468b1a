"""Which figures an event carries: those of its arguments and of its noun phrase, fitting its type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...model import EventType, Figure, Sentence
from .find import FoundFigure
from .words import words

UP = {
    "conj": 2.0, "advcl": 3.0, "acl": 1.0, "acl:relcl": 1.5, "ccomp": 4.0, "xcomp": 1.0, "parataxis": 4.0, "compound": 0.6,
    "amod": 0.6, "obj": 1.0, "nmod": 1.0, "obl": 2.0, "nsubj": 1.0, "nsubj:pass": 1.0, "csubj": 1.5, "appos": 1.5,
}  # fmt: skip
DOWN = {
    "nsubj": 0.3, "nsubj:pass": 0.3, "obj": 0.3, "nummod": 0.2, "nmod": 0.8, "obl": 1.2, "compound": 0.6, "conj": 1.4, "advcl": 1.2,
    "acl": 1.2, "acl:relcl": 1.6, "xcomp": 0.6, "ccomp": 3.0, "parataxis": 3.0, "appos": 1.0, "iobj": 0.5, "amod": 0.8, "obl:agent": 0.6,
}  # fmt: skip
STEP = 1.0
LIMIT = 4.0
PREFERENCE = 0.12


def figures_of(sentence: Sentence, trigger: int, event_type: EventType, found: Sequence[FoundFigure]) -> tuple[Figure, ...]:
    """The figures that belong to the event of word ``trigger``, the one that tells most of it first."""
    if not found:
        return ()
    up = _climb(sentence, trigger)
    fitting = words().belongs.get(event_type, ())
    priced = []
    for figure in found:
        if figure.figure.measures not in fitting:
            continue
        price = _price(sentence, up, figure.head)
        harm = _own_harm(sentence, trigger)
        if harm is not None and figure.figure.measures in ("killed", "wounded", "killed_or_wounded"):
            if figure.figure.measures != harm:
                continue
        if price is not None and price <= LIMIT:
            priced.append((price + PREFERENCE * fitting.index(figure.figure.measures), figure.head, figure.figure))
    return tuple(f for _, _, f in sorted(priced, key=lambda p: p[:2]))


def _own_harm(sentence: Sentence, trigger: int) -> str | None:
    token = sentence.tokens[trigger]
    return words().events.get(token.lemma.lower()) or words().events.get(token.text.lower())


def _climb(sentence: Sentence, trigger: int) -> dict[int, float]:
    prices, i, price = {trigger: 0.0}, trigger, 0.0
    while (token := sentence.tokens[i]).head != i and token.head not in prices:
        price += UP.get(token.dep, STEP)
        i = token.head
        prices[i] = price
    return prices


def _price(sentence: Sentence, up: dict[int, float], i: int) -> float | None:
    price = 0.0
    while i not in up:
        token = sentence.tokens[i]
        if token.head == i:
            return None
        price += DOWN.get(token.dep, STEP)
        i = token.head
    return price + up[i]


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
