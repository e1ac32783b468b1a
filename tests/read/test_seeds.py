"""The two seed articles come out as a reader sees them: title, date and its basis, body without page furniture."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path

import pytest

from graph.model import Article
from graph.read import read_paths

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def seeds() -> dict[str, Article]:
    found = list(read_paths([SEEDS]))
    assert all(isinstance(one, Article) for one in found)
    return {one.id[:3]: one for one in found if isinstance(one, Article)}


def test_both_are_read(seeds: dict[str, Article]) -> None:
    assert {one.id for one in seeds.values()} == {"000_e450940936ede9e5", "002_393a1138b54be0d8"}


def test_year_of_the_first_follows_from_the_weekday(seeds: dict[str, Article]) -> None:
    assert (seeds["000"].date, seeds["000"].date_basis) == (datetime.date(2024, 12, 16), "weekday")


def test_year_of_the_first_follows_without_the_second() -> None:
    [only] = read_paths([SEEDS / "000_e450940936ede9e5.txt"])
    assert isinstance(only, Article)
    assert (only.date, only.date_basis) == (datetime.date(2024, 12, 16), "weekday")


def test_first_has_its_headline_and_loses_dateline_and_comment_link(seeds: dict[str, Article]) -> None:
    article = seeds["000"]
    assert article.title is not None
    assert article.title.startswith("They ask Moscow to cease its military cooperation")
    assert article.text.startswith("The foreign ministers of the G7, together with")
    assert article.text.endswith("came into force at the beginning of the month.")


def test_second_takes_its_date_from_the_header_line(seeds: dict[str, Article]) -> None:
    assert (seeds["002"].date, seeds["002"].date_basis) == (datetime.date(2024, 11, 5), "text")


def test_second_keeps_its_points_and_loses_its_menu(seeds: dict[str, Article]) -> None:
    text = seeds["002"].text
    assert text.startswith("The Group of Seven (G7) and three other key allied countries")
    assert "\nRustem Umyerov confirmed the clash of Ukrainian soldiers" in text
    assert text.endswith("Ministry of Defense of Ukraine, Rustem Umyerov.")
    for gone in ("Category", "Publication date", "Додати", "More on the topic", "Points of attention"):
        assert gone not in text


def test_every_sentence_is_kept_word_for_word(seeds: dict[str, Article]) -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        stored = seeds[path.name[:3]].text
        prose = [line for line in path.read_text().splitlines() if len(line.split()) > 9]
        for line in prose[1:]:
            assert line.removeprefix("- ") in stored


def test_hash_is_of_the_stored_text(seeds: dict[str, Article]) -> None:
    for article in seeds.values():
        assert article.sha256 == hashlib.sha256(article.text.encode()).hexdigest()
