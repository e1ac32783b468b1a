"""Literals as values: whether their lexical form fits their datatype, and which of two is smaller (XSD 1.1, part 2)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from graph.rdf.terms import Literal, Term
from graph.rdf.vocabulary import XSD

Value = tuple[str, Any]
"""A kind of values that can be compared with each other (``number``, ``date``, ...), and the value."""

_ZONE = r"(?:Z|[+-]\d\d:\d\d)?"
_INTEGERS = ("integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger", "long", "int",
             "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte")  # fmt: skip


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text[:10])


def _moment(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)


def _flag(text: str) -> bool:
    return text in ("true", "1")


_READ: dict[str, tuple[str, re.Pattern[str], Callable[[str], Any]]] = {
    **{name: ("number", re.compile(r"[+-]?\d+"), int) for name in _INTEGERS},
    "decimal": ("number", re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"), Decimal),
    "double": ("number", re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN"), float),
    "float": ("number", re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN"), float),
    "boolean": ("boolean", re.compile("true|false|0|1"), _flag),
    "date": ("date", re.compile(r"\d{4}-\d\d-\d\d" + _ZONE), _day),
    "dateTime": ("dateTime", re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?" + _ZONE), _moment),
    "string": ("string", re.compile(r".*", re.DOTALL), str),
}


@lru_cache(maxsize=65536)
def _read(datatype: str, text: str) -> Value | None:
    kind, form, make = _READ[datatype]
    if not form.fullmatch(text):
        return None
    try:
        return kind, make(text)
    except ValueError:
        return None


def value_of(term: Term) -> Value | None:
    """The value of a literal; None for IRIs, for forms that do not fit, and for datatypes that are not compared here."""
    if not isinstance(term, Literal) or term.language:
        return None
    name = term.datatype.value.removeprefix(XSD.base)
    return _read(name, term.value) if name in _READ else None


def has_datatype(term: Term, datatype: str) -> bool:
    """Whether a term is a literal of this datatype with a fitting form; forms of unknown datatypes all fit."""
    if not isinstance(term, Literal) or term.datatype.value != datatype:
        return False
    return datatype.removeprefix(XSD.base) not in _READ or term.language is not None or value_of(term) is not None


def order(left: Term, right: Term) -> int | None:
    """-1, 0 or 1 as left is less than, equal to or greater than right; None where the two cannot be compared."""
    a, b = value_of(left), value_of(right)
    if a is None or b is None or a[0] != b[0]:
        return None
    try:
        return int(a[1] > b[1]) - int(a[1] < b[1])
    except TypeError:
        return None
