"""Memory that is free goes back to the system, where the C library would keep it."""

from __future__ import annotations

import ctypes
import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

_ARENAS = (-8, 1)
"""``M_ARENA_MAX`` of glibc: threads share one heap, so that what one of them frees the others can use."""
_MAPPED, _KEPT = -3, -1
"""``M_MMAP_THRESHOLD``: what is as large is mapped by itself, and gone as soon as it is freed; ``M_TRIM_THRESHOLD``: so much
that is free at the end of the heap is kept. The C library keeps the latter at twice the former."""
_SMALL, _LARGE = 128 << 10, 32 << 20
"""What it begins with, and how far it goes up by itself, bytes."""


def give_back() -> None:
    """Give back what is free; nothing where the C library knows no such call."""
    if (trim := _of_c("malloc_trim")) is not None:
        trim(0)


def resident() -> int:
    """Megabytes of memory that this process has; 0 where the system does not tell as Linux does."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * mmap.PAGESIZE >> 20
    except (OSError, ValueError, IndexError):
        return 0


@contextmanager
def apart() -> Iterator[None]:
    """What is large and comes meanwhile, as the tables that a store fills, is kept apart: no small thing that stays
    among it keeps it from going back. Networks, which want much for a moment and often, are faster without."""
    _set(*_ARENAS)
    _map_from(_SMALL)
    try:
        yield
    finally:
        _map_from(_LARGE)


def _map_from(size: int) -> None:
    _set(_MAPPED, size)
    _set(_KEPT, 2 * size)


def _set(option: int, value: int) -> None:
    if (mallopt := _of_c("mallopt")) is not None:
        mallopt(option, value)


@cache
def _of_c(name: str) -> Any:
    """A function of the GNU C library, None with another one."""
    try:
        return getattr(ctypes.CDLL(None), name)
    except (AttributeError, OSError, TypeError):
        return None
