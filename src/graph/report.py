"""What a build did, for the last lines of its output."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from graph.cluster import Failed


@dataclass(slots=True)
class Report:
    """What a build did, for the last lines of its output."""

    out: Path
    articles: int = 0
    """How many were read."""
    removed: int = 0
    total: int = 0
    """Articles of the graph, as are the event mentions and events."""
    mentions: int = 0
    events: int = 0
    seconds: float = 0.0
    unchanged: int = 0
    outdated: int = 0
    pages: bool = True
    skipped: Counter[str] = field(default_factory=Counter)
    """How many inputs were passed over, by the kind of the reason (``language``, ``empty``, ``duplicate`` ...)."""
    failed: list[Failed] = field(default_factory=list)

    def lines(self) -> list[str]:
        kinds = ", ".join(f"{kind} {n}" for kind, n in sorted(self.skipped.items()))
        counts = {
            f"{self.unchanged} unchanged": self.unchanged,
            f"{many(self.skipped.total(), 'input')} skipped ({kinds})": self.skipped.total(),
            f"{many(len(self.failed), 'article')} failed": len(self.failed),
        }
        lines = ["; ".join([self._head(), *(line for line, n in counts.items() if n)])]
        if self.outdated:
            were = "was" if self.outdated == 1 else "were"
            lines.append(
                f"  {many(self.outdated, 'article')} {were} read by another version: newsgraph upgrade --store {self.out}"
            )
        lines.append(f"  store    {self.out / 'store'}      newsgraph query --list --store {self.out}")
        if self.pages:
            lines.append(f"  Turtle   {self.out / 'graph.ttl'}")
            lines.append(f"  page     {self.out / 'graph.html'}  open it in a browser")
        return lines

    def _head(self) -> str:
        now = ", ".join((many(self.total, "article"), many(self.mentions, "event mention"), many(self.events, "event")))
        if self.removed:
            return f"{many(self.removed, 'article')} removed in {self.seconds:.1f} s; left: {now}"
        if self.articles == self.total:
            return f"{now} in {self.seconds:.1f} s"
        return f"{many(self.articles, 'article')} read in {self.seconds:.1f} s; now: {now}"


def many(n: int, what: str) -> str:
    """``1 article``, ``2 articles``."""
    return f"{n} {what}" if n == 1 else f"{n} {what}s"
