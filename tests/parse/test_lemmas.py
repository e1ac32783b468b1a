"""Lemmas come from the dictionary where it knows the word, and from the encoder's edit rule elsewhere."""

from __future__ import annotations

import pytest

from graph.parse.lemmas import by_rule, lemma


@pytest.mark.parametrize(
    ("form", "upos", "rule", "expected"),
    [
        ("struck", "VERB", "0||l", "strike"),  # the dictionary mends a wrong rule
        ("left", "VERB", "3|ave|l", "leave"),
        ("left", "ADJ", "0||l", "left"),
        ("wounded", "ADJ", "3||l", "wounded"),  # an adjective that neither knows
        ("headquarters", "NOUN", "0||l", "headquarters"),
        ("Talks", "NOUN", "1||l", "talk"),
        ("Kursk", "PROPN", "0||t", "Kursk"),  # names are left to the rule
        ("NATO", "PROPN", "0||u", "NATO"),
        ("11,000", "NUM", "4|000|l", "11000"),
        ("re-arming", "VERB", "3||l", "re-arm"),  # not in the dictionary
    ],
)
def test_lemma(form: str, upos: str, rule: str, expected: str) -> None:
    assert lemma(form, upos, rule) == expected


@pytest.mark.parametrize(
    ("form", "rule", "expected"),
    [("Ukrainian", "0||t", "Ukrainian"), ("went", "4|go|l", "go"), ("U.S.", "0||k", "U.S."), ("go", "3|x|l", "go")],
)
def test_by_rule(form: str, rule: str, expected: str) -> None:
    assert by_rule(form, rule) == expected
