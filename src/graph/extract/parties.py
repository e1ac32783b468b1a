"""From the words in a role to parties: each word has one role, a part of a name none beside it, and tellers are no doers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.extract import tree
from graph.extract.constructions import OTHER, Candidate, Role
from graph.extract.triggers import FoundTrigger
from graph.model import Party, Resolver, Sentence

FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
OF_SPEAKER = 0.6
"""How sure it is at most whom a first person means."""
PARTS_OF_NAME = ("nmod:poss", "compound", "amod", "nmod", "nmod:desc", "flat")


def parties_of(
    sentence: Sentence, candidates: Sequence[Candidate], resolver: Resolver
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Resolve the candidates; the surer one keeps a word that both roles want, a phrase's inside only helps out."""
    taken: dict[tuple[str, str], Party] = {}
    owner: dict[int, str] = {}
    roles: dict[Role, list[Party]] = {"actor": [], "recipient": []}
    heads = {(c.i, c.role) for c in candidates}
    inside = {c for c in candidates if c.rule.endswith("inside") or _is_part(sentence, c, heads)}
    for candidate in sorted(candidates, key=lambda c: (c in inside, -c.score, c.i)):
        role = candidate.role
        if (candidate in inside and roles[role]) or _describes_other(sentence, candidate, heads):
            continue
        if owner.setdefault(candidate.i, role) != role:
            continue
        for party in _whole(sentence, candidate.i, resolver):
            if taken.setdefault((role, party.link.entity.id), party) is party:
                roles[role].append(party)
    return _in_text_order(roles["actor"]), _in_text_order(roles["recipient"])


def _describes_other(sentence: Sentence, candidate: Candidate, heads: set[tuple[int, Role]]) -> bool:
    """Whether the word only describes the other role's phrase: no killer in "two Israeli soldiers were killed", nobody
    accused in "allies of Ukraine are outraged", unless the construction says so."""
    token = sentence.tokens[candidate.i]
    part = token.dep in ("amod", "compound") or (token.dep in ("nmod", "nmod:poss") and candidate.rule == "learned")
    return part and (token.head, OTHER[candidate.role]) in heads


def _whole(sentence: Sentence, i: int, resolver: Resolver) -> tuple[Party, ...]:
    """The parties of a word, as its whole phrase names them: "Kim's regime" rather than Kim, where both act for one."""
    own = resolver.parties(sentence.index, i)
    token = sentence.tokens[i]
    if not own or token.dep not in ("nmod:poss", "compound", "amod") or token.head == i:
        return own
    whole = resolver.parties(sentence.index, token.head)
    named = all(p.link.entity.kind == "person" for p in own) or all(p.link.entity.kind != "person" for p in whole)
    return whole if keys(whole) == keys(own) and named else own


def _is_part(sentence: Sentence, candidate: Candidate, heads: set[tuple[int, Role]]) -> bool:
    """Whether the word only helps to name a phrase that is a candidate itself: "Kim's regime", "allies of Ukraine"."""
    token = sentence.tokens[candidate.i]
    return token.dep in PARTS_OF_NAME and (token.head, candidate.role) in heads


def _in_text_order(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(sorted(parties, key=lambda p: (p.span, p.link.entity.id)))


def by_construction(sentence: Sentence, candidates: Sequence[Candidate], role: Role) -> list[int]:
    """Where the words begin to which the parse gives a role."""
    return [sentence.tokens[c.i].begin for c in candidates if c.role == role and c.rule != "learned"]


def without_tellers(
    actors: tuple[Party, ...], speakers: tuple[Party, ...], trigger: FoundTrigger, ruled: Sequence[int]
) -> tuple[Party, ...]:
    """Who only tells of a deed has not done it ("Japan said China had sanctioned two firms"), unless the parse says so.

    Of a harm a teller is no doer even where nobody else is named; of other deeds only where the parse names another.
    """
    left = untold(actors, speakers, ruled)
    return left if left or trigger.type == "ASSAULT" else actors


def untold(parties: tuple[Party, ...], speakers: tuple[Party, ...], ruled: Sequence[int]) -> tuple[Party, ...]:
    """The parties without those that only tell of it; ``ruled``: where the words begin that the parse speaks for."""
    told = {p.span for p in speakers if not any(p.span.begin <= at < p.span.end for at in ruled)}
    return tuple(p for p in parties if p.span not in told)


def is_own_doing(sentence: Sentence, trigger: FoundTrigger) -> bool:
    """Whether who tells of a deed did it: "I offered to resign"."""
    subject = tree.subject(sentence, trigger.i)
    return subject is not None and sentence.tokens[subject].text.lower() in FIRST


def as_spoken(parties: tuple[Party, ...], speakers: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties, first persons as the one who speaks the quotation, where resolution took them for somebody else."""
    if all(p.text.lower() not in FIRST for p in parties) or len(keys(speakers)) != 1:
        return parties
    if speakers[0].link.entity.kind in ("outlet", "unnamed_group"):
        return parties
    own = keys(speakers)
    said = replace(speakers[0].link, reason=f"speaker of the quotation: {speakers[0].link.entity.label}")
    score = min(said.score, OF_SPEAKER)
    return tuple(
        replace(p, link=replace(said, score=score)) if p.text.lower() in FIRST and p.key not in own else p
        for p in parties
    )


def keys(parties: Sequence[Party]) -> set[str]:
    """By what parties are told apart."""
    return {p.key for p in parties}
