"""What the readers of the formats hand on: an article as its file tells it, or why there is none."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from ..errors import NotNewsError

SkipKind = Literal[
    "empty", "binary", "undecodable", "malformed", "language", "not news", "too large", "duplicate", "unread",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that yields no article: where it is (file, with line or record) and why, in one line."""

    source: str
    reason: str
    kind: SkipKind = "unread"

    def __post_init__(self) -> None:
        object.__setattr__(self, "source", "".join(c if c.isprintable() else " " for c in self.source))
        object.__setattr__(self, "reason", " ".join(self.reason.split())[:300])

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An article before cleaning: fields as written, None where the file has none."""

    text: str
    source: str
    id: str | None = None
    title: str | None = None
    date: str | int | float | datetime.date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    name: str = ""
    """The file's name without folder and endings: the id where the record has none."""
    crawled: datetime.date | None = None
    """A day after which the article cannot have been published (WARC)."""
    many: bool = False
    """One of several in its file: the file's name alone is no id."""
    paragraphs: bool = False
    """Every line is a paragraph and furniture is gone (text out of HTML): lines are not joined."""


class SkipError(NotNewsError):
    """Raised inside the readers; becomes a :class:`Skipped` at the edge."""

    def __init__(self, kind: SkipKind, reason: str) -> None:
        super().__init__(reason)
        self.kind: SkipKind = kind

    def at(self, source: str) -> Skipped:
        return Skipped(source, str(self), self.kind)
