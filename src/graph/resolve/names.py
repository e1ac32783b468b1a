"""Names as keys: case, accents, quotes, stops and hyphens do not count; capitals are checked apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_LETTERS = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ı": "i", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ħ": "h",
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "ʿ": "'", "ʾ": "'", "“": "", "”": "", '"': "",
})  # fmt: skip
MONTHS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
})  # fmt: skip
CALENDAR = MONTHS | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
"""Capitalised words that begin no name."""
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "de", "al"})
_POSSESSIVE = re.compile(r"'s\b")
_BREAKS = re.compile(r"[\s\-‐‑–—/,()]+")
_DROPPED = re.compile(r"[.']")


def fold(text: str) -> str:
    """The text in lower case without accents and quotes."""
    text = text.casefold().translate(_LETTERS)
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).translate(_LETTERS)


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of a name that its key is made of: ``"Al-Qa'ida"`` gives ``("al", "qaida")``."""
    split = _BREAKS.split(_POSSESSIVE.sub(" s", fold(text)))
    return tuple(w for w in (_DROPPED.sub("", part) for part in split) if w)


def key(text: str) -> str:
    """What two spellings of the same name have in common."""
    return " ".join(words(text))


def initials(parts: Sequence[str]) -> tuple[str, ...]:
    """What a name of these words may be shortened to, with and without its small words: ``("ams", "aoms")``."""
    shortened = ("".join(w[0] for w in parts if w not in _SMALL), "".join(w[0] for w in parts))
    return tuple(dict.fromkeys(s for s in shortened if len(s) > 1))


def singular(word: str) -> str:
    """A capitalised plural, which the tagger leaves as it is, as one of them: ``ministries`` gives ``ministry``."""
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def slug(text: str) -> str:
    """The name as the last part of an identifier: ``rustem-umerov``."""
    return "-".join(re.sub(r"[^a-z0-9]", "", w) for w in words(text)).strip("-") or "unnamed"


def is_acronym(name: str) -> bool:
    """Written in capitals only, so that lower case means something else (``US`` and ``us``, ``WHO`` and ``who``)."""
    return name.isupper() and " " not in name and len(name.replace(".", "")) <= 8


@lru_cache(maxsize=65536)
def capitals(text: str) -> tuple[bool, ...]:
    """For each word of `words`, whether it is written with a capital or begins with a figure."""
    raw = [w for w in _BREAKS.split(text.replace("’s", " s").replace("'s", " s")) if words(w)]
    return tuple(not w.lstrip("'’‘ʻʿ\"“")[:1].islower() for w in raw)


_SOUNDS = (
    ("kh", "h"), ("gh", "g"), ("q", "k"), ("ph", "f"), ("sch", "sh"), ("tch", "ch"), ("ts", "c"), ("tz", "c"),
    ("cz", "ch"), ("ck", "k"), ("w", "v"), ("j", "y"), ("iy", "y"), ("yy", "y"), ("dh", "d"), ("th", "t"),
    ("x", "ks"), ("z", "s"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouyh']")
_SYLLABLE = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """A word's consonants and number of syllables: the same for Umerov and Umyerov, Zelensky and Zelenskiy."""
    folded = "".join(words(word))
    for written, heard in _SOUNDS:
        folded = folded.replace(written, heard)
    first = folded[:1] if folded[:2] in ("ya", "yo") else folded[:1].translate(_FIRST)
    consonants = first + _DOUBLED.sub(r"\1", _VOWELS.sub("", folded[1:]))
    return f"{consonants}{len(_SYLLABLE.findall(folded))}"


_FIRST = str.maketrans({"e": "a", "i": "a", "o": "a", "u": "a", "y": "a"})
