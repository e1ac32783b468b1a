"""Reads claims and names back from an Oxigraph store."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator

from graph.rdf.claims import TOLD, Bounds, Claim
from graph.rdf.iris import Iris
from graph.rdf.sheet import BOUNDS
from graph.rdf.terms import NamedNode, Term
from graph.rdf.vocabulary import NG, RDF, SCHEMA, SKOS
from graph.store.engine import Engine

_BOUNDED = {"when", "inForce"}


class Reader:
    """Looks into the committed state of a store, with the publication dates of articles cached."""

    def __init__(self, engine: Engine, iris: Iris) -> None:
        self._engine = engine
        self._iris = iris
        self._published: dict[NamedNode, datetime.date | None] = {}

    def value(self, subject: NamedNode, predicate: NamedNode) -> Term | None:
        """One object of a subject and a predicate, in whichever graph."""
        quad = next(self._engine.quads_for_pattern(subject, predicate, None), None)
        return None if quad is None else quad.object

    def claims(self, subject: NamedNode, *, without: frozenset[NamedNode] = frozenset()) -> Iterator[Claim]:
        """The claims about an event, except those in the article graphs ``without``."""
        for quad in self._engine.quads_for_pattern(None, NG("denotes"), subject):
            if quad.graph_name not in without:
                yield from self._told(subject, quad.subject, quad.graph_name)
        for quad in self._engine.quads_for_pattern(None, RDF("subject"), subject):
            if quad.graph_name not in without:
                yield self._claim(subject, quad.subject, quad.graph_name)

    def _told(self, subject: NamedNode, mention: NamedNode, graph_name: NamedNode) -> Iterator[Claim]:
        values = {q.predicate: q.object for q in self._engine.quads_for_pattern(mention, None, None, graph_name)}
        sure, published = float(values[NG("confidence")].value), self._day_of(graph_name)
        for name, predicate in TOLD.items():
            if (value := values.get(NG(name))) is not None:
                yield Claim(subject, predicate, value, mention, sure, published)

    def _claim(self, subject: NamedNode, node: NamedNode, graph_name: NamedNode) -> Claim:
        values = {q.predicate: q.object for q in self._engine.quads_for_pattern(node, None, None, graph_name)}
        predicate, value = values[RDF("predicate")], values[RDF("object")]
        assert isinstance(predicate, NamedNode)
        bounds = None
        if predicate.value.rpartition("#")[2] in _BOUNDED and isinstance(value, NamedNode):
            bounds = self._bounds(value)
        sure = float((values.get(NG("confidence")) or self._confidence_of(values[NG("inMention")])).value)
        return Claim(subject, predicate, value, node, sure, self._day_of(graph_name), bounds)

    def _confidence_of(self, mention: Term) -> Term:
        assert isinstance(mention, NamedNode)
        found = self.value(mention, NG("confidence"))
        assert found is not None, f"{mention}: a mention has a confidence"
        return found

    def _bounds(self, node: NamedNode) -> Bounds:
        values = {q.predicate: q.object.value for q in self._engine.quads_for_pattern(node, None, None)}
        days = [datetime.date.fromisoformat(v) if (v := values.get(NG(name))) else None for name in BOUNDS]
        return Bounds(days[0], days[1], days[2], days[3], values.get(NG("grain"), "day"))

    def _day_of(self, graph_name: NamedNode) -> datetime.date | None:
        if graph_name not in self._published:
            quad = next(self._engine.quads_for_pattern(None, SCHEMA("datePublished"), None, graph_name), None)
            self._published[graph_name] = datetime.date.fromisoformat(quad.object.value) if quad else None
        return self._published[graph_name]

    def label(self, node: NamedNode) -> str | None:
        found = self.value(node, SKOS("prefLabel"))
        return found.value if found is not None else None

    def is_named(self, node: NamedNode, *, without: Collection[object] = ()) -> bool:
        """Whether any triple has this node as its object, those of the quads ``without`` apart."""
        return any(q not in without for q in self._engine.quads_for_pattern(None, None, node))
