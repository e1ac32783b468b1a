"""Blocks: what is the same event is always found, and mentions that share no block are never compared."""

from __future__ import annotations

import datetime
import random
from itertools import combinations

from graph.merge import Signature, compare
from graph.merge.cluster import grouped, joined, pairs

DAY = datetime.date(2021, 3, 1)
CODES = ["A", "B", "C"]


def some(rng: random.Random, n: int) -> Signature:
    begin = None if rng.random() < 0.1 else DAY + datetime.timedelta(rng.randrange(8))
    end = begin and begin + datetime.timedelta(rng.choice([0, 0, 0, 2, 29, 200]))
    kind, force = rng.choice([("ASSAULT", False), ("MOBILIZE", False), ("ACCUSE", True)])
    earlier = f"s{rng.randrange(max(n, 1))}-0"
    return Signature(
        article=f"a{rng.randrange(12)}", mention=f"s{n}-0", sentence=n, type=kind, kind=rng.choice("KL"),
        is_statement=force, actors=frozenset(rng.sample(CODES, rng.randrange(3))),
        recipients=frozenset(rng.sample(CODES, rng.randrange(3))),
        place=rng.choice([None, "place/x", "place/y"]), within=None, begin=begin, end=end, dated=rng.random() < 0.5,
        topic=frozenset(rng.sample("pqr", rng.randrange(3))),
        trigger=rng.choice("tu"), parties_from=earlier if rng.random() < 0.2 else None,
    )  # fmt: skip


def test_the_blocks_lose_no_pair() -> None:
    for seed in range(30):
        rng = random.Random(seed)
        items = [some(rng, n) for n in range(40)]
        every = {tuple(sorted((a.id, b.id))) for a, b in combinations(items, 2) if compare(a, b).same}
        assert {(a, b) for _, a, b, _ in pairs(items)} == every


def test_clustering_component_by_component_is_clustering_all() -> None:
    rng = random.Random(1)
    items = {s.id: s for s in (some(rng, n) for n in range(120))}
    found = list(pairs(items.values()))
    parts: list[set[tuple[str, str]]] = []
    for _, a, b, _ in found:
        linked = [p for p in parts if a in p or b in p]
        parts = [p for p in parts if p not in linked] + [{a, b}.union(*linked)]
    whole = {c.mentions for c in joined(items.values()) if len(c.mentions) > 1}
    pieces = set()
    for part in parts:
        own = [p for p in found if p[1] in part]
        pieces |= {c.mentions for c in grouped({i: items[i] for i in part}, own) if len(c.mentions) > 1}
    assert pieces == whole
