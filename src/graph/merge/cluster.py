"""Join the mentions of one event: what shares a block and a time window is compared, the surest pairs come first.

What becomes of a mention depends only on the mentions that pairs connect it with, so a set can be clustered component
by component, and a ledger that keeps the pairs can cluster again just what a new article touches.
"""

from __future__ import annotations

import bisect
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graph.merge.blocks import looks, stands
from graph.merge.compare import compare, excluded
from graph.merge.retold import signatures
from graph.merge.signature import Signature
from graph.model import EventCluster, ReadArticle

Id = tuple[str, str]
"""Article id and mention id."""
Pair = tuple[float, Id, Id, str]
"""Score, the smaller id, the greater id, and why they are the same event."""


def clusters(read: Iterable[ReadArticle]) -> tuple[EventCluster, ...]:
    """Every mention is in exactly one cluster; the clusters are sorted by key."""
    return joined(s for article in read for s in signatures(article))


def joined(found: Iterable[Signature]) -> tuple[EventCluster, ...]:
    """The same from signatures alone."""
    items = {s.id: s for s in found}
    return tuple(sorted(grouped(items, pairs(items.values())), key=lambda c: c.key))


def pairs(items: Iterable[Signature]) -> Iterator[Pair]:
    """The pairs that are the same event, each once."""
    ordered = sorted(items, key=lambda s: s.id)
    index: dict[str, list[tuple[int, Id]]] = defaultdict(list)
    by_id = {s.id: s for s in ordered}
    for s in ordered:
        near = {other for key, first, last in looks(s) for other in _between(index.get(key, []), first, last)}
        for other in sorted(near):
            verdict = compare(by_id[other], s)
            if verdict.same:
                yield verdict.score, other, s.id, verdict.reason
        for key, day in stands(s):
            bisect.insort(index[key], (day, s.id))


def _between(block: list[tuple[int, Id]], first: int, last: int) -> Iterator[Id]:
    begin = bisect.bisect_left(block, (first, ("", "")))
    for day, other in block[begin:]:
        if day > last:
            return
        yield other


def grouped(items: Mapping[Id, Signature], found: Iterable[Pair]) -> Iterator[EventCluster]:
    """Clusters of these mentions: the surest pairs first, and no two in a cluster that contradict each other."""
    groups = Groups(items)
    reasons: dict[Id, list[str]] = defaultdict(list)
    for _, a, b, reason in sorted(found, key=lambda p: (-p[0], p[1], p[2])):
        if groups.join(a, b):
            reasons[a].append(f"{a[0]} {a[1]} = {b[0]} {b[1]}: {reason}")
    for members in groups.members():
        yield _cluster(sorted(members), items, reasons)


class Groups:
    """Mentions that are joined step by step. Groups only grow, so two that contradict each other once always do."""

    def __init__(self, items: Mapping[Id, Signature]) -> None:
        self._items = items
        self._of = {key: key for key in items}
        """The name of the group that a mention is in: one of its members."""
        self._members: dict[Id, list[Id]] = {key: [key] for key in items}
        self._against: dict[Id, set[Id]] = defaultdict(set)
        """Names of the groups that contradict a group."""

    def join(self, a: Id, b: Id) -> bool:
        """Put the groups of two mentions together; whether they were two that agree."""
        left, right = self._of[a], self._of[b]
        if left == right or right in self._against[left]:
            return False
        if not self._agree(left, right):
            self._against[left].add(right)
            self._against[right].add(left)
            return False
        if len(self._members[left]) < len(self._members[right]):
            left, right = right, left
        for key in self._members.pop(right):
            self._of[key] = left
            self._members[left].append(key)
        for other in self._against.pop(right, ()):
            self._against[other].discard(right)
            self._against[other].add(left)
            self._against[left].add(other)
        return True

    def members(self) -> Iterable[list[Id]]:
        """The groups."""
        return self._members.values()

    def _agree(self, left: Id, right: Id) -> bool:
        """No event of one group contradicts one of the other; what an article tells again goes with its first telling."""
        known = self._items
        first, second = ([known[i] for i in self._members[g] if not known[i].again] for g in (left, right))
        return not any(excluded(x, y) for x in first for y in second)


def _cluster(members: list[Id], items: Mapping[Id, Signature], reasons: Mapping[Id, list[str]]) -> EventCluster:
    first = items[members[0]]
    digest = hashlib.sha256(f"{first.article}\n{first.mention}".encode()).hexdigest()[:10]
    parties = "-".join([*sorted(first.actors)[:2], *sorted(first.recipients)[:2]]).lower()
    plain = "".join(c if c.isalnum() or c == "-" else "_" for c in parties if c.isascii())
    why = tuple(r for member in members for r in reasons.get(member, ()))
    return EventCluster(key=f"{first.type.lower()}-{plain}-{digest}", mentions=tuple(members), reasons=why)
