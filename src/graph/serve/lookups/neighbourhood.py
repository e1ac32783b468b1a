"""What an entity takes part in, for an explorer page that does not hold the whole graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.rdf.terms import NamedNode
from graph.serve.lookups.labels import is_named
from graph.serve.lookups.missing import MissingError
from graph.store import Store
from graph.view.collect import neighbourhood as collected
from graph.view.encode import encode

MOST = 1000


def neighbourhood(store: Store, options: Mapping[str, Any]) -> dict[str, Any]:
    """The page's JSON for the ``limit`` best-told events of ``entity`` (an id as ``country/PRK``), 200 by default."""
    entity, limit = str(options.get("entity", "")), int(options.get("limit", 200))
    if not entity:
        raise ValueError("no entity is given: add ?entity=country/PRK")
    if not 1 <= limit <= MOST:
        raise ValueError(f"limit is {limit}, not between 1 and {MOST}")
    try:
        node = NamedNode(store.iris.base + entity)
    except ValueError as error:
        raise MissingError(f"{entity!r} is no id of an entity") from error
    if not is_named(store, node):
        raise MissingError(f"nothing is known of {entity}")
    return encode(collected(store, entity, limit=limit))
