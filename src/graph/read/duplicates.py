"""Near-duplicates: one wire text in several outlets, whole or cut, with changed words here and there.

A text is known by the hashes of its runs of five words; of these a quarter, chosen by the hash itself, is kept (Broder
1997, "On the resemblance and containment of documents"), so two texts share as many of the kept ones as of all. The
smallest few find the candidates without comparing every pair (``graph.ledger.alike``).
"""

from __future__ import annotations

import re
import zlib
from array import array
from dataclasses import dataclass

_RUN = 5
_KEPT = 4
_KEYS = 10
_FEWEST = 12
"""Kept hashes of a text that can be a copy: about 50 words."""
SAME = 0.6
"""Share of the shorter text's hashes that the longer one must have."""
_WORD = re.compile(r"\w+")
_MIX = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of a text: hashes of some of its runs of five words, ascending."""

    hashes: array[int]

    @property
    def keys(self) -> array[int]:
        """The few under which it is looked up."""
        return self.hashes[:_KEYS]


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
