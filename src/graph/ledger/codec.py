"""Frozen values of ``graph.model`` as JSON and back, by the types of their fields.

Fields that have their default value are left out, and names that are not known any more are passed over, so that a
ledger outlives a new field. Nothing but data is ever read: no pickle, no names of classes in the text.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import types
import typing
import zlib
from collections.abc import Callable, Hashable
from functools import cache
from typing import Any, TypeVar, cast

from graph.errors import StoreError
from graph.model import Article

T = TypeVar("T")
Convert = Callable[[Any], Any]
_PLAIN = (str, int, float, bool, type(None))
_ABSENT = object()


def to_json(value: Any) -> str:
    """A value as compact JSON with sorted keys: equal values have equal texts."""
    return json.dumps(
        _out(cast(Hashable, type(value)))(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True
    )


def from_json(kind: type[T], text: str | bytes) -> T:
    """The value of this type that ``to_json`` wrote; ``StoreError`` if it is something else."""
    try:
        value: T = _in(cast(Hashable, kind))(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise StoreError(
            f"ledger: no {kind.__name__} can be read from it ({error}); build into a new folder"
        ) from error
    return value


def article_of(text: str | bytes) -> Article:
    """The article alone of a ``ReadArticle`` that ``to_json`` wrote."""
    try:
        found: Article = _in(cast(Hashable, Article))(json.loads(text)["article"])
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise StoreError(f"ledger: no article can be read from it ({error}); build into a new folder") from error
    return found


def packed(text: str) -> bytes:
    """A text in few bytes."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 3)


def unpacked(data: bytes) -> str:
    """The text that ``packed`` took."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


@cache
def _fields(kind: type) -> list[tuple[str, Any, Any]]:
    """Name, type and default of each field."""
    hints = typing.get_type_hints(kind)
    return [(f.name, hints[f.name], _default(f)) for f in dataclasses.fields(kind)]


def _default(field: dataclasses.Field[Any]) -> Any:
    return _ABSENT if field.default is dataclasses.MISSING else field.default


def _parts(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    """The container (``tuple``, ``frozenset``, ``Union``) of a type and what is in it, Literal being plain."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return typing.Union, tuple(a for a in typing.get_args(kind) if a is not type(None))
    return origin, typing.get_args(kind)


@cache
def _out(kind: Any) -> Convert:
    origin, inner = _parts(kind)
    if origin is typing.Union:
        return _optional(_out(inner[0]))
    if origin is tuple or origin is frozenset:
        return _listed(_out(inner[0]), sort=origin is frozenset)
    if kind is datetime.date:
        return datetime.date.isoformat
    if dataclasses.is_dataclass(kind):
        return _record_out(cast(type, kind))
    return _same


@cache
def _in(kind: Any) -> Convert:
    origin, inner = _parts(kind)
    if origin is typing.Union:
        return _optional(_in(inner[0]))
    if origin is tuple or origin is frozenset:
        container, item = origin, _in(inner[0])
        return lambda values: container(map(item, values))
    if kind is datetime.date:
        return datetime.date.fromisoformat
    if dataclasses.is_dataclass(kind):
        return _record_in(cast(type, kind))
    return _same


def _same(value: Any) -> Any:
    return value


def _optional(convert: Convert) -> Convert:
    return lambda value: None if value is None else convert(value)


def _listed(convert: Convert, *, sort: bool) -> Convert:
    if sort:
        return lambda values: sorted(map(convert, values))
    return lambda values: [convert(v) for v in values]


def _record_out(kind: type) -> Convert:
    plan = [(name, _out(hint), default) for name, hint, default in _fields(kind)]

    def convert(value: Any) -> dict[str, Any]:
        row = {}
        for name, write, default in plan:
            found = getattr(value, name)
            if found is not default and found != default:
                row[name] = write(found)
        return row

    return convert


def _record_in(kind: type) -> Convert:
    plan = {name: _in(hint) for name, hint, _ in _fields(kind)}

    def convert(row: Any) -> Any:
        return kind(**{name: plan[name](value) for name, value in row.items() if name in plan})

    return convert
