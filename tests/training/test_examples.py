"""Targets of the event heads: the head word of a trigger and of a phrase; the rest of them is left out."""

from __future__ import annotations

import numpy as np
import pytest

from graph.model import EVENT_TYPES, ROLES, STATUSES
from graph.parse.encoder import Analysis
from training.examples import IGNORE, event_example
from training.passages import GoldEvent

WORDS = ["The", "ministers", "held", "talks", "with", "Mali", "."]
HEADS = [1, 2, 2, 2, 5, 3, 2]
AT = [(0, 3), (4, 13), (14, 18), (19, 24), (25, 29), (30, 34), (34, 35)]


@pytest.fixture
def tree() -> Analysis:
    zeros = np.zeros(7, dtype=np.int64)
    return Analysis(np.array(HEADS), zeros, zeros, zeros, zeros, zeros, [], None)


def test_heads_of_trigger_and_phrases(tree: Analysis) -> None:
    event = GoldEvent((14, 24), "CONSULT", "actual", {"actor": ((0, 13), (30, 34)), "recipient": (), "attributed": ()})
    example = event_example(WORDS, AT, tree, [event])
    consult = EVENT_TYPES.index("CONSULT") + 1
    assert example.trigger == (0, 0, consult, IGNORE, 0, 0, 0)
    assert example.status[2] == STATUSES.index("actual")
    assert example.roles == {(2, 0): IGNORE, (2, 1): ROLES.index("actor"), (2, 5): ROLES.index("actor")}


def test_events_and_phrases_of_other_sentences_are_left_out(tree: Analysis) -> None:
    other = GoldEvent((50, 55), "CONSULT", "actual", {})
    event = GoldEvent((19, 24), "CONSULT", "planned", {"actor": ((60, 64),)})
    example = event_example(WORDS, AT, tree, [other, event])
    assert sum(t > 0 for t in example.trigger) == 1
    assert example.roles == {}


def test_where_the_speaker_is_not_marked_no_word_counts_as_no_speaker(tree: Analysis) -> None:
    event = GoldEvent((14, 18), "CONSULT", "actual", {"actor": ((4, 13),)}, frozenset({"attributed"}))
    roles = event_example(WORDS, AT, tree, [event]).roles
    assert roles[2, 1] == ROLES.index("actor")
    assert [roles[2, j] for j in (0, 3, 5)] == [IGNORE] * 3
