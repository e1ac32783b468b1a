"""Workers on this machine: processes that are started anew, so that they share nothing but what they are given."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING

from graph.cluster.task import Failed, Result, Settings, one_thread, read_batch

if TYPE_CHECKING:
    from graph.model import Article

AHEAD = 16
"""Batches for each worker that are under way or waiting to be fetched: some ten seconds of work (and 1 MB), so that the
workers go on while this process merges and writes."""
FEW = 12
"""Up to so many batches (some ten seconds of work) starting further processes costs more than they save."""

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
    pool = _pool(workers)
    waiting: deque[tuple[Sequence[Article], Future[Result]]] = deque()
    try:
        while True:
            for batch in islice(source, workers * AHEAD - len(waiting)):
                waiting.append((batch, _submitted(pool, batch, settings)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                result = future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                result = _careful(batch, settings)
                pool = _pool(workers)
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
    pool = _pool(1)
    for article in batch:
        try:
            out += pool.submit(read_batch, [article], settings).result()
        except BrokenProcessPool:
            out.append(Failed(article.id, article.source, "the process that read it died (out of memory?)"))
            pool = _pool(1)
    pool.shutdown()
    return out


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=one_thread)
