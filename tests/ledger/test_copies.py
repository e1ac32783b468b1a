"""Wire copies in a ledger: the plain rule, whatever the order and the portions."""

from __future__ import annotations

import datetime
import hashlib
import random
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from graph.ledger import alike
from graph.ledger.alike import NEIGHBOURS, SHARED, place_of
from graph.ledger.copies import CopyLedger
from graph.ledger.schema import TABLES, VERSION, connect
from graph.model import Article
from graph.read.duplicates import SAME, fingerprint, overlap

WORDS = [f"word{i}" for i in range(4000)]


def words(seed: int, length: int = 200) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


NOTICE = words(-1, 60)


def article(id: str, text: Iterable[str], day: int = 1) -> Article:
    said = " ".join(text)
    return Article(id, said, date=datetime.date(2024, 11, day), sha256=hashlib.sha256(said.encode()).hexdigest())


class Kept:
    """A ledger of copies alone."""

    def __init__(self, folder: Path) -> None:
        self.database = connect(folder / "ledger.sqlite")
        self.copies = CopyLedger(self.database)

    def change(self, articles: Mapping[str, Article | None]) -> set[str]:
        row = "INSERT OR IGNORE INTO article (id, digest, sha256, made_with, mentions, read) VALUES (?, '', '', '', 0, '')"
        for id, found in articles.items():
            self.database.execute(row, (id,))
            self.copies.replace(id, found)
        changed = self.copies.settle()
        self.database.executemany("DELETE FROM article WHERE id = ?", [(i,) for i, a in articles.items() if a is None])
        return changed

    def add(self, articles: Iterable[Article]) -> set[str]:
        return self.change({a.id: a for a in articles})

    def found(self) -> dict[str, str]:
        ask = "SELECT id, copy_of FROM article WHERE copy_of IS NOT NULL"
        return dict(self.database.execute(ask).fetchall())

    def tables(self) -> list[list[tuple[object, ...]]]:
        names = ("print", "print_place", "alike")
        return [sorted(self.database.execute(f"SELECT * FROM {name}").fetchall()) for name in names]


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


def plain(articles: Iterable[Article]) -> dict[str, str]:
    """The rule, comparing all with all."""
    places = {place_of(str(a.date), a.id): a for a in articles}
    first = {a.sha256: p for p, a in sorted(places.items(), reverse=True)}
    prints = {p: fingerprint(places[p].text) for p in first.values()}
    ranks: dict[int, list[str]] = {}
    for place in sorted(prints):
        for key in prints[place].keys:
            ranks.setdefault(key, []).append(place)

    def near(a: str, b: str) -> bool:
        shared = [ranks[key] for key in set(prints[a].keys) & set(prints[b].keys)]
        votes = sum(abs(r.index(a) - r.index(b)) <= NEIGHBOURS for r in shared)
        return votes >= SHARED and overlap(prints[a], prints[b]) >= SAME

    roots: dict[str, str] = {}
    for place in sorted(places):
        if (same := first[places[place].sha256]) != place:
            roots[place] = roots[same]
            continue
        alike = [other for other in prints if other < place and near(other, place)]
        of = sorted({roots[other] for other in alike})
        likely = (r for r in of if r in alike or overlap(prints[r], prints[place]) >= SAME)
        roots[place] = next(likely, place)
    return {places[p].id: places[root].id for p, root in roots.items() if p != root}


def crowd(n: int, seed: int = 0) -> list[Article]:
    """Texts with one notice, of a few stories, whole, cut, changed here and there, and word for word again."""
    rng, out = random.Random(seed), []
    for i in range(n):
        story = rng.randrange(max(n // 6, 1))
        text = words(story, 160)
        if rng.random() < 0.3:
            text = text[: rng.choice((100, 130))]
        if rng.random() < 0.3:
            text = [w if rng.random() > 0.03 else "changed" for w in text]
        out.append(article(f"{rng.randrange(1000):03}-{i}", [*text, *NOTICE], day=1 + rng.randrange(4)))
    return out


def test_the_earliest_is_the_original(kept: Kept) -> None:
    kept.add(
        [article("a", words(1), 2), article("b", words(1)[:150], 1), article("c", words(2)), article("d", words(1), 3)]
    )
    assert kept.found() == {"a": "b", "d": "b"}


def test_a_hundred_outlets_have_one_original(kept: Kept) -> None:
    """More than are compared with each other."""
    outlets = [
        article(f"outlet-{i}", [w if j % 41 != i % 41 else f"w{i}" for j, w in enumerate(words(1))], 1 + i % 3)
        for i in range(4 * NEIGHBOURS)
    ]
    kept.add(outlets)
    assert set(kept.found().values()) == {"outlet-0"}
    assert len(kept.found()) == 4 * NEIGHBOURS - 1


def test_likeness_is_not_passed_on_along_a_chain(kept: Kept) -> None:
    """Both a and c have most of the words of b, and a third in common."""
    text = words(1, 300)
    kept.add([article("a", text[:200], 1), article("b", text[70:230], 2), article("c", text[110:], 3)])
    assert kept.found() == {"b": "a"}


def test_a_standing_phrase_makes_no_copies_however_often_it_stands(kept: Kept) -> None:
    kept.add(article(f"n{i}", [*words(i, 90), *NOTICE]) for i in range(5 * NEIGHBOURS))
    assert kept.found() == {}


def test_the_plain_rule_in_any_order_and_portions(tmp_path: Path) -> None:
    articles = crowd(90)
    expected = plain(articles)
    assert 30 < len(expected) < 80
    states = []
    for n in range(4):
        kept, rng, order = Kept(tmp_path / str(n)), random.Random(n), list(articles)
        rng.shuffle(order)
        while order:
            size = rng.choice((1, 3, 10, 40))
            kept.add(order[:size])
            order = order[size:]
        assert kept.found() == expected
        states.append(kept.tables())
    assert all(state == states[0] for state in states)


@pytest.mark.parametrize("seed", range(6))
def test_the_plain_rule_after_any_history(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Added, corrected, taken out: with few neighbours, so that pairs come and go."""
    for module in (alike, __import__(__name__, fromlist=["x"])):
        monkeypatch.setattr(module, "NEIGHBOURS", 3)
    kept, rng, now = Kept(tmp_path), random.Random(seed), dict[str, Article]()
    pool = crowd(50, seed)
    for _ in range(25):
        change: dict[str, Article | None] = {}
        for _ in range(rng.choice((1, 2, 6))):
            one, other = rng.choice(pool), rng.choice(pool)
            text = rng.choice((one, other)).text
            new = article(one.id, text.split(), other.date.day if other.date else 1)
            change[one.id] = None if rng.random() < 0.35 and one.id in now else new
        before = kept.found()
        changed = kept.change(change)
        now = {i: a for i, a in {**now, **change}.items() if a is not None}
        after = kept.found()
        assert after == plain(now.values())
        assert changed - set(change) == {
            i for i in before.keys() | after.keys() if before.get(i) != after.get(i)
        } - set(change)


def test_a_ledger_of_an_older_version_gets_the_new_tables(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "ledger.sqlite")
    database.executescript(
        f"{TABLES} INSERT INTO about VALUES ('version', '{VERSION}'); CREATE TABLE near (a TEXT, b TEXT)"
    )
    database.close()
    kept = Kept(tmp_path)
    kept.add([article("a", words(1)), article("b", words(1)[:150])])
    assert kept.found() == {"b": "a"}
