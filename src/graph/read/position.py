"""How far reading has come, in bytes of the files as they lie on the disk: for the time that is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO

from .folder import STDIN, checked, files

MOST = 200_000
"""Files that are measured before a run; of more the whole is not known."""


@dataclass(slots=True)
class Position:
    """Bytes of the files that are read, of ``total`` (None where that is not known: standard input, too many files)."""

    total: int | None = None
    _finished: int = 0
    _open: IO[bytes] | None = field(default=None, repr=False)

    @classmethod
    def of(cls, paths: Sequence[Path | str]) -> Position:
        """The beginning of these files and folders."""
        found = list(islice(files(checked(paths)), MOST + 1))
        if len(found) > MOST or any(str(one) == STDIN for one in found):
            return cls()
        return cls(sum(_size(one) for one in found if isinstance(one, Path)))

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where it is not known."""
        if not self.total:
            return None
        now = self._open.tell() if self._open is not None and not self._open.closed else 0
        return min((self._finished + now) / self.total, 1.0)

    @contextmanager
    def reading(self, raw: IO[bytes], size: int) -> Iterator[None]:
        """While a file of this size is read."""
        self._open = raw
        try:
            yield
        finally:
            self._open, self._finished = None, self._finished + size

    def left_out(self, path: Path) -> None:
        """A file that is not read counts as read."""
        self._finished += _size(path)


def _size(path: Path) -> int:
    """Bytes of a file, 0 where it is gone."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
