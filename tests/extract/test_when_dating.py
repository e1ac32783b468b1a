"""Which time expression dates which event, in its own sentence and over sentences, with the real pipeline."""

from __future__ import annotations

import datetime

import pytest

from graph.extract.when import EventPoint, Policy, date_events, iso_of, time_of, times
from graph.extract.when.dating import WINDOW, walk, weights
from graph.model import EventType, Sentence, Status
from graph.parse import load_pipeline

PUBLISHED = datetime.date(2020, 3, 18)
DEFAULT = Policy()


def find(sentences: tuple[Sentence, ...], word: str) -> tuple[Sentence, int]:
    return next((s, t.i) for s in sentences for t in s.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "trigger", "iso"),
    [
        ("Troops attacked the town on Saturday.", "attacked", "2020-03-14"),
        ("On Saturday, troops attacked the town.", "attacked", "2020-03-14"),
        ("The attack of Saturday shocked the town.", "attack", "2020-03-14"),
        ("Saturday's attack shocked the town.", "attack", "2020-03-14"),
        ("Troops carried out an attack on Saturday.", "attack", "2020-03-14"),
        ("Talks were held in Geneva on Saturday.", "Talks", "2020-03-14"),
        ("On Saturday the ministers met and signed a treaty.", "signed", "2020-03-14"),
        ("Rebels attacked the town on Saturday, killing four.", "killing", "2020-03-14"),
        ("The minister resigned on Monday after troops attacked the town on Saturday.", "attacked", "2020-03-14"),
        ("The minister resigned on Monday after troops attacked the town on Saturday.", "resigned", "2020-03-16"),
        ("The envoy, who met rebels in 2015, resigned on Monday.", "met", "2015"),
        ("The envoy, who met rebels in 2015, resigned on Monday.", "resigned", "2020-03-16"),
        ("The minister condemned the January 7 attack.", "attack", "2020-01-07"),
        ("Troops attacked the town.", "attacked", None),
    ],
)
def test_time_of_takes_the_expression_of_the_own_clause(text: str, trigger: str, iso: str | None) -> None:
    sentences = load_pipeline().sentences_of(text)
    sentence, i = find(sentences, trigger)
    found = time_of(sentence, i, times(sentences, PUBLISHED))
    assert (iso_of(found) if found else None) == iso


def dated(text: str, *events: tuple[str, EventType, Status], policy: Policy = DEFAULT) -> list[str | None]:
    sentences = load_pipeline().sentences_of(text)
    points = []
    for word, event_type, status in events:
        sentence, i = find(sentences, word)
        points.append(EventPoint(sentence.index, i, event_type, status))
    found = date_events(sentences, points, times(sentences, PUBLISHED), published=PUBLISHED, policy=policy)
    return [None if f is None else iso_of(f.interval) for f in found]


STORY = "Rebels attacked the town on Saturday. The attack left six soldiers dead. The army says it may retaliate."


def test_an_event_told_again_keeps_its_date() -> None:
    first, again = dated(STORY, ("attacked", "ASSAULT", "actual"), ("attack", "ASSAULT", "actual"))
    assert (first, again) == ("2020-03-14", "2020-03-14")


def test_what_is_only_possible_takes_no_date_over() -> None:
    assert dated(STORY, ("attacked", "ASSAULT", "actual"), ("retaliate", "ASSAULT", "possible"))[1] is None


def test_inheriting_can_be_switched_off() -> None:
    events: list[tuple[str, EventType, Status]] = [("attacked", "ASSAULT", "actual"), ("attack", "ASSAULT", "actual")]
    assert dated(STORY, *events, policy=Policy(inherited=1.1)) == ["2020-03-14", None]


def test_an_inherited_date_says_so() -> None:
    sentences = load_pipeline().sentences_of(STORY)
    points = [EventPoint(s.index, i, "ASSAULT") for s, i in (find(sentences, "attacked"), find(sentences, "attack"))]
    own, inherited = date_events(sentences, points, times(sentences, PUBLISHED), published=PUBLISHED)
    assert own is not None
    assert inherited is not None
    assert (own.inherited, inherited.inherited) == (False, True)
    assert inherited.interval.reason.endswith("inherited from sentence 0")
    assert 0 < inherited.probability <= 1


def test_each_event_of_a_sentence_takes_its_own_expression() -> None:
    text = (
        "Kenyan troops were deployed to Kismayo in October 2019, the ministry said on Tuesday, "
        "two days after rebels attacked the port."
    )
    events: list[tuple[str, EventType, Status]] = [
        ("deployed", "MOBILIZE", "actual"),
        ("attacked", "ASSAULT", "actual"),
    ]
    assert dated(text, *events) == ["2019-10", "2020-03-15"]


def test_what_an_event_chooses_from_does_not_grow_with_the_text() -> None:
    sentences = load_pipeline().sentences_of(" ".join(["Rebels attacked the town on Monday and on Friday."] * 40))
    points = [EventPoint(s.index, i, "ASSAULT") for s in sentences for i in [find((s,), "attacked")[1]]]
    steps = walk(sentences, points, times(sentences, PUBLISHED), lambda _, __: -1, published=PUBLISHED)
    assert max(len(options) for _, options, _ in steps) == 2 * (WINDOW + 1)


def test_an_article_without_dates_dates_nothing() -> None:
    assert dated("Rebels attacked the town.", ("attacked", "ASSAULT", "actual")) == [None]


def test_the_next_sentence_but_eight_inherits_nothing() -> None:
    filler = " ".join(["The region has many rivers and lakes."] * 9)
    text = f"Rebels attacked the town on Saturday. {filler} The attack left six soldiers dead."
    assert dated(text, ("attacked", "ASSAULT", "actual"), ("attack", "ASSAULT", "actual")) == ["2020-03-14", None]


def test_the_weights_belong_to_both_sides() -> None:
    assert {c.partition("|")[0] for c in weights().row} == {"here", "before"}
