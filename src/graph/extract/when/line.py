"""A sentence as a line of words with single spaces, so that patterns can be matched from and up to a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ...model import Sentence, Token
from .words import Words

BEFORE = 9
"""How many words to the left of a core its modifiers can begin."""


PREFIXES = ("mid-", "early-", "late-")


@lru_cache(maxsize=65536)
def core_word(text: str) -> str:
    """A token in lower case without "mid-" before a month or year, which some tokenisers leave in one word."""
    low = text.lower()
    if low.startswith(PREFIXES):
        return low.partition("-")[2] or low
    return low


@dataclass(frozen=True)
class Line:
    """A sentence, its lower-case words, and the words joined by spaces with the position where each begins."""

    sentence: Sentence
    low: Sequence[str]
    words: Words

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    @cached_property
    def starts(self) -> list[int]:
        out, at = [], 0
        for word in self.low:
            out.append(at)
            at += len(word) + 1
        return [*out, at]

    @cached_property
    def text(self) -> str:
        return " ".join(self.low) + " "

    def after(self, i: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of a pattern that begins at word ``i``. Patterns end in a space."""
        return pattern.match(self.text, self.starts[i])

    def before(self, i: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of a pattern (which ends in ``$``) among the words that end right before word ``i``."""
        return pattern.search(self.text[self.starts[max(0, i - BEFORE)] : self.starts[i]])

    def word_before(self, i: int, match: re.Match[str]) -> int:
        """Index of the word where a match of `before` begins, for the same ``i``."""
        return self.word_at(self.starts[max(0, i - BEFORE)] + match.start())

    def word_at(self, position: int) -> int:
        """Index of the word that begins at (or last before) a position of the line."""
        low, high = 0, len(self.low)
        while low < high:
            middle = (low + high) // 2
            if self.starts[middle] <= position:
                low = middle + 1
            else:
                high = middle
        return max(low - 1, 0)

    def last_of(self, match: re.Match[str]) -> int:
        """Index of the last word of a match of `after`."""
        return self.word_at(max(match.end() - 2, match.start()))

    def word(self, i: int) -> str:
        """Lower-case word ``i``, empty outside the sentence."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def is_capital(self, i: int) -> bool:
        text = self.tokens[i].text
        return text[len(text) - len(self.low[i])].isupper() if len(text) >= len(self.low[i]) else text[0].isupper()

    def prefix(self, first: int, last: int) -> str:
        """ "mid" where a word of the expression is written with it ("mid-May")."""
        for token in self.tokens[first : last + 1]:
            if token.text.lower().startswith(PREFIXES):
                return token.text.lower().partition("-")[0]
        return ""

    def wording(self, first: int, last: int) -> str:
        """The words as the text has them, gaps as single spaces."""
        out, end = [], self.tokens[first].begin
        for token in self.tokens[first : last + 1]:
            out.append(" " * (token.begin > end) + token.text)
            end = token.end
        return "".join(out)
