"""Events with their labels and codes in plain Python values: what tables, PLOVER lines and networks are made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from graph.rdf.kinds import kind
from graph.rdf.terms import NamedNode, Term
from graph.rdf.vocabulary import FORCE, MODALITY, NG, PLOVER, RDF, RDFS, SAID, SKOS, Vocabulary
from graph.store import Store


@dataclass(frozen=True)
class PlainParty:
    """Someone or some place: IRI, label, actor code, kind."""

    iri: str
    label: str
    code: str | None
    kind: str


@dataclass(frozen=True)
class PlainEvent:
    """An event, made statement or possible event. ``status`` is ``actual`` or its modalities, joined by ``+``."""

    iri: str
    label: str
    kind: str
    type: str | None
    mode: str | None
    force: str | None
    status: str
    actors: tuple[PlainParty, ...]
    recipients: tuple[PlainParty, ...]
    places: tuple[PlainParty, ...]
    begin: str | None
    begin_latest: str | None
    end_earliest: str | None
    end: str | None
    first_reported: str | None
    matter: str | None
    content: tuple[str, ...]
    refers_to: tuple[str, ...]
    figures: tuple[str, ...]

    @property
    def is_fact(self) -> bool:
        return self.status == "actual"


@dataclass
class EventReader:
    """Reads events one after the other; labels of entities are kept."""

    store: Store
    _parties: dict[NamedNode, PlainParty] = field(default_factory=dict)

    def events(self, *, facts: bool = True, talk: bool = True) -> Iterator[PlainEvent]:
        """All events sorted by IRI, facts first."""
        wanted = [(facts, "facts"), (talk, "described")]
        for name in [self.store.iris.graph(n) for chosen, n in wanted if chosen]:
            for subject in self.store.subjects(name):
                yield self.event(subject)

    def event(self, node: NamedNode) -> PlainEvent:
        """One event; empty fields where the graph says nothing."""
        values: dict[NamedNode, list[Term]] = {}
        for quad in self.store.engine.quads_for_pattern(node, None, None):
            values.setdefault(quad.predicate, []).append(quad.object)
        space = SAID if NG("PossibleEvent") in values.get(RDF("type"), []) else NG
        return _Plain(self, node, values, space).event

    def party(self, node: NamedNode) -> PlainParty:
        if node not in self._parties:
            found = {q.predicate: q.object.value for q in self.store.engine.quads_for_pattern(node, None, None)}
            kinds = sorted(
                q.object.value.rpartition("#")[2] for q in self.store.engine.quads_for_pattern(node, RDF("type"), None)
            )
            kind = next((k for k in _SPECIAL if k in kinds), "Actor")
            label = found.get(SKOS("prefLabel")) or node.value.rpartition("/")[2]
            self._parties[node] = PlainParty(node.value, label, found.get(NG("code")), kind)
        return self._parties[node]


_SPECIAL = ("Country", "Person", "ArmedGroup", "Group", "Outlet", "Organization", "UnnamedGroup", "Place")


@dataclass
class _Plain:
    """One event on its way from triples to plain values."""

    reader: EventReader
    node: NamedNode
    values: dict[NamedNode, list[Term]]
    space: Vocabulary

    @cached_property
    def event(self) -> PlainEvent:
        modalities = sorted(self._tail(v, MODALITY) for v in self.values.get(NG("modality"), []))
        return PlainEvent(
            iri=self.node.value,
            label=self._literal(RDFS("label")) or "",
            kind=self._kind(),
            type=self._concept("eventType", PLOVER),
            mode=self._concept("mode", PLOVER),
            force=self._concept("force", FORCE),
            status="+".join(modalities) or "actual",
            actors=self._all("agent"),
            recipients=self._all("recipient"),
            places=self._all("destination") + self._all("place") + self._all("origin"),
            begin=self._literal(self.space("earliestBegin")),
            begin_latest=self._literal(self.space("latestBegin")),
            end_earliest=self._literal(self.space("earliestEnd")),
            end=self._literal(self.space("latestEnd")),
            first_reported=self._literal(self.space("firstReported")),
            matter=self._literal(self.space("matter")),
            content=self._iris(self.space("content")),
            refers_to=self._iris(NG("refersTo")) + self._iris(NG("realizedAs")),
            figures=self._iris(self.space("figure")),
        )

    def _kind(self) -> str:
        names = [v.value.rpartition("#")[2] for v in self.values.get(RDF("type"), []) if v in self.space]
        plain = {"Event", "Statement", "PossibleEvent"}
        special = sorted((n for n in names if n not in plain), key=lambda n: (-len(kind(n).line), n))
        return special[0] if special else "Statement" if "Statement" in names else "Event"

    def _all(self, role: str) -> tuple[PlainParty, ...]:
        nodes = [v for v in self.values.get(self.space(role), []) if isinstance(v, NamedNode)]
        return tuple(sorted((self.reader.party(n) for n in nodes), key=lambda p: (p.label, p.iri)))

    def _iris(self, predicate: NamedNode) -> tuple[str, ...]:
        return tuple(sorted(v.value for v in self.values.get(predicate, [])))

    def _literal(self, predicate: NamedNode) -> str | None:
        found = self.values.get(predicate)
        return min(v.value for v in found) if found else None

    def _concept(self, role: str, scheme: Vocabulary) -> str | None:
        found = self.values.get(self.space(role))
        return min(self._tail(v, scheme) for v in found) if found else None

    @staticmethod
    def _tail(term: Term, scheme: Vocabulary) -> str:
        return term.value.removeprefix(scheme.base)
