"""Harm and help go to others: a state that only the article's subject names is seldom both sides of an attack.

"Armed men overran a post" in an article about Mali does not say that Mali attacked Mali. Of parties that resolution only
guessed, the one that would make an event turn on itself is left out: the other side stays, the guess becomes unknown.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.extract.parties import keys
from graph.model import Party

TYPES = frozenset({"ASSAULT", "SANCTION", "AID", "RETREAT"})
"""Of such guesses 7 of 49 were right in these types in annotated passages; in COERCE, REQUEST and PROTEST most were."""
SUFFERED = TYPES | {"COERCE"}
AT_HOME = frozenset({"police", "policeman", "policewoman", "officer", "gendarme", "guard"})
"""Who deals with the people of its own state."""
PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "who", "which", "whose"})
"""What takes up somebody is right often enough to stay (10 of 17)."""


def apart(
    actors: tuple[Party, ...], recipients: tuple[Party, ...], event_type: str
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Both sides without the guesses that would make the event turn on itself; the actor goes where both are guesses."""
    if event_type in SUFFERED:
        actors = _without_themselves(actors, recipients)
    if event_type not in TYPES or any(p.text.rpartition(" ")[2].lower() in AT_HOME for p in actors):
        return actors, recipients
    both = keys(actors) & keys(recipients)
    both -= keys([p for p in (*actors, *recipients) if p.text.lower() in PRONOUNS])
    unsure = both - _told(actors)
    doubtful = (both & _told(actors)) - _told(recipients)
    return tuple(p for p in actors if p.key not in unsure), tuple(p for p in recipients if p.key not in doubtful)


def _without_themselves(actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> tuple[Party, ...]:
    """A person who suffers it has not done it ("killed by his lions"), unless a reflexive says so."""
    own = {p.link.entity.id for p in recipients if p.link.entity.kind == "person" and not p.text.endswith("self")}
    return tuple(p for p in actors if p.link.entity.id not in own)


def _told(parties: Sequence[Party]) -> set[str]:
    return keys([p for p in parties if not p.link.guessed])
