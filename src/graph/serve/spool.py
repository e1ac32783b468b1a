"""Holds an answer until it is complete, in memory while it is small, then in a file: nothing is sent cut short."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile

IN_MEMORY = 1024 * 1024
CHUNK = 256 * 1024


class Spool:
    """An answer in the making. ``size`` in bytes."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by chunks() or close()
        self.size = 0

    def write(self, data: bytes) -> None:
        self._file.write(data)
        self.size += len(data)

    def clear(self) -> None:
        """Forgets what was written, for a second try."""
        self._file.seek(0)
        self._file.truncate()
        self.size = 0

    def read(self) -> bytes:
        self._file.seek(0)
        return self._file.read()

    def chunks(self) -> Iterator[bytes]:
        """The content, piece by piece; closes the file at its end."""
        self._file.seek(0)
        try:
            while data := self._file.read(CHUNK):
                yield data
        finally:
            self._file.close()

    def close(self) -> None:
        self._file.close()
