"""What a mention that tells again of an event only borrowed: "France condemned the attack" makes France no attacker.

Extraction fills the parties of a noun from its context, as an annotator would. Once the event itself is known from
another sentence, what was borrowed adds nothing but errors, so it is left out where the event has parties in that role.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.merge.features import key
from graph.merge.retold import signatures
from graph.merge.signature import Signature
from graph.model import EventMention, Party, ReadArticle


def without_borrowed(read: ReadArticle) -> ReadArticle:
    """The article with the parties of repeated tellings that their own sentences give them."""
    found = {s.mention: s for s in signatures(read)}
    again = {s.mention for s in found.values() if s.again}
    if not again:
        return read
    by_id = {m.id: m for m in read.mentions}
    kept = (_own(m, found[m.id], by_id) if m.id in again else m for m in read.mentions)
    return replace(read, mentions=tuple(kept))


def _own(mention: EventMention, told: Signature, by_id: dict[str, EventMention]) -> EventMention:
    first = by_id[told.again or mention.id]
    actors = _kept(mention.actors, told.actors) if first.actors else mention.actors
    recipients = _kept(mention.recipients, told.recipients) if first.recipients else mention.recipients
    if actors or recipients:
        return replace(mention, actors=actors, recipients=recipients)
    return replace(mention, actors=first.actors, recipients=first.recipients)


def _kept(parties: Iterable[Party], own: frozenset[str]) -> tuple[Party, ...]:
    return tuple(p for p in parties if key(p) in own)
