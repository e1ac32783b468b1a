"""Arc scores become trees with one root, the best ones."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from graph.parse.trees import best_tree, is_tree


def brute_force(arcs: np.ndarray) -> float:
    """Log probability of the best tree, by trying all."""
    n = arcs.shape[0]
    scores = arcs.astype(float)
    scores[np.arange(n), np.arange(1, n + 1)] = -1e9
    scores -= np.log(np.exp(scores - scores.max(1, keepdims=True)).sum(1, keepdims=True)) + scores.max(1, keepdims=True)
    trees = (np.array(h) for h in itertools.product(range(n + 1), repeat=n))
    return max(scores[np.arange(n), h].sum() for h in trees if is_tree(h))


@pytest.mark.parametrize("seed", range(40))
def test_best_tree_is_as_good_as_trying_all(seed: int) -> None:
    rng = np.random.default_rng(seed)
    arcs = rng.normal(size=(4, 5)).astype(np.float32) * 3
    heads = best_tree(arcs)
    assert is_tree(heads)
    scores = arcs.astype(float)
    scores[np.arange(4), np.arange(1, 5)] = -1e9
    scores -= np.log(np.exp(scores).sum(1, keepdims=True))
    assert scores[np.arange(4), heads].sum() == pytest.approx(brute_force(arcs), abs=1e-4)


@pytest.mark.parametrize(
    ("heads", "expected"),
    [([0, 1, 2], True), ([2, 1, 0], False), ([0, 0, 1], False), ([2, 3, 0], True), ([0], True), ([3, 0, 1], False)],
)
def test_is_tree(heads: list[int], expected: bool) -> None:
    assert is_tree(np.array(heads)) is expected


def test_one_word_hangs_on_the_root() -> None:
    assert best_tree(np.zeros((1, 2), dtype=np.float32)).tolist() == [0]
