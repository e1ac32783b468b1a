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
_read: dict[tuple[_Table, ...], dict[str, Labels]] = {}
"""Everything that the tables know by plain name, where a process has read them whole."""


def known_as(value: str) -> Labels:
    """The states, bodies, persons and regions of this name, people or ISO code; case and accents do not count."""
    return _named(value, _NAMES)


def stands_for(value: str) -> Labels:
    """The states with this capital or seat of government, and the cities with this other name."""
    return _named(value, _PLACES)


def read_tables() -> None:
    """Reads the names now (about 0.3 s and 40 MB), for a process that answers many."""
    for tables in (_NAMES, _PLACES):
        if tables not in _read:
            _read[tables] = _by_name(tables)


@cache
def other_names() -> dict[str, tuple[str, ...]]:
    """By the id of a state or a body: its other names, and the two letters of a state, in the tables' order."""
    found: dict[str, tuple[str, ...]] = {}
    for table, columns in ((_NAMES[0], ("names", "alpha2")), (_NAMES[1], ("aliases",))):
        for row in _rows(table, ""):
            found[table.identifier(row)] = tuple(_cells(row, columns))
    return found


def every_name() -> Iterator[tuple[str, str]]:
    """Every name that the tables know, in plain letters, with the id of each entity that it may stand for."""
    read_tables()
    return ((name, identifier) for names in _read.values() for name, labels in names.items() for identifier in labels)


def _named(value: str, tables: tuple[_Table, ...]) -> Labels:
    wanted = _plain(value)
    if tables in _read:
        return _read[tables].get(wanted, {})
    return _by_name(tables, wanted).get(wanted, {}) if wanted else {}


def _by_name(tables: Iterable[_Table], wanted: str = "") -> dict[str, Labels]:
    """Labels of entities by plain name: of all names, or of those that are ``wanted``."""
    found: dict[str, Labels] = {}
    for table in tables:
        for row in _rows(table, wanted):
            names = [plain for name in _cells(row, table.columns) if (plain := _plain(name)) == wanted or not wanted]
            if names:
                identifier = table.identifier(row)
                for name in names:
                    found.setdefault(name, {})[identifier] = row[table.label]
    return found


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
