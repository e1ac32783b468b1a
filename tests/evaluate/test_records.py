"""The scores of (type, source, target) triples against gold-standard records."""

from __future__ import annotations

import pytest

from graph.evaluate.records import load_records, score, top

ROW = {
    "id": "r1", "event": "DEMAND", "text": "Togo demanded talks with Benin.", "date": "2001-01-01",
    "source": [{"code": "TGO"}], "target": [{"code": "BENGOV"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "expected"), [("BENGOV", "BEN"), ("GOV", None), ("---", None), ("UNO", "IGO"), ("GER", "DEU"), ("", None)]
)
def test_top_level_entities(code: str, expected: str | None) -> None:
    assert top(code) == expected


def test_old_category_names_are_brought_to_the_new_ones() -> None:
    assert load_records([ROW])["r1"]["types"] == {"REQUEST"}


def test_a_repeated_id_is_kept_apart() -> None:
    assert list(load_records([ROW, ROW])) == ["r1", "r1#2"]


def test_a_right_triple_scores_one() -> None:
    found = {"r1": [{"type": "REQUEST", "source": ["TGO"], "target": ["BEN"]}]}
    rates = score(load_records([ROW]), found)
    assert rates["type"].f1 == rates["triple"].f1 == 1.0


def test_a_wrong_target_loses_the_triple_only() -> None:
    found = {"r1": [{"type": "REQUEST", "source": ["TGO"], "target": ["GHA"]}]}
    rates = score(load_records([ROW]), found)
    assert rates["type"].f1 == 1.0
    assert rates["triple"].f1 == 0.0
