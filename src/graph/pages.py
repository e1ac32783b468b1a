"""``graph.ttl`` and ``graph.html`` of a graph, in one reading of its store: reading costs more than writing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.export.turtle import writing
from graph.store import Store
from graph.view.collect import collect
from graph.view.nodes import Node, of_subjects
from graph.view.page import write

TURTLE, PAGE = "graph.ttl", "graph.html"


def write_pages(out: Path) -> None:
    """Write both into the output folder ``out`` from the store that is there."""
    store = Store.open(out, read_only=True)
    unfinished = out / f"{TURTLE}.part"
    with unfinished.open("wb") as sink:
        articles: Iterator[dict[str, Node]] = map(of_subjects, writing(store, sink))
        page = collect(store, articles=articles)
        for _ in articles:  # a page of the best-told events alone does not ask for all
            pass
    unfinished.replace(out / TURTLE)
    write(page, out / PAGE)
