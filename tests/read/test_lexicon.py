"""The reviewed word lists of reading."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from graph import resources
from graph.errors import DataError
from graph.read.lexicon import reading_words

FILE = resources.ontology() / "lexicon" / "reading.yaml"
DATA = yaml.safe_load(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(DATA["boilerplate"]))
def test_lists_hold_no_entry_twice_and_only_lower_case(name: str) -> None:
    entries = DATA["boilerplate"][name]
    assert len(entries) == len(set(entries))
    assert all(isinstance(entry, str) and entry == entry.casefold().strip() for entry in entries)


def test_no_label_of_a_header_fills_two_fields() -> None:
    labels = [label for labels in DATA["headers"].values() for label in labels]
    assert len(labels) == len(set(labels))


def test_every_language_has_words_of_its_own() -> None:
    lists = list(DATA["languages"].values())
    assert all(set(one) != set(other) for one, other in pairwise(lists))
    assert all(isinstance(word, str) for words in lists for word in words)


def test_the_lists_load() -> None:
    words = reading_words()
    assert words.agencies["reuters"] == "Reuters"
    assert words.headers["published"] == "date"


def test_a_file_with_an_unknown_key_is_refused_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "reading.yaml"
    path.write_text("lines: []\n")
    with pytest.raises(DataError, match=r"reading\.yaml: must have exactly the keys"):
        reading_words(path)
