"""Word pieces and case shapes."""

from __future__ import annotations

import pytest

from graph.parse.pieces import CLS, MAX_PIECES, SEP, UNKNOWN, WordPieces, read_vocabulary, shape
from graph.parse.pipeline import BUNDLED


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces(read_vocabulary(BUNDLED / "vocab.txt"))


@pytest.mark.parametrize(
    ("word", "kind"),
    [("war", 1), ("War", 2), ("I", 3), ("NATO", 4), ("McCain", 5), ("G7", 6), ("...", 7), ("it's", 1)],
)
def test_shape(word: str, kind: int) -> None:
    assert shape(word) == kind


def test_known_words_are_one_piece_and_case_does_not_matter(pieces: WordPieces) -> None:
    assert pieces.word("Troops")[0] == pieces.word("troops")[0]
    assert len(pieces.word("troops")[0]) == 1


def test_accents_and_curly_quotes_are_plain(pieces: WordPieces) -> None:
    assert pieces.word("Erdoğan")[0] == pieces.word("Erdogan")[0]
    assert pieces.word("”")[0] == pieces.word('"')[0]


def test_what_has_no_pieces_is_unknown(pieces: WordPieces) -> None:
    assert pieces.word("\u200b")[0] == [UNKNOWN]


def test_a_sentence_is_framed_and_each_word_points_to_its_first_piece(pieces: WordPieces) -> None:
    found = pieces.sentence(["Umyerov", "spoke"])
    assert found.ids[0] == CLS
    assert found.ids[-1] == SEP
    assert found.first[0] == 1
    assert found.ids[found.first[1]] == pieces.word("spoke")[0][0]
    assert len(found.ids) == len(found.shapes)


def test_a_long_sentence_of_long_words_stays_within_the_limit(pieces: WordPieces) -> None:
    found = pieces.sentence(["Kirchenvorstandsvorsitzender"] * 200)
    assert len(found.ids) <= MAX_PIECES
    assert len(set(found.first)) == 200
