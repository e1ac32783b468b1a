"""CSV and TSV: one article a row, columns found by their names in the first row."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from ..fields import NAMES, record_of
from ..lines import lines_of
from ..record import Record, SkipError, Skipped
from ..source import Source

_DELIMITERS = ",;\t|"
_FIELD_CHARACTERS = 4_000_000


def read(source: Source) -> Iterator[Record | Skipped]:
    csv.field_size_limit(_FIELD_CHARACTERS)
    lines = lines_of(source)
    first = next((line for _, line in lines), None)
    if not isinstance(first, str) or not first.strip():
        raise SkipError("empty", "no header row")
    delimiter = max(_DELIMITERS, key=first.count)
    header = next(csv.reader([first.replace("\r", "").strip()], delimiter=delimiter), [])
    if not {name.strip().casefold() for name in header} & set(NAMES["text"]):
        raise SkipError("malformed", f"no text column; the header row needs one of {', '.join(NAMES['text'][:4])}")
    lost: list[Skipped] = []
    rows = csv.reader(_good(lines, lost), delimiter=delimiter)
    while True:
        at = f"{source.name}:{rows.line_num + 2}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Skipped(at, f"no CSV row: {error}", "malformed")
            continue
        yield from lost
        lost.clear()
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield _record(header, row, at=at, name=source.stem)


def _good(lines: Iterator[tuple[int, str | Skipped]], lost: list[Skipped]) -> Iterator[str]:
    for _, line in lines:
        if isinstance(line, Skipped):
            lost.append(line)
        else:
            yield line.replace("\0", "").replace("\r", "")


def _record(header: list[str], row: list[str], *, at: str, name: str) -> Record | Skipped:
    try:
        return record_of(dict(zip(header, row, strict=False)), source=at, name=name, many=True)
    except SkipError as error:
        return error.at(at)
