"""Workers on this machine: processes of their own, which share what was loaded once where the system can fork it.

The fork server is a process that is started anew, so it has no threads, files or locks of this one.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import forkserver
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING

from graph.cluster.task import Failed, Result, Settings, one_thread, one_thread_each, read_batch

if TYPE_CHECKING:
    from graph.model import Article

AHEAD = 32
"""Batches for each worker that are under way or waiting to be fetched: half a minute of work (and 2 MB), so that the workers
go on while this process merges and writes."""
FEW = 4
"""Fewer batches (some three seconds of work, as long as loading takes) are read in this process."""

Batches = Iterable[Sequence["Article"]]


def read(batches: Batches, settings: Settings, *, workers: int) -> Iterator[Result]:
    """The results in the order of the batches; in this process if there is one worker, or little to do."""
    source = iter(batches)
    first = list(islice(source, FEW)) if workers > 1 else []
    if workers <= 1 or len(first) < FEW:
        for batch in (*first, *source):
            yield read_batch(batch, settings)
        return
    yield from _parallel(_chain(first, source), settings, workers)


def _chain(first: list[Sequence[Article]], rest: Iterator[Sequence[Article]]) -> Iterator[Sequence[Article]]:
    while first:
        yield first.pop(0)
    yield from rest


def _parallel(source: Iterator[Sequence[Article]], settings: Settings, workers: int) -> Iterator[Result]:
    pool = _pool(workers, settings)
    waiting: deque[tuple[Sequence[Article], Future[Result]]] = deque()
    try:
        while True:
            for batch in list(islice(source, workers * AHEAD - len(waiting))):  # while the server loads
                waiting.append((batch, _submitted(pool, batch, settings)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                result = future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                result = _careful(batch, settings)
                pool = _pool(workers, settings)
                waiting = deque((b, _submitted(pool, b, settings)) for b, _ in waiting)
            yield result
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, batch: Sequence[Article], settings: Settings) -> Future[Result]:
    try:
        return pool.submit(read_batch, batch, settings)
    except BrokenProcessPool as error:
        broken: Future[Result] = Future()
        broken.set_exception(error)
        return broken


def _careful(batch: Sequence[Article], settings: Settings) -> Result:
    """A worker died: the batch again, article by article, so that only the one that kills its worker is lost."""
    out: Result = []
    pool = _pool(1, settings)
    for article in batch:
        try:
            out += pool.submit(read_batch, [article], settings).result()
        except BrokenProcessPool:
            out.append(Failed(article.id, article.source, "the process that read it died (out of memory?)"))
            pool = _pool(1, settings)
    pool.shutdown()
    return out


def _pool(workers: int, settings: Settings) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=_context(settings), initializer=_begin)


def _begin() -> None:
    """In a worker: its libraries use one thread, and it ends where the process that started it is killed."""
    one_thread()
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None, "a worker has a parent"
    wait([parent.sentinel])
    os._exit(1)


def _context(settings: Settings) -> BaseContext:
    """Forked from a server that loads the bundled pipeline, from now on; another pipeline is loaded by each worker."""
    if sys.platform != "linux" or settings.language_pipeline is not None:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["graph.cluster.nursery"])
    with one_thread_each():
        forkserver.ensure_running()
    return context
