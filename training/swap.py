"""Other countries in the same sentence: who acts should follow from the words around, not from which country it is."""

from __future__ import annotations

import csv
import random
from dataclasses import replace
from pathlib import Path

from training.examples import Example

COUNTRIES = Path(__file__).parent / "countries.csv"


class CountrySwap:
    """Replaces countries and demonyms that are one word by others, word for word, so that targets keep their places."""

    def __init__(self, share: float, rng: random.Random) -> None:
        with COUNTRIES.open(encoding="utf-8", newline="") as lines:
            self._rows = [(row["country"], row["demonym"]) for row in csv.DictReader(lines)]
        self._place = {word: (i, k) for i, row in enumerate(self._rows) for k, word in enumerate(row)}
        self._share = share
        self._rng = rng

    def __call__(self, example: Example) -> Example:
        """The example with its countries exchanged, in ``share`` of the calls; the same country stays one country."""
        known = {self._place[w][0] for w in example.words if w in self._place}
        if not known or self._rng.random() >= self._share:
            return example
        others = dict(zip(sorted(known), self._rng.sample(range(len(self._rows)), len(known)), strict=True))
        return replace(example, words=tuple(self._swapped(w, others) for w in example.words))

    def _swapped(self, word: str, others: dict[int, int]) -> str:
        if word not in self._place:
            return word
        row, column = self._place[word]
        return self._rows[others[row]][column]
