"""Whether a store has changed since it was opened, and whether somebody writes it now (its files are RocksDB's)."""

from __future__ import annotations

import fcntl
import struct
import sys
from pathlib import Path

Version = tuple[tuple[str, int, int], ...]
_FLOCK = struct.Struct("hhqqi")


def version(folder: Path) -> Version:
    """Name, size and time of the files that change with every write."""
    out = []
    for path in folder.iterdir():
        if path.name.startswith(("MANIFEST", "CURRENT")) or path.suffix == ".log":
            try:
                stat = path.stat()
            except FileNotFoundError:
                continue
            out.append((path.name, stat.st_size, stat.st_mtime_ns))
    return tuple(sorted(out))


def is_being_written(folder: Path) -> bool:
    """Whether another process holds the store's lock."""
    if sys.platform != "linux":
        return False
    try:
        with (folder / "LOCK").open("rb") as file:
            asked = _FLOCK.pack(fcntl.F_WRLCK, 0, 0, 0, 0)
            held = fcntl.fcntl(file, fcntl.F_GETLK, asked)
            return bool(_FLOCK.unpack(held)[0] != fcntl.F_UNLCK)
    except OSError:
        return False
