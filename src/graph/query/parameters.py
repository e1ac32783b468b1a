"""Values of query parameters as SPARQL terms: entities by name, code, Wikidata id or IRI, dates, numbers, concepts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping

from graph.errors import QueryError
from graph.query.entities import by_iri, find_entity
from graph.query.library import LibraryQuery, Parameter
from graph.query.nearest import did_you_mean, fold
from graph.rdf.terms import Literal, day
from graph.rdf.vocabulary import SKOS
from graph.store import Store

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
    found = by_iri(value, store)
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
