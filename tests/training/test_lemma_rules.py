"""The rule made from a form and its lemma gives the lemma back."""

from __future__ import annotations

import pytest

from graph.parse.lemmas import by_rule
from training.lemma_rules import lemma_rule


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("NATO", "NATO"), ("withdrew", "withdraw"), ("Talks", "talk"), ("Kursk", "Kursk"), ("went", "go"),
     ("n't", "not"), ("Ministers", "minister"), ("11,000", "11000"), (".", "."), ("U.S.", "U.S.")],
)  # fmt: skip
def test_rules_give_the_lemma_back(form: str, lemma: str) -> None:
    assert by_rule(form, lemma_rule(form, lemma)) == lemma


def test_a_rule_that_does_not_fit_leaves_the_form() -> None:
    assert by_rule("go", "5|x|l") == "go"
