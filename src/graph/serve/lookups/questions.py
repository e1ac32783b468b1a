"""The query library for the console: what can be asked, and the SPARQL of a question with its parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from graph.errors import QueryError
from graph.query import library, prepare
from graph.query.parameters import SCHEMES, notations
from graph.query.vet import vet
from graph.rdf.vocabulary import SKOS
from graph.store import Store


def questions(store: Store, options: Mapping[str, Any]) -> dict[str, Any]:
    """``queries`` of the library, and the ``concepts`` that parameters of that type can have."""
    listed = [{k: v for k, v in asdict(query).items() if k != "body"} for query in library()]
    return {"queries": listed, "concepts": _concepts(store)}


def prepared(store: Store, options: Mapping[str, Any]) -> dict[str, Any]:
    """The SPARQL of the question ``name`` with ``values``; wrong values are a ``QueryError``."""
    given = {k: str(v) for k, v in options.get("values", {}).items() if str(v).strip()}
    text, query = prepare(str(options.get("name", "")), given, store)
    if query is None:
        raise QueryError(f"no query {options.get('name')!r} in the library")
    return {"query": text.strip() + "\n", "title": query.title, "question": query.question}


def notes(store: Store, options: Mapping[str, Any]) -> list[str]:
    """What looks wrong with a query though it can run: words unknown to the ontology, graphs that are not there."""
    try:
        vet(str(options.get("query", "")), store, service=True)
    except QueryError as error:
        return [str(error)]
    return []


def _concepts(store: Store) -> list[dict[str, str]]:
    """What the parameters ``type`` and ``measure`` can be; graphs may count other things too."""
    found = []
    for name, scheme in SCHEMES.items():
        for value, node in sorted(notations(store, scheme).items()):
            labels = store.engine.quads_for_pattern(node, SKOS("prefLabel"), None)
            label = next((quad.object.value for quad in labels), value)
            found.append({"of": name, "value": value, "label": label})
    return found
