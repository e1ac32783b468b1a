"""The reference tables (``ontology/reference``), read once in a process and kept as plain frozen rows."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from graph.errors import DataError
from graph.model import Entity, EntityKind
from graph.resolve.names import slug, words
from graph.resources import ontology

_SORTS = frozenset({"MED", "NGO"})
"""Codes that tell what sort of body bears them: its people act for itself, not for another of the sort."""
_SURNAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "HKG", "VNM", "KHM"})


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory with the names that stand for it."""

    entity: Entity
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """An office that a person held from ``begin`` to ``end`` (None: still in office), both days included."""

    person: str
    code: str
    office: str
    begin: datetime.date
    end: datetime.date | None

    def covers(self, day: datetime.date) -> bool:
        return self.begin <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation, a person or a region: an entity with its other names."""

    entity: Entity
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    note: str = ""


class Reference:
    """All tables. ``folder`` holds the CSV files of ``ontology/reference``; each is read when first asked for."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or ontology() / "reference"

    @cached_property
    def countries(self) -> dict[str, Country]:
        """By code."""
        out = {}
        for row in _rows(self.folder / "countries.csv"):
            wikidata = row["wikidata"] or None
            entity = Entity(f"country/{row['code']}", row["label"], "country", row["code"], wikidata=wikidata)
            lists = (_split(row[k]) for k in ("names", "adjectives", "people", "capitals", "seats"))
            out[row["code"]] = Country(entity, *lists)
        return out

    @cached_property
    def organizations(self) -> dict[str, Named]:
        """By identifier."""
        out = {}
        for row in _rows(self.folder / "organizations.csv"):
            code = row["code"]
            acts_for = f"country/{code}" if code in self.countries else None
            kind: EntityKind = row["kind"]  # type: ignore[assignment]
            wikidata = row["wikidata"] or None
            entity = Entity(f"org/{row['id']}", row["label"], kind, code, acts_for, wikidata=wikidata)
            out[row["id"]] = Named(entity, _split(row["aliases"]))
        return out

    @cached_property
    def named(self) -> frozenset[str]:
        """Ids of the persons and organisations."""
        return frozenset(n.entity.id for n in (*self.persons.values(), *self.organizations.values()))

    @cached_property
    def holdings(self) -> dict[str, tuple[Holding, ...]]:
        """Offices by person, earliest first."""
        out: dict[str, list[Holding]] = {}
        for row in _rows(self.folder / "office_holders.csv"):
            end = _day(row["to"], last=True) if row["to"] else None
            held = Holding(row["person"], row["code"], row["office"], _day(row["from"]), end)
            out.setdefault(held.person, []).append(held)
        return {p: tuple(sorted(hs, key=lambda h: h.begin)) for p, hs in out.items()}

    @cached_property
    def persons(self) -> dict[str, Named]:
        """By name; the code is empty where an office gives it."""
        out = {}
        for row in _rows(self.folder / "persons.csv"):
            entity = Entity(f"person/{slug(row['name'])}", row["name"], "person", row["code"] or None)
            out[row["name"]] = Named(entity, _split(row["aliases"]), note=row["role"])
        return out

    @cached_property
    def people(self) -> dict[str, str]:
        """Names of the persons by identifier."""
        return {row.entity.id: name for name, row in self.persons.items()}

    @cached_property
    def surnames(self) -> dict[str, tuple[str, ...]]:
        """Office-holders by the word that news texts call them by: the last, in East Asia the first."""
        out: dict[str, list[str]] = {}
        for person, held in self.holdings.items():
            parts = words(person)
            surname = parts[0] if held[-1].code in _SURNAME_FIRST and len(parts) > 2 else parts[-1]
            out.setdefault(surname, []).append(person)
        return {surname: tuple(sorted(people)) for surname, people in out.items()}

    @cached_property
    def regions(self) -> tuple[Named, ...]:
        out = []
        for row in _rows(self.folder / "regions.csv"):
            code = row["code"] or None
            entity = Entity(
                f"place/{slug(row['label'])}", row["label"], "place", code, within=f"country/{code}" if code else None
            )
            out.append(Named(entity, _split(row["aliases"]), _split(row["adjectives"])))
        return tuple(out)

    @cached_property
    def districts(self) -> dict[tuple[str, str], str]:
        """Entity id of the subdivision by country code and GeoNames code."""
        rows = _rows(self.folder / "regions.csv")
        return {(row["code"], row["admin1"]): f"place/{slug(row['label'])}" for row in rows if row.get("admin1")}

    @cached_property
    def cities(self) -> list[list[str]]:
        """Rows of name, country code, admin1 code, latitude, longitude, population, GeoNames number, other names."""
        return _plain_rows(self.folder / "cities.csv")

    def city(self, row: list[str]) -> Entity:
        """The entity of a row of ``cities``, which lies in its subdivision, or in its state where none is known."""
        name, code, admin1, latitude, longitude, _, number = row[:7]
        within = self.districts.get((code, admin1), f"country/{code}")
        return Entity(
            f"place/{slug(name)}-{number}", name, "place", code or None, within=within,
            latitude=float(latitude), longitude=float(longitude),
        )  # fmt: skip

    @cached_property
    def home_states(self) -> dict[str, str]:
        """Codes of armed groups and peoples with the state that coding schemes count them to (``IMG``: no single one)."""
        return {row["code"]: row["state"] for row in _rows(self.folder / "home_states.csv")}

    def country_of(self, code: str) -> str | None:
        """The state that an actor's code belongs to in CAMEO and PLOVER: ``RUS``, ``SYR-OPP`` (SYR), ``HAMAS`` (PSE)."""
        state = code.partition("-")[0]
        return self.home_states.get(code) or (state if state in self.countries else None)

    @cached_property
    def memberships(self) -> dict[str, tuple[tuple[str, datetime.date, datetime.date | None], ...]]:
        """By organisation: code of the member, first day, last day."""
        out: dict[str, list[tuple[str, datetime.date, datetime.date | None]]] = {}
        for row in _rows(self.folder / "memberships.csv"):
            end = _day(row["to"], last=True) if row["to"] else None
            out.setdefault(row["group"], []).append((row["member"], _day(row["from"]), end))
        return {g: tuple(sorted(ms, key=lambda m: m[:2])) for g, ms in out.items()}

    @cached_property
    def principals(self) -> dict[str, Entity]:
        """The entity that a code stands for: the state, or the first organisation that bears it; none for `_SORTS`."""
        out = {code: c.entity for code, c in self.countries.items()}
        for identifier, org in sorted(self.organizations.items(), key=lambda p: (p[0] != p[1].entity.code, len(p[0]))):
            code = org.entity.code or identifier
            if org.entity.kind != "outlet" and code not in _SORTS:
                out.setdefault(code, org.entity)
        return out

    @cached_property
    def roles(self) -> dict[str, tuple[str, ...]]:
        """Lists of ``roles.yaml`` by name."""
        return {name: tuple(map(str, entries)) for name, entries in self._yaml("roles.yaml").items()}

    @cached_property
    def given_names(self) -> dict[str, str]:
        """Given names, as keys, with the gender that they nearly always tell (``feminine``, ``masculine``)."""
        return {name: gender for gender, names in self._yaml("given_names.yaml").items() for name in names.split()}

    def _yaml(self, name: str) -> Any:
        path = self.folder / name
        return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

    def members(self, group: str, on: datetime.date) -> tuple[str, ...]:
        """Codes of the members of a group (``G7``, ``UNSC``) on a day, sorted."""
        rows = self.memberships.get(group, ())
        return tuple(sorted(m for m, begin, end in rows if begin <= on and (end is None or on <= end)))


@lru_cache(maxsize=1)
def load_reference() -> Reference:
    """The bundled tables."""
    return Reference()


def _plain_rows(path: Path) -> list[list[str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(line for line in file if not line.startswith("# ")))
    except OSError as e:
        raise DataError(f"{path}: cannot be read ({e.strerror}); install the package again") from e
    return rows[1:]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(line for line in file if not line.startswith("# "))
    except OSError as e:
        raise DataError(f"{path}: cannot be read ({e.strerror}); install the package again") from e


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _day(text: str, *, last: bool = False) -> datetime.date:
    """The first or last day of an ISO date, month or year."""
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        return datetime.date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else (12 if last else 1)
    if not last:
        return datetime.date(year, month, 1)
    return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)
