"""Which time expression dates an event: the one nearest to its trigger in the tree.

The way from the trigger to an expression goes up to their common governor and down again; every step has a price by its
relation, so that the own clause is cheap, the governing clause dearer, another clause too dear.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Interval, Sentence
from .. import way
from .scan import TimeMention

UP = {
    "xcomp": 0.5, "aux": 0.0, "cop": 0.0, "conj": 1.2, "advcl": 1.5, "acl": 2.0, "csubj": 1.0, "ccomp": 2.6,
    "parataxis": 3.0, "acl:relcl": 4.0, "advcl:relcl": 1.5, "appos": 2.0, "obj": 0.6, "nsubj": 0.6, "nsubj:pass": 0.6,
    "obl": 1.0, "compound": 0.5, "amod": 0.5,
}  # fmt: skip
DOWN = {
    "xcomp": 0.5, "conj": 3.0, "advcl": 3.5, "acl": 3.0, "csubj": 3.0, "ccomp": 4.0, "parataxis": 4.0, "acl:relcl": 5.0,
    "advcl:relcl": 5.0, "appos": 1.5, "nmod:poss": 1.5,
}  # fmt: skip
STEP = 1.0
MODIFIER = 1.5
LIMIT = 4.0


def time_of(sentence: Sentence, trigger: int, mentions: Sequence[TimeMention]) -> Interval | None:
    """The interval of the expression that dates the event of word ``trigger``; None if none in the sentence does."""
    found = mention_of(sentence, trigger, mentions)
    return None if found is None else found.interval


def mention_of(
    sentence: Sentence, trigger: int, mentions: Sequence[TimeMention], *, limit: float = LIMIT
) -> TimeMention | None:
    """As `time_of`, with the expression itself. ``mentions`` may be those of the whole article."""
    best: tuple[float, int, TimeMention] | None = None
    up: dict[int, float] | None = None
    for mention in mentions:
        if mention.sentence != sentence.index or not _known(mention.interval):
            continue
        up = climb(sentence, trigger) if up is None else up
        price = price_from(sentence, up, mention)
        distance = min(abs(trigger - mention.first), abs(trigger - mention.last))
        if price is not None and price <= limit and (best is None or (price, distance) < best[:2]):
            best = (price, distance, mention)
    return None if best is None else best[2]


def price_of(sentence: Sentence, trigger: int, mention: TimeMention) -> float | None:
    """What the way from the trigger to an expression of the same sentence costs; None where no way leads there."""
    return price_from(sentence, climb(sentence, trigger), mention)


def _known(interval: Interval) -> bool:
    return interval.earliest_begin is not None or interval.latest_end is not None or interval.latest_begin is not None


def climb(sentence: Sentence, trigger: int) -> dict[int, float]:
    """The trigger and the words above it with the price of getting there."""
    return way.climb(sentence, trigger, lambda i: UP.get(sentence.tokens[i].dep, STEP))


def price_from(sentence: Sentence, up: dict[int, float], mention: TimeMention) -> float | None:
    """As `price_of`, with the words above the trigger as `climb` gives them."""
    head = head_of(sentence, mention)
    price = way.price_to(sentence, up, head, lambda i: DOWN.get(sentence.tokens[i].dep, STEP), free_first=True)
    if price is not None and mention.modifier and sentence.tokens[head].head not in up:
        price += MODIFIER
    return price


def head_of(sentence: Sentence, mention: TimeMention) -> int:
    """The word of the expression that the others of it hang on, or the one that it dates."""
    if mention.dates is not None:
        return mention.dates
    for i in range(mention.last, mention.first - 1, -1):
        token = sentence.tokens[i]
        outside = token.head == i or not mention.first <= token.head <= mention.last
        if outside and token.dep not in ("punct", "case", "mark", "det"):
            return i
    return mention.last
