"""The tables hold together: no dangling code, no doubled id or alias, intervals in order, the promised coverage."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest

from graph.resolve import Reference, load_reference
from graph.resolve.names import key


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def test_coverage_promised_in_the_readme(reference: Reference) -> None:
    assert len(reference.countries) >= 240
    assert len(reference.holdings) >= 400
    assert len(reference.organizations) >= 250
    assert len(reference.cities) >= 30_000


def test_every_code_of_an_office_stands_for_somebody(reference: Reference) -> None:
    codes = {h.code for held in reference.holdings.values() for h in held}
    assert codes <= set(reference.principals)


def test_every_person_has_a_code_or_an_office(reference: Reference) -> None:
    assert [n for n, p in reference.persons.items() if not p.entity.code and n not in reference.holdings] == []
    assert [n for n in reference.holdings if n not in reference.persons] == []


def test_offices_end_after_they_begin(reference: Reference) -> None:
    held = [h for hs in reference.holdings.values() for h in hs]
    assert [h for h in held if h.end and h.end < h.begin] == []


def test_members_are_known(reference: Reference) -> None:
    assert set(reference.memberships) <= set(reference.organizations)
    assert {m for ms in reference.memberships.values() for m, _, _ in ms} <= set(reference.principals)


def test_identifiers_are_unique(reference: Reference) -> None:
    ids = [c.entity.id for c in reference.countries.values()]
    ids += [o.entity.id for o in reference.organizations.values()]
    ids += [p.entity.id for p in reference.persons.values()] + [r.entity.id for r in reference.regions]
    assert [i for i, n in Counter(ids).items() if n > 1] == []


def test_no_alias_names_two_organisations(reference: Reference) -> None:
    owners: dict[str, set[str]] = {}
    for identifier, org in reference.organizations.items():
        for name in (org.entity.label, *org.aliases):
            owners.setdefault(key(name), set()).add(identifier)
    doubled = {name: sorted(ids) for name, ids in owners.items() if len(ids) > 1}
    assert set(doubled) <= _TWO_SENSES, sorted(set(doubled) - _TWO_SENSES)


_TWO_SENSES = {"adf", "csis", "jem", "national liberation army", "peoples democratic party", "rsf", "saba"}
"""Names that two organisations do bear; the article's countries decide."""


def test_roles_have_no_doubles(reference: Reference) -> None:
    for name, entries in reference.roles.items():
        assert [e for e, n in Counter(entries).items() if n > 1] == [], name


@pytest.mark.parametrize(
    ("group", "day", "inside", "outside"),
    [
        ("EU", "2019-06-01", {"GBR", "HRV"}, {"TUR"}),
        ("EU", "2021-06-01", {"HRV"}, {"GBR"}),
        ("NATO", "2022-01-01", {"MKD"}, {"FIN", "SWE"}),
        ("NATO", "2024-06-01", {"FIN", "SWE"}, {"UKR"}),
        ("G8", "2010-01-01", {"RUS"}, set()),
        ("UNSC", "2003-02-05", {"USA", "RUS", "DEU", "SYR", "GIN"}, {"JPN"}),
        ("UNSC", "2017-06-01", {"ITA"}, {"NLD"}),
        ("BRICS", "2024-06-01", {"IRN", "ZAF"}, {"IDN"}),
    ],
)
def test_membership_on_a_day(reference: Reference, group: str, day: str, inside: set[str], outside: set[str]) -> None:
    members = set(reference.members(group, datetime.date.fromisoformat(day)))
    assert inside <= members
    assert not outside & members


@pytest.mark.parametrize("year", range(2000, 2026))
def test_the_security_council_has_fifteen_members(reference: Reference, year: int) -> None:
    assert len(reference.members("UNSC", datetime.date(year, 6, 1))) == 15


def test_the_african_union_counts_its_members(reference: Reference) -> None:
    assert len(reference.members("AU", datetime.date(2018, 1, 1))) == 55


@pytest.mark.parametrize(
    ("code", "state"), [("RUS", "RUS"), ("SYR-OPP", "SYR"), ("HAMAS", "PSE"), ("ALQ", "IMG"), ("UNO", None), ("", None)]
)
def test_an_actors_code_belongs_to_a_state(code: str, state: str | None) -> None:
    assert load_reference().country_of(code) == state


def test_home_states_are_of_known_codes() -> None:
    reference = load_reference()
    assert set(reference.home_states.values()) - {"IMG"} <= set(reference.countries)
    assert set(reference.home_states) <= {o.entity.code for o in reference.organizations.values()}
