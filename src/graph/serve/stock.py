"""The stock of query processes: idle ones, busy ones, and new ones when the store has changed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.serve.nursery import Nursery
from graph.serve.process import Process, now
from graph.serve.settings import Settings
from graph.serve.version import Version, is_being_written, version

_LOOK_SECONDS = 0.5


@dataclass(slots=True)
class Counts:
    """What has happened so far."""

    started: int = 0
    killed: int = 0
    timed_out: int = 0
    refused: int = 0
    slowed: int = 0


class Stock:
    """Processes that have a store open. ``close`` ends all of them."""

    def __init__(self, store: Path, settings: Settings) -> None:
        self.store, self.nursery, self.counts = store, Nursery(store, settings), Counts()
        self.base = ""
        """Base IRI of the data, known when the first process has opened the store."""
        self._jobs = settings.limits.jobs
        self._idle: list[Process] = []
        self._busy: set[Process] = set()
        self._version: Version = version(store)
        self._generation = 0
        self._looked = now()

    async def take(self) -> Process:
        """An idle process that sees the store as it is, or a new one."""
        self._look()
        while self._idle:
            process = self._idle.pop()
            if process.is_ready and process.generation == self._generation:
                self._busy.add(process)
                return process
            process.kill()
        process = await Process.start(self.nursery)
        process.generation = self._generation
        self.base = process.base
        self.counts.started += 1
        self._busy.add(process)
        return process

    def give(self, process: Process, task: asyncio.Task[dict[str, Any]]) -> None:
        """Takes a process back; one that is still at work, slowed down, old or dead is ended."""
        self._busy.discard(process)
        if not task.done():
            task.cancel()
            process.kill()
            self.counts.killed += 1
        elif not process.is_alive or process.is_slow or process.jobs >= self._jobs:
            process.kill()
        else:
            self._idle.append(process)
        if task.done() and not task.cancelled():
            task.exception()

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
            process = await self.take()
            self._busy.discard(process)
            self._idle.append(process)

    async def close(self) -> None:
        """Ends all processes."""
        for process in (*self._idle, *self._busy):
            process.kill()
        self._idle.clear()
        await self.nursery.close()
