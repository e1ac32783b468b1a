"""What a sentence leaves to its context: "the offensive" of the sentence before, the dead of an attack told earlier.

The annotation guide fills a role from context where context settles it. An event noun or a casualty report without a party
takes those of the last event of the same type whose party it lacks; a missing victim of violence is the country the
article is about.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.model import EventMention, Party, Span

if TYPE_CHECKING:
    from graph.extract.coder import Draft, Passage

INHERIT = frozenset(
    {"ASSAULT", "MOBILIZE", "PROTEST", "COERCE", "CONSULT", "AGREE", "RETREAT", "SANCTION", "COOPERATE", "ACCUSE"}
)
REACH = 4
"""How many sentences back an event may lend its parties."""
WINDOW = 40
"""How many of the last events are looked at."""


def completed(drafts: list[Draft], passage: Passage) -> list[Draft]:
    """The drafts with parties filled in from context, and without those that have no party at all."""
    out: list[Draft] = []
    for draft in drafts:
        mention = _inherited(draft, [d.mention for d in out[-WINDOW:]])
        mention = _victim(mention, passage)
        if mention.actors or mention.recipients:
            out.append(replace(draft, mention=mention))
    return out


def _inherited(draft: Draft, earlier: list[EventMention]) -> EventMention:
    mention = draft.mention
    if mention.type not in INHERIT or (mention.actors and (mention.recipients or draft.trigger.kind.reciprocal)):
        return mention
    source = next((m for m in reversed(earlier) if _lends(m, draft)), None)
    if source is None:
        return mention
    actors = mention.actors or _unless(source.actors, mention.recipients)
    recipients = mention.recipients or (_unless(source.recipients, actors) if not mention.actors else ())
    scene = mention.place or source.place
    if (actors, recipients) == (mention.actors, mention.recipients):
        return replace(mention, place=scene)
    rule = f"{mention.rule}; parties from {source.id}"
    return replace(mention, actors=actors, recipients=recipients, place=scene, rule=rule)


def _lends(source: EventMention, draft: Draft) -> bool:
    near = draft.mention.sentence - source.sentence <= REACH
    return near and source.type == draft.mention.type and bool(source.actors) and _is_anaphoric(draft, source)


def _is_anaphoric(draft: Draft, source: EventMention) -> bool:
    """A definite noun, or a casualty verb after an attack."""
    token = draft.sentence.tokens[draft.trigger.i]
    if token.upos == "NOUN":
        articles = {draft.sentence.tokens[j].text.lower() for j in draft.sentence.children[token.i]}
        return not articles & {"a", "an", "another", "any", "no"}
    return (
        draft.mention.kind in ("Casualties", "Killing", "Attack")
        and source.type == "ASSAULT"
        and not draft.mention.actors
    )


def _unless(parties: tuple[Party, ...], other: tuple[Party, ...]) -> tuple[Party, ...]:
    ids = {p.link.entity.id for p in other}
    return tuple(p for p in parties if p.link.entity.id not in ids)


def _victim(mention: EventMention, passage: Passage) -> EventMention:
    if mention.type != "ASSAULT" or mention.recipients:
        return mention
    link = passage.resolver.dominant(mention.sentence)
    if link is None or any(p.link.entity.code == link.entity.code for p in mention.actors):
        return mention
    party = Party(Span(mention.trigger.begin, mention.trigger.begin), "", link)
    return replace(mention, recipients=(party,))
