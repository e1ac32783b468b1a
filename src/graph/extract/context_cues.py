"""The cues of a party that an event may take from its context: where it acted before, in which role, with whom.

The annotation guide fills a role from context where context settles it: "the offensive" of the sentence before, the dead of an
attack told earlier, who holds the talks that go on. The weights are in ``context_cues.npz`` beside this module, fitted by
``training/fit_context.py`` on annotated passages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.extract import tree
from graph.extract.constructions import OTHER, Role
from graph.extract.role_cues import PART
from graph.model import EventMention, Party, Sentence

DISTANCES = ((1, "0"), (2, "1"), (3, "2"), (5, "4"))
"""Bounds in sentences and the name of what lies below them; farther is ``far``."""


@dataclass(frozen=True, slots=True)
class Use:
    """A party in a role of another event of the article; ``ago`` counts the events between, 0 for the last one."""

    event: EventMention
    role: Role
    party: Party
    ago: int


@dataclass(frozen=True, slots=True)
class Gap:
    """An event one of whose roles nobody in its sentence fills."""

    event: EventMention
    role: Role
    sentence: Sentence
    word: int
    reciprocal: bool

    @property
    def filled(self) -> tuple[Party, ...]:
        """The parties that the event has."""
        return self.event.actors + self.event.recipients


def uses(events: Sequence[EventMention]) -> Mapping[str, list[Use]]:
    """Every party's roles in the events, latest first; ``events`` in the order of the text."""
    found: dict[str, list[Use]] = {}
    for ago, event in enumerate(reversed(events)):
        for role, parties in _sides(event):
            for party in parties:
                found.setdefault(party.key, []).append(Use(event, role, party, ago))
    return found


def cues_of(gap: Gap, mine: Sequence[Use], everyone: Mapping[str, list[Use]], dominant: bool) -> list[str]:
    """All cues of a party for a gap, in a fixed order; ``mine`` are its uses, latest first."""
    event, role = gap.event, gap.role
    part = PART.get(gap.sentence.tokens[gap.word].upos, "O")
    known = "both" if event.actors and event.recipients else OTHER[role] if gap.filled else "none"
    base = f"{role}|{event.type}"
    out = [f"b={base}|{part}", f"b={role}|{part}|{_article(gap)}", f"b={base}|{event.kind}", f"o={known}|{base}"]
    out += [f"o={known}|{role}|{part}", f"st={role}|{event.status}", f"dom={dominant}|{base}", f"dom={dominant}|{role}"]
    out += [f"rec={gap.reciprocal}|{role}", f"by={_speaks(gap, mine)}|{role}"]
    out += _of_party(gap, mine, everyone)
    out += _of_last(gap, mine[0], part)
    same = next((u for u in mine if u.event.type == event.type), None)
    if same is None:
        out += [f"nosame|{role}", f"nosame|{base}"]
    else:
        out += _of_same(gap, same, part)
    return [*out, *_of_pairs(gap, mine)]


def _of_party(gap: Gap, mine: Sequence[Use], everyone: Mapping[str, list[Use]]) -> Iterator[str]:
    kind = mine[0].party.link.entity.kind
    count = Counter({key: len(them) for key, them in everyone.items()})
    rank = sum(n > len(mine) for n in count.values())
    recent = sum(them[0].ago < mine[0].ago for them in everyone.values())
    yield from (f"k={kind}|{gap.role}|{gap.event.type}", f"n={min(len(mine), 4)}|{gap.role}")
    yield from (f"rank={min(rank, 3)}|{gap.role}", f"recent={min(recent, 4)}|{gap.role}")
    roles = Counter(use.role for use in mine)
    yield f"often={'=' if roles['actor'] == roles['recipient'] else max(roles, key=lambda r: roles[r])}|{gap.role}"


def _of_last(gap: Gap, last: Use, part: str) -> Iterator[str]:
    far = _distance(gap, last)
    yield from (f"d={far}|{gap.role}", f"d={far}|{gap.role}|{part}", f"last={last.role}|{gap.role}|{far}")
    yield f"last={last.role}|{last.event.type}|{gap.role}|{gap.event.type}"
    yield f"ago={min(last.ago, 4)}|{gap.role}"


def _of_same(gap: Gap, same: Use, part: str) -> Iterator[str]:
    far, base = _distance(gap, same), f"{same.role}|{gap.role}"
    yield from (f"same={base}|{far}", f"same={base}|{gap.event.type}", f"same={base}|{part}|{_article(gap)}")
    if same.event.text.lower() == gap.event.text.lower():
        yield from (f"word={base}", f"word={base}|{far}")
    if same.event.kind == gap.event.kind:
        yield f"kind={base}|{far}"


def _of_pairs(gap: Gap, mine: Sequence[Use]) -> Iterator[str]:
    """Whether the party met those who fill the other role before, and in which roles."""
    others = {p.key for p in gap.filled}
    met = set()
    for use in mine:
        sides = dict(_sides(use.event))
        for role in ("actor", "recipient"):
            if any(p.key in others for p in sides[role]):
                met.add(f"{use.role}-{role}")
    if others:
        yield from (f"met={m}|{gap.role}" for m in sorted(met)) if met else iter([f"unmet|{gap.role}"])


def _speaks(gap: Gap, mine: Sequence[Use]) -> bool:
    return mine[0].party.key in {p.key for p in gap.event.attributed_to}


def _distance(gap: Gap, use: Use) -> str:
    apart = gap.event.sentence - use.event.sentence
    if apart == 0:
        return "before" if use.event.trigger < gap.event.trigger else "after"
    return next((name for bound, name in DISTANCES if apart < bound), "far")


def _article(gap: Gap) -> str:
    """How a trigger noun is determined: the, a, other, whose, bare."""
    words = {gap.sentence.tokens[j].text.lower() for j in tree.kids(gap.sentence, gap.word, "det", "nmod:poss")}
    for name, forms in (("the", {"the"}), ("a", {"a", "an"}), ("this", {"this", "that", "these", "those"})):
        if words & forms:
            return name
    return "other" if words else "bare"


def _sides(event: EventMention) -> tuple[tuple[Role, tuple[Party, ...]], ...]:
    return (("actor", event.actors), ("recipient", event.recipients))
