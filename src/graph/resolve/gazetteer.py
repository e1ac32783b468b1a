"""Names to entities: every name of the reference tables (and of the user's file), best first, with the reason."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from graph.model import Entity, Link
from graph.resolve.names import capitals, is_acronym, key, sound, words
from graph.resolve.reference import Holding, Reference, load_reference
from graph.resolve.user import UserEntity, read_user_entities

How = Literal[
    "name", "adjective", "people", "capital", "seat", "organization", "person", "region", "city", "user", "nickname"
]

SCORES: dict[How, float] = {
    "user": 1.0, "name": 0.95, "adjective": 0.9, "people": 0.9, "capital": 0.8, "seat": 0.85, "organization": 0.9,
    "person": 0.88, "region": 0.8, "city": 0.6, "nickname": 0.8,
}  # fmt: skip
REASONS: dict[How, str] = {
    "user": "name in the user's entities",
    "name": "name of {0}",
    "adjective": "nationality adjective of {0}",
    "people": "people of {0}",
    "capital": "capital of {0}, standing for its government",
    "seat": "seat of government of {0}",
    "organization": "organisation {0}",
    "person": "person {0}",
    "region": "region {0}",
    "city": "city {0}",
    "nickname": "short for {0} in an article of that country",
}


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one entity: as it is written, and what kind of name it is."""

    surface: str
    entity: Entity
    how: How
    people: int = 0
    """How many live in a city."""

    def fits(self, upper: tuple[bool, ...], *, all_upper: bool) -> bool:
        """Whether words with these initial capitals (``all_upper``: no small letter) can be this name."""
        if is_acronym(self.surface):
            return all_upper
        return all(have or not want for have, want in zip(upper, capitals(self.surface), strict=False))


