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
        head = f"{self.articles} articles, {self.mentions} event mentions, {self.events} events in {self.seconds:.1f} s"
        kinds = ", ".join(f"{kind} {n}" for kind, n in sorted(self.skipped.items()))
        counts = {
            "unchanged": self.unchanged,
            f"inputs skipped ({kinds})": self.skipped.total(),
            "articles failed": len(self.failed),
        }
        lines = ["; ".join([head, *(f"{n} {what}" for what, n in counts.items() if n)])]
        if self.outdated:
            lines.append(
                f"  {self.outdated} articles were read by another version: newsgraph upgrade --store {self.out}"
            )
        lines.append(f"  store    {self.out / 'store'}      newsgraph query --list --store {self.out}")
        if self.pages:
            lines.append(f"  Turtle   {self.out / 'graph.ttl'}")
            lines.append(f"  page     {self.out / 'graph.html'}  open it in a browser")
        return lines
