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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.serve.failures import Failure
from graph.serve.nursery import Nursery
from graph.serve.process import Process, now
from graph.serve.settings import Settings
from graph.serve.spool import Spool
from graph.serve.version import Version, is_being_written, version
from graph.serve.wire import Job

_REMEMBERED = 1000
_LOOK_SECONDS = 0.5


@dataclass(slots=True)
class Counts:
    """What has happened so far."""

    started: int = 0
    killed: int = 0
    timed_out: int = 0
    refused: int = 0
    slowed: int = 0


class Pool:
    """Runs jobs in processes. Make it inside the event loop; ``close`` ends all processes."""

    def __init__(self, store: Path, settings: Settings) -> None:
        self.store, self.settings, self.counts = store, settings, Counts()
        self.base = ""
        self._limits = settings.limits
        self._quick, self._slow = asyncio.Semaphore(settings.quick), asyncio.Semaphore(settings.slow)
        self._idle: list[Process] = []
        self._busy: set[Process] = set()
        self._nursery = Nursery(store, settings)
        self._known_slow: OrderedDict[str, None] = OrderedDict()
        self._version: Version = version(store)
        self._generation = 0
        self._looked = now()
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
            process = await self._take()
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
                self._give(process, task)
        except _Full:
            spool.clear()
            return await self._run_slow(job, spool, gone)
        finally:
            if held:
                held.release()

    async def _run_slow(self, job: Job, spool: Spool, gone: asyncio.Event) -> dict[str, Any]:
        await self._enter(self._slow)
        try:
            process = await self._take()
            process.slow_down()
            task = asyncio.create_task(process.answer(job, spool))
            try:
                values = await self._finish(task, gone, self._limits.seconds)
                if values["seconds"] < self._limits.quick_seconds:
                    self._known_slow.pop(job.key, None)
                return values
            finally:
                self._give(process, task)
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

    async def _take(self) -> Process:
        """An idle process that sees the store as it is, or a new one."""
        self._look()
        while self._idle:
            process = self._idle.pop()
            if process.is_ready and process.generation == self._generation:
                self._busy.add(process)
                return process
            process.kill()
        process = await Process.start(self._nursery)
        process.generation = self._generation
        self.base = process.base
        self.counts.started += 1
        self._busy.add(process)
        return process

    def _give(self, process: Process, task: asyncio.Task[dict[str, Any]]) -> None:
        """Takes a process back; one that is still at work, slowed down, old or dead is ended."""
        self._busy.discard(process)
        if not task.done():
            task.cancel()
            process.kill()
            self.counts.killed += 1
        elif not process.is_alive or process.is_slow or process.jobs >= self._limits.jobs:
            process.kill()
        else:
            self._idle.append(process)
        if task.done() and not task.cancelled():
            task.exception()

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
                self.renew()
                yield self._nursery
            finally:
                self.renew()
                self._gate.set()

    def _look(self) -> None:
        """Looks, now and then, whether the store has changed; then all processes are replaced."""
        if now() - self._looked < _LOOK_SECONDS:
            return
        self._looked = now()
        current = version(self.store)
        if current != self._version and not is_being_written(self.store):
            self.renew()

    def renew(self) -> None:
        """Every query from now on sees the store as it is now."""
        self._version = version(self.store)
        self._generation += 1
        while self._idle:
            self._idle.pop().kill()

    def _remember(self, job: Job) -> None:
        self._known_slow[job.key] = None
        while len(self._known_slow) > _REMEMBERED:
            self._known_slow.popitem(last=False)

    @property
    def generation(self) -> int:
        """Grows each time the store is seen to have changed."""
        return self._generation

    @property
    def processes(self) -> tuple[int, int]:
        """How many processes are idle and busy."""
        return len(self._idle), len(self._busy)

    async def check(self) -> None:
        """Raises ``Failure`` where the store can not be asked: no process lives and none can be started."""
        if not self._busy and not any(p.is_ready for p in self._idle):
            process = await self._take()
            self._busy.discard(process)
            self._idle.append(process)

    async def close(self) -> None:
        """Ends all processes."""
        for process in (*self._idle, *self._busy):
            process.kill()
        self._idle.clear()
        await self._nursery.close()


class _Full(Exception):
    """The slow lane has no place."""
