"""Lines of a file of many records: decoded one by one, none longer than the limit, one at a time in memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from .decode import decode_line, sniff
from .limits import MEBIBYTE
from .record import SkipError, Skipped
from .source import Source

_HEAD = 4096


def lines_of(source: Source) -> Iterator[tuple[int, str | Skipped]]:
    """Number (from 1) and text of each line, line end included; or why a line cannot be read."""
    with source.open() as stream:
        head = stream.read(_HEAD)
        encoding = sniff(head)
        if encoding == "utf-8":
            yield from _bytewise(source, stream, head)
        else:
            yield from _wide(source, stream, head, encoding)


def _bytewise(source: Source, stream: BinaryIO, head: bytes) -> Iterator[tuple[int, str | Skipped]]:
    most = source.limits.line_bytes
    number = 0
    rest = head
    while True:
        if b"\n" in rest:
            line, _, rest = rest.partition(b"\n")
            line += b"\n"
        else:
            line, rest = rest + stream.readline(most + 1), b""
        if not line:
            return
        number += 1
        if len(line) > most:
            _drop_line(stream, most)
            yield number, _too_long(source, number)
            continue
        try:
            yield number, decode_line(line)
        except SkipError as error:
            yield number, error.at(f"{source.name}:{number}")


def _too_long(source: Source, number: int) -> Skipped:
    return Skipped(f"{source.name}:{number}", f"line longer than {source.limits.line_bytes:,} bytes", "too large")


def _drop_line(stream: BinaryIO, step: int) -> None:
    while (part := stream.readline(step)) and not part.endswith(b"\n"):
        pass


def _wide(source: Source, stream: BinaryIO, head: bytes, encoding: str) -> Iterator[tuple[int, str | Skipped]]:
    """Lines of UTF-16 and UTF-32, in pieces of one mebibyte."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    most = source.limits.line_bytes
    number, held, skipping = 0, "", False
    piece = head
    while True:
        held += decoder.decode(piece, final=not piece)
        *lines, held = held.split("\n")
        if not piece and held:
            lines, held = [*lines, held], ""
        for line in lines:
            number += 1
            if not skipping:
                yield number, line.removeprefix("\ufeff") + "\n"
            skipping = False
        if len(held) > most and not skipping:
            yield number + 1, _too_long(source, number + 1)
            skipping = True
        held = "" if skipping else held
        if not piece:
            return
        piece = stream.read(MEBIBYTE)
