"""The event-type files keep the format of their README: kinds, triggers and examples are well formed and complete."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from graph import resources
from graph.extract.lexicon import CONDITIONS, KIND_KEYS, POS, TRIGGER_KEYS, event_type_files, load_lexicon, read_yaml
from graph.model import EVENT_TYPES, Force

FILES = event_type_files()
EVENT = re.compile(
    r"(\S+) ([A-Z]+) (.+?) -> (.+?) (actual|planned|requested|possible|denied)(?: by ([A-Z0-9][A-Z0-9-]*=.+))?"
)
ROLE = re.compile(r"([A-Z0-9][A-Z0-9-]*)=(.+)")
ROLE_SPLIT = re.compile(r"\+(?=[A-Z0-9][A-Z0-9-]*=)")
NAMED_KINDS = 71
"""The kinds there are; more may come, none may be lost."""


@cache
def rows() -> dict[Path, Mapping[str, Any]]:
    return {path: read_yaml(path) for path in FILES}


def entries(row: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (group, {"lemma": entry} if isinstance(entry, str) else entry)
        for group, found in row["triggers"].items()
        for entry in found
    ]


def position(text: str, words: str) -> int | None:
    """Offset of the words in the text, counted by ``#n``; None where they do not stand there."""
    stem, _, nth = words.rpartition("#") if re.search(r"#\d$", words) else (words, "", "1")
    hits = [m.start() for m in re.finditer(r"(?<!\w)" + re.escape(stem) + r"(?!\w)", text)]
    return hits[int(nth) - 1] if len(hits) >= int(nth) else None


def test_no_kind_is_lost() -> None:
    assert len(FILES) >= NAMED_KINDS


def test_every_type_has_kinds_and_a_default_kind() -> None:
    assert {row["type"] for row in rows().values()} == set(EVENT_TYPES)
    default = read_yaml(resources.ontology() / "lexicon" / "default_kinds.yaml")
    kinds = {row["kind"]: row["type"] for row in rows().values()}
    assert {kinds[kind]: kind for kind in default.values()} == default


def test_kinds_and_labels_are_unique() -> None:
    for key in ("kind", "label"):
        assert [x for x, n in Counter(row[key] for row in rows().values()).items() if n > 1] == []


def test_the_reader_takes_every_file() -> None:
    assert set(load_lexicon().kinds) == {row["kind"] for row in rows().values()}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_head(path: Path) -> None:
    row = rows()[path]
    assert set(row) <= KIND_KEYS
    assert path.stem == re.sub(r"(?<!^)(?=[A-Z])", "_", row["kind"]).lower()
    assert row["parent"] in {"Event", "Statement"} | {r["kind"] for r in rows().values()}
    assert row["force"] is None or row["force"] in get_args(Force)
    assert (row["parent"] == "Statement") <= (row["force"] is not None)
    assert row["object"] in ("recipient", "theme", "content")
    assert row["comment"].endswith(".")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_triggers_are_sorted_and_single(path: Path) -> None:
    row = rows()[path]
    for group, found in row["triggers"].items():
        assert group in POS
        lemmas = [str(e if isinstance(e, str) else e["lemma"]).lower() for e in found]
        assert lemmas == sorted(lemmas)
    keys = [(group, repr(sorted(entry.items(), key=str))) for group, entry in entries(row)]
    assert [key for key, n in Counter(keys).items() if n > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_conditions_are_known(path: Path) -> None:
    classes = read_yaml(resources.ontology() / "lexicon" / "word_classes.yaml")
    for _, entry in entries(rows()[path]):
        assert set(entry) <= TRIGGER_KEYS
        for name in set(entry) & CONDITIONS - {"clause", "animate"}:
            assert isinstance(entry[name], list) or entry[name] in classes, f"{entry['lemma']}: {name}"


def test_no_two_types_claim_a_word_under_the_same_conditions() -> None:
    claims: dict[tuple[str, str], set[str]] = {}
    for row in rows().values():
        for group, entry in entries(row):
            conditions = repr(sorted((k, str(v)) for k, v in entry.items() if k not in ("lemma", "mode")))
            claims.setdefault((group + " " + str(entry["lemma"]).lower(), conditions), set()).add(row["type"])
    assert {key: types for key, types in claims.items() if len(types) > 1} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_enough_examples(path: Path) -> None:
    row = rows()[path]
    own = [e for e in row["examples"] if any(f" {row['type']} " in event for event in e["events"])]
    other = [e for e in row["examples"] if not e["events"]]
    assert len(own) >= 8
    assert len(other) >= 3


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_examples_stand_in_their_sentences(path: Path) -> None:
    for example in rows()[path]["examples"]:
        text = example["text"]
        for event in example["events"]:
            match = EVENT.fullmatch(event)
            assert match, event
            trigger, event_type, actors, recipients, _, speakers = match.groups()
            assert event_type in EVENT_TYPES
            assert position(text, trigger) is not None, f"{trigger}: {text}"
            for party in (p for side in (actors, recipients, speakers) for p in ROLE_SPLIT.split(side or "-")):
                role = ROLE.fullmatch(party)
                assert party == "-" or (role and position(text, role[2]) is not None), f"{party}: {text}"


def test_examples_are_single() -> None:
    texts = Counter(example["text"] for row in rows().values() for example in row["examples"])
    assert [text for text, n in texts.items() if n > 1] == []
    assert len(texts) >= 1430
