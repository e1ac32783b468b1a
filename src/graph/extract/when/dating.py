"""Dates the events of an article: with an expression of their sentence, else with the date of what was told before.

"The attack" of a later paragraph happened when the first one said. Which expression dates an event, if any, is a choice
between those of its sentence and of the `WINDOW` before it, by the cues of `near_cues`, `before_cues` and `event_cues`;
their weights are in ``date_cues.npz`` (``training/fit_dates.py``). The reason on the interval says whether it is inherited.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from graph.extract.linear import Linear, load_linear

from ...model import Interval, Sentence
from . import before_cues, event_cues, near_cues
from .barred import is_barred
from .periods import Date
from .points import EventPoint, Use
from .scan import TimeMention

FILE = Path(__file__).with_name("date_cues.npz")
UNREAL = 0.5
"""How sure an inherited date of an event that is planned, urged, possible or denied must be at least."""
WINDOW = 8
"""From how many sentences back a date can be inherited."""
MOST = 24
"""So many expressions of a sentence, and so many before it, are looked at: the time grows with the text, not faster."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How sure a date must be (0 to 1), told in the event's own sentence or inherited; over 1 switches it off."""

    own: float = 0.12
    inherited: float = 0.18


DEFAULT = Policy()


@dataclass(frozen=True, slots=True)
class Dating:
    """The date of an event, how probable it is that it is right, and the expression that it rests on."""

    interval: Interval
    probability: float
    mention: TimeMention
    inherited: bool


@dataclass(frozen=True, slots=True)
class Option:
    """An expression that could date an event: its number among those that say anything, and its cues."""

    k: int
    mention: TimeMention
    cues: list[str]
    uses: Sequence[Use] = ()
    """What it was found to date so far."""


Decide = Callable[[EventPoint, Sequence[Option]], int]
"""Which choice is taken: its position, or -1."""


def date_events(
    sentences: Sequence[Sentence],
    points: Sequence[EventPoint],
    mentions: Sequence[TimeMention],
    *,
    published: Date | None = None,
    policy: Policy = DEFAULT,
) -> list[Dating | None]:
    """For each event (in the order of the text) its date, None where nothing near it tells one."""
    found: list[Dating | None] = []
    by_index = {s.index: s for s in sentences}

    def decide(point: EventPoint, choices: Sequence[Option]) -> int:
        odds = weights().choice([c.cues for c in choices])
        sure = [p if p >= _floor(point, c, policy) else 0.0 for p, c in zip(odds, choices, strict=True)]
        sure = [
            p and (0.0 if is_barred(by_index, point, c.mention, c.uses, published) else p)
            for p, c in zip(sure, choices, strict=True)
        ]
        best = max(range(len(sure)), key=lambda n: sure[n], default=-1)
        if best < 0 or not sure[best]:
            found.append(None)
            return -1
        found.append(_dating(point, choices[best].mention, sure[best]))
        return best

    for _ in walk(sentences, points, mentions, decide, published=published):
        pass
    return found


def _floor(point: EventPoint, choice: Option, policy: Policy) -> float:
    """What is only talked of did not happen when the last thing did."""
    if choice.mention.sentence == point.sentence:
        return policy.own
    return policy.inherited if point.status == "actual" else max(policy.inherited, UNREAL)


def _dating(point: EventPoint, mention: TimeMention, probability: float) -> Dating:
    interval, inherited = mention.interval, mention.sentence != point.sentence
    if inherited:
        interval = replace(interval, reason=f"{interval.reason}; inherited from sentence {mention.sentence}")
    return Dating(interval, probability, mention, inherited)


@dataclass(slots=True)
class _Story:
    """The expressions of the text and what they were found to date so far."""

    sentences: dict[int, Sentence]
    known: list[TimeMention]
    events: dict[int, set[int]]
    published: Date | None
    here: dict[int, near_cues.Here] = field(default_factory=dict)
    uses: defaultdict[int, list[Use]] = field(default_factory=lambda: defaultdict(list))
    last: int = -1
    first: int = -1


def walk(
    sentences: Sequence[Sentence],
    points: Sequence[EventPoint],
    mentions: Sequence[TimeMention],
    decide: Decide,
    *,
    published: Date | None,
) -> Iterator[tuple[EventPoint, list[Option], int]]:
    """Each event with its choices and the one that ``decide`` took; what is decided for one is history for the next."""
    known = [m for m in mentions if is_known(m.interval) and m.operator != "dateline"]
    events: defaultdict[int, set[int]] = defaultdict(set)
    for point in points:
        events[point.sentence].add(point.i)
    story = _Story({s.index: s for s in sentences}, known, events, published)
    story.first = next((k for k, m in enumerate(known) if not m.modifier), -1)
    starts = [m.sentence for m in known]
    for point in points:
        bounds = [bisect_left(starts, n) for n in (point.sentence - WINDOW, point.sentence, point.sentence + 1)]
        choices = list(_choices(story, point, *bounds))
        taken = decide(point, choices)
        if taken >= 0:
            story.last = choices[taken].k
            lemma = point.lemma(story.sentences[point.sentence])
            story.uses[story.last].append(Use(point.type, lemma, point.parties))
        yield point, choices, taken


def _choices(story: _Story, point: EventPoint, begin: int, middle: int, end: int) -> Iterator[Option]:
    """Of the own sentence (``middle`` to ``end``) and before; what happened has no date to come."""
    end = min(end, middle + MOST)
    sentence, near = story.sentences[point.sentence], story.known[middle:end]
    own, crossed = event_cues.cues_of(sentence, point, len(near))
    here = _here(story, sentence, near)
    for k in (*range(middle, end), *range(middle - 1, max(begin, middle - MOST) - 1, -1)):
        mention = story.known[k]
        if mention.to_come and point.status == "actual":
            continue
        if k >= middle:
            pair, tied = near_cues.cues_of(here, point, mention)
            uses = story.uses[k]
            if uses:
                pair.append("same type" if any(u.type == point.type for u in uses) else "other type")
            side = "here"
        else:
            pair, tied = before_cues.cues_of(story.sentences, point, _earlier(story, k, middle, end), story.published)
            side = "before"
        cues = [side, *(f"{side}|{c}" for c in (*pair, *own)), *(f"{side}|{tied}|{c}" for c in crossed)]
        yield Option(k, mention, cues, tuple(story.uses[k]))


def _here(story: _Story, sentence: Sentence, near: list[TimeMention]) -> near_cues.Here:
    """Made once for the events of a sentence."""
    if sentence.index not in story.here:
        story.here[sentence.index] = near_cues.here_of(sentence, story.events[sentence.index], near, story.published)
    return story.here[sentence.index]


def _earlier(story: _Story, k: int, middle: int, end: int) -> before_cues.Earlier:
    mention = story.known[k]
    day = mention.interval.earliest_begin
    near = story.known[max(k - MOST, 0) : end]
    return before_cues.Earlier(
        mention=mention,
        uses=story.uses[k],
        later=middle - 1 - k,
        is_last=k == story.last,
        is_first=k == story.first,
        is_repeated=day is not None and any(m is not mention and m.interval.earliest_begin == day for m in near),
        expressions=end - middle,
    )


def is_known(interval: Interval) -> bool:
    """Whether an interval says anything."""
    return not (interval.earliest_begin is None and interval.latest_begin is None and interval.latest_end is None)


@cache
def weights() -> Linear:
    """The bundled weights, read once."""
    return load_linear(FILE)
