"""Only particles are tagged as particles."""

from __future__ import annotations

import pytest

from graph.parse import load_pipeline


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Beijing denied arresting the businessman.", "denied"),
        ("Sudan denied supplying the militia with drones.", "denied"),
    ],
)
def test_a_participle_is_no_particle(text: str, word: str) -> None:
    (sentence,) = load_pipeline().sentences_of(text)
    (token,) = (t for t in sentence.tokens if t.text == word)
    assert (token.upos, token.lemma) == ("VERB", "deny")


def test_particles_stay() -> None:
    (sentence,) = load_pipeline().sentences_of("Mali's army did not want to leave.")
    assert [t.text for t in sentence.tokens if t.upos == "PART"] == ["'s", "not", "to"]
