"""What a sentence leaves to its context: "the offensive" of the sentence before, the dead of an attack told earlier.

A role that nobody in the sentence fills goes to the party of the context that a linear model finds likely enough
(``context_cues``); what the event takes so is said in its rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph import resources
from graph.extract.accused import toward_doers
from graph.extract.constructions import Role
from graph.extract.context_cues import Gap, Use, cues_of, uses
from graph.extract.lexicon import read_yaml
from graph.extract.linear import Linear, load_linear
from graph.extract.parties import keys
from graph.model import EventMention, Link, Party

if TYPE_CHECKING:
    from graph.extract.coder import Draft, Passage

FILE = Path(__file__).with_name("context_cues.npz")
ROLES: tuple[Role, ...] = ("actor", "recipient")
BLAME = frozenset({("ASSAULT", "actor"), ("ACCUSE", "recipient")})
"""What nobody should be without words that say so."""
WINDOW = 40
"""How many of the last events are looked at."""


@dataclass(frozen=True, slots=True)
class ContextWeights:
    """Probabilities at which a party of the context fills a gap."""

    actor: float
    recipient: float
    blamed: float
    """For who did a harm and who is accused."""


@cache
def weights() -> ContextWeights:
    return ContextWeights(**read_yaml(resources.ontology() / "lexicon" / "context_weights.yaml"))


@cache
def cue_weights() -> Linear:
    """The bundled weights of the context cues (classes: no, yes), read once."""
    return load_linear(FILE)


def completed(drafts: Sequence[Draft], passage: Passage) -> list[Draft]:
    """The drafts with parties filled in from context, and without those that have no party at all."""
    out: list[Draft] = []
    for n, draft in enumerate(drafts):
        for gap, table in gaps(draft, out, drafts[n + 1 :]):
            taken = keys(draft.mention.actors + draft.mention.recipients) | draft.bystanders
            others = {key: mine for key, mine in table.items() if key not in taken}
            found = _likely(gap, others, passage.resolver.dominant(gap.event.sentence))
            draft = replace(draft, mention=_with(draft.mention, gap.role, found))
        out.append(draft)
    return [d for d in toward_doers(drafts, out) if d.mention.actors or d.mention.recipients]


def gaps(
    draft: Draft, before: Sequence[Draft], after: Sequence[Draft]
) -> Iterator[tuple[Gap, Mapping[str, list[Use]]]]:
    """The roles that the sentence does not fill, each with the parties of the context that could fill it."""
    near = [d.mention for d in after[:WINDOW] if d.sentence is draft.sentence]
    table = uses([*near[::-1], *(d.mention for d in before[-WINDOW:])])
    event, reciprocal = draft.mention, draft.trigger.kind.reciprocal
    has = keys(event.actors + event.recipients)
    others = {key: them for key, them in table.items() if key not in has}
    for role in ROLES:
        parties = event.actors if role == "actor" else event.recipients
        missing = len(has) < 2 and role == "actor" if reciprocal else not parties
        if missing and others:
            yield Gap(event, role, draft.sentence, draft.trigger.i, reciprocal), others


def _likely(gap: Gap, table: Mapping[str, list[Use]], dominant: Link | None) -> list[Use]:
    """The likeliest party, with those that share its role in the event it is taken from."""
    least = _least(gap)
    chances = {key: chance_of(gap, mine, table, dominant) for key, mine in table.items()}
    best = max(table, key=lambda key: (chances[key], key), default=None)
    if best is None or chances[best] < least:
        return []
    source = table[best][0]
    return [
        mine[0]
        for key, mine in table.items()
        if chances[key] >= least and (mine[0].event.id, mine[0].role) == (source.event.id, source.role)
    ]


def _least(gap: Gap) -> float:
    """The probability that is enough; to be blamed for a harm, or accused, by context alone takes more."""
    blamed = (gap.event.type, gap.role) in BLAME
    return max(weights().blamed if blamed else 0.0, weights().actor if gap.role == "actor" else weights().recipient)


def chance_of(gap: Gap, mine: Sequence[Use], table: Mapping[str, list[Use]], dominant: Link | None) -> float:
    """How likely the party fills the gap."""
    cues = cues_of(gap, mine, table, is_dominant(mine[0].party, dominant))
    return float(cue_weights().probabilities(cues)[1])


def is_dominant(party: Party, dominant: Link | None) -> bool:
    """Whether the article is about this party's country."""
    return dominant is not None and dominant.entity.code == party.link.entity.code


def _with(mention: EventMention, role: Role, found: Sequence[Use]) -> EventMention:
    if not found:
        return mention
    parties = tuple(use.party for use in sorted(found, key=lambda u: (u.party.span, u.party.key)))
    source = found[0].event
    what = "parties" if source.type == mention.type else role
    rule = f"{mention.rule}; {what} from {source.id}"
    if role == "actor":
        return replace(mention, actors=mention.actors + parties, rule=rule)
    return replace(mention, recipients=parties, rule=rule)
