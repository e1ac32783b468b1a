"""Linear models over named cues: what ``training/fit_cues.py`` and ``training/fit_roles.py`` write and the coder reads."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.errors import DataError


@dataclass(frozen=True, eq=False)
class Linear:
    """A multinomial logistic regression: a row of weights (one a class) for each cue, and the bias of each class."""

    row: Mapping[str, int]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def probabilities(self, cues: Sequence[str]) -> NDArray[np.float32]:
        """The probability of each class."""
        score: NDArray[np.float32] = self.bias + np.add.reduce(self.weights.take(self._rows(cues), axis=0), axis=0)
        odds = np.exp(score - np.maximum.reduce(score))
        return np.asarray(odds / np.add.reduce(odds), dtype=np.float32)

    def _rows(self, cues: Sequence[str]) -> list[int]:
        return [r for r in map(self.row.get, cues) if r is not None]

    def each(self, options: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """The probabilities of the classes for each of several lists of cues: options x classes."""
        rows: list[int] = []
        starts: list[int] = []
        for cues in options:
            starts.append(len(rows))
            rows.append(0)
            rows += [r + 1 for r in self._rows(cues)]
        score = np.add.reduceat(self._shifted.take(rows, axis=0), starts, axis=0)
        odds = np.exp(score - score.max(axis=1, keepdims=True))
        return np.asarray(odds / odds.sum(axis=1, keepdims=True), dtype=np.float32)

    @cached_property
    def _shifted(self) -> NDArray[np.float32]:
        """The bias as the first row, then the weights."""
        return np.vstack([self.bias, self.weights]).astype(np.float32)

    def choice(self, options: Sequence[Sequence[str]]) -> list[float]:
        """How probable each option is as the one of them, the rest for none: the weights are those of class 1."""
        of = self._chosen
        scores = [sum(of[r] for r in self._rows(cues)) for cues in options]
        top = max(0.0, *scores) if scores else 0.0
        odds = [math.exp(score - top) for score in scores]
        total = math.exp(-top) + sum(odds)
        return [p / total for p in odds]

    @cached_property
    def _chosen(self) -> list[float]:
        """The weights of class 1."""
        return [float(w) for w in self.weights[:, 1]]


def load_linear(path: Path) -> Linear:
    """Read the weights of a model; ``DataError`` if the file is missing or damaged."""
    try:
        with np.load(path, allow_pickle=False) as data:
            names = str(data["names"]).split("\n")
            return Linear({n: i for i, n in enumerate(names)}, data["weights"].astype(np.float32), data["bias"])
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"{path}: cannot be read ({error}); install the package again") from error
