"""Plain text: one article a file; a page of HTML under the name of a text is read as HTML."""

from __future__ import annotations

from collections.abc import Iterator

from ..decode import decode
from ..record import Record
from ..source import Source
from .html import page


def read(source: Source) -> Iterator[Record]:
    text = decode(source.whole())
    if text[:200].lstrip().casefold().startswith(("<!doctype html", "<html")):
        yield page(text, source=source, name=source.stem)
    else:
        yield Record(text=text, source=source.name, name=source.stem)
