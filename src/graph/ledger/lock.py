"""One writer at a time: a lock on a file of the output folder, which the system frees when its holder ends, however."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import StoreError

FILE = "build.lock"


@contextmanager
def writing(out: Path, *, wait: bool = True, say: Callable[[str], None] = lambda _: None) -> Iterator[None]:
    """Hold the folder for writing. Another holder is waited for, and named; without ``wait`` it is a ``StoreError``."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        file = (out / FILE).open("a+", encoding="utf8")
    except OSError as error:
        raise StoreError(f"{out}: cannot be written: {error.strerror}; give another --out") from error
    with file:
        if not _locked(file.fileno(), wait=False):
            file.seek(0)
            holder = f"{out}: process {file.read().strip() or '?'} is writing there"
            if not wait:
                raise StoreError(f"{holder}; run the command again when it is done")
            say(f"{holder}; waiting for it")
            _locked(file.fileno(), wait=True)
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        yield


def _locked(descriptor: int, *, wait: bool) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows
        return _locked_windows(descriptor, wait=wait)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


def _locked_windows(descriptor: int, *, wait: bool) -> bool:
    import msvcrt
    import time

    while True:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            if not wait:
                return False
            time.sleep(1)
        else:
            return True
