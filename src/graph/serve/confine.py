"""What a process that runs queries may not do."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys

_CLONE_NEWNET, _CLONE_NEWUSER, _PR_SET_PDEATHSIG = 0x40000000, 0x10000000, 1


def confine(memory_bytes: int, *, isolate: bool) -> None:
    """Bounds the memory (0: not), and leaves the network where the system allows it (Linux)."""
    if memory_bytes:
        resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if isolate and sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            flags = _CLONE_NEWNET if os.geteuid() == 0 else _CLONE_NEWNET | _CLONE_NEWUSER
            ctypes.CDLL(None).unshare(flags)


def die_with_parent() -> None:
    """Ends this process when the one that started it ends (Linux)."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
