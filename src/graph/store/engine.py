"""Oxigraph, as our stores see it: everything is named, so there are no blank nodes and no triple terms."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol, cast

import pyoxigraph

from graph.errors import StoreError
from graph.rdf.terms import NamedNode, Quad, Term

_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between two attempts to open a store that is being written."""


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
    """The engine of a folder; ``StoreError`` where it is locked or no store.

    A build may replace files while the folder is opened for reading: then it is opened again.
    """
    for wait in (*_WAITS, None):
        try:
            found = pyoxigraph.Store.read_only(str(folder)) if read_only else pyoxigraph.Store(str(folder))
        except (OSError, RuntimeError) as error:  # the latter of one whose making was killed
            if read_only and wait is not None and "No such file" in str(error):
                time.sleep(wait)
                continue
            raise StoreError(f"{folder}: cannot be opened ({_hint(str(error))}): {error}") from error
        if not read_only:
            _tidy(folder)
        return cast(Engine, found)
    raise AssertionError("the last wait is None")


def _tidy(folder: Path) -> None:
    """Takes away what RocksDB noted at earlier openings: it keeps a thousand such files, some 100 kB each."""
    for old in folder.glob("LOG.old.*"):
        old.unlink(missing_ok=True)


def seal(folder: Path) -> str:
    """What is another after each opening for writing, and of each store; the empty string where there is none."""
    try:
        return " ".join((folder / name).read_text(encoding="ascii").strip() for name in ("IDENTITY", "CURRENT"))
    except (OSError, ValueError):
        return ""


def _hint(said: str) -> str:
    if "lock" in said.lower():
        return "another process writes it; wait for it"
    return "a build is changing it; try again" if "No such file" in said else "not a store of this version"
