"""Standard input: JSON lines if the first line is a JSON object, else one plain text."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from typing import BinaryIO, TextIO, cast

from .formats import jsonl, plain
from .record import Record, Skipped
from .source import Source

_BLANK = b"\xef\xbb\xbf \t\r\n"


class _Prefixed(io.RawIOBase):
    """A stream with bytes that were read from it put back in front."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first = first
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._first:
            data, self._first = self._first[: len(buffer)], self._first[len(buffer) :]
        else:
            data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def read(source: Source) -> Iterator[Record | Skipped]:
    stream = cast(BinaryIO, source.stream)
    first = stream.readline(source.limits.line_bytes)
    joined = cast(BinaryIO, io.BufferedReader(_Prefixed(first, stream)))
    rest = Source(name=source.name, stream=joined, limits=source.limits)
    return jsonl.read(rest) if first.lstrip(_BLANK).startswith(b"{") else plain.read(rest)


def binary(stdin: TextIO | None) -> BinaryIO:
    """The bytes of a text stream; of the process's standard input if there is none."""
    stdin = stdin or sys.stdin
    buffer = getattr(stdin, "buffer", None)
    return cast(BinaryIO, buffer) if buffer is not None else io.BytesIO(stdin.read().encode("utf-8", "surrogatepass"))
