"""Which events a change of some mentions can change, so that not all that is connected with them is clustered again.

Pairs are joined in one order, the surest first, and two groups that contradict each other once always do. So what was
decided on a pair of groups holds as long as both groups come about as before. An event all of whose neighbours come out
as they were, though the changed mentions are among theirs, keeps them as they were towards everything behind them too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.model import EventCluster

TRIES = 4
"""After so many regions that were too small all that is connected is clustered again."""
Members = frozenset[int]


@dataclass(frozen=True, slots=True)
class Mentions:
    """What is asked of mentions by their numbers."""

    neighbours: Callable[[int], Iterable[int]]
    """Those that pairs connect it with."""
    event: Callable[[int], Members]
    """Those of its event as it was before the change, and itself; a new mention is alone."""
    clusters: Callable[[Members], list[tuple[Members, EventCluster]]]
    """The events of some mentions, where the pairs among them are all there are."""


def settled(seed: int, touched: set[int], mentions: Mentions) -> tuple[set[int], list[EventCluster]]:
    """The mentions around a touched one whose events must be found again, all touched ones of them; and their events."""
    core: set[int] = {seed}
    for _ in range(TRIES):
        rim = _rim(core, touched, mentions)
        found = mentions.clusters(frozenset(core | rim))
        other = [members for members, _ in found if members & rim and not _is_as_before(members, mentions)]
        if not other:
            return core, [cluster for members, cluster in found if members & core]
        core.update(*other)
    core = connected(core, mentions.neighbours)
    return core, [cluster for _, cluster in mentions.clusters(frozenset(core))]


def _is_as_before(members: Members, mentions: Mentions) -> bool:
    return mentions.event(min(members)) == members


def _rim(core: set[int], touched: set[int], mentions: Mentions) -> set[int]:
    """Fills the core up with whole events, and with those beside it that have touched mentions; the events around it."""
    rim, todo = set[int](), [mentions.event(n) for n in core]
    seen = set(todo)
    while todo:
        event = todo.pop()
        core |= event
        for other in {mentions.event(other) for n in event for other in mentions.neighbours(n)} - seen:
            seen.add(other)
            if other & touched:
                todo.append(other)
            else:
                rim |= other
    return rim - core


def connected(start: Iterable[int], neighbours: Callable[[int], Iterable[int]]) -> set[int]:
    """All that pairs connect with some mentions, near or far, and these."""
    found = set(start)
    todo = list(found)
    while todo:
        for other in neighbours(todo.pop()):
            if other not in found:
                found.add(other)
                todo.append(other)
    return found
