"""Memory that was freed is no longer this process's; measured in a process of its own, where nobody else frees and takes."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable

import pytest

from graph.memory import apart, give_back, resident

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not resident(), reason="the system does not tell"
)

PIECE, PIECES = 256 << 10, 200
"""Fifty megabytes."""


def held() -> int:
    """Megabytes more while fifty are held."""
    give_back()
    before = resident()
    large = [bytearray(b"x" * PIECE) for _ in range(PIECES)]
    return resident() - before if large else 0


def left() -> int:
    """Megabytes more when fifty are freed and small things among them stay, in a process that has freed larger ones."""
    larger = bytearray(b"x" * (8 << 20))
    del larger
    give_back()
    before = resident()
    with apart():
        pairs = [(bytearray(b"x" * PIECE), bytearray(10_000)) for _ in range(PIECES)]
        small = [one for _, one in pairs]
        del pairs
        return resident() - before if small else 0


def _alone(work: Callable[[], int]) -> int:
    with multiprocessing.get_context("spawn").Pool(1) as fresh:
        return fresh.apply(work)


def test_what_is_held_is_counted() -> None:
    assert _alone(held) >= 45


def test_large_things_that_are_freed_go_back_though_small_ones_among_them_stay() -> None:
    assert _alone(left) <= 10
