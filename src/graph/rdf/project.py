"""From the claims of all articles about one event to the triples that the graph accepts.

The projection depends on the set of claims alone, not on their order: roles, figures and contents are united, of kinds,
types and wordings the most confident is chosen, of intervals the narrowest. All claims stay in the articles' graphs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from graph.rdf.claims import Bounds, Claim
from graph.rdf.kinds import kinds
from graph.rdf.label import label
from graph.rdf.terms import Literal, NamedNode, Term, day
from graph.rdf.turtle import Statement
from graph.rdf.vocabulary import NG, PLOVER, RDF, RDFS, SAID, Vocabulary

Names = Callable[[NamedNode], str]
"""The English label of an entity."""

_UNITED = ("agent", "recipient", "speaker", "addressee", "relayedBy", "place", "origin", "destination", "content",
           "figure", "quotation", "resolution", "violates")  # fmt: skip
_PARENT = {"speaker": "agent", "addressee": "recipient"}
_TALK = ("modality", "toldBy", "refersTo")
_T = TypeVar("_T", NamedNode, Literal)


def project(subject: NamedNode, claims: Sequence[Claim], names: Names) -> list[Statement]:
    """The triples of an event, made statement or possible event; none if there is no claim."""
    if not claims:
        return []
    by_name: dict[str, list[Claim]] = {}
    for claim in claims:
        by_name.setdefault(claim.predicate.value.rpartition("#")[2], []).append(claim)
    space = SAID if "modality" in by_name else NG
    pairs = _types(by_name.get("type", []), space)
    pairs += _chosen(by_name, space)
    for name in _UNITED:
        for value in {c.object for c in by_name.get(name, [])}:
            pairs.append((space(name), value))
            if name in _PARENT:
                pairs.append((space(_PARENT[name]), value))
    pairs += [(NG(name), c.object) for name in _TALK for c in by_name.get(name, [])]
    pairs += _times(by_name, space, claims)
    pairs.append((RDFS("label"), label(pairs, names)))
    return [(subject, p, o) for p, o in dict.fromkeys(pairs)]


def _types(claims: Iterable[Claim], space: Vocabulary) -> list[tuple[NamedNode, Term]]:
    """The class Event or PossibleEvent, and the most confident kind with its parents."""
    known, weight = kinds(), dict[str, float]()
    for claim in claims:
        name = claim.object.value.rpartition("#")[2]
        name = name if name in known else "Event"
        weight[name] = weight.get(name, 0.0) + claim.confidence
    parents = {parent for name in weight for parent in known[name].line[1:]} | {"Event"}
    own = {n: w for n, w in weight.items() if n not in parents}
    best = min(own, key=lambda n: (-round(own[n], 6), n)) if own else "Event"
    top = NG("Event") if space is NG else NG("PossibleEvent")
    return [(RDF("type"), top), *((RDF("type"), space(name)) for name in known[best].line)]


def _chosen(by_name: dict[str, list[Claim]], space: Vocabulary) -> list[tuple[NamedNode, Term]]:
    """Properties of which an event has one value."""
    pairs: list[tuple[NamedNode, Term]] = []
    kind = _heaviest(by_name.get("eventType", []))
    if kind is not None:
        pairs.append((space("eventType"), kind))
        own = [c for c in by_name.get("mode", []) if c.object.value.startswith(f"{PLOVER.base}{_tail(kind)}-")]
        if (mode := _heaviest(own)) is not None:
            pairs.append((space("mode"), mode))
    if (force := _heaviest(by_name.get("force", []))) is not None:
        pairs.append((space("force"), force))
    matters = by_name.get("matter", [])
    if matters:
        best = min(matters, key=lambda c: (-c.confidence, -len(c.object.value), c.object.value))
        pairs.append((space("matter"), best.object))
    return pairs


def _tail(term: Term) -> str:
    return term.value.rpartition("/")[2]


def _heaviest(claims: Iterable[Claim]) -> Term | None:
    weight: dict[Term, float] = {}
    for claim in sorted(claims, key=lambda c: c.node.value):
        weight[claim.object] = weight.get(claim.object, 0.0) + claim.confidence
    return min(weight, key=lambda t: (-round(weight[t], 6), t.value)) if weight else None


def _times(by_name: dict[str, list[Claim]], space: Vocabulary, claims: Sequence[Claim]) -> list[tuple[NamedNode, Term]]:
    pairs: list[tuple[NamedNode, Term]] = []
    if when := narrowest(c.bounds for c in by_name.get("when", []) if c.bounds):
        days = (when.earliest_begin, when.latest_begin, when.earliest_end, when.latest_end)
        names = ("earliestBegin", "latestBegin", "earliestEnd", "latestEnd")
        pairs += [(space(name), day(value)) for name, value in zip(names, days, strict=True) if value]
        pairs.append((space("granularity"), Literal(when.grain)))
    if force := narrowest(c.bounds for c in by_name.get("inForce", []) if c.bounds):
        ends = (("inForceFrom", force.earliest_begin), ("inForceTo", force.latest_begin))
        pairs += [(space(name), day(value)) for name, value in ends if value]
    published = [c.published for c in claims if c.published]
    if published:
        pairs.append((space("firstReported"), day(min(published))))
    return pairs


def narrowest(intervals: Iterable[Bounds]) -> Bounds | None:
    """The interval whose begin is told most exactly; of equals the earliest."""

    def width(bounds: Bounds) -> tuple[int, date, date, str]:
        first, last = bounds.earliest_begin or date.min, bounds.latest_begin or date.max
        return (last - first).days, first, bounds.latest_end or date.max, bounds.grain

    return min(intervals, key=width, default=None)
