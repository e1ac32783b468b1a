"""Text as it is stored: mojibake repaired, invisible characters gone, one kind of space and of line end, NFC.

Typographic quotation marks, dashes and ellipses stay as the article has them.
"""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_ODD = re.compile("&|[\x80-\x9f\ufb00-\ufb06\uff01-\uff5e\u3000]")
"""Entities, control characters, ligatures and wide letters: with mojibake, what ftfy repairs."""
_SPACES = re.compile(r"[^\S\n]+")
_PAD = re.compile(" ?\n ?")
_LONGEST_WORD = re.compile(r"\S{250,}")


def clean(text: str) -> str:
    """The text with repaired characters, line by line; the same input always gives the same output."""
    text = _BREAKS.sub("\n", text)
    if not text.isascii() or "&" in text:
        text = _repaired(text)
    text = _INVISIBLE.sub("", text) if not text.isprintable() else text
    text = _SPACES.sub(" ", text)
    text = _LONGEST_WORD.sub("", text)
    return _PAD.sub("\n", text).strip()


def clean_line(text: str) -> str:
    """A title or a name: cleaned, on one line."""
    return " ".join(clean(text).split())


def _repaired(text: str) -> str:
    import ftfy  # late: start-up time

    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if _ODD.search(text) or ftfy.badness.is_bad(text):
        text = _BREAKS.sub("\n", ftfy.fix_text(text, ftfy.TextFixerConfig(uncurl_quotes=False, explain=False)))
    return unicodedata.normalize("NFC", text)
