"""Which entity of the graph somebody means: by label, alias, actor code, Wikidata id, IRI, or words of an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from warnings import warn

from graph.errors import NewsgraphWarning, QueryError
from graph.query.known import known_as, stands_for
from graph.query.nearest import did_you_mean, fold
from graph.rdf.terms import Literal, NamedNode
from graph.rdf.vocabulary import NG, NIF, PREFIXES, RDF, SCHEMA, SKOS, WIKIDATA
from graph.store import Store

_WIKIDATA = re.compile(r"(?:wd:|http://www\.wikidata\.org/entity/)?(Q[1-9]\d*)\Z")


def find_entity(value: str, store: Store, *, what: str = "entity", acting: bool = False) -> NamedNode:
    """The entity of this label, alias, code, Wikidata id or IRI, or of words by which the tables or articles call it.

    "Kursk" finds "Kursk Oblast" if nothing else is called so. With ``acting`` a capital stands for its state: "Moscow"
    finds Russia and not the city. ``QueryError`` for an unknown or ambiguous name.
    """
    if found := by_iri(value, store):
        return found
    names = Names(store)
    ways: tuple[Callable[[], set[NamedNode]], ...] = (
        lambda: _exactly(value, store),
        lambda: _called(value, names.labels),
        lambda: _called(value, _codes(store)),
        lambda: _known(value, known_as, store),
        lambda: _partly(value, names.labels),
        lambda: _worded(value, store),
        lambda: _known(value, stands_for, store),
    )
    for way in ways:
        best = _widest(way(), store)
        if acting and best and all("/place/" in node.value for node in best):
            best = _widest({n for n in _known(value, stands_for, store) if "/place/" not in n.value}, store) or best
        if len(best) == 1:
            return best[0]
        if best:
            meant = " or ".join(f"{_label(node, store)} ({_short(node, store)})" for node in best[:5])
            raise QueryError(f"{what}: {value!r} may be {meant}; give one of the names, or what stands in brackets")
    raise QueryError(f"{what}: {_unknown(value, [name for name, _ in names.labels])}")


class Names:
    """All labels and aliases of a store, read when they are first needed: they may be many."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def labels(self) -> list[tuple[str, NamedNode]]:
        return list(_labels(self._store))


def _exactly(value: str, store: Store) -> set[NamedNode]:
    """The entities of exactly this label or alias, found without reading the others; else those of this code."""
    background, text = store.iris.graph("background"), Literal(value.strip(), language="en")
    found = (store.engine.quads_for_pattern(None, SKOS(p), text, background) for p in ("prefLabel", "altLabel"))
    if named := {quad.subject for quads in found for quad in quads}:
        return named
    quads = store.engine.quads_for_pattern(None, NG("code"), Literal(value.strip()))
    return {quad.subject for quad in quads if quad.subject.value.endswith("/" + quad.object.value)}


def _called(value: str, names: Iterable[tuple[str, NamedNode]]) -> set[NamedNode]:
    wanted = fold(value)
    return {node for name, node in names if fold(name) == wanted}


def _known(value: str, table: Callable[[str], dict[str, str]], store: Store) -> set[NamedNode]:
    """Those entities of the graph whom the reference tables call so; a warning where they know others too."""
    called = table(value)
    nodes = {identifier: store.iris.entity(identifier) for identifier in called}
    here = {identifier: node for identifier, node in nodes.items() if _is_entity(node, store)}
    if len(here) == 1 and len(called) > 1:
        absent = " and ".join(label for identifier, label in called.items() if identifier not in here)
        label = called[next(iter(here))]
        warn(
            f"{value!r} read as {label}: {absent}, also called so, is not in the graph", NewsgraphWarning, stacklevel=2
        )
    return set(here.values())


def _unknown(value: str, labels: list[str]) -> str:
    """What is wrong with a name that nothing in the graph bears."""
    if called := list(known_as(value).values())[:3]:
        meant = " or ".join(called)
        return f"nothing in the graph is about {meant}" + (
            "" if fold(meant) == fold(value) else f", for whom {value!r} stands"
        )
    return f"nothing in the graph is called {value!r}; {did_you_mean(value, labels)}"


def _partly(value: str, names: Iterable[tuple[str, NamedNode]]) -> set[NamedNode]:
    """Entities of whose name the value is whole words."""
    wanted = fold(value).split()
    return {node for name, node in names if wanted and set(wanted) <= set(fold(name).split())}


def _worded(value: str, store: Store) -> set[NamedNode]:
    """The entity for which articles most often use exactly these words ("Moscow")."""
    count: Counter[NamedNode] = Counter()
    for span in store.engine.quads_for_pattern(None, NIF("anchorOf"), Literal(value)):
        for claim in store.engine.quads_for_pattern(None, NG("evidence"), span.subject):
            for quad in store.engine.quads_for_pattern(claim.subject, RDF("object"), None):
                if isinstance(quad.object, NamedNode) and _is_entity(quad.object, store):
                    count[quad.object] += 1
    most = max(count.values(), default=0)
    return {node for node, n in count.items() if n == most}


def _is_entity(node: NamedNode, store: Store) -> bool:
    return next(store.engine.quads_for_pattern(node, SKOS("prefLabel"), None), None) is not None


def _label(node: NamedNode, store: Store) -> str:
    quad = next(store.engine.quads_for_pattern(node, SKOS("prefLabel"), None), None)
    return quad.object.value if quad else _short(node, store)


def _short(node: NamedNode, store: Store) -> str:
    return node.value.removeprefix(store.iris.base)


def _widest(hits: set[NamedNode], store: Store) -> list[NamedNode]:
    """Of several the country, else those that lie in none of the others."""
    countries = [n for n in hits if "/country/" in n.value]
    if len(hits) < 2 or len(countries) == 1:
        return countries if len(countries) == 1 else list(hits)
    inner = {n for n in hits for q in store.engine.quads_for_pattern(n, NG("within"), None) if q.object in hits}
    return sorted(hits - inner, key=lambda n: n.value)


def by_iri(value: str, store: Store) -> NamedNode | None:
    """The node of an IRI (full, prefixed, or without the base of the data) or of a Wikidata id; None if absent."""
    if match := _WIKIDATA.match(value):
        quad = next(store.engine.quads_for_pattern(None, SCHEMA("sameAs"), WIKIDATA(match[1])), None)
        return quad.subject if quad else None
    text = value[1:-1] if value.startswith("<") and value.endswith(">") else value
    for candidate in _candidates(text, store):
        try:
            node = NamedNode(candidate)
        except ValueError:
            continue
        if next(store.engine.quads_for_pattern(node, None, None), None):
            return node
    return None


def _candidates(text: str, store: Store) -> Iterator[str]:
    name, colon, local = text.partition(":")
    known = {**PREFIXES, "id": store.iris.base}
    if colon and name in known and not local.startswith("//"):
        yield known[name] + local
    if colon:
        yield text
    else:
        yield store.iris.base + text


def _labels(store: Store) -> Iterator[tuple[str, NamedNode]]:
    background = store.iris.graph("background")
    for predicate in (SKOS("prefLabel"), SKOS("altLabel")):
        for quad in store.engine.quads_for_pattern(None, predicate, None, background):
            yield quad.object.value, quad.subject


def _codes(store: Store) -> Iterator[tuple[str, NamedNode]]:
    for quad in store.engine.quads_for_pattern(None, NG("code"), None):
        if fold(quad.subject.value.rpartition("/")[2]) == fold(quad.object.value):
            yield quad.object.value, quad.subject
