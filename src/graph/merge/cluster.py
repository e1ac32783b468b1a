"""Join the mentions of one event, near-linearly: only what shares a type and a party within a time window is compared."""

from __future__ import annotations

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.merge.compare import compare, window
from graph.merge.signature import Signature, signatures
from graph.model import EventCluster, ReadArticle

NEVER = datetime.date.min
CROWD = 40
"""At most so many neighbours in the window of one block are compared with a mention: a guard against crowded blocks."""


def clusters(read: Iterable[ReadArticle]) -> tuple[EventCluster, ...]:
    """Every mention is in exactly one cluster; the clusters are sorted by key."""
    return joined(s for article in read for s in signatures(article))


def joined(found: Iterable[Signature]) -> tuple[EventCluster, ...]:
    """The same from signatures alone (which a store keeps between builds)."""
    items = {s.id: s for s in found}
    pairs = sorted(
        (-verdict.score, a.id, b.id, verdict.reason)
        for a, b in candidates(sorted(items.values(), key=lambda s: s.id))
        if (verdict := compare(a, b)).same
    )
    groups = {key: [key] for key in items}
    reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
    for _, a, b, reason in pairs:
        left, right = groups[a], groups[b]
        if left is right or not _agree(left, right, items):
            continue
        left += right
        for key in right:
            groups[key] = left
        reasons[min(left)].append(f"{a[0]} {a[1]} = {b[0]} {b[1]}: {reason}")
    unique = {id(g): sorted(g) for g in groups.values()}
    return tuple(sorted((_cluster(g, items, reasons) for g in unique.values()), key=lambda c: c.key))


def candidates(items: list[Signature]) -> Iterator[tuple[Signature, Signature]]:
    """Pairs worth comparing, each once, the smaller id first."""
    blocks: dict[tuple[str, str], list[Signature]] = defaultdict(list)
    for item in items:
        for party in item.parties:
            blocks[item.type, party].append(item)
    seen = set()
    for _, block in sorted(blocks.items()):
        block.sort(key=lambda s: (s.begin or NEVER, s.id))
        for n, a in enumerate(block):
            for b in _neighbours(block, n):
                pair = (a.id, b.id) if a.id < b.id else (b.id, a.id)
                if pair not in seen:
                    seen.add(pair)
                    yield (a, b) if a.id < b.id else (b, a)


def _neighbours(block: list[Signature], n: int) -> Iterator[Signature]:
    a = block[n]
    last = (a.end or a.begin or NEVER).toordinal() + window(a)
    for count, b in enumerate(block[n + 1 :]):
        if (b.begin or NEVER).toordinal() > last or count >= CROWD:
            return
        yield b


def _agree(left: list[tuple[str, str]], right: list[tuple[str, str]], items: dict[tuple[str, str], Signature]) -> bool:
    """No member of one group contradicts a member of the other."""
    return all(compare(items[a], items[b]).score > 0 for a in left for b in right)


def _cluster(
    members: list[tuple[str, str]],
    items: dict[tuple[str, str], Signature],
    reasons: dict[tuple[str, str], list[str]],
) -> EventCluster:
    first = items[members[0]]
    digest = hashlib.sha256(f"{first.article}\n{first.mention}".encode()).hexdigest()[:10]
    parties = "-".join([*sorted(first.actors)[:2], *sorted(first.recipients)[:2]]).lower()
    plain = "".join(c if c.isalnum() or c == "-" else "_" for c in parties if c.isascii())
    why = tuple(r for member in members for r in reasons.get(member, ()))
    return EventCluster(key=f"{first.type.lower()}-{plain}-{digest}", mentions=tuple(members), reasons=why)
