"""Finds entities by the beginning of any name that the graph or the reference tables know, while somebody types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from graph.query.known import every_name
from graph.query.nearest import fold
from graph.rdf.terms import NamedNode
from graph.rdf.vocabulary import NG, SKOS
from graph.serve.lookups.labels import kind_of
from graph.serve.prefixes import known_prefixes, shorten
from graph.store import Store

MOST = 50
_indexes: WeakKeyDictionary[Store, tuple[_Name, ...]] = WeakKeyDictionary()
_Score = tuple[int, int, str, str]


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of an entity, and the same without case, accents and dots for comparing."""

    folded: str
    iri: str
    rank: int
    """0 preferred label, 1 code, 2 another name in the graph, 3 another name in the reference tables."""
    text: str


def entities(store: Store, options: Mapping[str, Any]) -> list[dict[str, str]]:
    """The entities that ``q`` may mean, best first, at most ``limit``: iri, prefixed name, label, kind, code.

    ``called`` is the other name by which one was found ("DPRK").
    """
    wanted, limit = _plain(str(options.get("q", ""))), min(int(options.get("limit", 12)), MOST)
    scored: dict[str, _Score] = {}
    for name in _index(store):
        fit = _fit(wanted, name.folded)
        if fit is not None:
            score = (fit, name.rank, name.folded, name.text)
            if name.iri not in scored or score < scored[name.iri]:
                scored[name.iri] = score
    best = sorted(scored, key=lambda iri: (*scored[iri][:2], len(scored[iri][2]), scored[iri][2], iri))[:limit]
    return [_described(store, iri, scored[iri]) for iri in best]


def _fit(wanted: str, name: str) -> int | None:
    """0 the same, 1 begins so, 2 a word begins so, 3 is in it, None not at all."""
    if wanted == name:
        return 0
    if name.startswith(wanted):
        return 1
    if f" {wanted}" in name:
        return 2
    return 3 if len(wanted) > 2 and wanted in name else None


def _index(store: Store) -> tuple[_Name, ...]:
    """All names, made once in a process; a store that changes gets new processes."""
    if store not in _indexes:
        where = store.iris.graph("background")
        ways = ((SKOS("prefLabel"), 0), (NG("code"), 1), (SKOS("altLabel"), 2))
        found = {
            (quad.subject.value, quad.object.value): rank
            for predicate, rank in reversed(ways)
            for quad in store.engine.quads_for_pattern(None, predicate, None, where)
        }
        known, base = every_name(), store.iris.base
        for iri in {iri for iri, _ in found}:
            for text in known.get(iri.removeprefix(base), ()):
                found.setdefault((iri, text), 3)
        _indexes[store] = tuple(_Name(_plain(text), iri, rank, text) for (iri, text), rank in found.items())
    return _indexes[store]


def _plain(name: str) -> str:
    return fold(name).replace(".", "")


def _described(store: Store, iri: str, score: _Score) -> dict[str, str]:
    out = {"iri": iri, "name": shorten(iri, known_prefixes(store.iris.base)), "kind": kind_of(store, iri)}
    for quad in store.engine.quads_for_pattern(NamedNode(iri), None, None, store.iris.graph("background")):
        if quad.predicate == SKOS("prefLabel"):
            out["label"] = quad.object.value
        elif quad.predicate == NG("code"):
            out["code"] = quad.object.value
    return {**out, "called": score[3]} if score[1] > 1 else out
