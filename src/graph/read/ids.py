"""Ids of articles: from the file or the record, safe in an IRI, unique in a run, the same in every run."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_UNSAFE = re.compile(r"[^A-Za-z0-9._~-]+")
_SCHEME = re.compile(r"^https?://(?:www\.)?")
_LONGEST = 100


def iri_safe(raw: str) -> str:
    """``raw`` in characters that an IRI segment takes as they are; a short hash is added where something was lost.

    >>> iri_safe("https://www.example.org/2024/12/G7 statement")
    'example.org-2024-12-G7-statement'
    """
    raw = _SCHEME.sub("", raw)
    plain = unicodedata.normalize("NFKD", raw).encode("ascii", "ignore").decode("ascii")
    lost = sum(map(str.isalnum, plain)) < sum(map(str.isalnum, raw))
    safe = _UNSAFE.sub("-", plain).strip("-._~")
    if lost or len(safe) > _LONGEST or not safe:
        safe = f"{safe[: _LONGEST - 9].rstrip('-._~')}-{digest(raw)}".lstrip("-")
    return safe


def digest(text: str) -> str:
    """Eight hexadecimal digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


class IdBook:
    """The ids that were given, as 64-bit hashes (about 100 bytes each)."""

    def __init__(self) -> None:
        self._given: dict[int, int] = {}

    def unique(self, wanted: str, sha256: str) -> str | None:
        """``wanted``, with some of the text's hash if another text has it; None if the same text has it already."""
        text = int(sha256[:16], 16)
        for name in (wanted, f"{wanted}-{sha256[:8]}", f"{wanted}-{sha256[:16]}"):
            key = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest())
            if key not in self._given:
                self._given[key] = text
                return name
            if self._given[key] == text:
                return None
        return None
