"""A query process as the server sees it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import time
from typing import Any

from graph.serve.failures import Failure
from graph.serve.nursery import STARTING_SECONDS, Nursery
from graph.serve.spool import Spool
from graph.serve.wire import DATA, END, ERROR, HEAD, Job

_NICE = 15
_DYING_SECONDS = 2.0


class Process:
    """One process that answers one job at a time."""

    def __init__(self, pid: int, nursery: Nursery, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.pid, self._nursery, self._reader, self._writer = pid, nursery, reader, writer
        self.is_alive, self.is_slow = True, False
        self.base, self.jobs, self.generation = "", 0, 0

    @classmethod
    async def start(cls, nursery: Nursery, *, is_writer: bool = False) -> Process:
        """Starts a process and waits until it has opened the store."""
        pid, line = await nursery.start(is_writer=is_writer)
        reader, writer = await asyncio.open_unix_connection(sock=line)
        process = cls(pid, nursery, reader, writer)
        try:
            values = await asyncio.wait_for(process._answer(Spool()), STARTING_SECONDS)
        except TimeoutError as error:
            process.kill()
            raise Failure(503, "a query process does not open the store") from error
        except BaseException:
            process.kill()
            raise
        process.base = values["base"]
        return process

    @property
    def is_ready(self) -> bool:
        """Whether it lives and can be asked."""
        return self.is_alive and not self._reader.at_eof()

    async def answer(self, job: Job, spool: Spool) -> dict[str, Any]:
        """Does a job, its data into the spool; returns what header and end say of it. Raises ``Failure``."""
        self.jobs += 1
        return await self.tell(job.encode(), spool)

    async def tell(self, content: bytes, spool: Spool) -> dict[str, Any]:
        """Sends what the process understands, and reads what it answers."""
        with contextlib.suppress(ConnectionError):
            self._writer.write(content)
            await self._writer.drain()
        return await self._answer(spool)

    async def _answer(self, spool: Spool) -> dict[str, Any]:
        values: dict[str, Any] = {}
        try:
            while True:
                kind, length = HEAD.unpack(await self._reader.readexactly(HEAD.size))
                body = await self._reader.readexactly(length)
                if kind == DATA:
                    spool.write(body)
                    continue
                values |= json.loads(body)
                if kind == END:
                    return values
                if kind == ERROR:
                    raise Failure.of(values["kind"], values["text"])
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise await self._death() from error

    async def _death(self) -> Failure:
        """Why the process has ended by itself."""
        self.is_alive = False
        code = 0
        with contextlib.suppress(TimeoutError, KeyError, asyncio.CancelledError):
            code = await asyncio.wait_for(asyncio.shield(self._nursery.end_of(self.pid)), _DYING_SECONDS)
        self.kill()
        if code in (-signal.SIGABRT, -signal.SIGSEGV):
            return Failure.of("memory", "the query needs more memory than it may have")
        return Failure(503, "the query process ended", headers={"Retry-After": "1"})

    async def end(self) -> None:
        """Ends the process, and waits until it is gone and holds no lock any more."""
        if self.is_alive:
            self.is_alive = False
            self._nursery.kill(self.pid)
            with contextlib.suppress(TimeoutError, KeyError, asyncio.CancelledError):
                await asyncio.wait_for(self._nursery.end_of(self.pid), _DYING_SECONDS)
        self.kill()

    def slow_down(self) -> None:
        """Lets short queries go first."""
        self.is_slow = True
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, _NICE)

    def kill(self) -> None:
        """Ends the process now, whatever it does."""
        self.is_alive = False
        self._nursery.kill(self.pid)
        self._nursery.forget(self.pid)
        self._writer.close()


def now() -> float:
    return time.monotonic()
