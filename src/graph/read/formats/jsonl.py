"""JSON lines (one article a line), and JSON files that hold one article or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..decode import decode
from ..fields import record_of
from ..lines import lines_of
from ..record import Record, SkipError, Skipped
from ..source import Source


def read(source: Source) -> Iterator[Record | Skipped]:
    for number, line in lines_of(source):
        if isinstance(line, Skipped):
            yield line
        elif line.strip():
            yield parse(line, at=f"{source.name}:{number}", name=source.stem)


def read_json(source: Source) -> Iterator[Record | Skipped]:
    """A .json file: an object, a list of objects, or after all one object a line."""
    text = decode(source.whole())
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        lines = text.strip().split("\n")
        first = parse(lines[0], at=f"{source.name}:1")
        if len(lines) < 2 or isinstance(first, Skipped):
            raise SkipError("malformed", f"no JSON: {str(error).splitlines()[0][:120]}") from error
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield parse(line, at=f"{source.name}:{number}", name=source.stem)
        return
    many = isinstance(data, list)
    for number, entry in enumerate(data if many else [data], 1):
        yield _record(entry, at=f"{source.name}:{number}" if many else source.name, name=source.stem)


def parse(line: str, *, at: str, name: str = "") -> Record | Skipped:
    """The record of one line."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = str(error).splitlines()[0][:120] if not isinstance(error, RecursionError) else "nested too deep"
        return Skipped(at, f"no JSON: {message}", "malformed")
    return _record(data, at=at, name=name)


def _record(data: Any, *, at: str, name: str) -> Record | Skipped:
    if not isinstance(data, dict):
        return Skipped(at, "not a JSON object", "malformed")
    try:
        return record_of(data, source=at, name=name, many=True)
    except SkipError as error:
        return error.at(at)
