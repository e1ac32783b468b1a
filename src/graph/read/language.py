"""The language of a text: by script, then by its frequent short words. Small, offline, the same everywhere."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from .lexicon import reading_words

UNKNOWN = "und"
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")
_MOSTLY = 0.8
_LOOKED_AT = 4_000
_SCRIPTS = {
    "ARABIC": "ar", "ARMENIAN": "hy", "BENGALI": "bn", "CJK": "zh", "DEVANAGARI": "hi", "ETHIOPIC": "am",
    "GEORGIAN": "ka", "GREEK": "el", "GUJARATI": "gu", "HANGUL": "ko", "HEBREW": "he", "HIRAGANA": "ja",
    "KATAKANA": "ja", "KHMER": "km", "LAO": "lo", "MYANMAR": "my", "SINHALA": "si", "TAMIL": "ta",
    "TELUGU": "te", "THAI": "th",
}  # fmt: skip
_FEW_WORDS = 25
_SURELY = 0.25
_SHARE = 0.12
"""Of the words of a text in a language that its frequent words make up at least; in news it is 0.3 to 0.5."""


def language_of(text: str) -> str:
    """ISO 639-1 code, ``und`` where nothing fits (names, numbers, a very short text)."""
    text = text[:_LOOKED_AT]
    script = script_of(text)
    if script == "CYRILLIC":
        return "uk" if re.search("[іїєґІЇЄҐ]", text) else "ru"
    if script not in ("LATIN", ""):
        return _SCRIPTS.get(script, UNKNOWN)
    words = Counter(_WORD.findall(text.casefold()))
    total = words.total()
    if _share(words, total, reading_words().languages["en"]) >= _SURELY:
        return "en"
    scores = {code: _share(words, total, known) for code, known in reading_words().languages.items()}
    best = max(sorted(scores), key=lambda code: (scores[code], code == "en"), default=UNKNOWN)
    return best if scores.get(best, 0.0) >= _SHARE else UNKNOWN


def is_english(text: str) -> bool:
    """English, or so short and plain that it may be: a text in Latin letters of at most 25 words with no other sign."""
    code = language_of(text)
    return code == "en" or (code == UNKNOWN and script_of(text) == "LATIN" and len(text.split()) <= _FEW_WORDS)


def script_of(text: str) -> str:
    """Name of the script of most letters (``LATIN``, ``CYRILLIC``, ``CJK``), empty if there are none."""
    if text.isascii():
        return "LATIN" if _LATIN.search(text) else ""
    if len(text.encode("ascii", "ignore")) > _MOSTLY * len(text) and _LATIN.search(text):
        return "LATIN"
    letters = Counter({c: n for c, n in Counter(text).items() if c.isalpha()})
    scripts: Counter[str] = Counter()
    for letter, n in letters.items():
        name = unicodedata.name(letter, "").split(" ")[0].split("-")[0]
        scripts["HIRAGANA" if name == "KATAKANA" else name] += n
    if scripts["HIRAGANA"] > 0.1 * letters.total():
        return "HIRAGANA"
    return max(sorted(scripts), key=scripts.__getitem__, default="")


def _share(words: Counter[str], total: int, known: frozenset[str]) -> float:
    return sum(n for word, n in words.items() if word in known) / total if total else 0.0
