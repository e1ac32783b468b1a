"""Wire copies, kept between builds: which article's text is that of an earlier one.

From the earliest on (by day, then id), an article is a copy of the earliest original that has its text, or an original
itself. It looks for originals among the texts that are like it (``graph.ledger.alike``) and those whose copies these
are, so that a text in hundreds of outlets has one original; each is compared with it, so likeness is never passed on
along a chain. Of articles with the very same text only the first is looked at. All this depends on the set of articles
alone; only what a new article can change is judged again.
"""

from __future__ import annotations

import heapq
import sqlite3

from graph.ledger.alike import LikeTexts, Place, id_of, place_of, unpacked
from graph.model import Article
from graph.read.duplicates import SAME, fingerprint, overlap

_LAST = "9999-99-99"


class CopyLedger:
    """The fingerprints of a ledger's articles, and which are copies."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database
        self._like = LikeTexts(database)

    def clear(self) -> None:
        """Forget all texts: for a rule that is another one."""
        for table in ("print", "print_place", "alike"):
            self._db.execute(f"DELETE FROM {table}")

    def replace(self, id: str, article: Article | None) -> None:
        """The text of an article is this now; None: it is gone."""
        self._forget(id)
        if article is None:
            return
        marks, place = fingerprint(article.text), place_of(article.date.isoformat() if article.date else _LAST, id)
        first = self._first(article.sha256)
        row = (id, place[:10], article.sha256, marks.hashes.tobytes())
        self._db.execute("INSERT INTO print VALUES (?, ?, ?, ?)", row)
        if first is not None and first < place:
            self._like.touched.add(place)
            return
        if first is not None:
            self._like.remove(first, marks)
            self._like.touched.add(first)
        self._like.add(place, marks)

    def _forget(self, id: str) -> None:
        row = self._db.execute("SELECT day, sha256, hashes FROM print WHERE article = ?", (id,)).fetchone()
        if row is None:
            return
        place, marks = place_of(row[0], id), unpacked(row[2])
        was_first = self._first(row[1]) == place
        self._db.execute("DELETE FROM print WHERE article = ?", (id,))
        self._like.touched.discard(place)
        if was_first:
            self._like.remove(place, marks)
            if (first := self._first(row[1])) is not None:
                self._like.add(first, marks)

    def _first(self, sha256: str) -> Place | None:
        """Where the first article with this very text stands."""
        ask = "SELECT day, article FROM print WHERE sha256 = ? ORDER BY day, article LIMIT 1"
        found = self._db.execute(ask, (sha256,)).fetchone()
        return place_of(*found) if found else None

    def settle(self) -> set[str]:
        """Judge again what was touched; the ids of the articles that are a copy of another one, or of none, now.

        A judgement depends on earlier ones alone, so they are made in order, and a later one again only where one
        before it is another one now.
        """
        changed: set[str] = set()
        todo = sorted(self._like.touched)
        queued = set(todo)
        while todo:
            place = heapq.heappop(todo)
            is_other = self._judge(place)
            if is_other:
                changed.add(id_of(place))
            for one in self._later(place) if is_other or place in self._like.touched else ():
                if one not in queued:
                    queued.add(one)
                    heapq.heappush(todo, one)
        self._like.touched.clear()
        return changed

    def _judge(self, place: Place) -> bool:
        """Note what an article is a copy of; whether that is another judgement than before."""
        id, now = id_of(place), self._original(place)
        ask = "UPDATE article SET copy_of = ? WHERE id = ? AND copy_of IS NOT ?"
        return bool(self._db.execute(ask, (now, id, now)).rowcount)

    def _original(self, place: Place) -> str | None:
        """Id of the earliest original with the text of an article, None for an original."""
        (sha256,) = self._db.execute("SELECT sha256 FROM print WHERE article = ?", (id_of(place),)).fetchone()
        first = self._first(sha256)
        if first is not None and first != place:
            return id_of(self._root(first))
        alike = self._like.before(place)
        roots = sorted({self._root(other) for other in alike})
        near = (root for root in roots if root in alike or self._overlap(root, place) >= SAME)
        return next((id_of(root) for root in near), None)

    def _root(self, place: Place) -> Place:
        """What an article is a copy of, or itself."""
        ask = "SELECT day, article FROM print WHERE article = (SELECT copy_of FROM article WHERE id = ?)"
        found = self._db.execute(ask, (id_of(place),)).fetchone()
        return place_of(*found) if found else place

    def _overlap(self, one: Place, other: Place) -> float:
        return overlap(self._like.marks(one), self._like.marks(other))

    def _later(self, place: Place) -> list[Place]:
        """The articles whose judgement rests on that of this one."""
        ask = "SELECT p.day, p.article FROM print p JOIN print o USING (sha256) WHERE o.article = ?"
        same = (place_of(*row) for row in self._db.execute(ask, (id_of(place),)))
        return [*self._like.behind(place), *(one for one in same if one > place)]
