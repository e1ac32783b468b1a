"""The query processes: a quick lane for short queries, a slow lane for long ones, an end to what takes too long.

A query starts in the quick lane. When it runs longer than ``quick_seconds`` it moves to the slow lane with its process,
which then runs at a lower priority; a fresh process takes its place. When the slow lane is full, the process is killed
and the query waits for a place there, to be started again (queries change nothing). So hostile queries fill the slow
lane only.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from graph.serve.failures import Failure
from graph.serve.nursery import Nursery
from graph.serve.settings import Settings
from graph.serve.spool import Spool
from graph.serve.stock import Stock
from graph.serve.wire import Job

_REMEMBERED = 1000


class Pool:
    """Runs jobs in the processes of its stock."""

    def __init__(self, store: Path, settings: Settings) -> None:
        self.stock = Stock(store, settings)
        self.counts = self.stock.counts
        self._limits = settings.limits
        self._quick, self._slow = asyncio.Semaphore(settings.quick), asyncio.Semaphore(settings.slow)
        self._known_slow: OrderedDict[str, None] = OrderedDict()
        self.waiting = 0
        self._running = 0
        self._gate = asyncio.Event()
        self._gate.set()
        self._writing = asyncio.Lock()

    async def run(self, job: Job, spool: Spool, gone: asyncio.Event | None = None) -> dict[str, Any]:
        """Runs a job into the spool. ``gone`` is set when nobody waits for the answer any more. Raises ``Failure``."""
        gone = gone or asyncio.Event()
        await self._pass()
        self._running += 1
        try:
            return await self._run(job, spool, gone)
        finally:
            self._running -= 1

    async def _run(self, job: Job, spool: Spool, gone: asyncio.Event) -> dict[str, Any]:
        if job.key in self._known_slow:
            return await self._run_slow(job, spool, gone)
        await self._enter(self._quick)
        held: asyncio.Semaphore | None = self._quick
        try:
            process = await self.stock.take()
            task = asyncio.create_task(process.answer(job, spool))
            try:
                if await self._wait(task, gone, self._limits.quick_seconds):
                    return task.result()
                self._remember(job)
                held = None
                self._quick.release()
                if self._slow.locked():
                    raise _Full
                await self._slow.acquire()
                held = self._slow
                process.slow_down()
                self.counts.slowed += 1
                return await self._finish(task, gone, self._limits.seconds - self._limits.quick_seconds)
            finally:
                self.stock.give(process, task)
        except _Full:
            spool.clear()
            return await self._run_slow(job, spool, gone)
        finally:
            if held:
                held.release()

    async def _run_slow(self, job: Job, spool: Spool, gone: asyncio.Event) -> dict[str, Any]:
        await self._enter(self._slow)
        try:
            process = await self.stock.take()
            process.slow_down()
            task = asyncio.create_task(process.answer(job, spool))
            try:
                values = await self._finish(task, gone, self._limits.seconds)
                if values["seconds"] < self._limits.quick_seconds:
                    self._known_slow.pop(job.key, None)
                return values
            finally:
                self.stock.give(process, task)
        finally:
            self._slow.release()

    async def _finish(self, task: asyncio.Task[dict[str, Any]], gone: asyncio.Event, seconds: float) -> dict[str, Any]:
        if await self._wait(task, gone, seconds):
            return task.result()
        self.counts.timed_out += 1
        raise Failure(
            503,
            f"the query ran longer than {self._limits.seconds:g} seconds and was stopped",
            hint="add LIMIT, bind more variables, or avoid joining patterns that share no variable",
        )

    async def _wait(self, task: asyncio.Task[dict[str, Any]], gone: asyncio.Event, seconds: float) -> bool:
        """True when the task is done; False when the time is over. Raises when the client has gone."""
        leaving = asyncio.create_task(gone.wait())
        try:
            await asyncio.wait({task, leaving}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            leaving.cancel()
        if gone.is_set() and not task.done():
            raise Failure(499, "the client went away")
        return task.done()

    async def _enter(self, lane: asyncio.Semaphore) -> None:
        self.waiting += 1
        try:
            await asyncio.wait_for(lane.acquire(), self._limits.queue_seconds)
        except TimeoutError as error:
            self.counts.refused += 1
            text = "too many queries are running" if lane is self._quick else "too many long queries are running"
            raise Failure(503, text, hint="try again later", headers={"Retry-After": "5"}) from error
        finally:
            self.waiting -= 1

    async def _pass(self) -> None:
        """Waits while an update is written."""
        try:
            await asyncio.wait_for(self._gate.wait(), self._limits.queue_seconds)
        except TimeoutError as error:
            raise Failure(503, "an update is being written", headers={"Retry-After": "5"}) from error

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[Nursery]:
        """No query runs inside; those that come wait, and see the store as it is afterwards."""
        async with self._writing:
            self._gate.clear()
            try:
                while self._running:
                    await asyncio.sleep(0.01)
                self.stock.renew()
                yield self.stock.nursery
            finally:
                self.stock.renew()
                self._gate.set()

    def _remember(self, job: Job) -> None:
        self._known_slow[job.key] = None
        while len(self._known_slow) > _REMEMBERED:
            self._known_slow.popitem(last=False)


class _Full(Exception):
    """The slow lane has no place."""
