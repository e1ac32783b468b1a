"""Where an event happened, started and ended: locative phrases of the trigger, its clause, then its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from graph.extract import tree
from graph.extract.triggers import FoundTrigger
from graph.model import Party, Resolver, Sentence

WHERE = frozenset(
    [
        "in",
        "at",
        "near",
        "on",
        "inside",
        "outside",
        "around",
        "across",
        "over",
        "off",
        "within",
        "throughout",
        "along",
        "beside",
        "near",
        "amid",
    ]
)
TO = frozenset(["to", "into", "toward", "towards", "onto", "for"])
FROM = frozenset(("from", "out of"))
MOVEMENT = frozenset(
    [
        "enter",
        "leave",
        "visit",
        "invade",
        "occupy",
        "capture",
        "recapture",
        "seize",
        "take",
        "retake",
        "storm",
        "besiege",
        "bomb",
        "shell",
        "bombard",
        "quit",
        "flee",
        "reach",
        "evacuate",
        "raid",
        "cross",
        "tour",
        "overrun",
        "surround",
        "liberate",
        "exit",
        "strike",
        "hit",
        "attack",
        "target",
    ]
)
"""Verbs whose object can be the scene."""
AT = frozenset({"against", "upon", "of"})
UNKNOWN = 0.4
"""How sure a place is at most that no table knows."""
DEEDS = ("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "CONSULT")
MOVES = ("MOBILIZE", "RETREAT", "AID", "COERCE", "ASSAULT", "CONSULT")


class Places(TypedDict):
    place: Party | None
    destination: Party | None
    origin: Party | None


def of_event(sentence: Sentence, trigger: FoundTrigger, resolver: Resolver) -> Places:
    """The nearest place of each sort; where no place is told, the destination or else the origin is the scene."""
    found: dict[str, Party] = {}
    for case, token in _phrases(sentence, trigger.i):
        sort = _sort(case, trigger)
        if sort is None or sort in found or (sort != "place" and trigger.type not in MOVES):
            continue
        place = resolver.place(sentence.index, token)
        if place is not None:
            found[sort] = place
    scene = found.get("place") or found.get("destination") or found.get("origin") or found.get("target")
    if scene is None and trigger.type in DEEDS:
        scene = _town(sentence, resolver)
    return Places(place=scene, destination=found.get("destination"), origin=found.get("origin"))


def _town(sentence: Sentence, resolver: Resolver) -> Party | None:
    """The town or region that a sentence names in any role ("the Fallujah fighting"): mostly the scene of its deeds.

    Only one that the tables know: of other names nothing but a preposition says that they are places.
    """
    for token in sentence.tokens:
        if token.upos == "PROPN" and token.ent.endswith("LOC"):
            place = resolver.place(sentence.index, token.i)
            if place is not None and place.link.entity.kind == "place" and place.link.score > UNKNOWN:
                return place
    return None


def _sort(case: str, trigger: FoundTrigger) -> str | None:
    """What a preposition says of the place; a bare object ("entered Aden", "left Syria") is where a movement ends or starts."""
    if case in WHERE:
        return "place"
    if case in TO:
        return "destination"
    if case in FROM:
        return "origin"
    if trigger.type == "ASSAULT" and case in AT:
        return "target"
    if case == "":
        return {"RETREAT": "origin", "MOBILIZE": "destination"}.get(trigger.type, "place")
    return None


def _phrases(sentence: Sentence, i: int) -> Iterator[tuple[str, int]]:
    """(preposition, head) of phrases that can say where, the closest to the trigger in the tree first."""
    seen = set()
    for n, node in enumerate([i, *tree.ancestors(sentence, i)]):
        if n and _is_other_clause(sentence, node, n):
            continue
        for j in _locatives(sentence, node):
            if j not in seen and j != i:
                seen.add(j)
                yield tree.case_of(sentence, j), j
    for token in sentence.tokens:
        if (
            token.i not in seen
            and token.dep in ("obl", "nmod")
            and tree.case_of(sentence, token.i) in ("in", "at", "near")
        ):
            yield tree.case_of(sentence, token.i), token.i


def _locatives(sentence: Sentence, node: int) -> Iterator[int]:
    for j in tree.kids(sentence, node, "obj", "nsubj:pass"):
        if sentence.tokens[j].upos == "PROPN" and tree.lemma(sentence, node) in MOVEMENT:
            yield j
    for j in tree.kids(sentence, node, "obl", "nmod", "obl:unmarked", "advmod", "conj"):
        if sentence.tokens[j].dep != "conj":
            yield j
        yield from tree.kids(sentence, j, "nmod")
    for j in tree.kids(sentence, node, "obj", "nsubj:pass", "nsubj"):
        yield from tree.kids(sentence, j, "nmod")


def _is_other_clause(sentence: Sentence, node: int, distance: int) -> bool:
    return distance > 4 and sentence.tokens[node].upos == "VERB"
