"""What a user asks of a collection: what came true, who contradicts whom, who denies, what rests on one outlet.

``stories.jsonl`` holds 45 short made-up articles, read with the language pipeline; one extraction more or less wrong does
not make these tests fail.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.api import EventGraph

STORIES = Path(__file__).with_name("stories.jsonl")


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> EventGraph:
    return EventGraph.build(STORIES, out=tmp_path_factory.mktemp("stories") / "out")


def test_what_was_announced_feared_urged_or_threatened_came_true(events: EventGraph) -> None:
    found = {(str(r.announced).partition(" (")[0], str(r.said_on)[:7]) for r in events.query("came-true")}
    expected = {
        ("Visit", "2031-03"), ("Meeting", "2031-03"), ("Visit", "2031-04"), ("Agreement", "2031-04"),
        ("Attack", "2031-05"), ("Invasion", "2031-05"), ("Sanction", "2031-06"), ("Withdrawal", "2031-07"),
        ("Troop deployment", "2031-08"), ("Meeting", "2031-09"), ("Attack", "2031-10"), ("Agreement", "2032-01"),
        ("Agreement", "2032-02"), ("Sanction", "2032-03"),
    }  # fmt: skip
    assert len(found & expected) >= 11
    assert found <= expected


def test_what_happened_before_it_was_alleged_did_not_come_true(events: EventGraph) -> None:
    assert not [r for r in events.query("came-true") if "Morocco" in str(r.event) and "alleged" in str(r.modality)]


def test_counts_of_one_day_contradict_and_later_ones_do_not(events: EventGraph) -> None:
    found = {frozenset((str(r.wording_1), str(r.wording_2))) for r in events.query("conflicting-figures")}
    assert frozenset(("12", "19")) in found
    assert not [pair for pair in found if "21" in pair or "at least 10" in pair]


def test_who_denies_what_another_one_alleges(events: EventGraph) -> None:
    found = {(str(r.alleged_by), str(r.denied_by)) for r in events.query("alleged-and-denied")}
    assert found & {("Poland", "Hungary"), ("Kazakhstan", "Mongolia")}
    assert not [pair for pair in found if pair[0] == pair[1]]


def test_a_wire_copy_is_no_second_source(events: EventGraph) -> None:
    single = {str(r.event) for r in events.query("single-source")}
    several = {str(r.event) for r in events.query("corroboration")}
    assert any("Sweden, Vietnam" in e for e in single)
    assert not any("Sweden, Vietnam" in e for e in several)
    assert any("Norway → Bolivia" in e for e in several)
