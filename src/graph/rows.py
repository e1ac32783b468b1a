"""Answers of queries as Python values."""

from __future__ import annotations

import datetime
import html
from collections import namedtuple
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, overload

from graph.rdf.terms import Literal, Term
from graph.rdf.vocabulary import XSD

_SHOWN = 50


def python_value(term: Term | None) -> Any:
    """IRIs and texts as ``str``, numbers, booleans and dates as their Python types, nothing as None."""
    if not isinstance(term, Literal):
        return None if term is None else term.value
    kind, text = term.datatype.value.removeprefix(XSD.base), term.value
    try:
        return _TYPES[kind](text) if kind in _TYPES else text
    except ValueError:
        return text


_TYPES: dict[str, Any] = {
    "integer": int,
    "decimal": lambda text: float(Decimal(text)),
    "double": float,
    "float": float,
    "boolean": lambda text: text in ("true", "1"),
    "date": datetime.date.fromisoformat,
    "dateTime": datetime.datetime.fromisoformat,
}


def _td(value: object) -> str:
    return f"<td>{html.escape('' if value is None else str(value))}</td>"


def row_type(columns: Sequence[str]) -> type[Any]:
    """The named tuples of these columns. ``row.speaker``, ``row["speaker"]`` and ``row[0]`` are the same.

    A column that is no name in Python (``from``) is had by brackets; what is no column is a ``KeyError``.
    """
    place = {name: i for i, name in enumerate(columns)}
    base: Any = namedtuple("Row", columns, rename=True)  # type: ignore[misc]  # columns are known at run time

    def get(self: Any, key: Any) -> Any:
        if not isinstance(key, str):
            return tuple.__getitem__(self, key)
        if key not in place:
            raise KeyError(f"no column {key!r}; there are {', '.join(place)}")
        return tuple.__getitem__(self, place[key])

    return type("Row", (base,), {"__slots__": (), "__getitem__": get})


class Rows(Sequence[Any]):
    """The rows of a SELECT query: named tuples with a field for each column, which brackets with its name give too."""

    def __init__(self, columns: Sequence[str], terms: Iterator[tuple[Term | None, ...]]) -> None:
        self.columns = tuple(columns)
        make = row_type(self.columns)
        self._rows = [make(*map(python_value, row)) for row in terms]

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Any: ...

    @overload
    def __getitem__(self, index: slice) -> list[Any]: ...

    def __getitem__(self, index: int | slice) -> Any:
        return self._rows[index]

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dictionary a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self._rows]

    def to_dataframe(self) -> Any:
        """A pandas ``DataFrame``; pandas must be installed."""
        import pandas

        return pandas.DataFrame([tuple(row) for row in self._rows], columns=list(self.columns))

    def __repr__(self) -> str:
        return f"<{len(self)} rows: {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(c)}</th>" for c in self.columns)
        body = "".join("<tr>" + "".join(map(_td, row)) + "</tr>" for row in self._rows[:_SHOWN])
        more = f"<p>{len(self) - _SHOWN} more rows</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
