"""The cues of a place being where an event happened: the way to it, its preposition, what was told there before.

The weights are in ``place_cues.npz`` beside this module, fitted by ``training/fit_places.py`` on annotated passages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.extract import tree, way
from graph.extract.linear import Linear, load_linear
from graph.model import EventMention, Party, Sentence

FILE = Path(__file__).with_name("place_cues.npz")
UP = {"xcomp": 0.5, "conj": 1.2, "advcl": 1.5, "acl": 1.5, "ccomp": 2.6, "parataxis": 3.0, "acl:relcl": 3.0,
      "obj": 0.6, "nsubj": 0.6, "nsubj:pass": 0.6, "compound": 0.5, "amod": 0.5}  # fmt: skip
DOWN = {"xcomp": 0.5, "conj": 3.0, "advcl": 3.5, "acl": 3.0, "ccomp": 4.0, "parataxis": 4.0, "acl:relcl": 5.0,
        "appos": 0.8, "nmod": 0.8, "compound": 0.6, "amod": 0.8, "nmod:poss": 1.0}  # fmt: skip
STEP = 1.0
POINTING = frozenset({"city", "town", "village", "province", "region", "country", "area", "state", "capital", "territory",
                      "island", "district", "border", "enclave", "camp", "base", "site", "scene"})  # fmt: skip
DEFINITE = frozenset({"the", "this", "that", "these", "its", "their", "his", "her"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that the article names: the head word of its phrase, and what it was resolved to."""

    sentence: int
    i: int
    party: Party


@dataclass(frozen=True, slots=True)
class Told:
    """An event to be placed, with its sentence, and the places of the events before it, latest last."""

    event: EventMention
    sentence: Sentence
    i: int
    used: Sequence[tuple[str, str]]
    """(event type, id of the place)."""
    events: frozenset[int] = frozenset()
    """The trigger words of the sentence."""
    pointers: Sequence[str] = ()
    """How the sentence points back to a place."""


def cues_of(told: Told, spot: Spot, here: Sequence[Spot], recent: int) -> list[str]:
    """All cues of one place for one event. ``here``: the places of its sentence; ``recent``: how many were named later."""
    event, kind = told.event, spot.party.link.entity.kind
    out = list(_here(told, spot, here)) if spot.sentence == event.sentence else list(_before(told, spot, here, recent))
    where = "here" if spot.sentence == event.sentence else "before"
    out += [where, f"{where}|kind={kind}", f"{where}|t={event.type}", f"{where}|t={event.type}|{kind}"]
    token = told.sentence.tokens[told.i]
    out += [
        f"{where}|form={token.upos}",
        f"{where}|status={event.status}",
        f"{where}|statement={event.force is not None}",
    ]
    place = spot.party.link.entity.id
    same = [t for t, p in told.used if p == place]
    out.append(f"{where}|used={'same' if event.type in same else 'other' if same else 'no'}")
    if told.used and told.used[-1][1] == place:
        out.append(f"{where}|last")
    code = spot.party.link.entity.code
    for name, parties in (("actor", event.actors), ("recipient", event.recipients)):
        if any(p.link.entity.code == code for p in parties):
            out += [f"{where}|state of {name}", f"{where}|state of {name}|{kind}"]
    return out


def _here(told: Told, spot: Spot, here: Sequence[Spot]) -> Iterator[str]:
    event, sentence = told.event, told.sentence
    token, case = sentence.tokens[spot.i], tree.case_of(sentence, spot.i) or "none"
    price = price_of(told, spot)
    steps = "none" if price is None else str(min(int(price / 0.75), 9))
    yield f"price={steps}"
    yield f"price={steps}|{case}"
    yield f"case={case}"
    yield f"case={case}|{event.type}"
    yield f"dep={token.dep}|{token.upos}"
    yield f"dep={token.dep}|{case}"
    yield f"side={spot.i < told.i}|{steps}"
    if token.head == told.i:
        yield f"direct={token.dep}|{case}"
    for name, chosen in (("place", event.place), ("origin", event.origin), ("destination", event.destination)):
        if chosen is not None and chosen.span == spot.party.span:
            yield f"rule={name}"
    yield from _whose(told, spot, case)
    yield from _way(told, spot, case)
    yield from _within(spot, here)
    nearer = sum((price_of(told, s) or 99) < (price or 99) for s in here)
    yield f"rank={min(nearer, 3)}"
    if token.upos == "ADJ":
        yield "adjective"
    for name, parties in (("actor", event.actors), ("recipient", event.recipients)):
        if any(p.span.begin <= spot.party.span.begin < p.span.end for p in parties):
            yield f"inside {name}"
            yield f"inside {name}|{event.type}"


