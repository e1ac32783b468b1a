"""``graph.ttl`` and ``graph.html`` of a graph, in one reading of its store: reading costs more than writing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from graph.export.turtle import writing
from graph.memory import give_back, resident
from graph.rdf.terms import NamedNode, Quad, Term
from graph.store import Store
from graph.store.engine import Engine, on_disk
from graph.view.collect import collect
from graph.view.nodes import Node, of_subjects
from graph.view.page import write

TURTLE, PAGE = "graph.ttl", "graph.html"
GROWN = 24
"""After so many megabytes more the store that is read is opened anew."""
LOOKS = 50
"""After so many readings of one subject it is looked how many there are; before each of a whole graph too."""


def write_pages(out: Path) -> None:
    """Write both into the output folder ``out`` from the store that is there."""
    store = read_again_and_again(out)
    unfinished = out / f"{TURTLE}.part"
    with unfinished.open("wb") as sink:
        articles: Iterator[dict[str, Node]] = map(of_subjects, writing(store, sink))
        page = collect(store, articles=articles)
        for _ in articles:  # a page of the best-told events alone does not ask for all
            pass
    unfinished.replace(out / TURTLE)
    del store, articles
    give_back()
    write(page, out / PAGE)


def read_again_and_again(out: Path) -> Store:
    """The store of a folder that nobody else changes, to read all of it in little memory."""
    store = Store.open(out, read_only=True)
    assert store.path is not None
    store.engine = cast(Engine, _Reopened(store.path))
    return store


class _Reopened:
    """What of an engine the pages ask, opened anew from time to time: its caches would grow up to 400 MB."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open()

    def _open(self) -> None:
        self._engine = on_disk(self._folder, read_only=True)
        self._low, self._left = resident(), LOOKS

    def quads_for_pattern(
        self, subject: NamedNode | None, predicate: NamedNode | None, object: Term | None,
        graph_name: NamedNode | None = None,
    ) -> Iterator[Quad]:  # fmt: skip
        self._left -= 1
        if self._left <= 0 or subject is None:
            self._left = LOOKS
            if resident() >= self._low + GROWN:
                del self._engine
                give_back()
                self._open()
        found = self._engine.quads_for_pattern(subject, predicate, object, graph_name)
        return found if subject is None else iter(list(found))  # one that lives on would keep the engine

    def named_graphs(self) -> Iterator[NamedNode]:
        return self._engine.named_graphs()
