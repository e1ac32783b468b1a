"""What coordination and a second mention of the same party do to the odds of a role."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from graph.extract.role_cues import Scene
from graph.extract.role_odds import coordinated, named_twice, toward_others, weighed_together
from graph.model import Entity, Link, Party, Sentence, Span, Token

WORDS = (("Kenya", 2, "nsubj"), ("Uganda", 0, "conj"), ("attacked", 2, "root"), ("Kenya", 2, "obj"))


@pytest.fixture
def scene() -> Scene:
    tokens = tuple(
        Token(i, word, 10 * i, 10 * i + 5, word, "PROPN", "NNP", "", head, relation)
        for i, (word, head, relation) in enumerate(WORDS)
    )
    parties = {i: (_party(tokens[i]),) for i in (0, 1, 3)}
    return Scene(Sentence(0, 0, 40, tokens), parties, ())


def _party(token: Token) -> Party:
    entity = Entity(f"country/{token.text}", token.text, "country", code=token.text.upper())
    return Party(Span(token.begin, token.end), token.text, Link(entity, 1.0, "name"))


def _odds(**actor: float) -> dict[int, NDArray[np.float32]]:
    return {int(i[1:]): np.array([0.9 - p, p, 0.1], dtype=np.float32) for i, p in actor.items()}


def test_joined_parties_lean_towards_each_other(scene: Scene) -> None:
    before = _odds(w0=0.8, w1=0.2, w3=0.1)
    after = coordinated(scene, before)
    assert before[0][1] > after[0][1] > after[1][1] > before[1][1]
    assert after[3] == pytest.approx(before[3], abs=1e-4)


def test_the_likeliest_mention_gains_by_another_of_the_same_party(scene: Scene) -> None:
    before = _odds(w0=0.4, w1=0.2, w3=0.3)
    after = named_twice(scene, before)
    assert after[0][1] > before[0][1]
    assert after[3] is before[3]
    assert after[1] is before[1]


def test_odds_stay_probabilities(scene: Scene) -> None:
    for p in weighed_together(scene, _odds(w0=0.89, w1=0.0, w3=0.5)).values():
        assert p.sum() == pytest.approx(1, abs=1e-5)
        assert (p >= 0).all()


def test_a_sentence_without_parties_has_no_odds(scene: Scene) -> None:
    assert weighed_together(scene, {}) == {}


def test_who_acts_seldom_acts_on_itself(scene: Scene) -> None:
    odds = {i: np.array([0.2, 0.1, 0.7], dtype=np.float32) for i in scene.parties}
    first = min(odds)
    odds[first] = np.array([0.1, 0.8, 0.1], dtype=np.float32)
    after = toward_others(scene, odds, 0.5, 0.5)
    same = [i for i in odds if i != first and scene.parties[i][0].key == scene.parties[first][0].key]
    assert all(after[i][2] == pytest.approx(0.35) for i in same)
    assert all(after[i][2] == odds[i][2] for i in odds if i not in same)
