"""Dates the events of an article: with an expression of their clause, else with the date of what was told before.

"The attack" of a later paragraph happened when the first one said. Which expression dates an event, near or far, is a
logistic score over the features of `features`; its weights are data (``ontology/lexicon/time_weights.yaml``, fitted by
``benchmarks/fit_dates.py``). The reason on the interval says whether the date was told in the sentence or inherited.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import yaml

from ... import resources
from ...errors import DataError
from ...model import Interval, Sentence
from .features import EventPoint, Use, crossed, of_event, of_pair
from .scan import TimeMention

FILE = "lexicon/time_weights.yaml"
UNREAL = 0.5
"""How sure an inherited date of an event that is planned, urged, possible or denied must be at least."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How sure a date must be (0 to 1), told in the event's own sentence or inherited; over 1 switches it off."""

    own: float = 0.12
    inherited: float = 0.2


DEFAULT = Policy()


@dataclass(frozen=True, slots=True)
class Dating:
    """The date of an event, how probable it is that it is right, and the expression that it rests on."""

    interval: Interval
    probability: float
    mention: TimeMention
    inherited: bool


@cache
def weights() -> Mapping[str, float]:
    path = resources.ontology() / FILE
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict) or "bias" not in data:
        raise DataError(f"{path}: no weight called bias; fit it again with benchmarks/fit_dates.py")
    return {str(k): float(v) for k, v in data.items()}


def date_events(
    sentences: Sequence[Sentence],
    points: Sequence[EventPoint],
    mentions: Sequence[TimeMention],
    *,
    policy: Policy = DEFAULT,
) -> list[Dating | None]:
    """For each event (in the order of the text) its date, None where nothing in the article tells it."""
    known = [m for m in mentions if is_known(m.interval)]
    by_index = {s.index: s for s in sentences}
    uses: list[list[Use]] = [[] for _ in known]
    out: list[Dating | None] = []
    for point in points:
        found = _dated(by_index, point, known, uses, policy)
        out.append(found)
    return out


def _dated(
    sentences: Mapping[int, Sentence],
    point: EventPoint,
    known: Sequence[TimeMention],
    uses: list[list[Use]],
    policy: Policy,
) -> Dating | None:
    best, best_k = 0.0, -1
    for k, features in pairs(sentences, point, known, uses):
        p = probability(features, weights())
        floor = policy.own if known[k].sentence == point.sentence else _floor(point, policy)
        if p > best and p >= floor:
            best, best_k = p, k
    if best_k < 0:
        return None
    token = sentences[point.sentence].tokens[point.i]
    uses[best_k].append(Use(point.type, token.lemma.lower()))
    mention = known[best_k]
    inherited = mention.sentence != point.sentence
    interval = mention.interval
    if inherited:
        interval = replace(interval, reason=f"{interval.reason}; inherited from sentence {mention.sentence}")
    return Dating(interval, best, mention, inherited)


def _floor(point: EventPoint, policy: Policy) -> float:
    """What is only talked of did not happen when the last thing did."""
    return policy.inherited if point.status == "actual" else max(policy.inherited, UNREAL)


def pairs(
    sentences: Mapping[int, Sentence], point: EventPoint, known: Sequence[TimeMention], uses: Sequence[Sequence[Use]]
) -> list[tuple[int, list[str]]]:
    """The mentions that could date an event, each with its features: those of its sentence, and earlier ones.

    What happened has no date to come; a noun ("the attack", not "the war") inherits only from an event of its type.
    """
    sentence = sentences[point.sentence]
    event = of_event(sentence, point)
    is_noun = sentence.tokens[point.i].upos in ("NOUN", "PROPN", "ADJ")
    recent = max((k for k, m in enumerate(known) if m.sentence < point.sentence and not m.modifier), default=-1)
    out = []
    for k, mention in enumerate(known):
        if mention.sentence > point.sentence or mention.operator == "dateline" or (mention.to_come and _is_done(point)):
            continue
        if is_noun and mention.sentence < point.sentence and not any(u.type == point.type for u in uses[k]):
            continue
        out.append((k, crossed(event, of_pair(sentences, point, known, k, uses[k], recent))))
    return out


def _is_done(point: EventPoint) -> bool:
    return point.status == "actual"


def probability(features: Sequence[str], table: Mapping[str, float]) -> float:
    total = table["bias"] + sum(table.get(f, 0.0) for f in features)
    return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))


def is_known(interval: Interval) -> bool:
    """Whether an interval says anything."""
    return not (interval.earliest_begin is None and interval.latest_begin is None and interval.latest_end is None)
