"""Near-duplicates: one wire text in several outlets, whole or cut, with changed words here and there.

A text is known by the hashes of its runs of five words; of these a quarter, chosen by the hash itself, is kept (Broder
1997, "On the resemblance and containment of documents"), so two texts share as many of the kept ones as of all. The
smallest few find the candidates without comparing every pair.
"""

from __future__ import annotations

import datetime
import re
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from ..model import Article

_RUN = 5
_KEPT = 4
_KEYS = 10
_FEWEST = 12
"""Kept hashes of a text that can be a copy: about 50 words."""
SAME = 0.6
"""Share of the shorter text's hashes that the longer one must have."""
CROWD = 200
"""A hash that more articles have says nothing (a standing phrase, a legal notice)."""
_WORD = re.compile(r"\w+")
_MIX = 0x9E3779B97F4A7C15
_LAST = datetime.date.max


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of a text: hashes of some of its runs of five words, ascending."""

    hashes: array[int]

    @property
    def keys(self) -> array[int]:
        """The few under which it is looked up."""
        return self.hashes[:_KEYS]


@dataclass(frozen=True, slots=True)
class WireCopy:
    """An article whose text is that of another one."""

    of: str
    """Id of the article that counts as the original: the earliest, then the first by id."""
    overlap: float
    """Share of the shorter text that both have."""

    @property
    def reason(self) -> str:
        return f"{self.overlap:.0%} of the shorter text is in both"


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a text; case, punctuation and line breaks do not matter."""
    words = [word.encode() for word in _WORD.findall(text.casefold())]
    runs = (b" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
    mixed = {(zlib.crc32(run) * _MIX) >> 16 & 0xFFFFFFFFFFFF for run in runs}
    return Fingerprint(array("Q", sorted(h // _KEPT for h in mixed if h % _KEPT == 0)))


def overlap(one: Fingerprint, other: Fingerprint) -> float:
    """Share of the shorter fingerprint that is in both, 0.0 where one is too short to tell."""
    shorter = min(len(one.hashes), len(other.hashes))
    if shorter < _FEWEST:
        return 0.0
    return len(set(one.hashes) & set(other.hashes)) / shorter


class CopyIndex:
    """Fingerprints of many articles, for "which of these has this text". About one kilobyte an article."""

    def __init__(self) -> None:
        self._prints: dict[str, Fingerprint] = {}
        self._at: defaultdict[int, list[str]] = defaultdict(list)

    def add(self, id: str, marks: Fingerprint) -> None:
        self._prints[id] = marks
        for key in marks.keys:
            self._at[key].append(id)

    def copies(self, marks: Fingerprint) -> Iterator[tuple[str, float]]:
        """Ids with the same text and the overlap, in the order of ids."""
        near = {id for key in marks.keys if len(self._at.get(key, ())) <= CROWD for id in self._at.get(key, ())}
        for id in sorted(near):
            share = overlap(marks, self._prints[id])
            if share >= SAME:
                yield id, share


def wire_copies(articles: Iterable[Article]) -> dict[str, WireCopy]:
    """Which articles are copies of which, by id of the copy. The order of the articles does not matter.

    From the earliest on, an article is a copy of the earliest original whose text it has, or an original itself, so
    likeness is never passed on along a chain. Of an article only the fingerprint is kept.
    """
    seen = [(article.date or _LAST, article.id, article.sha256, fingerprint(article.text)) for article in articles]
    seen.sort(key=itemgetter(0, 1))
    index = CopyIndex()
    exact: dict[str, str] = {}
    age: dict[str, int] = {}
    copies: dict[str, WireCopy] = {}
    for number, (_, id, sha, own) in enumerate(seen):
        if sha and sha in exact:
            copies[id] = WireCopy(exact[sha], 1.0)
            continue
        near = min(index.copies(own), key=lambda found: age[found[0]], default=None)
        if near is not None:
            copies[id] = WireCopy(*near)
            continue
        index.add(id, own)
        exact[sha] = id
        age[id] = number
    return copies
