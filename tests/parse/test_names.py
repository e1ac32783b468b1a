"""A name keeps together and gets one type."""

from __future__ import annotations

import numpy as np

from graph.parse.names import name_spans

LABELS = ("O", "B-PERSON", "I-PERSON", "B-LOC", "I-LOC")


def test_a_wavering_type_does_not_cut_a_name() -> None:
    p = np.array([[0.1, 0.5, 0, 0.4, 0], [0.1, 0, 0.1, 0, 0.8], [0.9, 0.1, 0, 0, 0]], dtype=np.float32)
    assert name_spans(p, LABELS) == [(0, 2, "LOC")]


def test_neighbouring_names_stay_apart() -> None:
    p = np.array([[0, 1, 0, 0, 0], [0, 0, 0, 1, 0]], dtype=np.float32)
    assert name_spans(p, LABELS) == [(0, 1, "PERSON"), (1, 2, "LOC")]


def test_no_names() -> None:
    assert name_spans(np.array([[1, 0, 0, 0, 0]], dtype=np.float32), LABELS) == []
