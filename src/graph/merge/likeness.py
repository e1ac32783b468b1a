"""Which kinds of events, and which trigger words, can stand for one event."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import yaml

from graph.errors import DataError
from graph.resources import ontology


@dataclass(frozen=True, slots=True)
class Likeness:
    """The table ``ontology/merging/likeness.yaml``; its comments say what each list is for."""

    alike: frozenset[tuple[str, str]]
    results: frozenset[str]
    mutual: frozenset[str]
    lasting: frozenset[str]
    personal: frozenset[str]
    meetings: frozenset[str]
    broad: frozenset[str]
    general: frozenset[str]
    nouns: frozenset[str]
    common: frozenset[str]
    titles: frozenset[str]
    directions: frozenset[str]
    kin: dict[str, tuple[str, ...]]


LISTS = (
    "results",
    "mutual",
    "lasting",
    "personal",
    "meetings",
    "broad",
    "general",
    "nouns",
    "common",
    "titles",
    "directions",
)


@cache
def table() -> Likeness:
    """Read once in a process. ``DataError`` if a list is missing."""
    path = ontology() / "merging" / "likeness.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        lists = {name: frozenset(_words(data[name])) for name in LISTS}
        return Likeness(
            alike=frozenset((a, b) for row in data["alike"] for a in row for b in row),
            kin={code: tuple(of) for code, of in data["kin"].items()},
            **lists,
        )
    except KeyError as error:
        raise DataError(f"{path}: the list {error} is missing; install the package again") from error


def _words(entry: str | list[str]) -> list[str]:
    return entry.split() if isinstance(entry, str) else entry


def kinds_alike(a: str, b: str) -> bool:
    """Whether two kinds can be one event; a kind that says nothing is like all."""
    known = table()
    return a == b or (a, b) in known.alike or a in known.general or b in known.general


def same_word(a: str, b: str) -> bool:
    """Whether two triggers begin alike, ``attacked`` and ``attack``, or one ends in the other, ``airstrike``."""
    if min(len(a), len(b)) >= 5 and (a.endswith(b) or b.endswith(a)):
        return True
    alike = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return alike >= max(4, 0.7 * min(len(a), len(b)))
