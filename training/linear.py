"""Fits and stores the linear models that ``graph.extract.linear`` reads."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from training.passages import Passage, is_own_test, read_passages

Row = tuple[list[str], str]
"""The cues of an example and its class."""
Choice = tuple[Sequence[Sequence[str]], Sequence[bool]]
"""The cues of each option, and whether it is right; none may be."""
Model = tuple[list[str], NDArray[np.float16], NDArray[np.float32]]
"""Names of the cues, their weights (cues x classes), the bias of each class."""
SMALL = 0.02
"""Cues whose weights are all smaller are left out of the file."""


def fit(data: Sequence[Row], classes: Sequence[str], strength: float, *, seen: int = 2) -> Model:
    """A multinomial logistic regression over the cues seen ``seen`` times and more; ``strength``: inverse of the ridge."""
    count = Counter(c for cues, _ in data for c in set(cues))
    keep = {c for c, n in count.items() if n >= seen}
    vectors = DictVectorizer()
    x = vectors.fit_transform([{c: 1.0 for c in cues if c in keep} for cues, _ in data])
    model = LogisticRegression(C=strength, max_iter=200)
    model.fit(x, np.array([classes.index(label) for _, label in data]))
    weights, bias = model.coef_.T, model.intercept_
    if len(classes) == 2:  # scikit-learn gives the second class alone
        weights, bias = np.hstack([np.zeros_like(weights), weights]), np.array([0.0, bias[0]])
    names = list(vectors.get_feature_names_out())
    chosen = [i for i in range(len(names)) if np.abs(weights[i]).max() >= SMALL]
    return [names[i] for i in chosen], weights[chosen].astype(np.float16), bias.astype(np.float32)


def fit_choice(data: Sequence[Choice], ridge: float, *, seen: int = 10) -> Model:
    """One of the options or none: a conditional logistic regression over the cues seen ``seen`` times and more."""
    count = Counter(c for options, _ in data for cues in options for c in set(cues))
    names = sorted(c for c, n in count.items() if n >= seen)
    index = {n: i for i, n in enumerate(names)}
    cells = [sorted({index[c] for c in cues if c in index}) for options, _ in data for cues in options]
    rows = np.repeat(np.arange(len(cells)), [len(c) for c in cells])
    columns = np.concatenate([np.array(c, dtype=np.int64) for c in cells])
    x = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(cells), len(names)))
    of = np.repeat(np.arange(len(data)), [len(options) for options, _ in data])
    right = np.array([r for _, rights in data for r in rights], dtype=float)
    none = np.array([0.0 if any(rights) else 1.0 for _, rights in data])

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        score = np.clip(x @ w, -30, 30)
        odds = np.exp(score)
        all_ = 1 + np.bincount(of, odds, len(data))
        mine = none + np.bincount(of, odds * right, len(data))
        slope = x.T @ (odds / all_[of] - odds * right / mine[of]) + ridge * w
        return float((np.log(all_) - np.log(mine)).sum() + ridge / 2 * w @ w), slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    chosen = [i for i in range(len(names)) if abs(found[i]) >= SMALL]
    weights = np.stack([np.zeros(len(chosen)), found[chosen]], axis=1)
    return [names[i] for i in chosen], weights.astype(np.float16), np.zeros(2, dtype=np.float32)


def save(path: Path, model: Model) -> None:
    names, weights, bias = model
    with path.open("wb") as file:
        np.savez_compressed(file, names=np.array("\n".join(names)), weights=weights, bias=bias)


def command(
    doc: str | None,
    rows_of: Callable[[Sequence[Passage]], Iterator[Row]],
    classes: Sequence[str],
    *,
    strength: float,
    seen: int = 2,
    with_own_test: bool = False,
) -> None:
    """The command line of a fit: OUT.npz PASSAGES.jsonl... [--strength S]; prints what it was fitted on."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("passages", type=Path, nargs="+")
    parser.add_argument("--strength", type=float, default=strength, help="inverse of the ridge")
    options = parser.parse_args()
    chosen = [p for p in read_passages(options.passages) if with_own_test or not is_own_test(p)]
    data = list(rows_of(chosen))
    model = fit(data, classes, options.strength, seen=seen)
    save(options.out, model)
    count = ", ".join(f"{label} {n}" for label, n in Counter(label for _, label in data).most_common())
    size = options.out.stat().st_size / 1e6
    print(f"{len(chosen)} passages, {len(data)} examples ({count}), {len(model[0])} cues, {size:.2f} MB")
