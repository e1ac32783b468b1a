"""Workers of a Dask cluster: batches go out as tasks, results come back in order, a few ahead of what is stored.

A task is a pure function of its batch, so Dask may run it again where a worker is lost; the result is the same.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from graph.cluster.task import Failed, Result, Settings, one_thread, read_batch
from graph.errors import NewsgraphError

if TYPE_CHECKING:
    from graph.model import Article

Work = Callable[[Sequence["Article"], Settings], Result]
"""What a worker does with a batch; each worker must be able to import it."""
AHEAD = 8
"""Batches under way for each thread of the workers, so that they go on while this process merges and writes."""
PATIENCE = 300.0
"""Seconds for which a cluster may be without workers."""


def read(
    batches: Iterable[Sequence[Article]],
    settings: Settings,
    *,
    scheduler: str | None = None,
    workers: int | None = None,
    work: Work = read_batch,
) -> Iterator[Result]:
    """The results of ``work`` in the order of the batches.

    ``NewsgraphError`` without Dask, or if the scheduler does not answer.
    """
    with _client(scheduler, workers) as client:
        source, waiting = iter(batches), deque[tuple[Sequence["Article"], Any]]()
        while True:
            room = max(AHEAD * sum(client.nthreads().values()), AHEAD) - len(waiting)
            for batch in islice(source, max(room, 0)):
                waiting.append((batch, client.submit(work, batch, settings, pure=False, retries=2)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            _wait(client, future)
            yield _result(batch, future)


def _wait(client: Any, future: Any) -> None:
    """Until a task is done. ``NewsgraphError`` where the cluster has had no worker for ``PATIENCE`` seconds."""
    import distributed

    dask: Any = distributed
    alone_since: float | None = None
    while True:
        try:
            dask.wait([future], timeout=min(PATIENCE, 10.0))
            return
        except TimeoutError as error:
            now = time.monotonic()
            alone_since = None if client.nthreads() else alone_since or now
            if alone_since is not None and now - alone_since >= PATIENCE:
                text = f"the cluster has had no worker for {PATIENCE:.0f} s; start some, and run the same command again"
                raise NewsgraphError(text) from error


def _result(batch: Sequence[Article], future: Any) -> Result:
    """What a task found; a batch that kills its workers again and again fails as a whole."""
    from distributed import KilledWorker

    try:
        found: Result = future.result()
    except KilledWorker:
        return [Failed(a.id, a.source, "the workers that read its batch died (out of memory?)") for a in batch]
    except RuntimeError as error:
        if "deserialization" not in str(error):
            raise
        text = "the scheduler cannot read the tasks: install the same versions of newsgraph and Python there as here"
        raise NewsgraphError(text) from error
    return found


def _client(scheduler: str | None, workers: int | None) -> Any:
    try:
        import distributed
    except ImportError as error:
        raise NewsgraphError(f"{error.name} is missing: install it with  pip install 'newsgraph[cluster]'") from error
    dask: Any = distributed
    one_thread()
    if scheduler is None:
        return dask.Client(_local_cluster(dask, workers))
    try:
        return dask.Client(scheduler, timeout="5s")
    except (OSError, TimeoutError) as error:
        raise NewsgraphError(f"{scheduler}: no Dask scheduler answers there ({error}); start it first") from error


def _local_cluster(dask: Any, workers: int | None) -> Any:
    """Processes of this machine. A machine that was asleep, or a busy one, must not take them for lost for their silence."""
    import dask as config

    with config.config.set({"distributed.scheduler.worker-ttl": None}):
        return dask.LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
