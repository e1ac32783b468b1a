"""Dates as metadata and headers write them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.read.dates import date_at, date_of

FULL = [
    "2024-11-05", "2024-11-05T10:22:00Z", "2024/11/05", "20241105", "Nov. 5, 2024", "November 5 2024",
    "5 November 2024",
    "5th of November 2024", "Tuesday, 5 November 2024, 14:30 GMT", "Tue, 05 Nov 2024 10:00:00 +0100", "05.11.2024",
    "Nov 5th, 2024 at 9:15 a.m. EST", "5-Nov-2024", "1730800000", "1730800000000", "Tues., Nov. 5, 2024",
]  # fmt: skip


@pytest.mark.parametrize("text", FULL)
def test_full_date(text: str) -> None:
    written = date_of(text)
    assert written is not None
    assert written.full == datetime.date(2024, 11, 5)


@pytest.mark.parametrize("text", ["Dec. 16", "16 December", "16th Dec", "December 16"])
def test_year_left_out(text: str) -> None:
    written = date_of(text)
    assert written is not None
    assert (written.month, written.day, written.year, written.full) == (12, 16, None, None)


NO_DATE = ["05/11/2024", "Nov 31, 2024", "2024-13-01", "Dec. 99", "", "May", "0000-00-00", "3 apples"]


@pytest.mark.parametrize("text", NO_DATE)
def test_no_date_or_more_than_one(text: str) -> None:
    assert date_of(text) is None


def test_slashes_where_only_one_reading_is_left() -> None:
    for text in ("25/12/2024", "12/25/2024"):
        written = date_of(text)
        assert written is not None
        assert written.full == datetime.date(2024, 12, 25)


def test_29_february_without_a_year_is_a_date() -> None:
    written = date_at("Feb. 29")
    assert written is not None
    assert written.in_year(2023) is None
    assert written.in_year(2024) == datetime.date(2024, 2, 29)


def test_weekday_beside_the_date_is_kept() -> None:
    written = date_at("Monday, Dec. 16 (KCNA)")
    assert written is not None
    assert written.weekday == 0


@settings(deadline=None, derandomize=True)
@given(st.one_of(st.text(), st.integers(), st.floats(), st.dates()))
def test_never_raises(value: str | int | float | datetime.date) -> None:
    date_of(value)


@settings(deadline=None, derandomize=True)
@given(st.dates(min_value=datetime.date(1800, 1, 1), max_value=datetime.date(2099, 12, 31)))
def test_iso_and_long_forms_come_back(day: datetime.date) -> None:
    for text in (day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}"):
        written = date_of(text)
        assert written is not None
        assert written.full == day
