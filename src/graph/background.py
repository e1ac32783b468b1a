"""Background knowledge for the store: what the reference tables say of the entities that the articles name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from graph.model import Entity, EventMention, Party, ReadArticle
from graph.rdf.entities import Membership
from graph.resolve import Reference


class Background:
    """Looks entities up by id, and tells the memberships of named groups."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        r = self._reference
        known = [c.entity for c in r.countries.values()] + [p.entity for p in r.persons.values()]
        known += [o.entity for o in r.organizations.values()] + [p.entity for p in r.regions]
        return {e.id: e for e in known}

    @cached_property
    def _cities(self) -> dict[str, list[str]]:
        """Rows of the cities by their GeoNames number, the last part of their id."""
        return {row[6]: row for row in self._reference.cities}

    def entity(self, identifier: str) -> Entity | None:
        """The entity with this id, with labels and coordinates; None if the tables do not know it."""
        found = self._entities.get(identifier)
        if found or not identifier.startswith("place/"):
            return found
        row = self._cities.get(identifier.rpartition("-")[2])
        city = self._reference.city(row) if row else None
        return city if city and city.id == identifier else None

    def memberships(self, read: Iterable[ReadArticle]) -> Iterator[Membership]:
        """Who belonged to the groups that the articles name, and when."""
        groups = {e.id for r in read for m in r.mentions for e in entities_of(m) if e.id.startswith("org/")}
        for group in sorted(groups):
            entity = self.entity(group)
            for code, begin, end in self._reference.memberships.get(group.removeprefix("org/"), ()):
                member = self._reference.principals.get(code)
                if entity and member:
                    yield Membership(member, entity, begin, end)


def entities_of(mention: EventMention) -> Iterator[Entity]:
    """Everybody who has a part in a mention."""
    parties: list[Party] = [*mention.actors, *mention.recipients, *mention.attributed_to, *mention.relayed_by]
    yield from (p.link.entity for p in parties)
