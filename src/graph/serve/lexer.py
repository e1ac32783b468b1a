"""The words of a SPARQL text: enough to know what kind of request it is without parsing it (the engine does that).

Tokens follow SPARQL 1.1, section 19.8. Where that is simpler, a pattern takes more than the grammar allows, never less:
a keyword can not hide in what this module takes for a string, a name or a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

_TOKEN = re.compile(
    r"""
    (?P<iri> <(?:[^<>"{}|^`\\\x00-\x20]|\\[uU][0-9A-Fa-f]{4,8})*> )
  | (?P<comment> \#[^\n\r]* )
  | (?P<string> \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
              | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
  | (?P<variable> [?$]\w+ )
  | (?P<name> (?:[^\W\d][\w.\-]*)?:(?:[\w:.%~\-]|[^\x00-\xb6\s]|\\.)* )
  | (?P<language> @[A-Za-z]+(?:-\w+)* )
  | (?P<word> [^\W\d]\w* )
  | (?P<number> \d[\w.]* )
  | (?P<space> \s+ )
  | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_CHANGES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its kind and its offset in the text."""

    kind: str
    text: str
    begin: int

    @property
    def word(self) -> str:
        """The keyword in upper case; empty for other tokens."""
        return self.text.upper() if self.kind == "word" else ""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a text asks for."""

    form: Form | None
    """None where it is no query."""
    is_update: bool
    has_dataset: bool
    """It names its own dataset (``FROM``; ``USING`` or ``WITH`` in updates)."""
    federates: bool
    """It would call another server (``SERVICE``, ``LOAD``)."""


def tokens(text: str) -> Iterator[Token]:
    """All tokens but space and comments."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "sign"
        if kind not in ("space", "comment"):
            yield Token(kind, match[0], match.start())


def shape(text: str) -> Shape:
    """The kind of a query or an update, from its keywords."""
    words = {t.word for t in tokens(text)}
    first = next((t.word for t in tokens(text) if t.word in _FORMS | _CHANGES), "")
    is_update = first in _CHANGES
    dataset = {"USING", "WITH"} if is_update else {"FROM"}
    federates = "SERVICE" in words or (is_update and "LOAD" in words)
    form: Form | None = first if first in _FORMS else None  # type: ignore[assignment]
    return Shape(form, is_update, bool(words & dataset), federates)
