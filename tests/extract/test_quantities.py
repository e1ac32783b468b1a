"""Figures: value, bounds and measure with the real pipeline on own sentences (``quantities_cases.yaml``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.extract.quantities import as_quantity, figures, figures_of
from graph.extract.when import times
from graph.model import EventType, Figure, Sentence, Token
from graph.parse import load_pipeline

FILE = Path(__file__).with_name("quantities_cases.yaml")
GROUPS: dict[str, dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
CASES = [(text, expected) for group in GROUPS.values() for text, expected in group.items()]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 120


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_figures(text: str, expected: str | None) -> None:
    found = figures(parsed(text))
    wanted = [part.strip() for part in expected.split(";")] if expected else []
    assert [shown(f.figure) for f in found] == wanted


def parsed(text: str) -> Sentence:
    (sentence,) = load_pipeline().sentences_of(text)
    return sentence


def shown(figure: Figure) -> str:
    numbers = ["-" if v is None else f"{v:.15g}" for v in (figure.lower, figure.best, figure.upper)]
    return " ".join([figure.measures, *numbers, figure.approximation])


def test_wording_and_span_are_the_words_of_the_text() -> None:
    text = "Officials said at least 1,200 troops had left."
    (found,) = figures(parsed(text))
    assert found.figure.span.of(text) == found.figure.wording == "at least 1,200"


@pytest.mark.parametrize(
    ("text", "unit"), [("It cost $5 million.", "USD"), ("It cost 5 million euros.", "EUR"), ("It cost A$5m.", "AUD")]
)
def test_money_has_its_currency(text: str, unit: str) -> None:
    (found,) = figures(parsed(text))
    assert (found.figure.measures, found.figure.unit) == ("money", unit)


def test_words_of_dates_are_left_out() -> None:
    sentence = parsed("On 3 May, 12 men left.")
    (mention,) = times([sentence], None)
    taken = range(mention.first, mention.last + 1)
    assert [f.figure.best for f in figures(sentence, taken=taken)] == [12]


@pytest.mark.parametrize(
    ("text", "trigger", "event_type", "expected"),
    [
        ("The army deployed 500 troops to the border.", "deployed", "MOBILIZE", ["troops 500"]),
        ("The deployment of 500 troops angered Kyiv.", "deployment", "MOBILIZE", ["troops 500"]),
        ("500 troops were deployed on Monday.", "deployed", "MOBILIZE", ["troops 500"]),
        ("The attack killed 20 people and injured 30.", "attack", "ASSAULT", ["killed 20", "wounded 30"]),
        ("The attack killed 20 people and injured 30.", "killed", "ASSAULT", ["killed 20"]),
        ("The attack killed 20 people and injured 30.", "injured", "ASSAULT", ["wounded 30"]),
        ("Rebels shelled the town, killing 12.", "shelled", "ASSAULT", ["killed 12"]),
        ("Police arrested 40 people after 2,000 people marched.", "arrested", "COERCE", ["people 40"]),
        (
            "Police arrested 40 people when 2,000 teachers marched through the capital.",
            "marched",
            "PROTEST",
            ["people 2000"],
        ),
        pytest.param(
            "Police arrested 40 people after 2,000 people marched.",
            "marched",
            "PROTEST",
            ["people 2000"],
            marks=pytest.mark.xfail(strict=True, reason="parsed as people who marched after 2,000 people"),
        ),
        ("Washington sent $60 million in aid.", "aid", "AID", ["money 60000000"]),
        ("Three airstrikes hit the port.", "airstrikes", "ASSAULT", ["attacks 3"]),
        ("Customs officers seized 30 paintings.", "seized", "COERCE", ["paintings 30"]),
        ("The minister condemned the attack that killed 20.", "condemned", "ACCUSE", []),
    ],
)
def test_figures_belong_to_their_event(text: str, trigger: str, event_type: EventType, expected: list[str]) -> None:
    sentence = parsed(text)
    i = next(t.i for t in sentence.tokens if t.text == trigger)
    mine = figures_of(sentence, i, event_type, figures(sentence))
    assert [f"{f.measures} {f.best:.15g}" for f in mine if f.best is not None] == expected


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("At least 30 men left.", {"what": "people", "min": 30, "max": None, "approx": False}),
        ("Around 11,000 men left.", {"what": "people", "min": 11000, "max": 11000, "approx": True}),
        ("Several thousand men left.", {"what": "people", "min": 2000, "max": None, "approx": True}),
        ("Between 10 and 20 men left.", {"what": "people", "min": 10, "max": 20, "approx": False}),
        ("Up to 50 men left.", {"what": "people", "min": None, "max": 50, "approx": False}),
        ("Twelve men left.", {"what": "people", "min": 12, "max": 12, "approx": False}),
    ],
)
def test_as_quantity_is_in_the_sense_of_the_guide(text: str, quantity: dict[str, Any]) -> None:
    (found,) = figures(parsed(text))
    assert as_quantity(found.figure) == quantity


VOCABULARY = """
    one two twenty five hundred thousand million dozen dozens tens thousands several a few half and of to - or more
    at least between no people troops votes killed $ € us$ 3.5 1,200 12 2015 30+ 5bn 10k 1,2 % years old , . the
"""
WORDS = st.sampled_from(VOCABULARY.split())


def flat(words: list[str]) -> Sentence:
    """Words with single spaces and a flat tree."""
    tokens, at = [], 0
    for i, word in enumerate(words):
        tokens.append(Token(i, word, at, at + len(word), word.lower(), "NOUN", "NN", "", 0, "dep" if i else "root"))
        at += len(word) + 1
    return Sentence(0, 0, max(at - 1, 0), tuple(tokens))


@settings(max_examples=400, deadline=None)
@example(["twenty", "to", "3.5", "hundred", "one"])
@given(st.lists(WORDS, min_size=1, max_size=14))
def test_whatever_the_words_bounds_are_ordered_and_spans_inside(words: list[str]) -> None:
    sentence = flat(words)
    for found in figures(sentence):
        figure = found.figure
        known = [v for v in (figure.lower, figure.best, figure.upper) if v is not None]
        assert known
        assert known == sorted(known)
        assert 0 <= figure.span.begin < figure.span.end <= sentence.end
        assert all(0 <= i < len(words) for i in (found.head, *found.numbers))
        as_quantity(figure)
    figures_of(sentence, 0, "ASSAULT", figures(sentence))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=8).filter(lambda w: not w.isspace()), min_size=1, max_size=10))
def test_any_text_is_survived(words: list[str]) -> None:
    figures(flat(words))
