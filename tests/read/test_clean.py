"""Bytes to stored text."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.read.clean import clean, clean_line
from graph.read.decode import decode
from graph.read.record import SkipError

TEXT = "Zelenskyy’s “plan” – №1 café"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings(encoding: str) -> None:
    text = "Kyiv’s ministers met in Rome on Monday. " * 3
    assert decode(text.encode(encoding)) == text


def test_windows_1252_is_the_last_guess() -> None:
    assert decode("Kyiv’s café – “open” on Monday".encode("cp1252")) == "Kyiv’s café – “open” on Monday"


def test_declared_encoding_is_used() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Київ and Rome</body></html>'
    assert "Київ and Rome" in decode(page.encode("cp1251"))


def test_a_cut_utf8_file_keeps_its_text() -> None:
    text = "“Ministers” met. " * 20
    assert decode(text.encode() + b"\xe2\x80").startswith(text)


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"%PDF-1.7 ...", "PDF"), (b"PK\x03\x04....", "ZIP"), (bytes(range(256)) * 4, "binary"), (b"\x89PNG\r\n", "PNG")],
)
def test_binary_is_refused_with_its_name(data: bytes, reason: str) -> None:
    with pytest.raises(SkipError, match=reason):
        decode(data)


def test_unknown_encoding_is_refused() -> None:
    with pytest.raises(SkipError, match="UTF-8"):
        decode("Президент України зустрівся з канцлером".encode("cp1251"))


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("Zelenskyyâ€™s plan", "Zelenskyy’s plan"),
        ("inter\u00adnational", "international"),
        ("a\0b", "ab"),
        ("11\u00a0000  men\t left", "11 000 men left"),
        ("\ufeffKyiv\u200b\u202e", "Kyiv"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("Tom &amp; Ann&#39;s", "Tom & Ann's"),
        ("Cafe\u0301", "Café"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("x" * 300 + " word", "word"),
        (TEXT, TEXT),
    ],
)
def test_repairs(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected


def test_a_title_is_one_line() -> None:
    assert clean_line(" Ministers\n  meet ") == "Ministers meet"


@settings(deadline=None, derandomize=True)
@given(st.text())
def test_what_is_stored_is_utf8_without_invisible_characters(text: str) -> None:
    stored = clean(text)
    stored.encode()
    assert "\0" not in stored
    assert "\u00ad" not in stored
    assert "  " not in stored
    assert clean(text) == stored


@settings(deadline=None, derandomize=True)
@given(st.binary(max_size=2000))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with contextlib.suppress(SkipError):
        assert isinstance(decode(data), str)
