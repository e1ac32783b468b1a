"""Where query processes come from: the server's side of :mod:`graph.serve.zygote`."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from graph.serve.failures import Failure
from graph.serve.settings import Settings

STARTING_SECONDS = 30.0


def environment() -> Mapping[str, str]:
    """For processes that must find the same packages as this one."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}


class Nursery:
    """Starts and ends query processes, and knows how each ended."""

    def __init__(self, store: Path, settings: Settings) -> None:
        isolate = "0" if settings.service else "1"
        self._arguments = (str(store), str(settings.limits.memory_bytes), isolate)
        self._zygote: asyncio.subprocess.Process | None = None
        self._control: socket.socket | None = None
        self._starting: deque[asyncio.Future[int]] = deque()
        self._ends: dict[int, asyncio.Future[int]] = {}
        self._lock = asyncio.Lock()

    async def start(self, *, is_writer: bool = False) -> tuple[int, socket.socket]:
        """A new process, for queries or for one change: its id, and the line to it."""
        async with self._lock:
            if self._zygote is None or self._zygote.returncode is not None:
                await self._begin()
            ours, theirs = socket.socketpair()
            assert self._control is not None
            started: asyncio.Future[int] = asyncio.get_running_loop().create_future()
            self._starting.append(started)
            with theirs:
                socket.send_fds(self._control, [b"W" if is_writer else b"S"], [theirs.fileno()])
        try:
            pid = await asyncio.wait_for(started, STARTING_SECONDS)
        except TimeoutError as error:
            ours.close()
            raise Failure(503, "a query process does not start") from error
        ours.setblocking(False)
        return pid, ours

    def kill(self, pid: int) -> None:
        """Ends a process now, whatever it does."""
        if pid in self._ends and not self._ends[pid].done() and self._control is not None:
            with suppress(OSError):
                self._control.send(b"K%d" % pid)

    async def end_of(self, pid: int) -> int:
        """Waits until a process has ended; its exit code, negative for a signal."""
        return await self._ends[pid]

    def forget(self, pid: int) -> None:
        """Nobody will ask for the end of this process any more."""
        self._ends.pop(pid, None)

    async def close(self) -> None:
        """Ends the zygote; its processes end with it."""
        if self._control is not None:
            asyncio.get_running_loop().remove_reader(self._control)
            self._control.close()
            self._control = None
        if self._zygote is not None:
            with suppress(ProcessLookupError):
                self._zygote.kill()
            await self._zygote.wait()

    async def _begin(self) -> None:
        if self._control is not None:
            await self.close()
        self._fail_waiting()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        with theirs:
            self._zygote = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "graph.serve.zygote", str(theirs.fileno()), *self._arguments),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env=environment(),
            )
        ours.setblocking(False)
        self._control = ours
        asyncio.get_running_loop().add_reader(ours, self._hear)

    def _hear(self) -> None:
        """Reads what the zygote tells."""
        assert self._control is not None
        with suppress(BlockingIOError):
            while True:
                word, *numbers = self._control.recv(64).split()
                if word == b"S":
                    self._ends[int(numbers[0])] = asyncio.get_running_loop().create_future()
                    waiting = self._starting.popleft()
                    if not waiting.done():
                        waiting.set_result(int(numbers[0]))
                elif (end := self._ends.get(int(numbers[0]))) is not None and not end.done():
                    end.set_result(int(numbers[1]))

    def _fail_waiting(self) -> None:
        """The zygote has died: so have its processes."""
        for future in (*self._starting, *self._ends.values()):
            if not future.done():
                future.cancel()
        self._starting.clear()
        self._ends.clear()
