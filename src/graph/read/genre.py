"""Whether a text is news at all. Lenient: only what surely is none is refused, with a reason that names it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lexicon import Genre, reading_words
from .paragraphs import looks_like_prose
from .record import SkipError

_CODE_LINE = re.compile(
    r"[{};]\s*$|^\s*(?:#include|import \w|from \w+ import|def \w+\(|function \w*\(|</?\w+[^>]*>|//)"
    r"|\w\([^)]*\)\s*[:{]?$"
)
_NUMBER = re.compile(r"(?<!\S)\S{0,2}\d\S*")
_WORD = re.compile(r"[^\W_]+")
_FEWEST_WORDS = 4
_NUMBERS = 0.35


def refuse_if_not_news(paragraphs: Sequence[str]) -> None:
    """Return if the body may be news.

    Raises:
        SkipError: nothing is left, only labels, source code, a table of numbers, or a kind of ``not_news`` in the data.
    """
    text = "\n".join(paragraphs)
    words = text.split()
    if not words:
        raise SkipError("empty", "no text")
    if len(words) < _FEWEST_WORDS:
        raise SkipError("not news", f"not news: only {len(words)} words")
    code = sum(bool(_CODE_LINE.search(line[-200:])) for line in paragraphs)
    if len(paragraphs) >= 4 and code > 0.4 * len(paragraphs):
        raise SkipError("not news", "not news: source code")
    if len(words) > 30 and len(_NUMBER.findall(text)) > _NUMBERS * len(words):
        raise SkipError("not news", "not news: a table of numbers")
    if len(paragraphs) > 3 and not any(map(looks_like_prose, paragraphs)):
        raise SkipError("not news", "not news: labels without a sentence")
    plain = " ".join(words).casefold()
    there = frozenset(_WORD.findall(plain))
    found = next((genre.name for genre in reading_words().genres if _is(genre, plain, there, len(words))), None)
    if found is not None:
        raise SkipError("not news", f"not news: {found}")


def _is(genre: Genre, plain: str, there: frozenset[str], length: int) -> bool:
    """Whether enough of the kind's words stand in the text; ``there`` holds its single words, looked at first."""
    if genre.up_to is not None and length > genre.up_to:
        return False
    possible = [word for word in genre.words if there.issuperset(_WORD.findall(word))]
    return sum(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain) is not None for word in possible) >= genre.at_least
