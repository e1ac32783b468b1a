"""CSV: a table of events, and a table of edges (who toward whom, one row for each pair of an event)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import BinaryIO

from graph.export.events import EventReader, PlainEvent, PlainParty
from graph.store import Store

EVENTS = ("event", "label", "kind", "type", "mode", "force", "status", "actors", "actor_codes", "recipients",
          "recipient_codes", "places", "begin", "begin_latest", "end_earliest", "end", "first_reported", "matter",
          "content", "refers_to")  # fmt: skip
EDGES = ("source", "target", "source_label", "target_label", "source_code", "target_code", "type", "kind", "status",
         "date", "event", "label")  # fmt: skip


def write_csv_files(store: Store, folder: Path) -> None:
    """``events.csv`` and ``edges.csv`` in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, write in (("events.csv", write_events_csv), ("edges.csv", write_edges_csv)):
        with (folder / name).open("wb") as output:
            write(store, output)


def write_events_csv(store: Store, output: BinaryIO) -> None:
    """One row an event, facts first; several values of a cell are joined by ``; ``."""
    _rows(EVENTS, (_event_row(e) for e in EventReader(store).events()), output)


def write_edges_csv(store: Store, output: BinaryIO) -> None:
    """One row for each actor and recipient of each event; of a reciprocal event one for each pair of its parties."""
    rows = (row for event in EventReader(store).events() for row in _edge_rows(event))
    _rows(EDGES, rows, output)


def pairs(event: PlainEvent) -> list[tuple[PlainParty, PlainParty]]:
    """Who stands to whom: actors to recipients; without recipients, the parties of an event to each other, once."""
    if event.recipients:
        return list(product(event.actors, event.recipients))
    return [(a, b) for i, a in enumerate(event.actors) for b in event.actors[i + 1 :]]


def safe(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _rows(header: Sequence[str], rows: Iterator[list[str | None]], output: BinaryIO) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([safe(cell or "") for cell in row])
        output.write(buffer.getvalue().encode())
        buffer.seek(0)
        buffer.truncate()
    output.write(buffer.getvalue().encode())


def _event_row(e: PlainEvent) -> list[str | None]:
    return [
        e.iri, e.label, e.kind, e.type, e.mode, e.force, e.status, _labels(e.actors), _codes(e.actors),
        _labels(e.recipients), _codes(e.recipients), _labels(e.places), e.begin, e.begin_latest, e.end_earliest, e.end,
        e.first_reported, e.matter, "; ".join(e.content), "; ".join(e.refers_to),
    ]  # fmt: skip


def _labels(parties: Sequence[PlainParty]) -> str:
    return "; ".join(p.label for p in parties)


def _codes(parties: Sequence[PlainParty]) -> str:
    return "; ".join(p.code or "" for p in parties)


def _edge_rows(e: PlainEvent) -> Iterator[list[str | None]]:
    for a, b in pairs(e):
        when = e.begin or e.first_reported
        yield [a.iri, b.iri, a.label, b.label, a.code, b.code, e.type, e.kind, e.status, when, e.iri, e.label]
