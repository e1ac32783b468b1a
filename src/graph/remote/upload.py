"""Copies a store into another server, by the Graph Store HTTP Protocol or as N-Quads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Literal
from urllib.parse import quote

from graph.rdf.terms import NamedNode, Quad
from graph.remote.http import Line, Login
from graph.store import Store

Way = Literal["graphs", "quads"]
TRIPLES = {"Content-Type": "application/n-triples"}
QUADS = {"Content-Type": "application/n-quads"}
Say = Callable[[str], None]


def upload(
    store: Store,
    url: str,
    *,
    way: Way = "graphs",
    login: Login | None = None,
    most: int = 20_000,
    seconds: float = 300.0,
    say: Say = lambda _: None,
) -> int:
    """Copies all graphs of a store, its ontology too; returns the number of triples sent.

    ``graphs``: each graph replaces the one of its name (PUT), then grows by pieces of ``most`` triples (POST); what the
    server holds besides stays. ``quads``: N-Quads in pieces, added to what is there; servers such as Oxigraph's take
    it, and it is much faster where there are many small graphs.
    """
    line = Line(url, login=login, seconds=seconds)
    names = [*store.graphs(), store.iris.graph("ontology")]
    send = _by_quads if way == "quads" else _by_graphs
    return send(line, store, names, most, say)


def _by_graphs(line: Line, store: Store, names: Iterable[NamedNode], most: int, say: Say) -> int:
    total = 0
    for name in names:
        target = f"{line.url}{'&' if '?' in line.url else '?'}graph={quote(name.value, safe='')}"
        method = "PUT"
        for piece in _pieces(store.engine.quads_for_pattern(None, None, None, name), most):
            body = "".join(f"{q.triple} .\n" for q in piece)
            line.send(method, target, body=body.encode(), headers=TRIPLES)
            method = "POST"
            total += len(piece)
        say(f"{name.value}: {total:,} triples")
    return total


def _by_quads(line: Line, store: Store, names: Iterable[NamedNode], most: int, say: Say) -> int:
    total = 0
    every = (quad for name in names for quad in store.engine.quads_for_pattern(None, None, None, name))
    for piece in _pieces(every, most):
        body = "".join(f"{q} .\n" for q in piece)
        line.send("POST", line.url, body=body.encode(), headers=QUADS)
        total += len(piece)
        say(f"{total:,} triples")
    return total


def _pieces(quads: Iterable[Quad], most: int) -> Iterator[list[Quad]]:
    iterator = iter(quads)
    while piece := list(islice(iterator, most)):
        yield piece
