"""What is dated: events as points of a text, and what earlier events were dated by."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import EventType, Sentence, Status


@dataclass(frozen=True, slots=True)
class EventPoint:
    """An event to be dated: word ``i`` of the sentence with index ``sentence``, and what is known of it."""

    sentence: int
    i: int
    type: EventType
    status: Status = "actual"
    parties: frozenset[str] = frozenset()
    """Keys of those who take part."""
    is_statement: bool = False
    is_attributed: bool = False

    def lemma(self, sentence: Sentence) -> str:
        return sentence.tokens[self.i].lemma.lower()


@dataclass(frozen=True, slots=True)
class Use:
    """An earlier event of the article that a time expression was found to date."""

    type: EventType
    lemma: str
    parties: frozenset[str] = frozenset()


def tie(point: EventPoint, lemma: str, uses: list[Use]) -> str:
    """How near the event is to those that an expression dates: ``lemma``, ``type``, ``used`` (by others) or ``no``."""
    same = [u for u in uses if u.type == point.type]
    if any(u.lemma == lemma for u in same):
        return "lemma"
    return "type" if same else "used" if uses else "no"


def company(point: EventPoint, uses: list[Use]) -> str:
    """Whether the same parties take part in an event of its type, in another one, or in none that it dates."""
    shared = [u for u in uses if u.parties & point.parties]
    return "same" if any(u.type == point.type for u in shared) else "some" if shared else "none"
