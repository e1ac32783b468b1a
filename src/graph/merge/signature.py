"""A mention reduced to what decides whether two mentions tell of the same event."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

NONE: frozenset[str] = frozenset()

LONG = 31
"""Days from which on a stretch of time is too long to say that two events are on the same day."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What is compared. Actors and recipients are actor codes, so that Moscow and the Russian army are one.

    The first mention of an event in its article carries what all mentions of it there say together; the others name it
    in ``again`` and are compared with nothing else.
    """

    article: str
    mention: str
    sentence: int
    type: str
    kind: str
    is_statement: bool
    actors: frozenset[str]
    """Those that the sentence itself names."""
    recipients: frozenset[str]
    place: str | None
    """Entity id of the place."""
    within: str | None
    """Entity id of what contains the place."""
    begin: datetime.date | None
    end: datetime.date | None
    dated: bool
    """Whether the sentence names ``begin`` and ``end``; else they are of another sentence, or the publication date."""
    topic: frozenset[str]
    trigger: str
    figures: frozenset[str] = NONE
    """What was counted with the best value, ``killed 12``."""
    parties_from: str | None = None
    """Mention id whose parties this one took over, where extraction found it to speak of the same event."""
    maybe_actors: frozenset[str] = NONE
    """Those that only the context gives: the subject of another sentence, the country the article is about."""
    maybe_recipients: frozenset[str] = NONE
    kin: frozenset[str] = NONE
    """Codes of what the parties belong to: states of organisations, members of groups."""
    who: frozenset[str] = NONE
    """Entity ids of persons and organisations in a role."""
    persons: frozenset[str] = NONE
    """Codes and ids of the persons among the actors (``> CODE ID``) and recipients (``< CODE ID``)."""
    about: frozenset[str] = NONE
    """Words that the article comes back to."""
    state: str | None = None
    """Entity id of the state that the place lies in."""
    scene: str | None = None
    """The place again where the sentence itself gives it to the event: what keeps apart."""
    is_region: bool = False
    """Whether the place is larger than a town, so that a town of the same state may lie in it."""
    is_ahead: bool = False
    """Whether it is only planned, asked for or feared: its day is the day of the talk."""
    is_foretold: bool = False
    """Whether it is to come on a day that the sentence names."""
    names: frozenset[str] = NONE
    """Other names in the sentence."""
    ordinal: str | None = None
    """Which of several it is said to be: ``second``."""
    is_new: bool = False
    """Whether it is said to be one more: ``another attack``."""
    is_definite: bool = False
    """Whether the trigger is a noun that refers back: ``the attack``, ``their offensive``."""
    is_cut: bool = False
    """Whether "after", "since" or the like parts it from the mention before it in the sentence: that is another event."""
    triggers: frozenset[str] = NONE
    """Words of all mentions of the event in its article."""
    kinds: frozenset[str] = NONE
    again: str | None = None
    """Mention id of the same event's first mention in this article."""
    why: str = ""
    """Why it is the same as that."""

    @property
    def id(self) -> tuple[str, str]:
        return (self.article, self.mention)

    @property
    def parties(self) -> frozenset[str]:
        return self.actors | self.recipients

    @property
    def areas(self) -> frozenset[str | None]:
        """The place and what contains it."""
        return frozenset((self.place, self.within, self.state)) - {None}

    @property
    def is_long(self) -> bool:
        """Whether its time is a season or a year rather than days."""
        return self.begin is not None and self.end is not None and (self.end - self.begin).days > LONG
