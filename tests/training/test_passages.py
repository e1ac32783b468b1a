"""Both formats of annotated passages give the same events; the own test is drawn by article."""

from __future__ import annotations

import json
from pathlib import Path

from training.passages import Passage, is_own_test, read_passages
from training.standoff import restore, standoff

TEXT = "Denmark met Mali. It condemned the attack."
EVENT = {"offset": 21, "trigger": "condemned", "type": "ACCUSE", "status": "actual"}


def write(folder: Path, record: dict[str, object]) -> Path:
    path = folder / "passages.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return path


def test_spans_as_written(tmp_path: Path) -> None:
    event = EVENT | {"actor_span": [[18, 20]], "recipient_span": [], "attributed_span": [None]}
    record = {"id": "a/0", "article": "a", "text": TEXT, "sents": [[0, 17], [18, 42]], "events": [event]}
    (passage,) = read_passages([write(tmp_path, record)])
    assert passage.sentences == ((0, 17), (18, 42))
    assert passage.events[0].trigger == (21, 30)
    assert passage.events[0].roles == {"actor": ((18, 20),), "recipient": (), "attributed": ()}


def test_words_are_found_in_the_sentence_first_then_before_it(tmp_path: Path) -> None:
    event = EVENT | {"actor_text": ["It"], "recipient_text": ["Mali", "Norway"]}
    record = {"id": "a", "sentences": ["Denmark met Mali.", "It condemned the attack."], "events": [event]}
    (passage,) = read_passages([write(tmp_path, record)])
    assert passage.text == TEXT
    assert passage.events[0].roles["actor"] == ((18, 20),)
    assert passage.events[0].roles["recipient"] == ((12, 16),)


def test_passages_of_an_article_stay_together_and_made_up_ones_train() -> None:
    def own(name: str, article: str) -> bool:
        return is_own_test(Passage(name, article, "", (), ()))

    assert all(own(f"x{i}/0", f"x{i}") == own(f"x{i}/1", f"x{i}") for i in range(50))
    assert 2 <= sum(own(f"x{i}/0", f"x{i}") for i in range(100)) <= 25
    assert not any(own(f"own-{i}", f"x{i}") for i in range(100))


def test_standoff_keeps_no_text_and_can_be_restored() -> None:
    event = EVENT | {"actor_text": ["It"], "actor_span": [[18, 20]]}
    record = {"id": "a/0", "article": "a", "begin": 4, "text": TEXT, "sents": [[0, 42]], "events": [event]}
    kept = standoff(record)
    assert "text" not in kept
    assert "actor_text" not in kept["events"][0]
    assert restore(kept, "xxxx" + TEXT + " More.")["text"] == TEXT
