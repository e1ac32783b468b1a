"""What a change of articles means for the store: which quads go, which come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.rdf.article import ArticleTriples
from graph.rdf.claims import Claim
from graph.rdf.entities import Describe
from graph.rdf.iris import Iris
from graph.rdf.project import project
from graph.rdf.realize import realization, siblings
from graph.rdf.terms import NamedNode, Quad
from graph.rdf.turtle import Statement
from graph.rdf.vocabulary import NG, RDF
from graph.store.background import background
from graph.store.engine import Engine
from graph.store.reading import Reader


@dataclass(frozen=True, slots=True)
class Change:
    """Quads to remove and quads to add; disjoint. ``added`` may name a quad twice."""

    removed: frozenset[Quad]
    added: tuple[Quad, ...]

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)


class Planner:
    """Plans one change. It reads the store and writes nothing."""

    def __init__(self, engine: Engine, iris: Iris, describe: Describe) -> None:
        self._engine, self._iris, self._describe = engine, iris, describe
        self._reader = Reader(engine, iris)
        self._graphs = (iris.graph("facts"), iris.graph("described"))
        self._labels: dict[NamedNode, str] = {}

    def plan(self, new: Sequence[ArticleTriples], gone: Iterable[NamedNode]) -> Change:
        """The change that puts the articles ``new`` in and takes the article graphs ``gone`` out.

        An article of ``new`` that is in the store must be among ``gone``.
        """
        leaving = frozenset(g for g in gone if self._engine.contains_named_graph(g))
        entities = background(new, engine=self._engine, iris=self._iris, describe=self._describe)
        self._labels.update(entities.labels)
        old = {q for g in leaving for q in self._engine.quads_for_pattern(None, None, None, g)}
        claims: dict[NamedNode, list[Claim]] = {}
        for article in new:
            for claim in article.claims:
                claims.setdefault(claim.subject, []).append(claim)
        told = (RDF("subject"), NG("denotes"))
        touched = set(claims) | {q.object for q in old if q.predicate in told and isinstance(q.object, NamedNode)}
        touched |= self._subjects_about(entities.relabelled)
        touched |= {s for t in touched for s in siblings(t, self._iris) if s not in touched and self._is_known(s)}
        before, after = self._project(touched, claims, leaving)
        old |= before | entities.removed
        again = {q for article in new if article.graph in leaving for q in article.quads} | after
        again |= {q for q in entities.added if q not in self._engine}
        first = [q for article in new if article.graph not in leaving for q in article.quads]
        removed, added = old - again, [*first, *(again - old)]
        return Change(frozenset(removed | self._orphans(removed, added)), tuple(added))

    def _is_known(self, node: NamedNode) -> bool:
        return next(self._engine.quads_for_pattern(node, RDF("type"), None), None) is not None

    def _project(
        self, touched: set[NamedNode], claims: dict[NamedNode, list[Claim]], leaving: frozenset[NamedNode]
    ) -> tuple[set[Quad], set[Quad]]:
        """What facts and described say of these events now, and what they will say."""
        before: set[Quad] = set()
        told: dict[NamedNode, list[Statement]] = {}
        for subject in touched:
            for name in self._graphs:
                before.update(self._engine.quads_for_pattern(subject, None, None, name))
            every = [*claims.get(subject, ()), *self._reader.claims(subject, without=leaving)]
            told[subject] = project(subject, every, self._name)
        after: set[Quad] = set()
        for statements in told.values():
            talk = any(p == NG("modality") for _, p, _ in statements)
            links = realization(statements, told, self._iris) if talk else []
            after.update(Quad(s, p, o, self._graphs[talk]) for s, p, o in [*statements, *links])
        return before, after

    def _name(self, node: NamedNode) -> str:
        if node not in self._labels:
            self._labels[node] = self._reader.label(node) or node.value.rpartition("/")[2]
        return self._labels[node]

    def _subjects_about(self, entities: Iterable[NamedNode]) -> set[NamedNode]:
        """The events that claims relate to these entities."""
        found: set[NamedNode] = set()
        for entity in entities:
            for quad in self._engine.quads_for_pattern(None, RDF("object"), entity):
                subject = self._reader.value(quad.subject, RDF("subject"))
                if isinstance(subject, NamedNode):
                    found.add(subject)
        return found

    def _orphans(self, removed: set[Quad], added: list[Quad]) -> set[Quad]:
        """Background quads of entities that nothing names any more, one after the other until none is found."""
        if not removed:
            return set()
        named = {q.object for q in added}
        out: set[Quad] = set()
        todo = {q.object for q in removed if isinstance(q.object, NamedNode)}
        while todo:
            node = todo.pop()
            if node in named or not node.value.startswith(self._iris.base):
                continue
            own = set(self._engine.quads_for_pattern(node, None, None, self._iris.graph("background"))) - out
            if own and not self._reader.is_named(node, without=removed | out):
                out |= own
                todo |= {q.object for q in own if isinstance(q.object, NamedNode)}
        return out
