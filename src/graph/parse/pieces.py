"""Words to word pieces (WordPiece of BERT uncased, Devlin et al. 2019) and to their case shape, in plain Python."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

UNKNOWN, CLS, SEP = 100, 101, 102
MAX_PIECES = 510
"""Pieces of a sentence, with CLS and SEP: what the encoder's position table allows."""
_PER_WORD = 8
_CACHE = 200_000
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "′": "'"})


@dataclass(frozen=True, slots=True)
class Pieces:
    """A sentence as the encoder sees it."""

    ids: list[int]
    shapes: list[int]
    """Case shape of each piece's word, 0 to 7."""
    first: list[int]
    """For each word the position of its first piece."""


def shape(word: str) -> int:
    """How a word is written: 1 lower, 2 Title, 3 single capital, 4 UPPER, 5 mixed, 6 with digit, 7 no letter."""
    if any(map(str.isdigit, word)):
        return 6
    if not any(map(str.isalpha, word)):
        return 7
    if not any(map(str.isupper, word)):
        return 1
    if len(word) == 1:
        return 3
    if word.isupper():
        return 4
    return 2 if word[0].isupper() and word[1:].islower() else 5


def read_vocabulary(path: Path) -> dict[str, int]:
    """One piece a line; its id is the number of its line, from 0."""
    return {piece: i for i, piece in enumerate(path.read_text(encoding="utf-8").split("\n")) if piece}


class WordPieces:
    """Cuts words into pieces and remembers each word that it has cut."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._known: dict[str, tuple[list[int], int]] = {}

    def word(self, word: str) -> tuple[list[int], int]:
        """Piece ids (1 to 8) and case shape of a word."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _CACHE:
                self._known.clear()
            ids = [i for part in _basic_parts(word) for i in self._cut(part)]
            known = self._known[word] = (ids[:_PER_WORD] or [UNKNOWN], shape(word))
        return known

    def sentence(self, words: Sequence[str]) -> Pieces:
        """Pieces of a sentence of at most 508 words; words are cut shorter when the whole would be too long."""
        cut = [self.word(w) for w in words]
        if sum(len(ids) for ids, _ in cut) > MAX_PIECES - 2:
            most = max(1, (MAX_PIECES - 2) // len(words))
            cut = [(ids[:most], s) for ids, s in cut]
        all_ids, shapes, first = [CLS], [0], []
        for ids, s in cut:
            first.append(len(all_ids))
            all_ids += ids
            shapes += [s] * len(ids)
        all_ids.append(SEP)
        shapes.append(0)
        return Pieces(all_ids, shapes, first)

    def _cut(self, part: str) -> list[int]:
        """Greedy longest match from the left."""
        out, i = [], 0
        while i < len(part):
            for j in range(len(part), i, -1):
                piece = self._vocabulary.get(("##" if i else "") + part[i:j])
                if piece is not None:
                    break
            else:
                return [UNKNOWN]
            out.append(piece)
            i = j
        return out if len(part) <= 100 else [UNKNOWN]


def _basic_parts(word: str) -> list[str]:
    """Lower-cased, without accents, cut at punctuation and around CJK characters, as BERT's basic tokeniser does."""
    if word.isascii() and word.isalnum():
        return [word.lower()]
    kept = []
    for c in word.translate(_STRAIGHT):
        category = unicodedata.category(c)
        if category == "Zs" or c in "\t\n\r":
            kept.append(" ")
        elif category[0] != "C" and c != "\ufffd":
            kept.append(f" {c} " if _is_cjk(c) else c)
    bare = (c for c in unicodedata.normalize("NFD", "".join(kept)) if unicodedata.category(c) != "Mn")
    return "".join(f" {c} " if _is_punctuation(c) else c for c in "".join(bare).lower()).split()


def _is_cjk(c: str) -> bool:
    o = ord(c)
    return 0x4E00 <= o <= 0x9FFF or 0x3400 <= o <= 0x4DBF or 0xF900 <= o <= 0xFAFF or 0x20000 <= o <= 0x2FA1F


def _is_punctuation(c: str) -> bool:
    return (c.isascii() and c.isprintable() and not c.isalnum() and c != " ") or unicodedata.category(c)[0] == "P"
