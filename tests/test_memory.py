"""Memory that was freed is no longer this process's."""

from __future__ import annotations

import sys

import pytest

from graph.memory import apart, give_back, resident

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not resident(), reason="the system does not tell"
)

PIECE, PIECES = 256 << 10, 200
"""Fifty megabytes."""


def test_what_is_held_is_counted() -> None:
    give_back()
    before = resident()
    held = [bytearray(b"x" * PIECE) for _ in range(PIECES)]
    assert resident() - before >= 45
    assert len(held) == PIECES


def test_large_things_that_are_freed_go_back_though_small_ones_among_them_stay() -> None:
    give_back()
    before = resident()
    with apart():
        held = [(bytearray(b"x" * PIECE), bytearray(1_000)) for _ in range(PIECES)]
        small = [one for _, one in held]
        del held
        assert resident() - before <= 10
    assert len(small) == PIECES
