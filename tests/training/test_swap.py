"""Countries are exchanged word for word."""

from __future__ import annotations

import random

from training.examples import Example
from training.swap import CountrySwap


def test_the_same_country_stays_one_country_and_other_words_stay() -> None:
    example = Example(("Russia", "said", "Russian", "troops", "left", "Syria"))
    swapped = CountrySwap(1.0, random.Random(3))(example)
    assert [w for i, w in enumerate(swapped.words) if i in (1, 3, 4)] == ["said", "troops", "left"]
    assert swapped.words[0] != swapped.words[5]
    place = CountrySwap(1.0, random.Random(0))._place
    assert place[swapped.words[0]][0] == place[swapped.words[2]][0]


def test_no_country_no_change() -> None:
    example = Example(("The", "group", "left"))
    assert CountrySwap(1.0, random.Random(0))(example) is example
