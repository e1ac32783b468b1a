"""What a query process can do besides answering SPARQL: the lookups of the console, by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.errors import NewsgraphError
from graph.store import Store


class MissingError(NewsgraphError):
    """What was asked for is not there (404)."""


def call(store: Store, name: str, options: Mapping[str, Any]) -> Any:
    """Runs a lookup; its answer can be written as JSON."""
    raise MissingError(f"no lookup {name}")
