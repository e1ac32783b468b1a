"""Fits and stores the linear models that ``graph.extract.linear`` reads."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from training.passages import Passage, is_own_test, read_passages

Row = tuple[list[str], str]
"""The cues of an example and its class."""
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
