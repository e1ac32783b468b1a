"""Where sentences end in news text, by rules over tokens.

Paragraphs and line ends close a sentence (headlines, datelines and bullets carry no full stop), unless the text is hard
wrapped. A dateline within a line ("... in Ukraine Dec. 16 (AP) – The ministers") is a sentence of its own.
Full stops of titles and initials do not close one; those of other abbreviations do before a word that starts
sentences. What is quoted or bracketed goes with its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from graph.parse.word_lists import word_lists

MAX_WORDS = 200
"""A longer sentence is a list or a table: it is cut at the last pause before this many words."""
_TERMINATOR = re.compile(r"[.!?…]+")
_ABBREVIATION = re.compile(r"\w[\w.]*\.")
_CLOSING = frozenset("”’)]»\"'''")
_OPENING = frozenset("“‘([«\"'``")
_BULLET = frozenset("-–—•*·●▪►")
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]*|\.)|May")
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_BEFORE_DATES = frozenset(
    {"on", "On", "in", "In", "of", "by", "By", "since", "Since", "until", "from", "From", "last", "this"}
)
_AGENCY = 6
"""Words that the brackets of a dateline hold at most."""
_PAUSES = (";", ":", ",", "and", "or", "-")


@dataclass(frozen=True)
class Words:
    """The tokens of a text without white space, and the white space after each."""

    texts: Sequence[str]
    gaps: Sequence[str]
    wrapped: bool = False
    """Lines are broken to a width, so that a single line end means nothing."""

    @cached_property
    def open_brackets(self) -> Sequence[bool]:
        """For each word whether a bracket is open after it that is closed within the next 60 words."""
        out, closes = [], -1
        for i, text in enumerate(self.texts):
            if text == "(" and i and closes < i:
                closes = next((j for j in range(i + 1, min(i + 60, len(self.texts))) if self.texts[j] == ")"), -1)
                if "\n" in "".join(self.gaps[i : max(i, closes)]):
                    closes = -1
            out.append(i < closes)
        return out


def is_wrapped(text: str) -> bool:
    """Whether the lines of a text are broken to a width rather than at the ends of paragraphs."""
    lines = text.split("\n")
    pairs = [(a.rstrip(), b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(pairs) < 4 or max(map(len, lines)) > 110:
        return False
    broken = sum(len(a) >= 45 and not _TERMINATOR.fullmatch(a[-1:]) for a, _ in pairs)
    return broken > 0.6 * len(pairs)


def sentence_ends(words: Words) -> list[int]:
    """Indices one past the last word of each sentence, ascending; the last is the number of words."""
    ends: list[int] = []
    start = i = 0
    n = len(words.texts)
    while i < n:
        end = _end_after(words, i) if i + 1 < n else n
        if end is not None:
            ends += _cut(words, start, end)
            start = end
        i = max(i + 1, end or 0)
    return ends


def _end_after(words: Words, i: int) -> int | None:
    """The end of the sentence that word ``i`` closes, together with brackets and quotation marks; None for no end."""
    j = i + 1
    if _is_dateline(words, j) or (
        words.texts[i] in _DASHES and any(_is_dateline(words, k, i) for k in range(i - 9, i))
    ):
        return j
    if _TERMINATOR.fullmatch(words.texts[i]) or _ABBREVIATION.fullmatch(words.texts[i]):
        while j < len(words.texts) and words.texts[j] in _CLOSING and _closes(words, j):
            j += 1
        if j == len(words.texts) or _line_ends(words, j - 1) or _stops(words, i, j):
            return j
        return None
    return j if _line_ends(words, i) else None


def _is_dateline(words: Words, i: int, dash: int | None = None) -> bool:
    """Whether "Dec. 16 (AP) – The" begins at word ``i`` (and has its dash at word ``dash``)."""
    texts = words.texts
    if not 0 < i < len(texts) - 5 or not _MONTH.fullmatch(texts[i]) or texts[i - 1] in _BEFORE_DATES:
        return False
    if not texts[i + 1].isdigit() or texts[i + 2] != "(":
        return False
    last = min(i + 4 + _AGENCY, len(texts) - 2)
    close = next((k for k in range(i + 3, last) if texts[k] == ")"), None)
    if close is None or texts[close + 1] not in _DASHES or dash not in (None, close + 1):
        return False
    starts = [texts[close + 2], *texts[i + 3 : close][:1]]
    return all(word[0].isupper() or word[0] in _OPENING for word in starts)


def _closes(words: Words, j: int) -> bool:
    """A typographic closing mark, or a straight one that stands close to the word before."""
    return "\n" not in words.gaps[j - 1] and (words.texts[j] in "”)]»" or not words.gaps[j - 1])


def _line_ends(words: Words, i: int) -> bool:
    """Whether the white space after word ``i`` ends a paragraph, or a line that is not merely wrapped."""
    breaks = words.gaps[i].count("\n")
    if breaks != 1 or i + 1 == len(words.texts):
        return breaks > 1
    after = words.texts[i + 1]
    if words.wrapped:
        return after in _BULLET
    return not after[0].islower() or words.texts[i] in ".!?:;"


def _stops(words: Words, i: int, j: int) -> bool:
    """Whether the terminator or abbreviation at ``i`` ends a sentence before word ``j``, on one line."""
    sets, text, after = word_lists(), words.texts[i], words.texts[j]
    if words.open_brackets[i]:
        return False
    if not _TERMINATOR.fullmatch(text):
        return (
            text not in sets["titles"]
            and len(text) > 2
            and j == i + 1
            and after in sets["starters"]
            and bool(words.gaps[j - 1])
        )
    if not (after[0].isupper() or after[0].isdigit() or after[0] in _OPENING or after in _BULLET):
        return False
    before = words.texts[i - 1] if i else ""
    if text == "." and after[0].isdigit() and before in sets["numbered"]:
        return False
    if not words.gaps[j - 1]:
        return after[0].isupper() and len(before) > 1 and j == i + 1
    return not (text[0] in "!?" and j > i + 1 and sets["reporting"].intersection(words.texts[j : j + 5]))


def _cut(words: Words, start: int, end: int) -> list[int]:
    """The end of a sentence, with further ends inside it where it is longer than `MAX_WORDS`."""
    out = []
    while end - start > MAX_WORDS:
        limit = start + MAX_WORDS
        half = start + MAX_WORDS // 2
        pauses = ((p, k) for p in _PAUSES for k in range(limit, half, -1) if words.texts[k - 1] == p)
        start = next(pauses, ("", limit))[1]
        out.append(start)
    return [*out, end]
