"""Which entities the reference tables know by a name: what somebody may type who never saw the graph's own labels.

The tables are imported and read when the first name is asked that no label of the graph answers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from graph.query.nearest import fold

if TYPE_CHECKING:
    from graph.resolve import Reference

Labels = dict[str, str]
"""Labels of entities by their ids (``country/USA``)."""
Name = tuple[str, str, str]
"""A name, the id of the entity that bears it, and the entity's label."""


def known_as(value: str) -> Labels:
    """The states, bodies, persons and regions of this name, people or ISO code; case and accents do not count."""
    return _names().get(_plain(value), {})


def stands_for(value: str) -> Labels:
    """The states with this capital or seat of government, and the cities with this other name."""
    return _places().get(_plain(value), {})


def read_tables() -> None:
    """Reads the names now (about 0.4 s and 44 MB), for a process that answers many."""
    _names()
    _places()


@cache
def other_names() -> dict[str, tuple[str, ...]]:
    """By the id of a state or a body: its other names, and the two letters of a state, in the tables' order."""
    from graph.resolve import load_reference

    tables = load_reference()
    alpha2 = _alpha2(tables)
    found = {c.entity.id: (*c.names, alpha2.get(code, "")) for code, c in tables.countries.items()}
    found |= {o.entity.id: o.aliases for o in tables.organizations.values()}
    return {identifier: tuple(name for name in names if name) for identifier, names in found.items()}


@cache
def _names() -> dict[str, Labels]:
    from graph.resolve import load_reference

    tables = load_reference()
    return _by_name((*_states(tables), *_others(tables)))


@cache
def _places() -> dict[str, Labels]:
    from graph.resolve import load_reference

    tables = load_reference()
    return _by_name((*_seats(tables), *_cities(tables)))


def _by_name(names: Iterable[Name]) -> dict[str, Labels]:
    found: dict[str, Labels] = {}
    for name, identifier, label in names:
        if name:
            found.setdefault(_plain(name), {})[identifier] = label
    return found


def _plain(name: str) -> str:
    """Without case, accents, the dots of "U.S." and an article before it."""
    return fold(name).replace(".", "").removeprefix("the ")


def _states(tables: Reference) -> Iterator[Name]:
    alpha2 = _alpha2(tables)
    for code, state in tables.countries.items():
        names = (state.entity.label, code, alpha2.get(code, ""), *state.names, *state.adjectives, *state.people)
        yield from ((name, state.entity.id, state.entity.label) for name in names)


def _alpha2(tables: Reference) -> dict[str, str]:
    """ISO 3166-1 codes of two letters by the codes of the states."""
    with (tables.folder / "countries.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("# "))
        return {row["code"]: row["alpha2"] for row in rows}


def _others(tables: Reference) -> Iterator[Name]:
    for named in (*tables.organizations.values(), *tables.persons.values(), *tables.regions):
        for name in (named.entity.label, *named.aliases):
            yield name, named.entity.id, named.entity.label


def _seats(tables: Reference) -> Iterator[Name]:
    for state in tables.countries.values():
        for name in (*state.capitals, *state.seats):
            yield name, state.entity.id, state.entity.label


def _cities(tables: Reference) -> Iterator[Name]:
    for row in tables.cities:
        if row[7]:
            city = tables.city(row)
            yield from ((name, city.id, city.label) for name in row[7].split("|"))
