"""Oxigraph, as our stores see it: everything is named, so there are no blank nodes and no triple terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol, cast

import pyoxigraph

from graph.errors import StoreError
from graph.rdf.terms import NamedNode, Quad, Term


class Engine(Protocol):
    """What we use of ``pyoxigraph.Store``."""

    def quads_for_pattern(
        self, subject: NamedNode | None, predicate: NamedNode | None, object: Term | None,
        graph_name: NamedNode | None = None,
    ) -> Iterator[Quad]: ...  # fmt: skip

    def query(self, query: str, **options: Any) -> Any: ...

    def update(self, update: str) -> None: ...

    def extend(self, quads: Iterable[Quad]) -> None: ...

    def bulk_extend(self, quads: Iterable[Quad]) -> None: ...

    def named_graphs(self) -> Iterator[NamedNode]: ...

    def contains_named_graph(self, graph_name: NamedNode) -> bool: ...

    def flush(self) -> None: ...

    def optimize(self) -> None: ...

    def __contains__(self, quad: Quad) -> bool: ...

    def __iter__(self) -> Iterator[Quad]: ...

    def __len__(self) -> int: ...


def in_memory() -> Engine:
    """An engine that keeps everything in memory."""
    return cast(Engine, pyoxigraph.Store())


def on_disk(folder: Path, *, read_only: bool) -> Engine:
    """The engine of a folder; ``StoreError`` where it is locked or no store."""
    try:
        found = pyoxigraph.Store.read_only(str(folder)) if read_only else pyoxigraph.Store(str(folder))
    except (OSError, RuntimeError) as error:  # the latter of one whose making was killed
        hint = (
            "another process writes it; wait for it" if "lock" in str(error).lower() else "not a store of this version"
        )
        raise StoreError(f"{folder}: cannot be opened ({hint}): {error}") from error
    return cast(Engine, found)
