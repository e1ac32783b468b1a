"""Bytes to text: byte order mark, UTF-8, UTF-16 without a mark, the declared encoding, at last Windows-1252."""

from __future__ import annotations

import codecs
import re

from .record import SkipError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF-": "a PDF file; convert it to text first",
    b"PK\x03\x04": "a ZIP archive (or EPUB, DOCX); unpack it first",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "gzip data; name it .gz",
    b"\x28\xb5\x2f\xfd": "Zstandard data; name it .zst",
    b"\x7fELF": "a program",
    b"{\\rtf": "an RTF file; convert it to text first",
    b"\xd0\xcf\x11\xe0": "a Microsoft Office file; convert it to text first",
    b"SQLite format 3": "an SQLite database",
}
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\f\x1b") + b"\x7f"
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,5}=\s{0,5}["']?([A-Za-z0-9_.:-]{2,40})""")


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of a whole document; ``declared`` is the encoding that its carrier names (HTTP).

    Raises:
        SkipError: the bytes are no text, or in no encoding that is known.
    """
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise SkipError("binary", what)
    encoding = sniff(data)
    if encoding != "utf-8":
        return data.decode(encoding, "replace").lstrip("\ufeff")
    if len(data.translate(None, _CONTROLS)) < 0.95 * len(data):
        raise SkipError("binary", "binary data")
    return decode_line(data, declared=_known(declared) or _declared(data))


def sniff(data: bytes) -> str:
    """``utf-16-le`` and the like by the mark or by the NULs of Latin text; else ``utf-8``, which may still be wrong."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    head = data[:4096]
    if len(head) >= 8:
        for at, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            if head[at::2].count(0) > 0.6 * len(head[at::2]) and head[1 - at :: 2].count(0) < 0.05 * len(head):
                return encoding
    return "utf-8"


def decode_line(data: bytes, *, declared: str | None = None) -> str:
    """Text of bytes that hold no UTF-16: UTF-8 with few errors, else the declared encoding, else Windows-1252.

    Raises:
        SkipError: so many bytes are outside ASCII that Windows-1252 would be a wrong guess.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    high = sum(map(data.count, range(128, 256)))
    text = data.decode("utf-8", "replace")
    if 200 * text.count("\ufffd") < high + 100 and text.count("\ufffd") < 0.1 * high:
        return text
    if declared is not None:
        return data.decode(declared, "replace")
    if high > 0.3 * len(data):
        raise SkipError("undecodable", "neither UTF-8 nor a Western encoding; save it as UTF-8")
    return data.decode("cp1252", "replace")


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:2048])
    return _known(match[1].decode("ascii")) if match is not None else None


def _known(encoding: str | None) -> str | None:
    """Python's name of an encoding for text that is not Unicode."""
    if encoding is None:
        return None
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return None
    return name if name.startswith(("cp", "iso8859", "koi8", "mac", "big5", "gb", "euc", "shift", "utf-16")) else None