class Gazetteer:
    """All names by key. ``user`` entities add names and take precedence over the tables."""

    def __init__(self, reference: Reference, user: Iterable[UserEntity] = ()) -> None:
        self.reference = reference
        self._names: dict[str, list[Name]] = defaultdict(list)
        self._cities: dict[str, list[int]] = defaultdict(list)
        self._capitals: dict[str, str] = {}
        for names in (self._country_names(), self._other_names()):
            for name in names:
                self._names[key(name.surface)].append(name)
        not_cities = frozenset(reference.roles.get("not_cities", ()))
        for n, row in enumerate(reference.cities):
            if row[0] not in not_cities:
                self._cities[key(row[0])].append(n)
                for alias in row[7].split("|") if row[7] else ():
                    self._cities[key(alias)].append(n)
        self._override(user)
        self.blocked = frozenset(map(key, reference.roles.get("not_actors", ())))
        self.nicknames = {(key(name), who.id): states for name, who, states in self._conditional()}
        """By key of the name and identifier: codes of states of which the article must name one."""
        self.shared = frozenset(map(key, reference.roles.get("shared_names", ())))
        self.longest: dict[str, int] = {}
        for table in (self._names, self._cities, self.blocked):
            for k in table:
                parts = k.split(" ")
                if len(parts) > self.longest.get(parts[0], 0):
                    self.longest[parts[0]] = len(parts)
        self._city_cache: dict[str, tuple[Name, ...]] = {}

    def _country_names(self) -> Iterable[Name]:
        for c in self.reference.countries.values():
            yield Name(c.entity.label, c.entity, "name")
            yield from (Name(n, c.entity, "name") for n in c.names)
            yield from (Name(n, c.entity, "adjective") for n in c.adjectives)
            yield from (Name(n, c.entity, "people") for n in c.people if n not in c.adjectives)
            for n in c.capitals:
                self._capitals.setdefault(key(n), c.entity.code or "")
                yield Name(n, c.entity, "capital")
            yield from (Name(n, c.entity, "seat") for n in c.seats)

    def _other_names(self) -> Iterable[Name]:
        for org in self.reference.organizations.values():
            yield from (Name(n, org.entity, "organization") for n in (org.entity.label, *org.aliases))
        for person in self.reference.persons.values():
            yield from (Name(n, person.entity, "person") for n in (person.entity.label, *person.aliases))
        for region in self.reference.regions:
            yield from (Name(n, region.entity, "region") for n in (region.entity.label, *region.aliases))
            yield from (Name(n, region.entity, "adjective") for n in region.adjectives)
        yield from (Name(surface, entity, "nickname") for surface, entity, _ in self._conditional())

    def _conditional(self) -> Iterable[tuple[str, Entity, frozenset[str]]]:
        """Rows of ``only_if_named``: a name, the organisation of an identifier or what a code stands for, the states."""
        for row in self.reference.roles.get("only_if_named", ()):
            surface, who, states = row.replace(" if ", " = ").split(" = ")
            org = self.reference.organizations.get(who)
            yield surface, org.entity if org else self.reference.principals[who], frozenset(states.split())

    def _override(self, user: Iterable[UserEntity]) -> None:
        for row in user:
            for name in (row.entity.label, *row.names):
                self._names[key(name)] = [Name(name, row.entity, "user")]
            if row.entity.id in row.replaces:
                continue
            for names in self._names.values():
                names[:] = [replace(n, entity=row.entity) if n.entity.id in row.replaces else n for n in names]

    @cached_property
    def sounds(self) -> dict[str, tuple[str, ...]]:
        """Persons of the tables by the sound of their last name."""
        out: dict[str, list[str]] = defaultdict(list)
        for label in self.reference.persons:
            out[sound(label.split(" ")[-1])].append(label)
        return {k: tuple(v) for k, v in out.items()}

    def names(self, k: str) -> tuple[Name, ...]:
        """All names with this key, tables' order; cities by population, largest first."""
        found = self._names.get(k, ())
        return (*found, *self.cities(k)) if k in self._cities else tuple(found)

    def cities(self, k: str) -> tuple[Name, ...]:
        """Cities with this key, largest first."""
        if k not in self._city_cache:
            rows = [self.reference.cities[n] for n in self._cities.get(k, ())]
            rows.sort(key=lambda r: (-int(r[5]), r[6]))
            self._city_cache[k] = tuple(Name(r[0], self.reference.city(r), "city", int(r[5])) for r in rows)
        return self._city_cache[k]

    def knows(self, k: str) -> bool:
        return k in self._names or k in self._cities

    def capital(self, code: str, called: str = "") -> Entity | None:
        """The capital of a state as a place: the one that is ``called`` so if it has several ("The Hague"), else the first."""
        country = self.reference.countries.get(code)
        for name in (called, *(country.capitals if country else ())):
            for city in self.cities(key(name)):
                if city.entity.code == code:
                    return city.entity
        return None

    def link(self, name: Name, *, on: datetime.date | None) -> Link:
        """The link of a name on a day: persons get the code of the office they hold then."""
        if name.how == "person":
            return self.person(name.entity, on=on)
        return Link(name.entity, SCORES[name.how], REASONS[name.how].format(name.entity.label))

    def person(self, entity: Entity, *, on: datetime.date | None) -> Link:
        """A person of the tables as of a day (None: the latest office)."""
        held = office(self.reference.holdings.get(entity.label, ()), on)
        if held is None:
            note = self.reference.persons[entity.label].note if entity.label in self.reference.persons else ""
            return Link(self._acting(entity, entity.code), SCORES["person"], f"person: {note or entity.label}")
        former = "" if on is None or held.covers(on) else ("former " if held.begin <= on else "later ")
        years = f"{held.begin.year}-{held.end.year if held.end else ''}"
        whose = self.reference.principals[held.code].label if held.code in self.reference.principals else held.code
        reason = f"office-holder: {former}{held.office} of {whose} {years}"
        return Link(self._acting(entity, held.code), SCORES["person"], reason)

    def _acting(self, entity: Entity, code: str | None) -> Entity:
        principal = self.reference.principals.get(code or "")
        return replace(entity, code=code, acts_for=principal.id if principal else None)

    def lookup(self, name: str, *, on: datetime.date | None = None) -> tuple[Link, ...]:
        """What a name can mean, best first; () if the tables do not know it. An article before it does not count."""
        parts = words(name)
        for ws in (parts, parts[1:] if parts[:1] == ("the",) else ("the", *parts)):
            fitting = [n for n in self.names(" ".join(ws)) if not is_acronym(n.surface) or name.isupper()]
            if fitting:
                links = (self.link(n, on=on) for n in fitting)
                return tuple(sorted(unique(links), key=lambda x: -x.score))
        return ()


def unique(links: Iterable[Link]) -> list[Link]:
    """One link for each entity, the first."""
    seen: dict[str, Link] = {}
    for link in links:
        seen.setdefault(link.entity.id, link)
    return list(seen.values())


def office(held: tuple[Holding, ...], on: datetime.date | None) -> Holding | None:
    """The office that counts on a day: the latest taken up that covers it, else the last before, else the first."""
    if not held:
        return None
    if on is None:
        return held[-1]
    covering = [h for h in held if h.covers(on)]
    before = [h for h in held if h.begin <= on]
    return covering[-1] if covering else (before[-1] if before else held[0])


@lru_cache(maxsize=4)
def load_gazetteer(user: Path | None = None) -> Gazetteer:
    """The gazetteer of the bundled tables, with the entities of a user's ``entities.yaml`` if there is one."""
    return Gazetteer(load_reference(), read_user_entities(user) if user else ())
