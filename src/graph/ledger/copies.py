"""Wire copies, kept between builds: which article's text is that of an earlier one.

The rule is that of ``graph.read.duplicates.wire_copies``; here only the articles that likeness connects with a new one
are judged again.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterator

from graph.model import Article
from graph.read.duplicates import CROWD, SAME, Fingerprint, fingerprint, overlap

_LAST = "9999"
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
        for table, column in (("print", "article"), ("print_key", "article"), ("near", "a"), ("near", "b")):
            self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (id,))
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
        hashes = array("Q")
        hashes.frombytes(data)
        return Fingerprint(hashes)

    def settle(self) -> set[str]:
        """Judge again what was touched; the ids of the articles that are a copy of another one, or of none, now."""
        changed: set[str] = set()
        while self._touched:
            members = self._component(min(self._touched))
            self._touched -= members
            for id, original in self._judged(members):
                ask = "UPDATE article SET copy_of = ? WHERE id = ? AND copy_of IS NOT ?"
                if self._db.execute(ask, (original, id, original)).rowcount:
                    changed.add(id)
        return changed

    def _judged(self, members: set[str]) -> Iterator[tuple[str, str | None]]:
        """From the earliest on: an article is a copy of the earliest original it is like, or an original itself."""
        days = {i: self._db.execute("SELECT day FROM print WHERE article = ?", (i,)).fetchone()[0] for i in members}
        order = sorted(members, key=lambda i: (days[i], i))
        originals: dict[str, int] = {}
        for number, id in enumerate(order):
            near = [other for other in self._alike(id) if other in originals]
            original = min(near, key=lambda other: originals[other], default=None)
            if original is None:
                originals[id] = number
            yield id, original

    def _component(self, id: str) -> set[str]:
        found, todo = {id}, [id]
        while todo:
            new = self._alike(todo.pop()) - found
            found |= new
            todo += new
        return found

    def _alike(self, id: str) -> set[str]:
        rows = self._db.execute("SELECT b FROM near WHERE a = ?1 UNION ALL SELECT a FROM near WHERE b = ?1", (id,))
        return {other for (other,) in rows}
