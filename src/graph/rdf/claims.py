"""Claims: what one mention of one article says of one event, the input of the projection."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from graph.rdf.terms import NamedNode, Term
from graph.rdf.vocabulary import NG, RDF


@dataclass(frozen=True, slots=True)
class Bounds:
    """Four bounds of an uncertain interval, and how exactly it is told."""

    earliest_begin: datetime.date | None
    latest_begin: datetime.date | None
    earliest_end: datetime.date | None
    latest_end: datetime.date | None
    grain: str


TOLD = {
    "mentionKind": RDF("type"),
    "mentionType": NG("eventType"),
    "mentionMode": NG("mode"),
    "mentionForce": NG("force"),
    "mentionModality": NG("modality"),
}
"""What a mention says of its event directly, without a claim node: its property, and the predicate it stands for."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One triple that was read. ``bounds`` is set where the object is an interval."""

    subject: NamedNode
    predicate: NamedNode
    object: Term
    node: NamedNode
    """The IRI of the claim; for what is in ``TOLD`` that of the mention."""
    confidence: float
    published: datetime.date | None
    """Publication date of the article."""
    bounds: Bounds | None = None
