"""Which place each event gets: of those named in its sentence and shortly before, the likeliest by the cues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from graph import resources
from graph.extract import tree
from graph.extract.lexicon import read_yaml
from graph.extract.no_scenes import rules_out
from graph.extract.place_cues import Spot, Told, cues_of, place_weights, pointers_of
from graph.model import Party, Resolver, Sentence, Span

if TYPE_CHECKING:
    from graph.extract.coder import Draft, Passage

REACH = 3
"""How many sentences back a place may have been named."""
HISTORY = 12
"""How many of the last placed events are looked at."""


SIDES = frozenset({"between", "with"})
"""Prepositions before those who take part, not before where something happens."""


INSIDE = frozenset({"nmod", "appos", "compound", "flat", "nmod:poss", "amod", "conj"})
"""Relations between the words of a noun phrase."""


@cache
def threshold() -> dict[str, float]:
    return {str(k): float(v) for k, v in read_yaml(resources.ontology() / "lexicon" / "place_weights.yaml").items()}


def placed(drafts: Iterable[Draft], passage: Passage) -> list[Draft]:
    """The drafts, in the order of the text, with their places decided."""
    out: list[Draft] = []
    used: list[tuple[str, str]] = []
    for draft, choices in candidates(drafts, passage, used):
        best = max(choices, key=lambda c: c[1], default=None)
        least = threshold()["named_here" if best and best[0].sentence == draft.mention.sentence else "named_before"]
        place = named(best[0], draft.sentence) if best and best[1] >= least else None
        if place is not None:
            used.append((draft.mention.type, place.link.entity.id))
        out.append(draft.told(place=place))
    return out


def candidates(
    drafts: Iterable[Draft], passage: Passage, used: Sequence[tuple[str, str]]
) -> Iterator[tuple[Draft, list[tuple[Spot, float]]]]:
    """Each draft with the places it could have, and how likely each is. ``used`` grows while this goes on."""
    for draft, told, spots in events(drafts, passage, used):
        options = list(with_cues(told, spots))
        odds = place_weights().choice([cues for _, cues in options])
        yield draft, [(spot, p) for (spot, _), p in zip(options, odds, strict=True)]


def events(
    drafts: Iterable[Draft], passage: Passage, used: Sequence[tuple[str, str]]
) -> Iterator[tuple[Draft, Told, list[Spot]]]:
    """Each draft with the places named in its sentence and those before it, in the order of the text."""
    sentences, named = {s.index: s for s in passage.sentences}, dict[int, list[Spot]]()
    drafts, triggers = list(drafts), defaultdict[int, set[int]](set)
    for draft in drafts:
        triggers[draft.mention.sentence].add(draft.trigger.i)
    for draft in drafts:
        n = draft.mention.sentence
        for k in range(n - REACH, n + 1):
            if k not in named:
                named[k] = spots_of(sentences[k], passage.resolver) if k in sentences else []
        spots = [spot for k in range(n - REACH, n) for spot in named[k]]
        spots += [spot for spot in named[n] if not _acts(draft, spot)]
        spots = [
            spot for spot in spots if not rules_out(draft.mention, draft.trigger.i, spot, sentences[spot.sentence])
        ]
        here, pointers = frozenset(triggers[n]), tuple(pointers_of(draft.sentence))
        told = Told(draft.mention, draft.sentence, draft.trigger.i, list(used[-HISTORY:]), here, pointers)
        yield draft, told, spots


def _acts(draft: Draft, spot: Spot) -> bool:
    """Whether the name stands for a party, as in "talks between Moscow and Pyongyang", and not for where something is."""
    parties = (*draft.mention.actors, *draft.mention.recipients, *draft.mention.attributed_to)
    named = any(p.span.begin <= spot.party.span.begin < p.span.end for p in parties)
    token = draft.sentence.tokens[spot.i]
    case = tree.case_of(draft.sentence, tree.first_conjunct(draft.sentence, spot.i))
    return (named and (case in SIDES or token.dep == "obl:agent")) or _of_speaker(draft, spot)


def _of_speaker(draft: Draft, spot: Spot) -> bool:
    """Whether it says where those are who tell of the event: "two diplomats in Addis Ababa said that"."""
    spans = [p.span for p in draft.mention.attributed_to]
    tokens, i = draft.sentence.tokens, spot.i
    while spans and tokens[i].dep in INSIDE and tokens[i].head != i:
        i = tokens[i].head
        if any(s.begin <= tokens[i].begin < s.end for s in spans):
            return True
    return False


def with_cues(told: Told, spots: Sequence[Spot]) -> Iterator[tuple[Spot, list[str]]]:
    here = [s for s in spots if s.sentence == told.event.sentence]
    before = [s for s in spots if s.sentence != told.event.sentence]
    for k, spot in enumerate(before):
        yield spot, cues_of(told, spot, here, len(before) - 1 - k)
    for spot in here:
        yield spot, cues_of(told, spot, here, 0)


def spots_of(sentence: Sentence, resolver: Resolver) -> list[Spot]:
    """The places that a sentence names, each once, with the highest word of the phrase that names it."""
    found: dict[Span, tuple[int, Spot]] = {}
    for token in sentence.tokens:
        if token.upos not in ("PROPN", "NOUN", "ADJ") or not (
            token.ent or token.upos != "NOUN" or sentence.children[token.i]
        ):
            continue
        party = resolver.place(sentence.index, token.i)
        if party is None:
            continue
        depth = sum(1 for _ in tree.ancestors(sentence, token.i))
        if party.span not in found or depth < found[party.span][0]:
            found[party.span] = depth, Spot(sentence.index, token.i, party)
    return sorted((spot for _, spot in found.values()), key=lambda s: s.i)


def named(spot: Spot, sentence: Sentence) -> Party:
    """The place by its name: "Iraq" where the text has only "Iraqi"."""
    if spot.sentence == sentence.index and sentence.tokens[spot.i].upos == "ADJ":
        return replace(spot.party, text=spot.party.link.entity.label)
    return spot.party
