"""Time expressions: what they mean, with the real pipeline on own sentences (``when_cases.yaml``)."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.extract.when import TimeMention, iso_of, times
from graph.model import Interval, Sentence, Token
from graph.parse import load_pipeline

PUBLISHED = datetime.date(2020, 3, 18)
FILE = Path(__file__).with_name("when_cases.yaml")
GROUPS: dict[str, dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
CASES = [(text, expected) for group in GROUPS.values() for text, expected in group.items()]
Bounds = tuple[datetime.date | None, datetime.date | None, datetime.date | None, datetime.date | None]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_bounds(text: str, expected: Any) -> None:
    published = PUBLISHED
    if isinstance(expected, dict):
        published, expected = expected["published"], expected["is"]
    found = times(load_pipeline().sentences_of(text), published)
    assert [bounds(m.interval) for m in found] == wanted(expected)


def wanted(expected: Any) -> list[Bounds]:
    return [one(part.strip()) for part in str(expected).split(";")] if expected is not None else []


def one(text: str) -> Bounds:
    if text == "?":
        return (None,) * 4
    if ".." in text:
        begin, end = map(datetime.date.fromisoformat, text.split(".."))
        return begin, end, begin, end
    parts = [None if p == "-" else datetime.date.fromisoformat(p) for p in text.split()]
    a, b, c, d = parts if len(parts) == 4 else parts * 4
    return a, b, c, d


def bounds(interval: Interval) -> Bounds:
    return interval.earliest_begin, interval.latest_begin, interval.earliest_end, interval.latest_end


def read(text: str, published: datetime.date | None = PUBLISHED) -> tuple[TimeMention, ...]:
    return times(load_pipeline().sentences_of(text), published)


def test_wording_and_span_are_the_words_of_the_text() -> None:
    text = "The border, officials said, has been closed since August 3,  2019."
    (mention,) = read(text)
    assert mention.interval.span is not None
    assert mention.interval.span.of(text) == "since August 3,  2019"
    assert mention.interval.wording == "since August 3, 2019"
    assert mention.operator == "since"


def test_without_a_publication_date_only_dates_with_a_year_are_known() -> None:
    known = [m.interval.earliest_begin for m in read("He left yesterday, on Monday, in June 2015 and in 2017.", None)]
    assert known.count(None) == 2
    assert datetime.date(2015, 6, 1) in known


def test_a_date_inside_a_noun_phrase_is_a_modifier() -> None:
    assert [m.modifier for m in read("The 1967 war ended in June.")] == [True, False]
    assert [m.modifier for m in read("Saturday's vote failed.")] == [True]


def test_every_mention_says_why() -> None:
    for mention in read("On Monday he left; in 2015 he came; two weeks ago he fell ill, and last year he rested."):
        assert mention.interval.reason


def test_today_in_a_quotation_is_the_day_of_the_speech() -> None:
    text = 'On Monday the governor spoke. "Today, we sign this law," she said.'
    assert [m.interval.earliest_begin for m in read(text)] == [datetime.date(2020, 3, 16)] * 2


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("They met on Saturday.", "2020-03-14"),
        ("They met in January.", "2020-01"),
        ("They met in 2015.", "2015"),
        ("They met last week.", "2020-03"),
        ("They ruled until 2018.", "2018"),
        ("They must leave by April 30.", "2020-04-30"),
        ("They met in the summer of 2014.", "2014"),
        ("They met early last month.", "2020-02"),
    ],
)
def test_iso_is_as_exact_as_the_bounds(text: str, iso: str) -> None:
    (mention,) = read(text)
    assert iso_of(mention.interval) == iso


VOCABULARY = """
    on in since until between and from to the last next this that of May March Monday Dec. 16 3 31 2015 1999 2020
    day days week month year two three a few ago later earlier before after same following 's - – , . ( ) 1990s
    '90s yesterday today summer fall early late mid night 30th 99 0 2024-12-16 12/40/2020 beginning end will left
    by within hundred mid-May
"""
EARLIEST, LATEST = datetime.date(1700, 1, 1), datetime.date(2100, 12, 31)
"""Days of publication that the readers let through."""
WORDS = st.sampled_from(VOCABULARY.split())


def sentence(words: list[str]) -> Sentence:
    """Words with single spaces and a flat tree."""
    tokens, at = [], 0
    for i, word in enumerate(words):
        tokens.append(Token(i, word, at, at + len(word), word.lower(), "X", "XX", "", 0, "dep" if i else "root"))
        at += len(word) + 1
    return Sentence(0, 0, max(at - 1, 0), tuple(tokens))


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, min_size=1, max_size=14), st.sampled_from([None, PUBLISHED, EARLIEST, LATEST]))
def test_whatever_the_words_bounds_are_ordered_and_spans_inside(
    words: list[str], published: datetime.date | None
) -> None:
    made = sentence(words)
    last = -1
    for mention in times([made], published):
        assert last < mention.first <= mention.last < len(words)
        last = mention.last
        span = mention.interval.span
        assert span is not None
        assert 0 <= span.begin < span.end <= made.end
        a, b, c, d = bounds(mention.interval)
        assert a is None or b is None or a <= b
        assert c is None or d is None or c <= d
        assert a is None or d is None or a <= d


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=8).filter(lambda w: not w.isspace()), min_size=1, max_size=10))
def test_any_text_is_survived(words: list[str]) -> None:
    times([sentence(words)], PUBLISHED)
