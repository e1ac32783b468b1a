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
    groups = {key: [key] for key in items}
    reasons: dict[Id, list[str]] = defaultdict(list)
    for _, a, b, reason in sorted(found, key=lambda p: (-p[0], p[1], p[2])):
        left, right = groups[a], groups[b]
        if left is right or not _agree(left, right, items):
            continue
        left += right
        for key in right:
            groups[key] = left
        reasons[a].append(f"{a[0]} {a[1]} = {b[0]} {b[1]}: {reason}")
    for group in {id(g): g for g in groups.values()}.values():
        yield _cluster(sorted(group), items, reasons)


def _agree(left: list[Id], right: list[Id], items: Mapping[Id, Signature]) -> bool:
    """No event of one group contradicts one of the other; what an article tells again goes with its first telling."""
    first, second = ([items[i] for i in group if not items[i].again] for group in (left, right))
    return not any(excluded(a, b) for a in first for b in second)


def _cluster(members: list[Id], items: Mapping[Id, Signature], reasons: Mapping[Id, list[str]]) -> EventCluster:
    first = items[members[0]]
    digest = hashlib.sha256(f"{first.article}\n{first.mention}".encode()).hexdigest()[:10]
    parties = "-".join([*sorted(first.actors)[:2], *sorted(first.recipients)[:2]]).lower()
    plain = "".join(c if c.isalnum() or c == "-" else "_" for c in parties if c.isascii())
    why = tuple(r for member in members for r in reasons.get(member, ()))
    return EventCluster(key=f"{first.type.lower()}-{plain}-{digest}", mentions=tuple(members), reasons=why)
