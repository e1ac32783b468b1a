"""Fingerprints of near-duplicates; which article is a copy of which is in ``tests/ledger/test_copies.py``."""

from __future__ import annotations

import random

from graph.read.duplicates import SAME, fingerprint, overlap

WORDS = [f"word{i}" for i in range(2000)]


def text(seed: int, length: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def shared(one: list[str], other: list[str]) -> float:
    return overlap(fingerprint(" ".join(one)), fingerprint(" ".join(other)))


def test_a_cut_copy_and_one_with_a_few_changed_words() -> None:
    words = text(1)
    changed = [w if i % 40 else "changed" for i, w in enumerate(words)]
    assert shared(words, words[:170]) == 1.0
    assert SAME < shared(words, changed) < 1.0
    assert shared(words, changed) == shared(changed, words)


def test_case_punctuation_and_line_breaks_do_not_matter() -> None:
    words = text(1)
    assert fingerprint(" ".join(words)) == fingerprint(",\n".join(words).upper())


def test_a_shared_quotation_is_not_the_same_text() -> None:
    quotation = text(9, 60)
    assert 0 < shared(text(1) + quotation, text(2)[:150] + quotation + text(2)[150:]) < SAME


def test_short_texts_say_nothing() -> None:
    assert shared(text(1, 20), text(1, 20)) == 0.0
