"""The values that go from stage to stage: article -> sentences -> mentions -> events -> triples.

All are frozen: a stage reads the values of the one before and returns new ones. Offsets are half-open ``[begin, end)``
character positions (Unicode code points, 0-based) in the stored text of the article, as in RFC 5147 and NIF.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
"""The 16 event types of PLOVER (manual, draft 2.0, 2021)."""

Status = Literal["actual", "planned", "requested", "possible", "denied"]
"""How real an event is told to be; the sense of each is in the annotation guide."""

Modality = Literal["urged", "feared", "planned", "threatened", "alleged", "denied", "hypothetical"]
"""Why an event is only talk: the modality of an ``ng:PossibleEvent``."""

Force = Literal[
    "assert", "estimate", "condemn", "accuse", "criticise", "fear", "urge", "demand", "propose", "warn", "threaten",
    "promise", "announce", "deny", "reject", "support", "praise", "apologise", "admit", "ask",
]  # fmt: skip
"""What the speaker of a statement did by speaking (illocutionary force, Searle 1976)."""

EntityKind = Literal[
    "country", "person", "organization", "group", "armed_group", "place", "outlet", "unnamed_group",
]  # fmt: skip

Approximation = Literal["exactly", "around", "at_least", "at_most", "more_than", "less_than", "between", "several"]

Granularity = Literal["day", "week", "month", "season", "year", "decade", "range"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: characters ``begin`` (included) to ``end`` (excluded)."""

    begin: int
    end: int

    def of(self, text: str) -> str:
        return text[self.begin : self.end]


# ---------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as it is stored: offsets everywhere else refer to ``text``."""

    id: str
    text: str
    title: str | None = None
    date: datetime.date | None = None
    """Publication date."""
    date_basis: str | None = None
    """How the date was found: ``metadata``, ``text``, ``weekday``, ``collection``, ``option`` ..."""
    publisher: str | None = None
    url: str | None = None
    language: str = "en"
    source: str | None = None
    """The file (and line) that the article was read from."""
    sha256: str = ""
    """Hash of ``text`` in UTF-8, hexadecimal."""


# ---------------------------------------------------------------- parsing


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in a Universal Dependencies tree; ``i`` and ``head`` count from the sentence's start."""

    i: int
    text: str
    begin: int
    end: int
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    """Index of the head in the sentence; its own index for the root."""
    dep: str
    """UD relation with subtype (``nsubj:pass``); ``root`` for the root."""
    ent: str = ""
    """``B-PERSON``, ``I-ORG``, ``B-LOC`` ... or the empty string."""


@dataclass(frozen=True, slots=True, eq=False)
class EventScores:
    """What the learned heads of the language pipeline say of a sentence of ``n`` words: probabilities, float32.

    ``trigger`` n x 17 (column 0: no event; then the types in the order of ``EVENT_TYPES``), ``status`` n x 5 (order of
    ``STATUSES``), ``role`` n x n x 4 (row: trigger, column: head word of a phrase; order of ``ROLES``).
    """

    trigger: NDArray[np.float32]
    status: NDArray[np.float32]
    role: NDArray[np.float32]


EVENT_TYPES: tuple[EventType, ...] = EventType.__args__  # type: ignore[attr-defined]
STATUSES: tuple[Status, ...] = Status.__args__  # type: ignore[attr-defined]
ROLES = ("none", "actor", "recipient", "attributed")


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence. ``begin`` and ``end`` are offsets in the article's text."""

    index: int
    begin: int
    end: int
    tokens: tuple[Token, ...]
    scores: EventScores | None = field(default=None, compare=False, repr=False)

    @property
    def span(self) -> Span:
        return Span(self.begin, self.end)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its dependents, in the order of the text."""
        out: list[list[int]] = [[] for _ in self.tokens]
        for t in self.tokens:
            if t.head != t.i:
                out[t.head].append(t.i)
        return tuple(map(tuple, out))

    def subtree(self, i: int) -> list[int]:
        """Indices of the token and all it governs, sorted."""
        out, todo = [], [i]
        while todo:
            j = todo.pop()
            out.append(j)
            todo += self.children[j]
        return sorted(out)


# ---------------------------------------------------------------- resolving


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something that takes part: a row of the reference tables, or a local one made from an article."""

    id: str
    """Slug, unique in the graph: ``country/PRK``, ``org/G7``, ``person/rustem-umerov``, ``place/kursk-oblast``."""
    label: str
    kind: EntityKind
    code: str | None = None
    """Actor code: ISO 3166-1 alpha-3 of the state it acts for, else a short upper-case code (``UNO``, ``G7``)."""
    acts_for: str | None = None
    """Id of the entity on whose behalf it acts (a ministry or minister for its country)."""
    within: str | None = None
    """Id of the containing place."""
    wikidata: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    drawn_from: str | None = None
    """For an unnamed group ("three allies"): id of the entity it is drawn from."""


ABOUT = "the country the article is about"
"""What the reason of a link says where nothing but the article's subject speaks for it."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a mention was resolved to, how surely (0 to 1), and why."""

    entity: Entity
    score: float
    reason: str

    @property
    def guessed(self) -> bool:
        """Whether only what the article is about tells who it is: "residents", "the army" without a name."""
        return ABOUT in self.reason


