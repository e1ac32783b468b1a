"""A query process as the server sees it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from graph.serve.failures import Failure
from graph.serve.settings import Settings
from graph.serve.spool import Spool
from graph.serve.wire import DATA, END, ERROR, HEAD, HEADER, Job

STARTING_SECONDS = 30.0
_NICE = 10


class Process:
    """One process that answers one job at a time."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.jobs = 0
        self.base = ""
        self.generation = 0
        self.is_slow = False

    @classmethod
    async def start(cls, store: Path, settings: Settings) -> Process:
        """Starts a process and waits until it has opened the store."""
        arguments = (str(store), str(settings.limits.memory_bytes), "0" if settings.service else "1")
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "graph.serve.worker", *arguments),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=environment(),
        )
        worker = cls(process)
        try:
            kind, values = await asyncio.wait_for(worker._message(), STARTING_SECONDS)
        except (asyncio.IncompleteReadError, TimeoutError) as error:
            worker.kill()
            raise Failure(503, "a query process does not start") from error
        except BaseException:
            worker.kill()
            raise
        if kind == ERROR:
            raise Failure.of(values["kind"], values["text"])
        worker.base = values["base"]
        return worker

    async def answer(self, job: Job, spool: Spool) -> dict[str, Any]:
        """Does a job, its data into the spool; returns what header and end say of it. Raises ``Failure``."""
        assert self._process.stdin is not None
        self.jobs += 1
        values: dict[str, Any] = {}
        try:
            self._process.stdin.write(job.encode())
            await self._process.stdin.drain()
            while True:
                kind, body = await self._frame()
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

    async def _frame(self) -> tuple[bytes, bytes]:
        assert self._process.stdout is not None
        kind, length = HEAD.unpack(await self._process.stdout.readexactly(HEAD.size))
        return kind, await self._process.stdout.readexactly(length)

    async def _message(self) -> tuple[bytes, dict[str, Any]]:
        kind, body = await self._frame()
        assert kind in (HEADER, END, ERROR)
        return kind, json.loads(body)

    async def _death(self) -> Failure:
        code = await self._process.wait()
        if code in (-signal.SIGABRT, -signal.SIGSEGV):
            return Failure.of("memory", "the query needs more memory than it may have")
        return Failure(503, "the query process ended", headers={"Retry-After": "1"})

    def slow_down(self) -> None:
        """Lets short queries go first."""
        self.is_slow = True
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid, _NICE)

    def kill(self) -> None:
        """Ends the process now, whatever it does."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    @property
    def is_alive(self) -> bool:
        return self._process.returncode is None

    @property
    def pid(self) -> int:
        return self._process.pid


def environment() -> dict[str, str]:
    """For processes that must find the same packages as this one."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}


def now() -> float:
    return time.monotonic()
