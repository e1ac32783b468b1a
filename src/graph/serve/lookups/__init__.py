"""What a query process answers besides SPARQL: the lookups of the console, each a function from options to JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graph.serve.lookups.about import about
from graph.serve.lookups.entities import entities
from graph.serve.lookups.labels import labels
from graph.serve.lookups.missing import MissingError
from graph.serve.lookups.neighbourhood import neighbourhood
from graph.serve.lookups.questions import notes, prepared, questions
from graph.serve.lookups.vocabulary import vocabulary
from graph.store import Store

Lookup = Callable[[Store, Mapping[str, Any]], Any]

_LOOKUPS: dict[str, Lookup] = {
    "about": about,
    "entities": entities,
    "labels": labels,
    "neighbourhood": neighbourhood,
    "notes": notes,
    "prepared": prepared,
    "questions": questions,
    "vocabulary": vocabulary,
}


def call(store: Store, name: str, options: Mapping[str, Any]) -> Any:
    """Runs a lookup; its answer can be written as JSON."""
    if name not in _LOOKUPS:
        raise MissingError(f"no lookup {name}")
    return _LOOKUPS[name](store, options)


__all__ = ["MissingError", "call"]
