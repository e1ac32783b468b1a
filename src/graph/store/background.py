"""The background graph: entities that are named, with one preferred label each, whichever article came first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.model import Entity
from graph.rdf.article import ArticleTriples
from graph.rdf.entities import Describe, entity_triples, resolution_triples, with_named
from graph.rdf.iris import Iris
from graph.rdf.terms import Literal, NamedNode, Quad, Term
from graph.rdf.turtle import Statement
from graph.rdf.vocabulary import SKOS
from graph.store.engine import Engine

_PREF, _ALT = SKOS("prefLabel"), SKOS("altLabel")


@dataclass(frozen=True, slots=True)
class Background:
    """Background quads to add and to remove, the labels, and the entities whose stored label changes."""

    added: frozenset[Quad]
    removed: frozenset[Quad]
    labels: dict[NamedNode, str]
    relabelled: frozenset[NamedNode]


def background(new: Sequence[ArticleTriples], *, engine: Engine, iris: Iris, describe: Describe) -> Background:
    """What the new articles add to the background graph.

    Two articles may call the same entity differently: the smaller label in the order of code points is preferred, the
    others are alternative labels, so that the order of the articles does not matter.
    """
    where = iris.graph("background")
    statements = list(_statements(new, iris, describe))
    names: dict[NamedNode, set[Term]] = {}
    for subject, predicate, value in statements:
        if predicate == _PREF:
            names.setdefault(subject, set()).add(value)
    added = {Quad(s, p, o, where) for s, p, o in statements if p != _PREF}
    removed: set[Quad] = set()
    labels: dict[NamedNode, str] = {}
    relabelled: set[NamedNode] = set()
    for node, values in names.items():
        stored = [q.object for q in engine.quads_for_pattern(node, _PREF, None, where)]
        best, *others = sorted({*values, *stored}, key=lambda t: t.value)
        labels[node] = best.value
        added.add(Quad(node, _PREF, best, where))
        added |= {Quad(node, _ALT, other, where) for other in others}
        if stored and stored != [best]:
            relabelled.add(node)
            removed |= {Quad(node, _PREF, old, where) for old in stored if old != best}
            removed |= set(engine.quads_for_pattern(node, _ALT, best, where))
    return Background(frozenset(added), frozenset(removed), labels, frozenset(relabelled))


def _statements(new: Iterable[ArticleTriples], iris: Iris, describe: Describe) -> Iterable[Statement]:
    entities: dict[str, Entity] = {}
    different: dict[tuple[str, str], Entity] = {}
    bodies: dict[str, Entity] = {}
    for article in new:
        for entity in article.entities.values():
            entities.setdefault(entity.id, entity)
            different.setdefault((entity.id, repr(entity)), entity)
        for resolution in article.resolutions:
            yield from resolution_triples(resolution, iris, describe)
            if body := describe(resolution.body):
                bodies[body.id] = body
    named = with_named({**bodies, **entities}, describe)
    for entity in [*different.values(), *(e for i, e in named.items() if i not in entities)]:
        yield from entity_triples(entity, iris)


def alternative_labels(node: NamedNode, names: Iterable[str]) -> list[Statement]:
    """Aliases as ``skos:altLabel``."""
    return [(node, _ALT, Literal(name, language="en")) for name in sorted(set(names))]
