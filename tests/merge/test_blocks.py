"""Blocks: what is the same event is always found, and mentions that share no block are never compared."""

from __future__ import annotations

import datetime
import random
from itertools import combinations

from graph.merge import Signature, compare
from graph.merge.cluster import grouped, joined, pairs

DAY = datetime.date(2021, 3, 1)
CODES = ["A", "B", "C"]


def codes(rng: random.Random) -> frozenset[str]:
    return frozenset(rng.sample(CODES, rng.choice([0, 1, 1, 2])))


def some(rng: random.Random, n: int) -> Signature:
    begin = None if rng.random() < 0.1 else DAY + datetime.timedelta(rng.randrange(60))
    end = begin and begin + datetime.timedelta(rng.choice([0, 0, 0, 2, 29, 200]))
    type, force = rng.choice([("ASSAULT", False), ("MOBILIZE", False), ("CONSULT", False), ("ACCUSE", True)])
    kind = rng.choice({"ASSAULT": ["Attack", "Clash"], "CONSULT": ["Meeting"]}.get(type, ["K", "L"]))
    place = rng.choice([None, "place/x", "place/y", "country/A"])
    return Signature(
        article=f"a{rng.randrange(30)}", mention=f"s{n}-0", sentence=n, type=type, kind=kind,
        is_statement=force, actors=codes(rng), recipients=codes(rng), maybe_actors=codes(rng),
        maybe_recipients=codes(rng), place=place, scene=rng.choice([None, place]), within=None,
        begin=begin, end=end, dated=rng.random() < 0.5, topic=frozenset(rng.sample("pqr", rng.randrange(3))),
        trigger=rng.choice("tu"), triggers=frozenset({"twice"}), kinds=frozenset({kind}),
        about=frozenset(rng.sample("vwxyz", 3)), names=frozenset(rng.sample("mno", 2)),
        is_ahead=rng.random() < 0.2, is_definite=rng.random() < 0.3, again="s0-0" if rng.random() < 0.1 else None,
    )  # fmt: skip


def test_the_blocks_lose_no_pair() -> None:
    count = 0
    for seed in range(40):
        rng = random.Random(seed)
        items = [some(rng, n) for n in range(40)]
        every = {tuple(sorted((a.id, b.id))) for a, b in combinations(items, 2) if compare(a, b).same}
        assert {(a, b) for _, a, b, _ in pairs(items)} == every
        count += len(every)
    assert count > 30


def test_comparing_is_symmetric() -> None:
    for seed in range(20):
        rng = random.Random(seed)
        items = [some(rng, n) for n in range(30)]
        assert all(compare(a, b) == compare(b, a) for a, b in combinations(items, 2))


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
