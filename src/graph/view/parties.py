"""The entities of a page: those that its events name, with the states they act for and the places they lie in."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from graph.model import EntityKind
from graph.query.known import other_names
from graph.view.content import PageEntity, PageEvent
from graph.view.nodes import Node, local

KINDS: tuple[tuple[str, EntityKind], ...] = (
    ("Country", "country"),
    ("Person", "person"),
    ("ArmedGroup", "armed_group"),
    ("UnnamedGroup", "unnamed_group"),
    ("Outlet", "outlet"),
    ("Group", "group"),
    ("Organization", "organization"),
    ("Place", "place"),
)
"""Classes of the ontology, the special ones first, and the kind of entity each stands for."""


@cache
def centres() -> dict[str, tuple[float, float]]:
    """Where countries and regions stand on the map, by entity id: ``centres.csv``, made by ``web/make_centres.py``."""
    text = (Path(__file__).parent / "centres.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["id"]: (float(row["latitude"]), float(row["longitude"])) for row in rows}


def entities_of(background: dict[str, Node], events: Iterable[PageEvent], base: str) -> tuple[PageEntity, ...]:
    """The entities named by the events, sorted by id. An entity that the background lacks shows its id."""
    named = {party for event in events for party in _parties(event)}
    return tuple(_entity(party, background.get(base + party), base) for party in sorted(named))


def _parties(event: PageEvent) -> list[str]:
    single = [party for party in (event.origin, event.destination) if party]
    told = [party for item in event.evidence for party in item.attributed_to]
    counted = [party for figure in event.figures for party in figure.attributed_to]
    parties = [*event.actors, *event.recipients, *event.attributed_to, *event.relayed_by, *event.places]
    return [*parties, *single, *told, *counted]


def _entity(id: str, node: Node | None, base: str) -> PageEntity:
    if node is None:
        return PageEntity(id=id, iri=base + id, label=local(id))
    types = set(node.types)
    kind: EntityKind = next((kind for name, kind in KINDS if name in types), "organization")
    latitude, longitude = node.number("lat"), node.number("long")
    if latitude is None or longitude is None:
        latitude, longitude = centres().get(id, (None, None))
    return PageEntity(
        id=id,
        iri=node.iri,
        label=node.one("prefLabel") or local(id),
        kind=kind,
        code=node.one("code"),
        latitude=latitude,
        longitude=longitude,
        acts_for=node.one("actsFor").removeprefix(base),
        within=node.one("within").removeprefix(base),
        wikidata=local(node.one("sameAs")),
        aliases=tuple(dict.fromkeys((*node.all("altLabel"), *other_names().get(id, ())))),
    )
