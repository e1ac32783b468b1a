"""The year of an article that gives only month and day."""

from __future__ import annotations

import datetime

import pytest

from graph.read.dates import Written, date_at
from graph.read.dating import Calendar, Clue, clue_of, date_in_address, resolve


def day(year: int, month: int = 12, of_month: int = 16) -> datetime.date:
    return datetime.date(year, month, of_month)


def clue(text: str, header: str = "Dec. 16") -> Clue:
    written = date_at(header)
    assert isinstance(written, Written)
    return clue_of(written, text, not_after=day(2026, 12, 31))


def test_this_monday_fits_few_years_and_the_last_is_taken() -> None:
    assert resolve(clue("The ministers condemned this Monday the attack.")) == (day(2024), "weekday")


def test_of_the_fitting_years_the_one_of_the_other_articles_is_taken() -> None:
    others = Calendar({day(2019, 11, 5): 3, day(2024, 1, 1): 1})
    assert resolve(clue("They condemned this Monday the attack."), collection=others) == (day(2019), "weekday")


def test_of_the_fitting_years_the_one_nearest_to_the_option_is_taken() -> None:
    assert resolve(clue("They met this Monday."), option=day(2014, 1, 1)) == (day(2013), "weekday")


def test_without_weekday_the_option_settles_the_year() -> None:
    assert resolve(clue("They met."), option=day(2021, 1, 3)) == (day(2020), "option")


def test_without_weekday_the_collection_settles_the_year() -> None:
    assert resolve(clue("They met."), collection=Calendar({day(2022, 12, 1): 1})) == (day(2022), "collection")


def test_a_loose_weekday_gives_way_to_the_collection() -> None:
    found = resolve(clue("They said on Friday."), collection=Calendar({day(2023, 12, 1): 1}))
    assert found == (day(2023), "collection")


def test_a_weekday_beside_the_date_is_strict() -> None:
    assert resolve(clue("They met.", "Tuesday, Dec. 16")) == (day(2025), "weekday")


def test_a_year_in_the_text_settles_it_when_nothing_else_does() -> None:
    assert resolve(clue("They met in 2021 and again after 2017.")) == (day(2021), "text")


def test_last_monday_and_numbers_say_nothing() -> None:
    assert resolve(clue("Some 2,024 soldiers left since Monday for 2019 dollars.")) in (None, (day(2019), "text"))
    assert resolve(clue("They met.")) is None


def test_nothing_after_the_day_of_the_crawl() -> None:
    written = date_at("Dec. 16")
    assert written is not None
    late = clue_of(written, "They met this Monday.", not_after=day(2020, 1, 1))
    assert resolve(late) == (day(2019), "weekday")


@pytest.mark.parametrize(
    "address",
    ["https://e.org/2024/11/05/kyiv", "https://example.org/a-2024-11-05.html", "2024-11-05_kyiv", "20241105-kyiv"],
)
def test_date_in_an_address(address: str) -> None:
    assert date_in_address(address) == day(2024, 11, 5)


@pytest.mark.parametrize("address", ["https://e.org/123456789", "report-2024", "000_e450940936ede9e5", "2024/99/99"])
def test_no_date_in_an_address(address: str) -> None:
    assert date_in_address(address) is None
