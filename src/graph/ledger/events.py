"""Which mentions are one event, kept between builds: a new article clusters again only what it is connected with."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from graph.ledger.codec import from_json, to_json
from graph.ledger.region import Mentions, connected, settled
from graph.merge import Signature, compare
from graph.merge.blocks import looks, stands
from graph.merge.cluster import Pair, grouped
from graph.model import EventCluster

_CACHED = 4_000
"""Signatures kept in memory, some kilobytes each."""


class EventIndex:
    """The mentions of a ledger: signatures, blocks, the pairs that are the same, and the key of each one's event."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database
        self._touched: set[int] = set()
        self._loaded: dict[int, Signature] = {}
        self._keys: dict[tuple[str, str], str] = {}

    # ------------------------------------------------------------ changing

    def clear(self) -> None:
        """Forget all but the keys: for rules that are other ones, which find what they keep in other blocks."""
        rows = self._db.execute("SELECT article, mention, key FROM mention")
        self._keys = {(article, mention): key for article, mention, key in rows}
        for table in ("pair", "block", "mention"):
            self._db.execute(f"DELETE FROM {table}")
        self._loaded.clear()
        self._touched.clear()

    def replace(self, article: str, signatures: Iterable[Signature]) -> None:
        """The mentions of an article are these now."""
        new = {s.mention: (s, to_json(s)) for s in signatures}
        old = self._db.execute("SELECT mention, n, signature FROM mention WHERE article = ?", (article,)).fetchall()
        for name, n, text in old:
            if name in new and new[name][1] == text:
                del new[name]
            else:
                self._drop(n)
        for name in sorted(new):
            self._add(*new[name])

    def _drop(self, n: int) -> None:
        self._touched.update(self._neighbours(n))
        self._touched.discard(n)
        rows = [(*place, n) for place in stands(self.signature(n))]
        self._db.executemany("DELETE FROM block WHERE key = ? AND begin = ? AND n = ?", rows)
        self._db.execute("DELETE FROM pair WHERE a = ?", (n,))
        self._db.execute("DELETE FROM pair WHERE b = ?", (n,))
        self._db.execute("DELETE FROM mention WHERE n = ?", (n,))
        self._loaded.pop(n, None)

    def _add(self, signature: Signature, text: str) -> None:
        row = (*signature.id, text, self._keys.get(signature.id, ""))
        n = self._db.execute(
            "INSERT INTO mention (article, mention, signature, key) VALUES (?, ?, ?, ?)", row
        ).lastrowid
        assert n is not None
        self._keep(n, signature)
        for other in self._near(signature):
            verdict = compare(self.signature(other), signature)
            if verdict.same:
                self._db.execute("INSERT INTO pair VALUES (?, ?, ?, ?)", (other, n, verdict.score, verdict.reason))
        self._db.executemany("INSERT INTO block VALUES (?, ?, ?)", [(*place, n) for place in set(stands(signature))])
        self._touched.add(n)

    def _near(self, signature: Signature) -> set[int]:
        ask = "SELECT n FROM block WHERE key = ? AND begin BETWEEN ? AND ?"
        return {n for look in looks(signature) for (n,) in self._db.execute(ask, look)}

    def settle(self) -> set[str]:
        """Cluster again what was touched; ids of the articles with a mention whose event has another key now."""
        changed: set[str] = set()
        while self._touched:
            mentions = Mentions(cache(self._neighbours), self._before(), self._grouped)
            members, found = settled(min(self._touched), self._touched, mentions)
            self._touched -= members
            for cluster in found:
                changed.update(self._rekey(cluster))
        return changed

    def _before(self) -> Callable[[int], frozenset[int]]:
        """Tells the mentions of a mention's event as it was last settled."""

        @cache
        def of_key(key: str) -> frozenset[int]:
            return frozenset(n for (n,) in self._db.execute("SELECT n FROM mention WHERE key = ?", (key,)))

        @cache
        def of(n: int) -> frozenset[int]:
            (key,) = self._db.execute("SELECT key FROM mention WHERE n = ?", (n,)).fetchone()
            return of_key(key) if key else frozenset((n,))

        return of

    def _grouped(self, members: frozenset[int]) -> list[tuple[frozenset[int], EventCluster]]:
        numbers = {self.signature(n).id: n for n in members}
        return [(frozenset(numbers[id] for id in cluster.mentions), cluster) for cluster in self.clusters(members)]

    def _rekey(self, cluster: EventCluster) -> Iterator[str]:
        for article, mention in cluster.mentions:
            found = self._db.execute(
                "UPDATE mention SET key = ? WHERE article = ? AND mention = ? AND key <> ?",
                (cluster.key, article, mention, cluster.key),
            )
            if found.rowcount:
                yield article

    # ------------------------------------------------------------ asking

    def signature(self, n: int) -> Signature:
        """The signature of a mention by its number."""
        if n not in self._loaded:
            (text,) = self._db.execute("SELECT signature FROM mention WHERE n = ?", (n,)).fetchone()
            self._keep(n, from_json(Signature, text))
        return self._loaded[n]

    def _keep(self, n: int, signature: Signature) -> None:
        if len(self._loaded) >= _CACHED:
            self._loaded.clear()
        self._loaded[n] = signature

    def clusters(self, members: Iterable[int]) -> list[EventCluster]:
        """The events of mentions, as far as the pairs among them say."""
        signatures = {n: self.signature(n) for n in members}
        return list(grouped({s.id: s for s in signatures.values()}, self._pairs(signatures)))

    def _pairs(self, signatures: dict[int, Signature]) -> Iterator[Pair]:
        for a, left in signatures.items():
            for b, score, reason in self._db.execute("SELECT b, score, reason FROM pair WHERE a = ?", (a,)):
                if b in signatures:
                    first, second = sorted((left.id, signatures[b].id))
                    yield score, first, second, reason

    def _neighbours(self, n: int) -> list[int]:
        rows = self._db.execute("SELECT b FROM pair WHERE a = ?1 UNION ALL SELECT a FROM pair WHERE b = ?1", (n,))
        return [other for (other,) in rows]

    def keys(self, article: str) -> dict[str, str]:
        """Mention id -> key of its event, for an article."""
        return dict(self._db.execute("SELECT mention, key FROM mention WHERE article = ?", (article,)).fetchall())

    def event(self, key: str) -> EventCluster | None:
        """The event of this key, with the reasons why its mentions are one."""
        row = self._db.execute("SELECT n FROM mention WHERE key = ? LIMIT 1", (key,)).fetchone()
        found = self.clusters(connected([row[0]], self._neighbours)) if row else []
        return next((c for c in found if c.key == key), None)

    def find(self, article: str, mention: str) -> Signature | None:
        """The signature of a mention, None if there is none of this name."""
        row = self._db.execute("SELECT n FROM mention WHERE article = ? AND mention = ?", (article, mention)).fetchone()
        return self.signature(row[0]) if row else None
