"""Wire copies, kept between builds: which article's text is that of an earlier one.

The rule is that of ``graph.read.duplicates.wire_copies``; here only the articles that likeness connects with a new one
are judged again.
"""

from __future__ import annotations

import heapq
import sqlite3
from array import array
from collections import Counter

from graph.model import Article
from graph.read.duplicates import CROWD, SAME, Fingerprint, fingerprint, overlap

_LAST = "9999"
Place = tuple[str, str]
"""Day and id of an article: its place in the order in which originals are looked for."""
SHARED = 2
"""Keys that two texts must share to be compared; a standing phrase gives them one."""


class CopyLedger:
    """The fingerprints of a ledger's articles, and which are alike."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database
        self._touched: set[str] = set()

    def replace(self, id: str, article: Article | None) -> None:
        """The text of an article is this now; None: it is gone."""
        self._touched.update(self._alike(id))
        self._forget(id)
        self._touched.discard(id)
        if article is None:
            return
        marks = fingerprint(article.text)
        for other in self._candidates(article.sha256, marks):
            self._db.execute("INSERT INTO near VALUES (?, ?)", (other, id))
        day = article.date.isoformat() if article.date else _LAST
        row = (id, day, article.sha256, marks.hashes.tobytes())
        self._db.execute("INSERT INTO print VALUES (?, ?, ?, ?)", row)
        self._db.executemany("INSERT OR IGNORE INTO print_key VALUES (?, ?)", [(key, id) for key in marks.keys])
        self._touched.add(id)

    def _candidates(self, sha256: str, marks: Fingerprint) -> set[str]:
        found = {id for (id,) in self._db.execute("SELECT article FROM print WHERE sha256 = ?", (sha256,))}
        near: Counter[str] = Counter()
        for key in marks.keys:
            ask = "SELECT article FROM print_key WHERE hash = ? LIMIT ?"
            rows = self._db.execute(ask, (key, CROWD + 1)).fetchall()
            if len(rows) <= CROWD:
                near.update(id for (id,) in rows)
        likely = {id for id, shared in near.items() if shared >= SHARED} - found
        return found | {id for id in likely if overlap(self._print(id), marks) >= SAME}

    def _print(self, id: str) -> Fingerprint:
        (data,) = self._db.execute("SELECT hashes FROM print WHERE article = ?", (id,)).fetchone()
        return _fingerprint(data)

    def _forget(self, id: str) -> None:
        row = self._db.execute("SELECT hashes FROM print WHERE article = ?", (id,)).fetchone()
        if row is not None:
            keys = [(key, id) for key in _fingerprint(row[0]).keys]
            self._db.executemany("DELETE FROM print_key WHERE hash = ? AND article = ?", keys)
        for table, column in (("print", "article"), ("near", "a"), ("near", "b")):
            self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (id,))

    def settle(self) -> set[str]:
        """Judge again what was touched; the ids of the articles that are a copy of another one, or of none, now.

        An article is a copy of the earliest original that it is like, or an original itself. That depends on earlier
        ones alone, so they are judged in order, and a later one only where one before it became or ceased to be one.
        """
        changed: set[str] = set()
        todo = [(self._day(id), id) for id in self._touched]
        heapq.heapify(todo)
        queued = set(self._touched)
        while todo:
            place = heapq.heappop(todo)
            is_new, is_other = self._judge(place, changed)
            if is_other or (is_new and place[1] in self._touched):
                later = [p for p in self._places(place[1]) if p > place and p[1] not in queued]
                queued.update(id for _, id in later)
                for one in later:
                    heapq.heappush(todo, one)
        self._touched.clear()
        return changed

    def _judge(self, place: Place, changed: set[str]) -> tuple[bool, bool]:
        """Whether an article is an original now, and whether that is another judgement than before."""
        id = place[1]
        (before,) = self._db.execute("SELECT copy_of FROM article WHERE id = ?", (id,)).fetchone()
        original = min((p for p, copy_of in self._places(id).items() if p < place and copy_of is None), default=None)
        now = original[1] if original else None
        if now != before:
            self._db.execute("UPDATE article SET copy_of = ? WHERE id = ?", (now, id))
            changed.add(id)
        return now is None, (now is None) != (before is None)

    def _day(self, id: str) -> str:
        return str(self._db.execute("SELECT day FROM print WHERE article = ?", (id,)).fetchone()[0])

    def _places(self, id: str) -> dict[Place, str | None]:
        """Where the articles that are like one stand, and what they are copies of."""
        ask = "SELECT day, print.article, copy_of FROM print JOIN article ON id = print.article WHERE print.article = ?"
        rows = (self._db.execute(ask, (other,)).fetchone() for other in self._alike(id))
        return {(day, other): copy_of for day, other, copy_of in rows}

    def _alike(self, id: str) -> set[str]:
        rows = self._db.execute("SELECT b FROM near WHERE a = ?1 UNION ALL SELECT a FROM near WHERE b = ?1", (id,))
        return {other for (other,) in rows}


def _fingerprint(data: bytes) -> Fingerprint:
    hashes = array("Q")
    hashes.frombytes(data)
    return Fingerprint(hashes)
