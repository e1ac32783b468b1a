"""Plain text: one article a file."""

from __future__ import annotations

from collections.abc import Iterator

from ..decode import decode
from ..record import Record
from ..source import Source


def read(source: Source) -> Iterator[Record]:
    yield Record(text=decode(source.whole()), source=source.name, name=source.stem)
