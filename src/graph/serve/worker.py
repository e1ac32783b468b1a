"""A query process: opens the store read-only, answers one job after another, can be killed at any moment.

:mod:`graph.serve.zygote` starts it; jobs and answers go over one socket, as :mod:`graph.serve.wire` says.
"""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import pyoxigraph
from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat

from graph.errors import NewsgraphError, StoreError
from graph.serve import lookups
from graph.serve.confine import confine
from graph.serve.prefixes import known_prefixes
from graph.serve.rows import RowCount
from graph.serve.wire import CHUNK, DATA, END, ERROR, HEADER, LENGTH, Job, frame, message
from graph.store import Store

_RESULTS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
_RDF = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
    "n3": RdfFormat.N3,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
}


class TooLargeError(NewsgraphError):
    """An answer beyond the limit."""


class Sink:
    """A file that sends what is written to it as data frames, up to a number of bytes."""

    def __init__(self, out: BinaryIO, limit: int) -> None:
        self._out, self._limit, self._parts, self._held = out, limit, list[bytes](), 0
        self.total = 0
        self._rows: RowCount | None = None
        self._most = 0

    def count(self, rows: RowCount, most: int) -> None:
        """Lets no more than so many rows through."""
        self._rows, self._most = rows, most

    def write(self, data: bytes) -> int:
        self.total += len(data)
        if self._rows is not None and self._rows.feed(data) > self._most:
            raise TooLargeError(f"the answer has more than {self._most:,} rows")
        if self._limit and self.total > self._limit:
            raise TooLargeError(f"the answer is larger than {self._limit:,} bytes")
        self._parts.append(bytes(data))
        self._held += len(data)
        if self._held >= CHUNK:
            self.flush()
        return len(data)

    def flush(self) -> None:
        if self._held:
            self._out.write(frame(DATA, b"".join(self._parts)))
            self._parts.clear()
            self._held = 0


def answer(store: Store, job: Job, out: BinaryIO) -> None:
    """Does a job and writes its frames."""
    sink = Sink(out, job.result_bytes)
    begin = time.perf_counter()
    try:
        if job.kind == "call":
            sink.write(json.dumps(lookups.call(store, job.text, job.options), ensure_ascii=False).encode())
        elif job.kind == "dump":
            _dump(store, job, sink)
        else:
            _query(store, job, sink, out)
        sink.flush()
        out.write(message(END, bytes=sink.total, seconds=round(time.perf_counter() - begin, 6)))
    except Exception as error:
        out.write(message(ERROR, kind=kind_of(error), text=str(error)))


def kind_of(error: Exception) -> str:
    """What kind of failure an error is, as :class:`graph.serve.failures.Failure` names them."""
    if isinstance(error, TooLargeError):
        return "too-large"
    if isinstance(error, SyntaxError):
        return "syntax"
    if isinstance(error, StoreError):
        return "store"
    if isinstance(error, lookups.MissingError):
        return "missing"
    if isinstance(error, (NewsgraphError, ValueError)):
        return "request"
    return "memory" if isinstance(error, MemoryError) else "engine"


def _query(store: Store, job: Job, sink: Sink, out: BinaryIO) -> None:
    options: dict[str, Any] = {"base_iri": job.base}
    if job.default_graphs is not None or job.named_graphs is not None:
        options["default_graph"] = _nodes(job.default_graphs or ())
        options["named_graphs"] = _nodes(job.named_graphs or ())
        options["use_default_graph_as_union"] = False
    elif job.own_dataset:
        options["use_default_graph_as_union"] = False
    found = store.query(job.text, **options)
    if isinstance(found, QueryTriples):
        out.write(message(HEADER, form="triples"))
        pyoxigraph.serialize(
            found, cast(IO[bytes], sink), format=_RDF[job.format], prefixes=known_prefixes(store.iris.base)
        )
    elif isinstance(found, QueryBoolean):
        out.write(message(HEADER, form="boolean"))
        found.serialize(cast(IO[bytes], sink), format=_RESULTS[job.format])
    else:
        out.write(message(HEADER, form="rows", variables=[v.value for v in found.variables]))
        if job.result_rows:
            sink.count(RowCount(job.format), job.result_rows)
        found.serialize(cast(IO[bytes], sink), format=_RESULTS[job.format])


def _dump(store: Store, job: Job, sink: Sink) -> None:
    form, prefixes = _RDF[job.format], known_prefixes(store.iris.base)
    engine = cast(pyoxigraph.Store, store.engine)
    if job.text:
        graph_name = NamedNode(job.text)
        if not store.engine.contains_named_graph(graph_name):
            raise lookups.MissingError(f"no graph {job.text}")
        engine.dump(cast(IO[bytes], sink), format=form, from_graph=graph_name, prefixes=prefixes)
    elif form.supports_datasets:
        engine.dump(cast(IO[bytes], sink), format=form, prefixes=prefixes)
    else:
        quads = store.engine.quads_for_pattern(None, None, None, None)
        pyoxigraph.serialize((q.triple for q in quads), cast(IO[bytes], sink), format=form, prefixes=prefixes)


def _nodes(iris: Sequence[str]) -> list[NamedNode]:
    return [NamedNode(i) for i in iris]


def serve(line: socket.socket, arguments: Sequence[str]) -> None:
    """Answers the jobs that come on the line until it ends. ``arguments``: store, bytes of memory, ``1`` to isolate."""
    path, memory_bytes, isolate = arguments
    confine(int(memory_bytes), isolate=isolate == "1")
    with line, line.makefile("rb") as source, line.makefile("wb") as out:
        try:
            store = Store.open(Path(path), read_only=True)
        except NewsgraphError as error:
            out.write(message(ERROR, kind="store", text=str(error)))
            return
        out.write(message(END, base=store.iris.base))
        out.flush()
        while head := source.read(LENGTH.size):
            job = Job.decode(source.read(LENGTH.unpack(head)[0]))
            answer(store, job, out)
            out.flush()
