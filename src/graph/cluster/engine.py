"""What reads the batches of a build: an engine takes them with the settings and gives the results in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from graph.cluster.task import Result, Settings
from graph.model import Article

Engine = Callable[[Iterable[Sequence[Article]], Settings], Iterator[Result]]


def local(workers: int = 1) -> Engine:
    """This machine, with so many processes."""
    from graph.cluster.local import read

    return lambda batches, settings: read(batches, settings, workers=workers)


def dask(scheduler: str | None = None, *, workers: int | None = None) -> Engine:
    """The workers of the Dask scheduler at an address; without one, so many processes of this machine."""
    from graph.cluster.dask import read

    return lambda batches, settings: read(batches, settings, scheduler=scheduler, workers=workers)
