"""Arc scores to dependency trees: the best head of each word, and Chu-Liu-Edmonds where that is no tree.

Heads count from 1; 0 is the root of the sentence. Exactly one word depends on it, as Universal Dependencies wants.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e9
Scores = NDArray[np.float64]
Heads = NDArray[np.int64]


def best_tree(arcs: NDArray[np.float32]) -> Heads:
    """Heads of the ``n`` words whose arc scores (n x n+1: dependent, head) are given."""
    n = arcs.shape[0]
    scores = arcs.astype(np.float64)
    scores[np.arange(n), np.arange(1, n + 1)] = _NEVER
    heads: Heads = scores.argmax(1)
    if is_tree(heads):
        return heads
    scores -= scores.max(1, keepdims=True)
    scores -= np.log(np.exp(scores).sum(1, keepdims=True))
    square = np.full((n + 1, n + 1), _NEVER)
    square[1:] = scores
    heads = _arborescence(square)[1:]
    roots = np.flatnonzero(heads == 0)
    return heads if len(roots) == 1 else _with_one_root(square, roots)


def is_tree(heads: Heads) -> bool:
    """Whether every word reaches the root and only one word depends on the root itself."""
    if np.count_nonzero(heads == 0) != 1:
        return False
    up = np.concatenate([[0], heads])
    steps = 1
    while steps <= len(heads):
        up = up[up]
        steps *= 2
    return not up.any()


def _with_one_root(square: Scores, roots: Heads) -> Heads:
    """The best of the trees that have one of ``roots`` (indices of words from 0) as their only root."""
    best: tuple[float, Heads] | None = None
    n = square.shape[0] - 1
    for root in roots:
        forced = square.copy()
        forced[1:, 0] = -1e6
        forced[root + 1, 0] = 0
        heads = _arborescence(forced)[1:]
        value = float(square[np.arange(1, n + 1), heads].sum())
        if np.count_nonzero(heads == 0) == 1 and (best is None or value > best[0]):
            best = (value, heads)
    if best is None:
        raise AssertionError("no tree with one root: the arc scores are not finite")
    return best[1]


def _arborescence(scores: Scores) -> Heads:
    """Maximum spanning arborescence rooted at 0 (Chu and Liu 1965; Edmonds 1967); scores[dependent, head]."""
    scores = scores.copy()
    np.fill_diagonal(scores, _NEVER)
    scores[0] = _NEVER
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    return heads if cycle is None else _contract(scores, heads, cycle)


def _contract(scores: Scores, heads: Heads, cycle: Heads) -> Heads:
    """Solve with the cycle as one node, then open the cycle where its best outside head enters."""
    outside = np.ones(len(heads), dtype=bool)
    outside[cycle] = False
    rest = np.flatnonzero(outside)
    m = len(rest)
    smaller = np.full((m + 1, m + 1), _NEVER)
    smaller[:m, :m] = scores[np.ix_(rest, rest)]
    from_cycle = scores[np.ix_(rest, cycle)]
    smaller[:m, m] = from_cycle.max(1)
    kept = scores[cycle, heads[cycle]]
    into_cycle = scores[np.ix_(cycle, rest)] - kept[:, None]
    smaller[m, :m] = into_cycle.max(0) + kept.sum()
    solved = _arborescence(smaller)
    out = heads.copy()
    for a in range(1, m):
        out[rest[a]] = cycle[from_cycle[a].argmax()] if solved[a] == m else rest[solved[a]]
    entry = int(solved[m])
    out[cycle[into_cycle[:, entry].argmax()]] = rest[entry]
    return out


def _cycle(heads: Heads) -> Heads | None:
    """Nodes of one cycle in the order of following heads, None if there is none."""
    seen = np.zeros(len(heads), dtype=np.int64)
    for start in range(1, len(heads)):
        path: list[int] = []
        j = start
        while j and not seen[j]:
            seen[j] = start
            path.append(j)
            j = int(heads[j])
        if j and seen[j] == start and j in path:
            return np.array(path[path.index(j) :])
    return None
