"""Values of query parameters as SPARQL terms: entities by name, code, Wikidata id or IRI, dates, numbers, concepts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import get_args

from pyoxigraph import QuerySolutions

from graph.errors import QueryError
from graph.model import Modality
from graph.query.entities import by_iri, find_entity
from graph.query.library import LibraryQuery, Parameter
from graph.query.nearest import did_you_mean, fold
from graph.rdf.terms import Literal, NamedNode, day
from graph.rdf.vocabulary import MEASURE, NG, ROOT, SKOS, Vocabulary
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
    return str(find_entity(value, store, what=f"parameter {parameter.name}", acting=parameter.name != "place"))


def _date(parameter: Parameter, value: str, _: Store) -> str:
    try:
        return str(day(datetime.date.fromisoformat(value)))
    except ValueError as error:
        raise QueryError(f"parameter {parameter.name}: {value!r} is no date; write it as 2024-12-16") from error


def _integer(parameter: Parameter, value: str, _: Store) -> str:
    if not re.fullmatch(r"\d{1,15}", value):
        raise QueryError(f"parameter {parameter.name}: {value!r} is no whole number")
    return value


def _text(parameter: Parameter, value: str, _: Store) -> str:
    return str(Literal(_status(value) if parameter.name == "status" else value))


def _status(value: str) -> str:
    """A status as the queries print it, by its name or by the word that the page has for it ("fact")."""
    names = ("actual", *get_args(Modality))
    wanted = fold(value).split(" ")[0]
    if found := {"fact": "actual", "facts": "actual"}.get(wanted) or next((n for n in names if n == wanted), None):
        return found
    raise QueryError(f"parameter status: no status {value!r}; {did_you_mean(value, names)}")


def _iri(parameter: Parameter, value: str, store: Store) -> str:
    found = by_iri(value, store)
    if found is None:
        raise QueryError(
            f"parameter {parameter.name}: {value!r} is not in the graph; give an IRI as the queries show it"
        )
    return str(found)


def _concept(parameter: Parameter, value: str, store: Store) -> str:
    """A concept by its notation ("killed or wounded" is ``killed_or_wounded``) or its IRI; also one that figures count."""
    known = notations(store, SCHEMES.get(parameter.name))
    local = re.sub(r"[\s_]+", "_", fold(value.strip("<> ").rpartition("/")[2].rpartition(":")[2]))
    for name, node in known.items():
        if fold(name) == local or node.value == value.strip("<>"):
            return str(node)
    if parameter.name == "measure":
        known |= _counted(store)
        if local in known:
            return str(known[local])
    raise QueryError(f"parameter {parameter.name}: no {parameter.name} {value!r}; {did_you_mean(value, sorted(known))}")


def notations(store: Store, scheme: NamedNode | None) -> dict[str, NamedNode]:
    """The top concepts of a scheme by their notations; without one, all concepts."""
    quads = store.engine.quads_for_pattern(None, SKOS("notation"), None)
    if scheme is not None:
        top = {quad.subject for quad in store.engine.quads_for_pattern(None, SKOS("topConceptOf"), scheme)}
        quads = (quad for quad in quads if quad.subject in top)
    return {quad.object.value: quad.subject for quad in quads}


def _counted(store: Store) -> dict[str, NamedNode]:
    """What the figures of the graph count, by the name that the queries print."""
    found = store.query(f"SELECT DISTINCT ?measure {{ ?figure {NG('measures')} ?measure }}")
    nodes = [row[0] for row in found] if isinstance(found, QuerySolutions) else []
    return {MEASURE.local(node): node for node in nodes if isinstance(node, NamedNode)}


SCHEME = Vocabulary(ROOT + "scheme/")
SCHEMES = {"type": SCHEME("plover"), "measure": SCHEME("measure")}
"""The scheme of a parameter of this name; without one, any concept does."""

_TYPES: dict[str, Callable[[Parameter, str, Store], str]] = {
    "entity": entity,
    "date": _date,
    "integer": _integer,
    "text": _text,
    "iri": _iri,
    "concept": _concept,
}
