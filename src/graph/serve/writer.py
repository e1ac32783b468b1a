"""The process that changes the store: one SPARQL update or one graph, then it ends.

:mod:`graph.serve.zygote` starts it; what to do and what came of it go over one socket.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import pyoxigraph

from graph.serve.confine import confine
from graph.serve.lookups.missing import MissingError
from graph.serve.prefixes import known_prefixes
from graph.serve.wire import END, ERROR, LENGTH, message
from graph.serve.worker import kind_of
from graph.store import Store


def serve(line: socket.socket, arguments: Sequence[str]) -> None:
    """Does the one change that comes on the line. ``arguments``: store, memory (not used), ``1`` to isolate."""
    path, _, isolate = arguments
    confine(0, isolate=isolate == "1")
    with line, line.makefile("rb") as source, line.makefile("wb") as out:
        try:
            store = Store.open(Path(path))
            out.write(message(END, base=store.iris.base))
            out.flush()
            asked, data = (source.read(LENGTH.unpack(source.read(LENGTH.size))[0]) for _ in range(2))
            change(store, json.loads(asked), data)
            out.write(message(END))
        except Exception as error:
            out.write(message(ERROR, kind=kind_of(error), text=str(error)))


def change(store: Store, asked: Mapping[str, Any], data: bytes) -> None:
    """Does what is asked, all of it or nothing."""
    engine = cast(pyoxigraph.Store, store.engine)
    if asked["do"] == "update":
        engine.update(data.decode(), base_iri=asked["base"], prefixes=known_prefixes(store.iris.base))
    else:
        _graph(engine, asked["do"], asked["graph"], asked["format"], data)
    store.keep_mark()
    engine.flush()


def _graph(engine: pyoxigraph.Store, do: str, iri: str, media: str, data: bytes) -> None:
    """Puts, adds to or deletes a graph; without an IRI, adds quads."""
    form = pyoxigraph.RdfFormat.from_media_type(media) if media else None
    quads = list(pyoxigraph.parse(data, format=form)) if form else []
    if not iri:
        engine.extend(quads)
        return
    name = pyoxigraph.NamedNode(iri)
    if do == "delete" and not engine.contains_named_graph(name):
        raise MissingError(f"no graph {iri}")
    if do in ("put", "delete"):
        engine.remove_graph(name)
    if do != "delete":
        engine.add_graph(name)
        engine.extend(pyoxigraph.Quad(q.subject, q.predicate, q.object, name) for q in quads)
