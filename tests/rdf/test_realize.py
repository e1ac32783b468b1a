"""When talk came true, and when it only refers to what happened."""

from __future__ import annotations

import datetime

import pytest

from graph.rdf.iris import Iris
from graph.rdf.realize import realization
from graph.rdf.terms import NamedNode, day
from graph.rdf.turtle import Statement
from graph.rdf.vocabulary import MODALITY, NG, SAID

IRIS = Iris("https://example.org/id/")
EVENT = IRIS.event("visit-1")


def date(n: int) -> datetime.date:
    return datetime.date(2031, 3, n)


def link(modality: str, *, said: int, names: int | None = None, happened: int = 10) -> str:
    """The property between a possible event and the accepted one: days of March."""
    possible = NamedNode(EVENT.value.replace("/event/", "/possible/") + f"/{modality}")
    talk: list[Statement] = [
        (possible, NG("modality"), MODALITY(modality)),
        (possible, SAID("firstReported"), day(date(said))),
    ]
    if names is not None:
        talk.append((possible, SAID("earliestBegin"), day(date(names))))
    accepted: list[Statement] = [(EVENT, NG("earliestBegin"), day(date(happened)))]
    (found,) = realization(talk, {possible: talk, EVENT: accepted}, IRIS)
    assert (found[0], found[2]) == (possible, EVENT)
    return found[1].value.rpartition("#")[2]


@pytest.mark.parametrize("modality", ["planned", "urged", "feared", "threatened", "hypothetical"])
def test_what_was_foretold_came_true(modality: str) -> None:
    assert link(modality, said=2) == "realizedAs"


@pytest.mark.parametrize("modality", ["planned", "hypothetical", "alleged", "denied"])
def test_talk_after_the_event_refers_to_it(modality: str) -> None:
    assert link(modality, said=12) == "refersTo"


@pytest.mark.parametrize("modality", ["alleged", "denied"])
def test_what_was_only_said_to_be_so_does_not_come_true(modality: str) -> None:
    assert link(modality, said=2) == "refersTo"


def test_what_could_be_on_the_day_itself_is_no_forecast() -> None:
    assert link("hypothetical", said=10) == "refersTo"
    assert link("planned", said=10) == "realizedAs"


def test_a_plan_told_later_with_its_day_came_true() -> None:
    """An article of the 12th: they had planned to come on the 10th, and they came."""
    assert link("planned", said=12, names=10) == "realizedAs"