def _whose(told: Told, spot: Spot, case: str) -> Iterator[str]:
    """Whose word is the nearest above the place: the event's own, one above, below or beside it."""
    sentence = told.sentence
    owner = next((j for j in (spot.i, *tree.ancestors(sentence, spot.i)) if j in told.events), None)
    if owner is None:
        whose = "free"
    elif owner == told.i:
        whose = "own"
    elif owner in tree.ancestors(sentence, told.i):
        whose = "above"
    else:
        whose = "below" if told.i in tree.ancestors(sentence, owner) else "beside"
    yield f"whose={whose}"
    yield f"whose={whose}|{case}"
    yield f"whose={whose}|{told.event.type}"
    yield f"whose={whose}|{spot.party.link.entity.kind}"


def _way(told: Told, spot: Spot, case: str) -> Iterator[str]:
    """The relations up from the event to what governs both, and down from there to the place."""
    meeting, up, down = tree.way_between(told.sentence, told.i, spot.i)
    rising, falling = "<".join(up[:3]), ">".join(reversed(down[:3]))
    yield f"way={rising}|{falling}"
    yield f"way={rising}|{falling}|{case}"
    yield f"down={'>'.join(reversed(down))}|{case}"
    yield f"via={'self' if meeting == told.i else tree.lemma(told.sentence, meeting)}|{case}"


def _within(spot: Spot, here: Sequence[Spot]) -> Iterator[str]:
    """Whether the sentence names a place inside this one, or one around it: "Aceh, Indonesia"."""
    mine = spot.party.link.entity
    others = [s.party.link.entity for s in here if s is not spot]
    if any(e.within == mine.id for e in others):
        yield "around another"
    if any(e.id == mine.within for e in others):
        yield "within another"


def _before(told: Told, spot: Spot, here: Sequence[Spot], recent: int) -> Iterator[str]:
    sentence = told.sentence
    token = sentence.tokens[told.i]
    distance = min(told.event.sentence - spot.sentence, 4)
    yield f"distance={distance}"
    yield f"recent={min(recent, 4)}"
    yield f"distance={distance}|recent={min(recent, 2)}"
    yield f"here={min(len(here), 2)}"
    yield f"rule={told.event.place is not None}"
    articles = {sentence.tokens[j].text.lower() for j in tree.kids(sentence, told.i, "det", "nmod:poss")}
    yield f"form={token.upos}|{'definite' if articles & DEFINITE else 'other' if articles else 'bare'}"
    yield from told.pointers


def pointers_of(sentence: Sentence) -> Iterator[str]:
    """How a sentence points back to a place: "there", "the city"."""
    words = [(t, t.lemma.lower()) for t in sentence.tokens]
    if any(word == "there" and t.dep == "advmod" for t, word in words):
        yield "there"
    nouns = [t.i for t, word in words if t.i and word in POINTING]
    if any(sentence.tokens[i - 1].text.lower() in DEFINITE for i in nouns):
        yield "pointing"


def price_of(told: Told, spot: Spot) -> float | None:
    """The price of the way from the event to a place of its sentence."""
    tokens = told.sentence.tokens
    up = way.climb(told.sentence, told.i, lambda j: UP.get(tokens[j].dep, STEP))
    return way.price_to(told.sentence, up, spot.i, lambda j: DOWN.get(tokens[j].dep, STEP))


@cache
def place_weights() -> Linear:
    """The bundled weights (a choice among the places), read once."""
    return load_linear(FILE)
