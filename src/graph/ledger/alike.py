"""Which texts are alike, kept between builds: the same whatever the order and the portions in which articles come.

Texts are looked up under the few smallest hashes of their fingerprints. Under each hash they stand in the order of day
and id, and only neighbours there are compared (Hernández and Stolfo 1995, "The merge/purge problem for large
databases"), so a standing phrase of thousands of articles costs no more than one of ten, and a wire text finds the
copies of the same days. A text between two others parts them by one place: what this makes or ends is looked at again.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator

from graph.read.duplicates import SAME, Fingerprint, overlap

NEIGHBOURS = 20
"""Places before and behind a text under one hash within which it is compared."""
SHARED = 2
"""Hashes under which two texts must be neighbours to be compared; a standing phrase gives them one."""
Place = str
"""Day and id of an article (``2024-11-27 some-id``): its place in the order in which originals are looked for."""


def place_of(day: str, id: str) -> Place:
    return f"{day:10} {id}"


def id_of(place: Place) -> str:
    return place[11:]


class LikeTexts:
    """The places of texts under their hashes, and the pairs that are alike; ``touched``: those with other pairs now."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database
        self.touched: set[Place] = set()

    def add(self, place: Place, marks: Fingerprint) -> None:
        """Put a text in."""
        votes: Counter[Place] = Counter()
        parted: set[tuple[Place, Place]] = set()
        for key in marks.keys:
            before, behind = self._around(key, place)
            votes.update((*before, *behind))
            parted.update(_at_the_edge(before, behind))
        self._db.executemany("INSERT OR IGNORE INTO print_place VALUES (?, ?)", [(key, place) for key in marks.keys])
        likely = (other for other, shared in votes.items() if shared >= SHARED)
        self._join((other, place) for other in likely if overlap(self.marks(other), marks) >= SAME)
        for pair in sorted(parted):
            if self._are_joined(pair) and not self._are_neighbours(*pair):
                self._db.execute("DELETE FROM alike WHERE a = ? AND b = ?", pair)
                self.touched.update(pair)
        self.touched.add(place)

    def remove(self, place: Place, marks: Fingerprint) -> None:
        """Take a text out."""
        self.touched.update(self.before(place), self.behind(place))
        self.touched.discard(place)
        for column in "ab":
            self._db.execute(f"DELETE FROM alike WHERE {column} = ?", (place,))
        self._db.executemany(
            "DELETE FROM print_place WHERE hash = ? AND place = ?", [(key, place) for key in marks.keys]
        )
        nearer: set[tuple[Place, Place]] = set()
        for key in marks.keys:
            nearer.update(_at_the_edge(*self._around(key, place)))
        self._join(pair for pair in sorted(nearer) if not self._are_joined(pair) and self._are_alike(*pair))

    def before(self, place: Place) -> list[Place]:
        """Those alike that stand before a text."""
        return [other for (other,) in self._db.execute("SELECT a FROM alike WHERE b = ? ORDER BY a", (place,))]

    def behind(self, place: Place) -> list[Place]:
        """Those alike that stand behind a text."""
        return [other for (other,) in self._db.execute("SELECT b FROM alike WHERE a = ? ORDER BY b", (place,))]

    def marks(self, place: Place) -> Fingerprint:
        """The fingerprint of a text that is known."""
        (data,) = self._db.execute("SELECT hashes FROM print WHERE article = ?", (id_of(place),)).fetchone()
        return unpacked(data)

    def _around(self, key: int, place: Place) -> tuple[list[Place], list[Place]]:
        """The neighbours of a place under a hash, the nearest first."""
        asks = (
            "SELECT place FROM print_place WHERE hash = ? AND place < ? ORDER BY place DESC LIMIT ?",
            "SELECT place FROM print_place WHERE hash = ? AND place > ? ORDER BY place LIMIT ?",
        )
        before, behind = ([p for (p,) in self._db.execute(ask, (key, place, NEIGHBOURS))] for ask in asks)
        return before, behind

    def _join(self, pairs: Iterable[tuple[Place, Place]]) -> None:
        for pair in pairs:
            self._db.execute("INSERT OR IGNORE INTO alike VALUES (?, ?)", (min(pair), max(pair)))
            self.touched.update(pair)

    def _are_joined(self, pair: tuple[Place, Place]) -> bool:
        found = self._db.execute("SELECT 1 FROM alike WHERE a = ? AND b = ?", pair)
        return found.fetchone() is not None

    def _are_alike(self, one: Place, other: Place) -> bool:
        return self._are_neighbours(one, other) and overlap(self.marks(one), self.marks(other)) >= SAME

    def _are_neighbours(self, one: Place, other: Place) -> bool:
        """Whether two texts, the earlier first, are neighbours under enough hashes."""
        shared = set(self.marks(one).keys) & set(self.marks(other).keys)
        ask = "SELECT COUNT(*) FROM (SELECT 1 FROM print_place WHERE hash = ? AND place > ? AND place <= ? LIMIT ?)"
        steps = (self._db.execute(ask, (key, one, other, NEIGHBOURS + 1)).fetchone()[0] for key in shared)
        return sum(1 for n in steps if n <= NEIGHBOURS) >= SHARED


def _at_the_edge(before: list[Place], behind: list[Place]) -> Iterator[tuple[Place, Place]]:
    """The pairs around a place that are just neighbours without it, and just not with it."""
    for n, first in enumerate(before):
        if NEIGHBOURS - 1 - n < len(behind):
            yield first, behind[NEIGHBOURS - 1 - n]


def unpacked(data: bytes) -> Fingerprint:
    """The fingerprint that the ledger keeps as bytes."""
    hashes = array("Q")
    hashes.frombytes(data)
    return Fingerprint(hashes)
