"""The process that query processes are copied from: it has everything imported and read, so a new one is there in milliseconds.

``python -m graph.serve.zygote FD STORE MEMORY_BYTES ISOLATE``. Datagrams from the server on the socket FD: ``S`` with
the socket of a new query process, ``W`` with that of one that writes, or ``K`` and a process id. Datagrams to the
server: ``S PID``, ``E PID STATUS`` (a process has ended). Only this process may end its children, since only it knows
whether an id is still theirs.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import FrameType

from graph.query.known import read_tables
from graph.serve import worker, writer
from graph.serve.confine import die_with_parent

_LOOK_SECONDS = 2.0
Task = Callable[[socket.socket, Sequence[str]], None]


def main(arguments: Sequence[str]) -> None:
    """Starts and ends processes until the server is gone."""
    control = socket.socket(fileno=int(arguments[0]))
    parent, children = os.getppid(), set[int]()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    woken, waker = os.pipe()
    os.set_blocking(waker, False)
    signal.set_wakeup_fd(waker)
    signal.signal(signal.SIGCHLD, _noticed)
    die_with_parent()
    read_tables()
    gc.collect()
    gc.freeze()
    while os.getppid() == parent:
        sources: list[socket.socket | int] = [control, woken]
        ready, _, _ = select.select(sources, [], [], _LOOK_SECONDS)
        if woken in ready:
            os.read(woken, 4096)
            _reap(control, children)
        if control in ready:
            text, fds, _, _ = socket.recv_fds(control, 4096, 1)
            if text.startswith(b"K"):
                _end(int(text[1:]), children)
            elif fds:
                task = writer.serve if text == b"W" else worker.serve
                pid = _start(control, socket.socket(fileno=fds[0]), task, arguments[1:])
                children.add(pid)
                control.send(b"S %d" % pid)


def _start(control: socket.socket, line: socket.socket, task: Task, arguments: Sequence[str]) -> int:
    """Copies this process; the copy becomes a query process and never comes back."""
    pid = os.fork()
    if pid:
        line.close()
        return pid
    status = 1
    with suppress(BaseException):
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        control.close()
        die_with_parent()
        task(line, arguments)
        status = 0
    os._exit(status)


def _end(pid: int, children: set[int]) -> None:
    if pid in children:
        os.kill(pid, signal.SIGKILL)


def _reap(control: socket.socket, children: set[int]) -> None:
    """Tells of the children that have ended."""
    for pid in list(children):
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            children.discard(pid)
            with suppress(OSError):
                control.send(b"E %d %d" % (pid, os.waitstatus_to_exitcode(status)))


def _noticed(number: int, frame: FrameType | None) -> None:
    """A child has ended; the wake-up pipe says so."""


if __name__ == "__main__":
    main(sys.argv[1:])
