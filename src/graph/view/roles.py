"""Who acts, on whom and where, as the page may draw it: a place is nobody, and who is not named stays unknown.

Extraction gives each event the actor codes that event data sets want, so words that only say where ("in Algiers") or that
nobody was named ("unidentified gunmen") may stand for a country. A line drawn from that would accuse a country of what no
article says. So a party that rests only on such words is left out of the lines here; the store keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.view.content import Mark, PageEvidence

_LOCATIVE = re.compile(r"\b(?:in|inside|outside|near|within|across|throughout)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before the name of a place that only says where."""
_INTO = re.compile(
    r"\b(?:invest\w*|interfer\w*|interven\w*|meddl\w*|interest\w*|stakes?|confidence|trust\w*|faith|believe\w*)\s+in\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words whose "in" names whom it is done to: they invest in Kenya, they interfere in Chad."""
_UNIDENTIFIED = re.compile(r"(?:an?\s+|the\s+)?(?:unidentified|unknown|unnamed|masked)\b", re.IGNORECASE)
_TERRITORIES = ("country/", "place/")
_BEFORE = 32


def role_of(mark: Mark, text: str) -> str:
    """The role of these words: ``place`` where they only say where, ``unidentified`` where they name nobody."""
    if mark.role not in ("actor", "recipient") or not mark.entity.startswith(_TERRITORIES):
        return mark.role
    before = text[max(0, mark.span.begin - _BEFORE) : mark.span.begin]
    if _LOCATIVE.search(before) and not _INTO.search(before):
        return "place"
    return "unidentified" if mark.role == "actor" and _UNIDENTIFIED.match(mark.span.of(text)) else mark.role


@dataclass(frozen=True, slots=True)
class Parties:
    """The entity ids of an event that its lines are drawn between."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    places: tuple[str, ...]


def parties_of(
    actors: Sequence[str], recipients: Sequence[str], places: Sequence[str], evidence: Iterable[PageEvidence]
) -> Parties:
    """The parties without those that only a place or nobody's name stands for; such a place is kept as a place."""
    marks = [mark for item in evidence for mark in item.marks]
    acting = tuple(a for a in actors if _is_party(a, "actor", marks))
    suffering = tuple(r for r in recipients if _is_party(r, "recipient", marks) and not r.startswith("place/"))
    left = [r for r in recipients if r not in suffering]
    where = tuple(places) or tuple(r for r in left if r not in acting)
    return Parties(acting, suffering, where)


def _is_party(entity: str, role: str, marks: Sequence[Mark]) -> bool:
    """Unless all words for it say where or name nobody; a party that the context gives has no words."""
    roles = {mark.role for mark in marks if mark.entity == entity and mark.role in (role, "place", "unidentified")}
    return not roles or role in roles
