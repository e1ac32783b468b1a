"""robots.txt (RFC 9309): which paths of a site may be fetched by us, and how slowly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_LINES = 10_000


@dataclass(frozen=True, slots=True)
class Rule:
    """``Allow`` or ``Disallow`` of a path; ``*`` stands for anything, ``$`` at the end for the end of the path."""

    path: str
    allows: bool


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of a site for one crawler."""

    rules: tuple[Rule, ...] = ()
    delay: float = 0.0

    def allows(self, url: str) -> bool:
        """The longest rule that fits decides; of two as long the one that allows; without one all is allowed."""
        parts = urlsplit(url)
        path = unquote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        fitting = [rule for rule in self.rules if fits(path, rule.path)]
        return max(fitting, key=lambda r: (len(r.path), r.allows)).allows if fitting else True


NOTHING = Robots((Rule("/", False),))
"""For a site whose robots.txt cannot be had: nothing may be fetched (RFC 9309, 2.3.1.4)."""


def parse(text: str, agent: str) -> Robots:
    """The rules for the crawler of this name: its own groups together, else those for all."""
    name = agent.split("/")[0].split()[0].casefold()
    own: list[tuple[str, str]] = []
    common: list[tuple[str, str]] = []
    is_own = False
    for agents, lines in _groups(text):
        if any(a != "*" and a in name for a in agents):
            own += lines
            is_own = True
        elif "*" in agents:
            common += lines
    lines = own if is_own else common
    rules = tuple(Rule(unquote(path), key == "allow") for key, path in lines if key != "crawl-delay" and path)
    return Robots(rules, max((_seconds(value) for key, value in lines if key == "crawl-delay"), default=0.0))


def fits(path: str, pattern: str) -> bool:
    """Whether a path begins like the pattern; in a time that grows with their lengths only."""
    anchored = pattern.endswith("$")
    first, *rest = (pattern[:-1] if anchored else pattern).split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if anchored and not rest:
        return at == len(path)
    for n, part in enumerate(rest):
        if anchored and n == len(rest) - 1:
            return len(path) - len(part) >= at and path.endswith(part)
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def _groups(text: str) -> Iterator[tuple[list[str], list[tuple[str, str]]]]:
    """Names of crawlers, and the lines that are for them."""
    agents: list[str] = []
    lines: list[tuple[str, str]] = []
    for line in text.removeprefix("\ufeff").splitlines()[:_LINES]:
        key, sign, value = line.partition("#")[0].partition(":")
        key, value = key.strip().casefold(), value.strip()
        if not sign:
            continue
        if key == "user-agent":
            if lines:
                yield agents, lines
                agents, lines = [], []
            agents.append(value.casefold())
        elif key in ("allow", "disallow", "crawl-delay") and agents:
            lines.append((key, value))
    if agents:
        yield agents, lines


def _seconds(value: str) -> float:
    try:
        return min(max(float(value), 0.0), 86_400.0)
    except ValueError:
        return 0.0
