"""The Python door: an event graph that is opened, asked, and handed on to rdflib, networkx and pandas.

>>> events = EventGraph.open("out")                                   # doctest: +SKIP
>>> events.query("troop-deployments", place="Kursk").to_dataframe()   # doctest: +SKIP
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import QueryError
from graph.export.events import EventReader, PlainEvent
from graph.export.network import edges, nodes
from graph.query import ask
from graph.query.entities import find_entity
from graph.query.parameters import Value
from graph.rdf.terms import NamedNode
from graph.rows import Rows
from graph.store import ArticleRecord, Store

if TYPE_CHECKING:
    import networkx
    import rdflib

Event = PlainEvent


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence that tells of an event. Offsets are half-open positions in the stored text of the article."""

    article: str
    start: int
    end: int
    text: str
    trigger_start: int
    trigger_end: int
    trigger: str
    status: str
    confidence: float
    rule: str | None


class EventGraph:
    """An event knowledge graph. ``store`` is the door below it."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, path: Path | str = "out", *, read_only: bool = True) -> EventGraph:
        """The graph that ``newsgraph build --out PATH`` made."""
        return cls(Store.open(path, read_only=read_only))

    @classmethod
    def build(cls, *paths: str | Path, out: Path | str = "out", **options: Any) -> EventGraph:
        """Reads articles into the graph at ``out`` and opens it; options are those of ``graph.build.build``."""
        from graph.build import build

        build(paths, out=Path(out), **options)
        return cls.open(out)

    def query(self, what: str, **parameters: Value) -> Any:
        """Asks a query of the library by its name, a ``.rq`` file or SPARQL.

        SELECT gives ``Rows``, ASK a ``bool``, CONSTRUCT and DESCRIBE an ``rdflib.Graph``.
        """
        answer = ask(what, parameters, store=self.store)
        if answer.columns:
            return Rows(answer.columns, answer.rows())
        return answer.boolean if answer.boolean is not None else _rdflib_graph(answer.result)

    def events(
        self, *, type: str | None = None, actor: str | None = None, facts_only: bool = False, statements: bool = False
    ) -> Iterator[Event]:
        """Events as objects, facts first: of a PLOVER type or a kind, with an actor on either side.

        An event that is a fact to one and only talk to another comes as both. ``statements``: also those that were
        only made for an "according to", which are no events of their own and have no type.
        """
        who = find_entity(actor, self.store, what="actor", acting=True).value if actor else None
        for event in EventReader(self.store).events(talk=not facts_only):
            if (event.type is None and not statements) or (type and type not in (event.type, event.kind)):
                continue
            if who and all(p.iri != who for p in (*event.actors, *event.recipients)):
                continue
            yield event

    def event(self, iri: str) -> Event:
        """The event of an IRI, full or without the base of the data."""
        node = NamedNode(iri if ":" in iri else self.store.iris.base + iri)
        if next(self.store.engine.quads_for_pattern(node, None, None), None) is None:
            raise QueryError(f"event {iri!r}: not in the graph; `events()` lists them")
        return EventReader(self.store).event(node)

    @property
    def articles(self) -> list[ArticleRecord]:
        """The articles, sorted."""
        return list(self.store.articles())

    def evidence(self, event: Event | str) -> list[Evidence]:
        """The sentences that tell of an event, in the order of the articles."""
        rows = self.query("evidence", event=event if isinstance(event, str) else event.iri)
        return [Evidence(*row[1:11]) for row in rows]

    def to_networkx(self, *, facts_only: bool = False) -> networkx.MultiDiGraph:
        """Actors as nodes, events as directed parallel edges; all attributes are strings or numbers."""
        import networkx

        network = networkx.MultiDiGraph()
        for party in nodes(self.store):
            network.add_node(party.iri, label=party.label, kind=party.kind, code=party.code or "")
        for edge in edges(self.store):
            e = edge.event
            if e.is_fact or not facts_only:
                network.add_edge(
                    edge.source.iri, edge.target.iri, key=edge.id, label=e.label, type=e.type or "", kind=e.kind,
                    status=e.status, date=e.begin or e.first_reported or "", event=e.iri, weight=edge.weight,
                )  # fmt: skip
        return network

    def to_rdflib(self) -> rdflib.Dataset:
        """The store as an rdflib ``Dataset`` whose default graph is the union; nothing is copied."""
        import rdflib
        from oxrdflib import OxigraphStore

        backend = OxigraphStore(store=self.store.engine)  # type: ignore[arg-type]  # our Engine is a pyoxigraph.Store
        dataset = rdflib.Dataset(store=backend, default_union=True)
        dataset.bind("id", self.store.iris.base)
        return dataset

    def to_pyvis(self, **options: Any) -> Any:
        """A pyvis ``Network`` that shows itself as our explorer page."""
        from graph.view.collect import collect
        from graph.view.network import to_pyvis

        return to_pyvis(collect(self.store), **options)

    def counts(self) -> dict[str, int]:
        """How many articles and events there are, how many of these are facts and how many only talk.

        An event that is a fact to one and only talk to another is one event and counts as both.
        """
        fact, talk = "?e ng:eventType ?type", "?e said:eventType ?type"
        key = 'STRBEFORE(CONCAT(STRAFTER(STRAFTER(STR(?e), STR(id:)), "/"), "/"), "/")'
        wanted = {
            "articles": "SELECT (COUNT(*) AS ?n) { ?e a ng:Article }",
            "events": f"SELECT (COUNT(DISTINCT ?key) AS ?n) {{ {{ {fact} }} UNION {{ {talk} }} BIND({key} AS ?key) }}",
            "facts": f"SELECT (COUNT(DISTINCT ?e) AS ?n) {{ {fact} }}",
            "only talk": f"SELECT (COUNT(DISTINCT ?e) AS ?n) {{ {talk} }}",
        }
        return {name: next(iter(self.query(sparql))).n for name, sparql in wanted.items()}

    def _repr_html_(self) -> str:
        counts = " · ".join(f"{n} {name}" for name, n in self.counts().items())
        latest = self.query("timeline", limit=20)._repr_html_()
        return f"<p><strong>newsgraph</strong> {html.escape(str(self.store.path or 'in memory'))}: {counts}</p>{latest}"


def _rdflib_graph(result: Any) -> rdflib.Graph:
    import rdflib
    from pyoxigraph import RdfFormat

    triples = rdflib.Graph()
    triples.parse(data=result.serialize(format=RdfFormat.N_TRIPLES), format="nt")
    return triples
