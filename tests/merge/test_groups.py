"""Merging against groups of mentions that a person put together; the floor is not lowered silently."""

from __future__ import annotations

import pytest

from benchmarks.merge import b_cubed, load, score

GROUPS = load()


def test_there_are_groups() -> None:
    assert len(GROUPS) >= 9


@pytest.mark.parametrize("name", sorted(GROUPS))
def test_a_group_is_merged_as_a_person_did(name: str) -> None:
    precision, recall, _ = score([GROUPS[name]])
    assert (precision, recall) == (1.0, 1.0)


def test_b_cubed_of_a_known_case() -> None:
    true = {1: "a", 2: "a", 3: "b", 4: "b"}
    found = {1: "x", 2: "x", 3: "x", 4: "y"}
    precision, recall, _ = b_cubed(found, true)
    assert precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert recall == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)
