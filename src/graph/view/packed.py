"""A long sequence of the page's values that stands in a temporary file: one of them is in memory at a time."""

from __future__ import annotations

import io
import pickle
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

from graph.model import Span
from graph.view.content import Mark, PageArticle, PageEvent, PageEvidence, PageFigure, PageTime

Value = TypeVar("Value")
IN_MEMORY = 1 << 20
"""Bytes from which a file is made."""


class Packed(Sequence[Value]):
    """Values in the order in which they were added; each reading makes them anew."""

    def __init__(self, values: Iterable[Value] = ()) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
        self._begins = array("Q", [0])
        for value in values:
            self.append(value)

    def append(self, value: Value) -> None:
        packed = io.BytesIO()
        pickler = pickle.Pickler(packed, 5)
        pickler.dispatch_table = _TABLE
        pickler.dump(value)
        self._file.seek(self._begins[-1])
        self._file.write(packed.getbuffer())
        self._begins.append(self._begins[-1] + packed.tell())

    def __len__(self) -> int:
        return len(self._begins) - 1

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[n] for n in range(len(self))[at]]
        at = range(len(self))[at]
        self._file.seek(self._begins[at])
        return pickle.loads(self._file.read(self._begins[at + 1] - self._begins[at]))

    def __iter__(self) -> Iterator[Value]:
        return (self[n] for n in range(len(self)))

    def __del__(self) -> None:
        self._file.close()


def _by_fields(kind: type[Any]) -> Callable[[Any], Any]:
    """How a value is packed: what makes it again; dataclasses' own way takes several times as long."""
    values = attrgetter(*(f.name for f in fields(kind)))
    return lambda value: (kind, values(value))


_TABLE: dict[type[Any], Callable[[Any], Any]] = {
    kind: _by_fields(kind) for kind in (Span, Mark, PageArticle, PageEvent, PageEvidence, PageFigure, PageTime)
}
