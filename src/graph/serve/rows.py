"""Counts the rows of an answer while it is written, in each of the formats that the engine writes."""

from __future__ import annotations

import re

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)


class RowCount:
    """The rows of a SELECT answer so far. ``form``: json, xml, csv or tsv."""

    def __init__(self, form: str) -> None:
        self._feed = {"json": self._json, "xml": self._xml, "csv": self._csv, "tsv": self._tsv}[form]
        self._lines, self._rows, self._inside, self._rest, self._edge = 0, 0, False, b"", b""

    def feed(self, data: bytes) -> int:
        """Takes the next bytes; the number of rows that have begun up to there."""
        self._feed(data)
        return self._rows

    def _tsv(self, data: bytes) -> None:
        """A line each, and one for the header; line breaks in values are escaped."""
        self._lines += data.count(b"\n")
        self._rows = max(0, self._lines - 1)

    def _csv(self, data: bytes) -> None:
        """The same, but values in quotes may have line breaks; a quote in a value is doubled."""
        parts = data.split(b'"')
        self._lines += sum(part.count(b"\n") for part in parts[int(self._inside) :: 2])
        self._inside ^= len(parts) % 2 == 0
        self._rows = max(0, self._lines - 1)

    def _xml(self, data: bytes) -> None:
        """One ``<result>`` each; ``<`` in values is escaped."""
        data = self._edge + data
        self._rows += data.count(b"<result>")
        self._edge = data[-len(b"<result>") + 1 :]

    def _json(self, data: bytes) -> None:
        """One object each in the only array of objects; the engine writes no space between them."""
        data = self._rest + data
        end = 0
        for match in _STRING.finditer(data):
            end = match.end()
        cut = data.find(b'"', end)
        cut = len(data) if cut < 0 else cut
        self._rest = data[cut:]
        outside = self._edge + _STRING.sub(b"", data[:cut])
        self._rows += outside.count(b"[{") + outside.count(b"},{")
        self._edge = outside[-2:]
        if self._edge.endswith(b"[{"):
            self._edge = b"{"
