"""Which entities the reference tables know by a name: what somebody may type who never saw the graph's own labels.

One name is looked for in the text of the tables, and only the lines that hold it are taken apart. A process that answers
many (``read_tables``) takes all apart once.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from graph.query.nearest import fold
from graph.resources import ontology

Labels = dict[str, str]
"""Labels of entities by their ids (``country/USA``)."""
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Table:
    """A file of ``ontology/reference``: the columns with names (``|`` between several), and the id of a row's entity."""

    file: str
    columns: tuple[str, ...]
    identifier: Callable[[Row], str]
    label: str = "label"


def _slug(text: str) -> str:
    from graph.resolve.names import slug

    return slug(text)


_CODES = ("label", "code", "alpha2", "names", "adjectives", "people")
_NAMES = (
    _Table("countries.csv", _CODES, lambda row: f"country/{row['code']}"),
    _Table("organizations.csv", ("label", "aliases"), lambda row: f"org/{row['id']}"),
    _Table("persons.csv", ("name", "aliases"), lambda row: f"person/{_slug(row['name'])}", "name"),
    _Table("regions.csv", ("label", "aliases"), lambda row: f"place/{_slug(row['label'])}"),
)
_PLACES = (
    _Table("countries.csv", ("capitals", "seats"), lambda row: f"country/{row['code']}"),
    _Table("cities.csv", ("aliases",), lambda row: f"place/{_slug(row['name'])}-{row['geonames']}", "name"),
)
Tables = tuple[_Table, ...]
_read: dict[Tables, dict[str, Labels]] = {}
"""Everything that the tables know by plain name, where a process has read them whole."""


def known_as(value: str) -> Labels:
    """The states, bodies, persons and regions of this name, people or ISO code; case and accents do not count."""
    return _named(value, _NAMES)


def stands_for(value: str) -> Labels:
    """The states with this capital or seat of government, and the cities with this other name."""
    return _named(value, _PLACES)


def read_tables() -> None:
    """Reads the names now (about 0.3 s and 26 MB), for a process that answers many."""
    if not _read:
        _read.update((tables, _by_name(_entries(tables))) for tables in (_NAMES, _PLACES))
        every_name()


@cache
def other_names() -> dict[str, tuple[str, ...]]:
    """By the id of a state or a body: its other names, and the two letters of a state, in the tables' order."""
    found: dict[str, tuple[str, ...]] = {}
    for table, columns in ((_NAMES[0], ("names", "alpha2")), (_NAMES[1], ("aliases",))):
        for row in _rows(table, ""):
            found[table.identifier(row)] = tuple(_cells(row, columns))
    return found


@cache
def every_name() -> dict[str, tuple[str, ...]]:
    """By the id of an entity: all that ``known_as`` and ``stands_for`` know it by, in the tables' order."""
    found: dict[str, tuple[str, ...]] = {}
    for identifier, _, names in _entries((*_NAMES, *_PLACES)):
        found[identifier] = (*found.get(identifier, ()), *names)
    return found


def _named(value: str, tables: Tables) -> Labels:
    wanted = _plain(value)
    if tables in _read:
        return _read[tables].get(wanted, {})
    return _by_name(_entries(tables, wanted)).get(wanted, {}) if wanted else {}


def _by_name(entries: Iterable[tuple[str, str, list[str]]]) -> dict[str, Labels]:
    """Labels of entities by their ids, by plain name."""
    found: dict[str, Labels] = {}
    for identifier, label, names in entries:
        for name in names:
            found.setdefault(_plain(name), {})[identifier] = label
    return found


def _entries(tables: Tables, wanted: str = "") -> Iterator[tuple[str, str, list[str]]]:
    """Id, label and names of the entities; of one ``wanted`` name only those of this name, and no other name of theirs."""
    for table in tables:
        for row in _rows(table, wanted):
            names = [name for name in _cells(row, table.columns) if not wanted or _plain(name) == wanted]
            if names:
                yield table.identifier(row), row[table.label], names


def _cells(row: Row, columns: Iterable[str]) -> Iterator[str]:
    return (name for column in columns for name in row[column].split("|") if name)


def _rows(table: _Table, wanted: str) -> Iterator[Row]:
    """The rows of a table whose text holds the wanted name; all of them for an empty one."""
    text = (ontology() / "reference" / table.file).read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if not line.startswith("# ")]
    if wanted:
        key, keys = _key(wanted), _key("\n".join(lines)).split(b"\n")
        lines = [lines[0], *(line for line, held in zip(lines[1:], keys[1:], strict=True) if key in held)]
    return csv.DictReader(lines)


def _key(text: str) -> bytes:
    """The ASCII letters that are left of a text without case, accents and dots: equal names have equal keys."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text.casefold())
    return plain.encode("ascii", "ignore").lower().replace(b".", b"")


def _plain(name: str) -> str:
    """Without case, accents, the dots of "U.S." and an article before it."""
    return fold(name).replace(".", "").removeprefix("the ")
