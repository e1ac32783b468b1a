"""Values of query parameters as SPARQL terms: entities by name, code, Wikidata id or IRI, dates, numbers, concepts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping

from graph.errors import QueryError
from graph.query.library import LibraryQuery, Parameter
from graph.query.nearest import did_you_mean, fold
from graph.rdf.terms import Literal, NamedNode, day
from graph.rdf.vocabulary import NG, PREFIXES, SCHEMA, SKOS, WIKIDATA
from graph.store import Store

_WIKIDATA = re.compile(r"(?:wd:|http://www\.wikidata\.org/entity/)?(Q[1-9]\d*)\Z")
_IRI = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>\"{}|\\^`]+\Z")

Value = str | int | datetime.date


def terms(query: LibraryQuery, given: Mapping[str, Value], store: Store) -> dict[str, str]:
    """The SPARQL terms of the given parameters and of the defaults of the others."""
    values = {p.name: str(p.default) for p in query.parameters if p.default is not None}
    for name, value in given.items():
        values[query.parameter(name).name] = value.isoformat() if isinstance(value, datetime.date) else str(value)
    return {
        name: _TYPES[query.parameter(name).type](query.parameter(name), value, store) for name, value in values.items()
    }


def entity(parameter: Parameter, value: str, store: Store) -> str:
    """The IRI of an entity; an unknown name gets "did you mean"."""
    return str(find_entity(value, store, what=f"parameter {parameter.name}"))


def find_entity(value: str, store: Store, *, what: str = "entity") -> NamedNode:
    """The entity of this label, alias, actor code, Wikidata id or IRI.

    A name that a country shares is the country. ``QueryError`` for an unknown or ambiguous name.
    """
    if found := _by_iri(value, store):
        return found
    wanted = fold(value)
    for ways in (_labels, _codes):
        hits = sorted({node for name, node in ways(store) if fold(name) == wanted}, key=lambda n: n.value)
        if len(hits) > 1:
            countries = [n for n in hits if "/country/" in n.value]
            hits = countries if len(countries) == 1 else hits
        if len(hits) == 1:
            return hits[0]
        if len(hits) > 1:
            raise QueryError(f"{what}: {value!r} is {' or '.join(n.value for n in hits[:5])}; give the IRI")
    names = [name for name, _ in _labels(store)]
    raise QueryError(f"{what}: nothing in the graph is called {value!r}; {did_you_mean(value, names)}")


def _by_iri(value: str, store: Store) -> NamedNode | None:
    if match := _WIKIDATA.match(value):
        quad = next(store.engine.quads_for_pattern(None, SCHEMA("sameAs"), WIKIDATA(match[1])), None)
        return quad.subject if quad else None
    text = value[1:-1] if value.startswith("<") and value.endswith(">") else value
    for node in (_node(text, store), NamedNode(store.iris.base + text) if re.fullmatch(r"[\w%./-]+", text) else None):
        if node and next(store.engine.quads_for_pattern(node, None, None), None):
            return node
    return None


def _node(text: str, store: Store) -> NamedNode | None:
    name, colon, local = text.partition(":")
    known = {**PREFIXES, "id": store.iris.base}
    if colon and name in known and not local.startswith("//"):
        return NamedNode(known[name] + local)
    return NamedNode(text) if _IRI.match(text) else None


def _labels(store: Store) -> Iterator[tuple[str, NamedNode]]:
    background = store.iris.graph("background")
    for predicate in (SKOS("prefLabel"), SKOS("altLabel")):
        for quad in store.engine.quads_for_pattern(None, predicate, None, background):
            yield quad.object.value, quad.subject


def _codes(store: Store) -> Iterator[tuple[str, NamedNode]]:
    for quad in store.engine.quads_for_pattern(None, NG("code"), None):
        if fold(quad.subject.value.rpartition("/")[2]) == fold(quad.object.value):
            yield quad.object.value, quad.subject


def _date(parameter: Parameter, value: str, _: Store) -> str:
    try:
        return str(day(datetime.date.fromisoformat(value)))
    except ValueError as error:
        raise QueryError(f"parameter {parameter.name}: {value!r} is no date; write it as 2024-12-16") from error


def _integer(parameter: Parameter, value: str, _: Store) -> str:
    if not re.fullmatch(r"\d{1,15}", value):
        raise QueryError(f"parameter {parameter.name}: {value!r} is no whole number")
    return value


def _text(_: Parameter, value: str, __: Store) -> str:
    return str(Literal(value))


def _iri(parameter: Parameter, value: str, store: Store) -> str:
    found = _by_iri(value, store)
    if found is None:
        raise QueryError(
            f"parameter {parameter.name}: {value!r} is not in the graph; give an IRI as the queries show it"
        )
    return str(found)


def _concept(parameter: Parameter, value: str, store: Store) -> str:
    """A concept of our schemes by its notation, or by its IRI."""
    wanted, names = fold(value), []
    for quad in store.engine.quads_for_pattern(None, SKOS("notation"), None):
        names.append(quad.object.value)
        if fold(quad.object.value) == wanted or quad.subject.value == value.strip("<>"):
            return str(quad.subject)
    raise QueryError(f"parameter {parameter.name}: no concept {value!r}; {did_you_mean(value, sorted(set(names)))}")


_TYPES: dict[str, Callable[[Parameter, str, Store], str]] = {
    "entity": entity,
    "date": _date,
    "integer": _integer,
    "text": _text,
    "iri": _iri,
    "concept": _concept,
}
