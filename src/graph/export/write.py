"""Which format is written by which function, and where it goes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from graph.errors import NewsgraphError
from graph.export.jsonld import write_jsonld
from graph.export.network import write_gexf, write_graphml
from graph.export.plover import write_plover
from graph.export.quads import write_nquads, write_trig
from graph.export.rdf12 import write_rdf12
from graph.export.tables import write_csv_files, write_events_csv
from graph.export.turtle import write_facts, write_turtle
from graph.store import Store

_WRITERS: dict[str, Callable[[Store, BinaryIO], None]] = {
    "turtle": write_turtle,
    "facts": write_facts,
    "trig": write_trig,
    "nquads": write_nquads,
    "jsonld": write_jsonld,
    "rdf12": write_rdf12,
    "plover": write_plover,
    "csv": write_events_csv,
    "graphml": write_graphml,
    "gexf": write_gexf,
}

FORMATS = tuple(_WRITERS)


def write_export(form: str, *, store: Path, output: Path | None = None) -> None:
    """Writes the store at a path in a format, to a file or to standard output.

    ``csv`` with a folder as output writes ``events.csv`` and ``edges.csv`` there; else it is the table of events.
    """
    opened = Store.open(store, read_only=True)
    if form == "csv" and output is not None and (output.is_dir() or not output.suffix):
        write_csv_files(opened, output)
    elif output is None:
        write_store(form, opened, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        unfinished = output.with_name(output.name + ".part")
        with unfinished.open("wb") as sink:
            write_store(form, opened, sink)
        unfinished.replace(output)


def write_store(form: str, store: Store, output: BinaryIO) -> None:
    """Writes an open store in a format to an open binary file."""
    if form not in _WRITERS:
        raise NewsgraphError(f"format {form!r}: give one of {', '.join(FORMATS)}")
    _WRITERS[form](store, output)
