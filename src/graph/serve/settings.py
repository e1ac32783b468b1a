"""What the server does and how far a query may go; every option of ``run`` in one frozen value."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How far one query may go. Times are seconds, sizes bytes."""

    seconds: float = 30.0
    """Longest run of one query; then its process is killed."""
    quick_seconds: float = 1.0
    """A query that runs longer moves to the slow lane, so that it does not hold up short ones."""
    queue_seconds: float = 15.0
    """Longest wait for a free process."""
    update_seconds: float = 120.0
    """Longest run of one update."""
    result_bytes: int = 128 * MEBIBYTE
    """Largest answer."""
    result_rows: int = 0
    """Most rows of an answer; 0 for as many as the bytes allow."""
    memory_bytes: int = 2048 * MEBIBYTE
    """Memory of one query process."""
    request_bytes: int = 1 * MEBIBYTE
    """Largest query."""
    change_bytes: int = 64 * MEBIBYTE
    """Largest update or graph that is sent here."""
    jobs: int = 2000
    """A process is replaced after so many queries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to serve. The defaults are the safe ones: loopback, read-only, no other origin, no federation."""

    host: str = "127.0.0.1"
    port: int = 7878
    updates: bool = False
    """Accept SPARQL updates."""
    service: bool = False
    """Let queries call other endpoints with ``SERVICE`` (and updates ``LOAD``)."""
    origins: tuple[str, ...] = ()
    """Origins of other web pages that may read answers (CORS); ``*`` for all."""
    names: tuple[str, ...] = ()
    """Host names that this server is reached by, besides ``localhost`` and addresses (against DNS rebinding)."""
    quick: int = field(default_factory=lambda: max(2, min(8, os.cpu_count() or 2)))
    """Processes for short queries."""
    slow: int = field(default_factory=lambda: max(2, min(4, os.cpu_count() or 2)))
    """Processes for long queries."""
    explorer_events: int = 4000
    """The explorer page opens with so many events at most; it asks for the others when an actor is chosen."""
    limits: Limits = Limits()


__all__ = ["MEBIBYTE", "Limits", "Settings"]
