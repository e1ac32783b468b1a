"""What the tables tell the store of the entities that articles name."""

from __future__ import annotations

import pytest

from graph.background import Background
from graph.resolve import load_gazetteer, load_reference

BACKGROUND = Background(load_reference())


@pytest.mark.parametrize(
    ("identifier", "label"),
    [("country/PRK", "North Korea"), ("org/G7", "Group of Seven"), ("place/kursk-oblast", "Kursk Oblast"),
     ("place/kursk-538560", "Kursk"), ("person/rustem-umerov", "Rustem Umerov")],
)  # fmt: skip
def test_an_entity_of_the_tables_is_known_by_its_id(identifier: str, label: str) -> None:
    found = BACKGROUND.entity(identifier)
    assert found is not None
    assert (found.id, found.label) == (identifier, label)


@pytest.mark.parametrize("identifier", ["place/nowhere-538560", "place/nowhere", "place/1", "person/nobody", ""])
def test_what_is_in_no_table_is_not_known(identifier: str) -> None:
    assert BACKGROUND.entity(identifier) is None


def test_a_city_has_coordinates_and_lies_in_its_subdivision_which_lies_in_its_state() -> None:
    city = BACKGROUND.entity("place/kursk-538560")
    assert city is not None
    assert (round(city.latitude or 0), round(city.longitude or 0)) == (52, 36)
    region = BACKGROUND.entity(city.within or "")
    assert region is not None
    assert (region.id, region.within) == ("place/kursk-oblast", "country/RUS")


@pytest.mark.parametrize(
    ("city", "region"),
    [("Kharkiv", "place/kharkiv-oblast"), ("Mosul", "place/nineveh"), ("Houston", "place/texas"),
     ("Munich", "place/bavaria"), ("Lahore", "place/punjab-pakistan"), ("Ramallah", "place/west-bank")],
)  # fmt: skip
def test_cities_lie_in_their_subdivisions(city: str, region: str) -> None:
    within = [link.entity.within for link in load_gazetteer().lookup(city) if link.entity.latitude is not None]
    assert region in within


def test_every_subdivision_of_a_city_is_in_the_tables() -> None:
    known = {region.entity.id for region in load_reference().regions}
    assert set(load_reference().districts.values()) <= known
    assert len(load_reference().districts) > 300
