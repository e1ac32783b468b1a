"""Whose deed it is that somebody condemns, criticises or charges: never the accuser's, and never its victim's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.model import EventMention, Span

if TYPE_CHECKING:
    from graph.extract.coder import Draft

HARMS = frozenset({"ASSAULT", "COERCE"})
"""Types of events that one side suffers."""


def without_accusers(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; who accuses has not done what it accuses of ("the killings were condemned by Egypt")."""
    accusers = {
        content: {p.span for p in draft.mention.actors}
        for draft in drafts
        if draft.mention.type == "ACCUSE"
        for content in draft.mention.content
    }
    return [_without(draft, accusers.get(draft.mention.id, set())) for draft in drafts]


def _without(draft: Draft, accusers: set[Span]) -> Draft:
    """Without the accusers where somebody else acts, and where the harm is a noun, which nobody need have done."""
    left = tuple(p for p in draft.mention.actors if p.span not in accusers)
    harm = draft.mention.type in HARMS and draft.sentence.tokens[draft.trigger.i].upos == "NOUN"
    return draft.told(actors=left) if left or harm else draft


def toward_doers(before: Sequence[Draft], after: Sequence[Draft]) -> Iterator[Draft]:
    """The completed drafts; who was harmed by what somebody condemns is not the one condemned, who did it is.

    Only what came from context is changed: "France condemned the raid" on a post of Chad is no condemnation of Chad.
    """
    events = {draft.mention.id: draft.mention for draft in after}
    for was, draft in zip(before, after, strict=True):
        harms = [events[c] for c in draft.mention.content if events[c].type in HARMS]
        if draft.mention.type == "ACCUSE" and harms and not was.mention.recipients:
            yield replace(draft, mention=_toward_doers(draft.mention, harms))
        else:
            yield draft


def _toward_doers(mention: EventMention, harms: Sequence[EventMention]) -> EventMention:
    harmed = {p.key for harm in harms for p in harm.recipients}
    doers = {p.key: p for harm in harms for p in harm.actors if p.key not in harmed}
    left = tuple(doers.values()) or tuple(p for p in mention.recipients if p.key not in harmed)
    return replace(mention, recipients=left)
