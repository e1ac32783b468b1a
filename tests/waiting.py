"""Waiting for what must happen: long enough for a machine that does ten things at once, and no longer than needed."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 120.0
"""Seconds after which something is taken to hang."""


def until(condition: Callable[[], T], what: object = None, *, pause: float = 0.03) -> T:
    """The first true value of a condition; a failure that names it (``what``) where there is none in time."""
    end = time.monotonic() + PATIENCE
    while not (found := condition()):
        assert time.monotonic() < end, f"did not happen in {PATIENCE:.0f} s: {what or condition}"
        time.sleep(pause)
    return found