@dataclass(frozen=True, slots=True)
class Party:
    """A mention in a role, resolved. ``span`` is the head phrase; ``text`` its words."""

    span: Span
    text: str
    link: Link

    @property
    def key(self) -> str:
        """What makes two parties one for the coder: the code of the state or body, else the entity's id."""
        return self.link.entity.code or self.link.entity.id


# ---------------------------------------------------------------- what an event carries


@dataclass(frozen=True, slots=True)
class Interval:
    """When: an uncertain interval with four bounds (SEM, van Hage et al. 2011), inclusive days; None is unknown."""

    earliest_begin: datetime.date | None
    latest_begin: datetime.date | None
    earliest_end: datetime.date | None
    latest_end: datetime.date | None
    granularity: Granularity
    wording: str
    span: Span | None = None
    reason: str = ""

    def iso(self) -> str | None:
        """The shortest ISO 8601 date that says it (``2024-12-16``, ``2024-12``, ``2024``), None if it has no begin."""
        day = self.earliest_begin
        if day is None:
            return None
        return {"year": f"{day:%Y}", "month": f"{day:%Y-%m}"}.get(self.granularity, day.isoformat())


@dataclass(frozen=True, slots=True)
class Figure:
    """A reported quantity: what it counts, its bounds, its wording. One per source, never averaged."""

    measures: str
    """``troops``, ``killed``, ``wounded``, ``killed_or_wounded``, ``missiles``, ``money``, ``people`` ..."""
    lower: float | None
    best: float | None
    upper: float | None
    approximation: Approximation
    bounds_inferred: bool
    wording: str
    span: Span
    unit: str | None = None
    attributed_to: tuple[Party, ...] = ()
    as_of: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """A resolution of an international body as a text names it; the number may be unknown."""

    body: str
    """Id of the body's entity (``org/UNSC``)."""
    number: str | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """One event as one sentence tells it, with everything said of it there."""

    id: str
    """``s<sentence>-<trigger begin>``, unique in its article."""
    sentence: int
    trigger: Span
    text: str
    """The words of the trigger."""
    type: EventType
    mode: str | None
    """PLOVER mode (``assault:aerial``'s last part), None where the type has none or it is not known."""
    kind: str
    """Local name of the ontology class: ``TroopDeployment``, ``Condemnation``, ``Agreement``, ``Event`` ..."""
    force: Force | None
    """Set for statements (speech acts), None for other events."""
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    status: Status = "actual"
    modality: Modality | None = None
    """Why it is only talk; None for a fact told in the article's own voice."""
    attributed_to: tuple[Party, ...] = ()
    """Who says so; empty where the article's own voice tells it."""
    relayed_by: tuple[Party, ...] = ()
    place: Party | None = None
    destination: Party | None = None
    origin: Party | None = None
    time: Interval | None = None
    figures: tuple[Figure, ...] = ()
    topic: Span | None = None
    """The words that say what it is about (the matter of a condemnation, the object of a deal)."""
    quote: Span | None = None
    content: tuple[str, ...] = ()
    """Ids of the event mentions of the same article that this statement is about."""
    violates: tuple[Resolution, ...] = ()
    in_force: Interval | None = None
    """For agreements: from when they bind."""
    confidence: float = 0.5
    rule: str = ""
    """What the extraction rests on: the lexicon entry or learned head, and the construction."""

    @property
    def is_fact(self) -> bool:
        """Told as having happened, by the article itself."""
        return self.status == "actual" and not self.attributed_to and self.modality is None


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with what was found in it: the unit that is stored, replaced and removed as a whole."""

    article: Article
    sentences: tuple[Span, ...]
    mentions: tuple[EventMention, ...]
    resolutions: tuple[Resolution, ...] = ()
    publisher_entity: Entity | None = None
    copy_of: str | None = None
    """Id of the earlier article whose text this one repeats (a wire copy)."""


@dataclass(frozen=True, slots=True)
class EventCluster:
    """The same event in one or several articles. ``key`` is stable: it does not depend on the order of articles."""

    key: str
    mentions: tuple[tuple[str, str], ...]
    """(article id, mention id), sorted."""
    reasons: tuple[str, ...] = ()
    """Why these were merged."""


# ---------------------------------------------------------------- doors between stages


class Resolver(Protocol):
    """What extraction asks of resolution: who or where a phrase of this article is (``resolve.article`` answers)."""

    def parties(self, sentence: int, token: int) -> tuple[Party, ...]:
        """The political actors that the noun phrase or pronoun headed by a token stands for; () if none."""

    def party(self, sentence: int, token: int) -> tuple[Party, ...]:
        """The same without the phrases coordinated with the token."""

    def speaker(self, sentence: int, token: int) -> tuple[Party, ...]:
        """The same of who says something: () for people who stand for no state ("residents", "medics")."""

    def place(self, sentence: int, token: int) -> Party | None:
        """The place that the phrase headed by a token names."""

    def dominant(self, sentence: int) -> Link | None:
        """The country that the article is about up to this sentence."""
