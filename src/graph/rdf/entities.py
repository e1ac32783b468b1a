"""Entities, resolutions and memberships as triples of the background graph."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.model import Entity, EntityKind, Resolution
from graph.rdf.iris import Iris
from graph.rdf.terms import Literal, day, decimal, english
from graph.rdf.turtle import Statement
from graph.rdf.vocabulary import NG, ORG, RDF, SCHEMA, SKOS, WGS, WIKIDATA

Describe = Callable[[str], Entity | None]
"""Finds the entity of an id that another entity only names (its country, the place it lies in)."""

CLASSES: dict[EntityKind, tuple[str, ...]] = {
    "country": ("Actor", "Country", "Place"),
    "person": ("Actor", "Person"),
    "organization": ("Actor", "Organization"),
    "group": ("Actor", "Organization", "Group"),
    "armed_group": ("Actor", "Organization", "ArmedGroup"),
    "place": ("Place",),
    "outlet": ("Actor", "Organization", "Outlet"),
    "unnamed_group": ("Actor", "UnnamedGroup"),
}
"""The classes written for each kind of entity: its own and its parents, since the store does not reason."""


@dataclass(frozen=True, slots=True)
class Membership:
    """A member of a group, with the first and the last day; None is unknown or still going on."""

    member: Entity
    group: Entity
    begin: datetime.date | None = None
    end: datetime.date | None = None


def nobody(_: str) -> Entity | None:
    """The ``Describe`` that knows no entity."""
    return None


def entity_triples(entity: Entity, iris: Iris) -> Iterator[Statement]:
    """What is known of an entity. Its relations name others by IRI only."""
    node = iris.entity(entity.id)
    for name in CLASSES[entity.kind]:
        yield node, RDF("type"), NG(name)
    yield node, SKOS("prefLabel"), english(entity.label)
    if entity.code:
        yield node, NG("code"), Literal(entity.code)
    for predicate, other in (("actsFor", entity.acts_for), ("within", entity.within), ("drawnFrom", entity.drawn_from)):
        if other and other != entity.id:
            yield node, NG(predicate), iris.entity(other)
    if entity.wikidata:
        yield node, SCHEMA("sameAs"), WIKIDATA(entity.wikidata)
    if entity.latitude is not None and entity.longitude is not None:
        yield node, WGS("lat"), decimal(entity.latitude, places=5)
        yield node, WGS("long"), decimal(entity.longitude, places=5)


def with_named(entities: dict[str, Entity], describe: Describe) -> dict[str, Entity]:
    """The entities and those that they name, as far as ``describe`` knows them."""
    known, todo = dict(entities), list(entities.values())
    while todo:
        entity = todo.pop()
        for other in (entity.acts_for, entity.within, entity.drawn_from):
            if other and other not in known and (found := describe(other)):
                known[other] = found
                todo.append(found)
    return known


def resolution_triples(resolution: Resolution, iris: Iris, describe: Describe) -> Iterator[Statement]:
    """A resolution, or, without a number, the resolutions of the body as a whole."""
    node, body = iris.resolution(resolution), describe(resolution.body)
    name = body.label if body else resolution.body.rpartition("/")[2]
    yield node, RDF("type"), NG("Resolution")
    yield node, NG("body"), iris.entity(resolution.body)
    if resolution.number:
        yield node, SKOS("prefLabel"), english(f"{name} Resolution {resolution.number}")
        yield node, NG("resolutionNumber"), Literal(resolution.number)
    else:
        yield node, SKOS("prefLabel"), english(f"{name} resolutions")
    symbol = {"UNSC": "S/RES/", "UNGA": "A/RES/"}.get(resolution.body.rpartition("/")[2])
    if symbol and resolution.number:
        yield node, NG("symbol"), Literal(symbol + resolution.number)


def membership_triples(membership: Membership, iris: Iris) -> Iterator[Statement]:
    """One ``org:Membership``; its IRI carries group, member and first day."""
    begin = f"-{membership.begin.isoformat()}" if membership.begin else ""
    group, member = (e.id.rpartition("/")[2] for e in (membership.group, membership.member))
    node = iris.entity(f"membership/{group}-{member}{begin}")
    yield node, RDF("type"), ORG("Membership")
    yield node, ORG("organization"), iris.entity(membership.group.id)
    yield node, ORG("member"), iris.entity(membership.member.id)
    if membership.begin:
        yield node, NG("memberFrom"), day(membership.begin)
    if membership.end:
        yield node, NG("memberTo"), day(membership.end)
