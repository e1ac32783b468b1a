"""Names that only the reference tables know."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator

import pytest

from graph.query import known
from graph.query.known import Labels, known_as, stands_for
from graph.resolve import Reference, load_reference


@pytest.fixture(scope="module", autouse=True)
def _unread() -> Iterator[None]:
    """As in a process that asks for one name only."""
    kept = dict(known._read)
    known._read.clear()
    yield
    known._read.update(kept)


@pytest.mark.parametrize("name", ["DPRK", "dprk", "KP", "the Democratic People's Republic of Korea", "North Koreans"])
def test_a_state_by_its_names(name: str) -> None:
    assert known_as(name) == {"country/PRK": "North Korea"}


def test_accents_and_dots_do_not_count() -> None:
    assert known_as("U.S.") == known_as("us") == {"country/USA": "United States"}
    assert known_as("Aland") == known_as("Åland") == {"country/ALA": "Åland Islands"}


@pytest.mark.parametrize("name", ["", " ", "zzz", "|", ",", "a|b", "label", '"', "# States and territories", "平壤"])
def test_what_is_no_name_is_nobody(name: str) -> None:
    assert known_as(name) == {}
    assert stands_for(name) == {}


def test_a_capital_and_a_seat_stand_for_their_state() -> None:
    assert stands_for("Kremlin") == stands_for("the Kremlin") == {"country/RUS": "Russia"}
    assert known_as("Kremlin") == {}


def test_the_tables_are_read_as_the_resolver_reads_them() -> None:
    assert _every(known._NAMES) == _indexed(_names(load_reference()))
    assert _every(known._PLACES) == _indexed(_places(load_reference()))


def test_one_name_is_found_as_it_is_among_all() -> None:
    chance = random.Random(7)
    for tables in (known._NAMES, known._PLACES):
        every = _every(tables)
        marked = [name for name in every if not name.isascii() or not name.replace(" ", "").isalnum()]
        for name in (*chance.sample(list(every), 25), *chance.sample(marked, 25)):
            assert known._by_name(known._entries(tables, name)).get(name) == every[name], name


def test_every_name_of_an_entity() -> None:
    names = known.every_name()
    assert {"DPRK", "KP", "North Korean", "Pyongyang"} <= set(names["country/PRK"])
    assert "NATO" in names["org/NATO"]


def _every(tables: known.Tables) -> dict[str, Labels]:
    return known._by_name(known._entries(tables))


def _indexed(names: Iterator[tuple[str, str, str]]) -> dict[str, Labels]:
    found: dict[str, Labels] = {}
    for name, identifier, label in names:
        found.setdefault(known._plain(name), {})[identifier] = label
    return found


def _names(tables: Reference) -> Iterator[tuple[str, str, str]]:
    with (tables.folder / "countries.csv").open(encoding="utf-8", newline="") as file:
        letters = {row["code"]: row["alpha2"] for row in csv.DictReader(li for li in file if not li.startswith("# "))}
    for code, state in tables.countries.items():
        for name in (state.entity.label, code, letters[code], *state.names, *state.adjectives, *state.people):
            if name:
                yield name, state.entity.id, state.entity.label
    for named in (*tables.organizations.values(), *tables.persons.values(), *tables.regions):
        for name in (named.entity.label, *named.aliases):
            yield name, named.entity.id, named.entity.label


def _places(tables: Reference) -> Iterator[tuple[str, str, str]]:
    for state in tables.countries.values():
        for name in (*state.capitals, *state.seats):
            yield name, state.entity.id, state.entity.label
    for row in tables.cities:
        city = tables.city(row)
        yield from ((name, city.id, city.label) for name in row[7].split("|") if name)
