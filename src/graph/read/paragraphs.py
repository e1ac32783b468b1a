"""Lines to paragraphs: lines broken to a width are joined, bullets are taken off, empty lines go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

BULLET = re.compile(r"^(?:[-–—*•·▪■●◦‣►»>]+|\d{1,2}[.)])(?:\s+|$)")
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]{0,3}$")
_WIDEST = 110
_NARROWEST = 45


def paragraphs(lines: Sequence[str], *, may_wrap: bool = True) -> list[str]:
    """One string for each paragraph, list item or heading, in order."""
    if may_wrap and is_wrapped(lines):
        lines = list(_joined(lines))
    bare = (BULLET.sub("", line, count=1) if not _numbered_sentence(line) else line for line in lines)
    return [line.strip() for line in bare if line.strip()]


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines are broken to a width: most that are followed by another one are long and stop in a sentence."""
    pairs = [(a, b) for a, b in pairwise(lines) if a and b]
    if len(pairs) < 3 or max(map(len, lines)) > _WIDEST:
        return False
    broken = sum(len(a) >= _NARROWEST and not _ENDS.search(a[-5:]) and not BULLET.match(b) for a, b in pairs)
    return broken > 0.6 * len(pairs)


def looks_like_prose(line: str) -> bool:
    """A sentence rather than a label: ten words, or five and a full stop."""
    words = len(line.split())
    return words >= 10 or (words >= 5 and _ENDS.search(line[-5:]) is not None)


def _joined(lines: Iterable[str]) -> Iterable[str]:
    block = ""
    last = ""
    for line in lines:
        ends = not line or BULLET.match(line) or (len(last) < _NARROWEST and not line[:1].islower())
        if block and ends:
            yield block
            block = ""
        if line:
            glue = "" if not block or re.search(r"\w-$", block) else " "
            block += glue + line
        last = line
    if block:
        yield block


def _numbered_sentence(line: str) -> bool:
    """ "5. november ..." and "16 dead" are no bullets; "1. Allies of Ukraine" is one."""
    return bool(re.match(r"\d{1,2}[.)]\s+[a-z]", line))
