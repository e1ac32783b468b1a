"""Wire copies."""

from __future__ import annotations

import datetime
import random

from graph.model import Article
from graph.read.duplicates import wire_copies

WORDS = [f"word{i}" for i in range(2000)]


def article(id: str, words: list[str], day: int = 1) -> Article:
    return Article(id=id, text=" ".join(words), date=datetime.date(2024, 11, day))


def text(seed: int, length: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def test_the_earliest_is_the_original() -> None:
    copies = wire_copies([article("a", text(1), day=2), article("b", text(1), day=1), article("c", text(2))])
    assert {id: copy.of for id, copy in copies.items()} == {"a": "b"}
    assert copies["a"].overlap == 1.0


def test_a_cut_copy_and_one_with_a_few_changed_words() -> None:
    words = text(1)
    changed = [w if i % 40 else "changed" for i, w in enumerate(words)]
    copies = wire_copies([article("a", words), article("cut", words[:170]), article("changed", changed, day=2)])
    assert {id: copy.of for id, copy in copies.items()} == {"cut": "a", "changed": "a"}


def test_a_shared_quotation_makes_no_copy() -> None:
    quotation = text(9, 60)
    one, other = text(1) + quotation, text(2)[:150] + quotation + text(2)[150:]
    assert wire_copies([article("a", one), article("b", other)]) == {}


def test_short_texts_are_no_copies_unless_equal() -> None:
    assert wire_copies([article("a", text(1, 20)), article("b", text(1, 20))]) == {}
    twins = [Article(id=id, text="Russia attacked.", sha256="0" * 64) for id in "ab"]
    assert {id: copy.of for id, copy in wire_copies(twins).items()} == {"b": "a"}


def test_the_order_does_not_matter() -> None:
    articles = [article(f"{n}-{cut}", text(n)[:cut], day=1 + n % 3) for n in range(20) for cut in (300, 200, 150)]
    expected = wire_copies(articles)
    random.Random(3).shuffle(articles)
    assert wire_copies(articles) == expected
    assert len(expected) == 40
