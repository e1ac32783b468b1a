"""What the explorer page shows: frozen values, references by id, offsets in code points of the article's text.

The page never needs the store: whoever can fill these values (the store, a test, a notebook) gets a page.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.model import Approximation, EntityKind, Force, Granularity, Modality, Span, Status


@dataclass(frozen=True, slots=True)
class PageArticle:
    """An article with its stored text; ``sentences`` are spans of it."""

    id: str
    iri: str
    text: str
    title: str = ""
    publisher: str = ""
    date: datetime.date | None = None
    date_basis: str = ""
    url: str = ""
    sentences: tuple[Span, ...] = ()
    copy_of: str = ""
    """Id of the article that this one repeats (a wire copy): not a source of its own."""


@dataclass(frozen=True, slots=True)
class PageEntity:
    """A node. ``latitude`` and ``longitude`` in degrees; ``acts_for`` and ``within`` are ids of other entities."""

    id: str
    iri: str
    label: str
    kind: EntityKind = "organization"
    code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    acts_for: str = ""
    within: str = ""
    wikidata: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to highlight: ``role`` is ``trigger``, ``actor``, ``recipient``, ``place``, ``time``, ``figure`` ...

    ``entity`` is the id of whom or what the words stand for, ``reason`` says why.
    """

    role: str
    span: Span
    entity: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """One mention of an event: the sentence, the words that carry it, how sure and by which rule."""

    article: str
    sentence: Span
    marks: tuple[Mark, ...] = ()
    confidence: float | None = None
    rule: str = ""
    attributed_to: tuple[str, ...] = ()
    """Who says so in this mention; empty for the article's own voice."""
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class PageFigure:
    """A reported quantity with its bounds and its source."""

    measures: str
    lower: float | None = None
    best: float | None = None
    upper: float | None = None
    approximation: Approximation | None = None
    wording: str = ""
    unit: str = ""
    attributed_to: tuple[str, ...] = ()
    as_of: datetime.date | None = None
    article: str = ""


@dataclass(frozen=True, slots=True)
class PageTime:
    """Four bounds of an uncertain interval, as :class:`graph.model.Interval` has them."""

    earliest_begin: datetime.date | None = None
    latest_begin: datetime.date | None = None
    earliest_end: datetime.date | None = None
    latest_end: datetime.date | None = None
    granularity: Granularity | None = None
    wording: str = ""


@dataclass(frozen=True, slots=True)
class PageEvent:
    """An event, a statement (``force`` is set) or something only said (``modalities``). Parties are entity ids."""

    id: str
    iri: str
    label: str
    type: str
    """One of the 16 PLOVER types (``graph.model.EventType``)."""
    kind: str = "Event"
    kind_label: str = ""
    mode: str = ""
    modalities: tuple[Modality, ...] = ()
    """Why it is only talk; an event that one side alleges and another denies has both. Empty for a fact."""
    force: Force | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    attributed_to: tuple[str, ...] = ()
    relayed_by: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    origin: str = ""
    destination: str = ""
    time: PageTime | None = None
    in_force: PageTime | None = None
    figures: tuple[PageFigure, ...] = ()
    content: tuple[str, ...] = ()
    """Ids of the events that this statement is about."""
    refers_to: tuple[str, ...] = ()
    """Ids of the facts that this talk is about, or that made it true."""
    violates: tuple[str, ...] = ()
    """Labels of the resolutions that it is said to violate."""
    resolutions: tuple[str, ...] = ()
    """Labels of the resolutions that it adopts or is about."""
    topic: str = ""
    evidence: tuple[PageEvidence, ...] = ()

    @property
    def is_fact(self) -> bool:
        return not self.modalities


@dataclass(frozen=True, slots=True)
class Page:
    """All that one explorer file shows."""

    title: str
    articles: Sequence[PageArticle] = ()
    entities: tuple[PageEntity, ...] = ()
    events: Sequence[PageEvent] = ()
    base: str = "https://w3id.org/newsgraph/id/"
    remote: str = ""
    """Address, relative to the page, of a server's neighbourhoods; empty for a file that asks nobody."""
    total: int = 0
    """How many events the store has, about, where the page holds only the best told of them; else 0."""
    positions: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Entity id to place on the canvas; empty until ``layout`` ran."""
