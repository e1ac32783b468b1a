"""What speaks for a time expression dating an event of its own sentence: the way to it, its rivals, whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...model import Sentence
from .. import tree
from .attach import climb, head_of, price_from
from .periods import Date
from .points import EventPoint
from .scan import TimeMention
from .words import words

NONE = 99.0
"""The price of an expression that no way leads to."""


@dataclass(frozen=True, slots=True)
class Here:
    """A sentence with the words of its events and its time expressions."""

    sentence: Sentence
    events: Mapping[int, dict[int, float]]
    """What getting to the words above each event costs (`attach.climb`)."""
    expressions: Sequence[TimeMention]
    published: Date | None


def here_of(
    sentence: Sentence, events: Iterable[int], expressions: Sequence[TimeMention], published: Date | None
) -> Here:
    """The sentence as its events see it."""
    return Here(sentence, {i: climb(sentence, i) for i in events}, expressions, published)


def cues_of(here: Here, point: EventPoint, mention: TimeMention) -> tuple[list[str], str]:
    """The cues of an expression for an event of its sentence, and whose it is (see `owner_of`)."""
    sentence, head = here.sentence, head_of(here.sentence, mention)
    whose = owner_of(here, point, head)
    price = _price(here, point.i, mention)
    steps = "none" if price == NONE else str(min(int(price / 0.75), 10))
    side = "left" if mention.first < point.i else "right"
    rank = min(sum(_price(here, point.i, m) < price for m in here.expressions if m is not mention), 2)
    rivals = min(sum(_price(here, e, mention) < price for e in here.events if e != point.i), 3)
    between = sum(min(point.i, head) < e < max(point.i, head) for e in here.events)
    distance = min(abs(point.i - mention.first), abs(point.i - mention.last)) // 4
    age, operator = age_of(mention, here.published), mention.operator or "none"
    out = [f"whose={whose}", f"price={steps}", f"price={steps},{side}", f"whose={whose},{steps}", f"rank={rank}"]
    out += [f"rank={rank},{whose}", f"words={min(distance, 5)}", f"age={age}", f"age={age},{whose}"]
    out += [f"granularity={mention.interval.granularity}", f"operator={operator}", f"operator={operator},{whose}"]
    out += [f"between={min(between, 3)}", f"expressions={min(len(here.expressions), 4)},{rank}"]
    out += [f"rivals={rivals}", f"rivals={rivals},{whose},{side}", *_way(sentence, point.i, head)]
    if mention.modifier:
        out += ["modifier", f"modifier,{whose}", f"modifier,{steps}"]
    return [*out, *_beside(here, point.i, mention, whose), *_told(sentence, point.i, mention, head)], whose


def age_of(mention: TimeMention, published: Date | None) -> str:
    """How long before the publication it begins."""
    interval = mention.interval
    day = interval.earliest_begin or interval.latest_end or interval.latest_begin
    if published is None or day is None:
        return "unknown"
    days = (published - day).days
    steps = ((0, "future"), (1, "today"), (8, "week"), (32, "month"), (367, "year"))
    return next((name for most, name in steps if days < most), "old")


def owner_of(here: Here, point: EventPoint, head: int) -> str:
    """Whose word is the nearest above the expression: the event's ``own``, one ``above``, ``below`` or ``beside`` it."""
    sentence = here.sentence
    owner = next((j for j in (head, *tree.ancestors(sentence, head)) if j in here.events), None)
    if owner is None:
        return "free"
    if owner == point.i:
        return "own"
    if owner in tree.ancestors(sentence, point.i):
        return "above"
    return "below" if point.i in tree.ancestors(sentence, owner) else "beside"


def _price(here: Here, i: int, mention: TimeMention) -> float:
    price = price_from(here.sentence, here.events[i], mention)
    return NONE if price is None else price


def _way(sentence: Sentence, i: int, head: int) -> list[str]:
    """The relations up from the event to what governs both, and down from there to the expression."""
    _, up, down = tree.way_between(sentence, i, head)
    ending = ">".join(down[-2:])
    return [f"way={'<'.join(up[:3])}|{ending}", f"up={'<'.join(up[:2])}", f"down={ending}"]


def _beside(here: Here, i: int, mention: TimeMention, whose: str) -> list[str]:
    """Which verb stands right before it, however it was parsed: "said on Tuesday"."""
    k = mention.first - 1
    while k > 0 and here.sentence.tokens[k].upos in ("ADP", "DET"):
        k -= 1
    if k < 0:
        return ["beside=start"]
    token = here.sentence.tokens[k]
    if k == i:
        beside = "own"
    elif token.upos == "VERB" and token.lemma.lower() in words().telling:
        beside = "telling"
    else:
        beside = "event" if k in here.events else token.upos
    return [f"beside={beside}", f"beside={beside},{whose}"]


def _told(sentence: Sentence, i: int, mention: TimeMention, head: int) -> list[str]:
    """Whether it dates the telling of the event, stands after a superlative, or in a quotation without the event."""
    governor = sentence.tokens[head].head
    out = []
    if governor != i and sentence.tokens[governor].lemma.lower() in words().telling:
        out.append("telling" if governor in tree.ancestors(sentence, i) else "other telling")
    before = {t.text.lower() for t in sentence.tokens[max(0, mention.first - 6) : mention.first]}
    if mention.operator == "since" and before & words().superlatives:
        out.append("superlative")
    quoted = tree.in_quotes(sentence, i), tree.in_quotes(sentence, head)
    return out if quoted[0] == quoted[1] else [*out, f"quoted={quoted[0]}"]
