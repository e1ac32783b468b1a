"""A file (or standard input) that is read: its name, its bytes without compression, within the limits."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import IO, BinaryIO, cast

from .limits import DEFAULT_LIMITS, MEBIBYTE, Limits
from .position import Position
from .record import SkipError

COMPRESSED = (".gz", ".zst")
_FREE = 64 * MEBIBYTE
BROKEN = (OSError, EOFError, zlib.error)
"""What a truncated or damaged file raises while it is read (Zstandard errors are turned into OSError)."""


class Bounded(io.RawIOBase):
    """A decompressed stream that stops with :class:`SkipError` when it becomes too large for what went in."""

    def __init__(self, stream: IO[bytes], *, size: int, limits: Limits) -> None:
        self._stream = stream
        self._most = min(limits.archive_bytes, max(_FREE, size * limits.compression_ratio))
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = _read(self._stream, len(buffer))
        buffer[: len(data)] = data
        self._read += len(data)
        if self._read > self._most:
            raise SkipError("too large", f"more than {self._most // MEBIBYTE:,} MiB after decompression")
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something to read. Exactly one of ``path`` and ``stream`` is set."""

    name: str
    """How it is called in messages and in ``Article.source``."""
    path: Path | None = None
    stream: BinaryIO | None = None
    limits: Limits = DEFAULT_LIMITS
    position: Position = field(default_factory=Position, compare=False, repr=False)

    @property
    def stem(self) -> str:
        """The file's name without folder, ending and compression ending."""
        return stem(self.path or PurePath(self.name))

    def whole(self) -> bytes:
        """All bytes.

        Raises:
            SkipError: more than ``limits.document_bytes``.
        """
        most = self.limits.document_bytes
        with self.open() as stream:
            data = stream.read(most + 1)
        if len(data) > most:
            raise SkipError("too large", f"more than {most // MEBIBYTE:,} MiB in one document")
        return data

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The bytes without compression, buffered."""
        if self.path is None:
            yield cast(BinaryIO, self.stream)
            return
        size = self.path.stat().st_size
        with self.path.open("rb") as raw, self.position.reading(raw, size):
            match self.path.suffix.casefold():
                case ".gz":
                    plain: IO[bytes] = cast(IO[bytes], gzip.GzipFile(fileobj=raw))
                case ".zst":
                    plain = _zstandard(raw)
                case _:
                    yield cast(BinaryIO, raw)
                    return
            with io.BufferedReader(Bounded(plain, size=size, limits=self.limits), MEBIBYTE) as stream:
                yield cast(BinaryIO, stream)


def stem(path: PurePath) -> str:
    """``kyiv`` for ``news/kyiv.txt.gz``."""
    if path.suffix.casefold() in COMPRESSED:
        path = path.with_suffix("")
    return path.stem


def kind(path: PurePath) -> str:
    """The ending that says the format, in lower case: ``.txt`` for ``kyiv.TXT.gz``, empty if there is none."""
    if path.suffix.casefold() in COMPRESSED:
        path = path.with_suffix("")
    return path.suffix.casefold()


def _zstandard(raw: IO[bytes]) -> IO[bytes]:
    import zstandard  # late: start-up time

    reader = zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(raw, read_across_frames=True)
    return cast(IO[bytes], reader)


def _read(stream: IO[bytes], size: int) -> bytes:
    try:
        return stream.read(size)
    except BROKEN:
        raise
    except Exception as error:  # zstandard.ZstdError, not imported for the sake of a file that is not .zst
        raise OSError(f"damaged: {error}") from error
