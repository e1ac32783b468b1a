"""A bound on the processor time of a piece of work, in the main thread (a signal) and in others (a watcher)."""

from __future__ import annotations

import ctypes
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import FrameType
from typing import NoReturn

from graph.errors import NewsgraphError

_LOOK = 0.5
"""Seconds between two looks at the clock of a thread."""


class TooLongError(NewsgraphError):
    """An article took more processor time than it may."""

    def __init__(self, seconds: float | None = None) -> None:
        bound = f"{seconds:g} s of" if seconds is not None else "its bound of"
        super().__init__(f"took more than {bound} processor time (--limit article_seconds=N)")


def bounded(seconds: float) -> AbstractContextManager[None]:
    """``TooLongError`` after so many seconds of processor time; no bound where the system has no such clocks."""
    if threading.current_thread() is not threading.main_thread():
        return _watched(seconds) if hasattr(time, "pthread_getcpuclockid") else nullcontext()
    return _alarmed(seconds) if hasattr(signal, "setitimer") else nullcontext()


@contextmanager
def _alarmed(seconds: float) -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> NoReturn:
        raise TooLongError(seconds)

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0.0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """For the threads of a Dask worker: another thread looks at this one's clock, and interrupts it."""
    me, lock, done = threading.get_ident(), threading.Lock(), threading.Event()
    clock = time.pthread_getcpuclockid(me)
    end = time.clock_gettime(clock) + seconds

    def watch() -> None:
        while not done.wait(min(_LOOK, seconds)):
            with lock:
                if not done.is_set() and time.clock_gettime(clock) > end:
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(me), ctypes.py_object(TooLongError))
                    return

    watcher = threading.Thread(target=watch, name="bound", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        with lock:
            done.set()
