"""Events found again around a change are those of finding all of them again."""

from __future__ import annotations

import datetime
import random
from contextlib import closing
from pathlib import Path

import pytest

from graph.ledger.events import EventIndex
from graph.ledger.schema import connect
from graph.merge.cluster import joined
from graph.merge.signature import Signature

FIRST = datetime.date(2024, 3, 1)


def mention(article: str, rng: random.Random, *, days: int = 12) -> Signature:
    """An attack among few states, with or without a day, a town, a number: much agrees, and much contradicts."""
    day, town = FIRST + datetime.timedelta(rng.randrange(days)), rng.choice([None, None, "place/ayr", "place/bern"])
    states = rng.sample(["ARM", "BEN", "CUB"], 2)
    return Signature(
        article, "s0-0", 0, "ASSAULT", "Attack", False, frozenset(states[:1]), frozenset(states[1:]),
        town, None, day, day, rng.random() < 0.4, frozenset(), "attack",
        figures=frozenset(rng.choice([["killed 3"], ["killed 4"], []])), scene=town,
        ordinal=rng.choice([None, None, "first", "second"]), triggers=frozenset(["attack"]), kinds=frozenset(["Attack"]),
    )  # fmt: skip


def keys(index: EventIndex, known: dict[str, Signature]) -> dict[tuple[str, str], str]:
    return {(article, name): key for article in known for name, key in index.keys(article).items()}


@pytest.mark.parametrize("seed", range(12))
def test_any_history_leaves_the_events_of_all_mentions(tmp_path: Path, seed: int) -> None:
    rng, known = random.Random(seed), dict[str, Signature]()
    with closing(connect(tmp_path / "ledger.sqlite")) as database:
        database.execute("BEGIN")  # nothing need be on the disk
        index = EventIndex(database)
        for _ in range(25):
            for _ in range(rng.choice([1, 1, 1, 2, 12])):
                article = f"a{rng.randrange(150):03}"
                if article in known and rng.random() < 0.5:
                    del known[article]
                    index.replace(article, ())
                else:
                    known[article] = mention(article, rng)
                    index.replace(article, [known[article]])
            before, changed = keys(index, known), index.settle()
            after = keys(index, known)
            assert after == {id: c.key for c in joined(known.values()) for id in c.mentions}
            assert {id[0] for id, key in after.items() if before[id] != key} == changed
    assert len(set(after.values())) < len(after)


def test_the_end_of_a_long_chain_is_found_again_alone(tmp_path: Path) -> None:
    rng = random.Random(1)
    with closing(connect(tmp_path / "ledger.sqlite")) as database:
        database.execute("BEGIN")  # nothing need be on the disk
        index = EventIndex(database)
        for n in range(300):
            index.replace(f"a{n:03}", [mention(f"a{n:03}", rng, days=60)])
        index.settle()
        clustered: list[int] = []
        plain = index.clusters
        index.clusters = lambda members: clustered.append(len(members)) or plain(members)  # type: ignore[assignment, func-returns-value]
        for n in range(20):
            index.replace(f"b{n}", [mention(f"b{n}", rng, days=60)])
            index.settle()
    assert sum(clustered) < 20 * 300 / 4
