"""The scores of event mentions against annotated passages."""

from __future__ import annotations

from typing import Any

from graph.evaluate.passages import same_date, same_quantity, score

TEXT = "Chad condemned Niger. Niger withdrew its troops."


def event(**changes: Any) -> dict[str, Any]:
    plain = {
        "offset": 5, "trigger": "condemned", "type": "ACCUSE", "actor": ["TCD"], "recipient": ["NER"], "status": "actual",
        "attributed_to": [], "date": None, "place": None, "quantity": None,
    }  # fmt: skip
    return {**plain, **changes}


GOLD = {
    "p": {
        "id": "p",
        "text": TEXT,
        "sentences": [TEXT.split(" N")[0], "Niger withdrew its troops."],
        "events": [event()],
    }
}


def test_the_gold_itself_scores_one() -> None:
    scores = score(GOLD, {"p": {"events": [event(confidence=0.9)]}})
    assert scores.rates["event"].f1 == scores.rates["dyad"].f1 == 1.0
    assert scores.calibration == [(0.9, 1.0, 1, 1.0)]


def test_nothing_found_scores_zero_and_is_listed_as_missed() -> None:
    scores = score(GOLD, {})
    assert scores.rates["event"].recall == 0.0
    assert [d.sort for d in scores.differences] == ["missed"]


def test_another_type_at_the_same_word_is_no_event_found() -> None:
    scores = score(GOLD, {"p": {"events": [event(type="REJECT")]}})
    assert scores.rates["event"].f1 == 0.0
    assert scores.rates["trigger"].f1 == 1.0


def test_exchanged_roles_lose_the_dyad_only() -> None:
    scores = score(GOLD, {"p": {"events": [event(actor=["NER"], recipient=["TCD"])]}})
    assert scores.rates["event"].f1 == 1.0
    assert scores.rates["dyad"].f1 == 0.0


def test_an_event_in_another_sentence_is_no_pair() -> None:
    scores = score(GOLD, {"p": {"events": [event(offset=28, trigger="withdrew")]}})
    assert scores.rates["trigger"].f1 == 0.0


def test_dates_agree_up_to_the_precision_of_the_gold() -> None:
    assert same_date("2019-02", "2019-02-14")
    assert same_date("2019-02-14", "2019-02")
    assert not same_date("2019-02-14", "2019")
    assert not same_date("2019-02-14", None)


def test_quantities_agree_when_they_share_a_bound() -> None:
    assert same_quantity({"min": 30, "max": None}, {"min": 30, "max": 40})
    assert not same_quantity({"min": 30, "max": None}, {"min": 20, "max": 40})
