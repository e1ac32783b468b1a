"""Markdown with or without YAML front matter: one article a file."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from ..decode import decode
from ..fields import record_of
from ..record import Record, SkipError
from ..source import Source

_FRONT = re.compile(r"\A\s{0,9}---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_ROUGHLY = 3
"""Marks may take so many times the characters of the article."""
_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^([^\n]{1,200})\n(=+|-{3,})[ \t]*$", re.MULTILINE)
_REPLACED = (
    (re.compile(r"<!--.{0,2000}?-->", re.DOTALL), ""),
    (re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\)"), ""),
    (re.compile(r"\[([^\]\n]{1,300})\]\([^)\n]{0,1000}\)"), r"\1"),
    (re.compile(r"\[([^\]\n]{1,300})\]\[[^\]\n]{0,100}\]"), r"\1"),
    (re.compile(r"\[\^[^\]\n]{1,40}\]"), ""),
    (re.compile(r"^\[[^\]\n]{1,100}\]:\s.*$", re.MULTILINE), ""),
    (re.compile(r"<((?:https?|mailto):[^>\s]{1,2000})>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^>\n]{0,500}>"), ""),
    (re.compile(r"^(?:>\s?)+", re.MULTILINE), ""),
    (re.compile(r"^\|.*\|[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,2000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,2000}?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]{1,2000}?)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>~-])"), r"\1"),
    (re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"(?: {2,}|\\)$", re.MULTILINE), ""),
)


def read(source: Source) -> Iterator[Record]:
    text = decode(source.whole())
    if len(text) > _ROUGHLY * source.limits.article_characters:
        raise SkipError("too large", f"{len(text):,} characters of Markdown")
    matter, text = front_matter(text)
    text = _FENCE.sub("", text.replace("\r\n", "\n"))
    text = _UNDERLINED.sub(r"# \1", text)
    heading = re.match(r"\s*#\s+([^\n]{1,300}?)\s*#*\s*(?:\n|\Z)", text)
    if heading:
        text = text[heading.end() :]
    yield record_of(
        matter | {"text": plain(text)},
        source=source.name,
        name=source.stem,
        title=plain(heading[1]) if heading else None,
    )


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The scalars of the front matter, and the text behind it.

    Raises:
        SkipError: the front matter is no YAML mapping.
    """
    match = _FRONT.match(text)
    if match is None:
        return {}, text
    try:
        data = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise SkipError("malformed", f"front matter is no YAML ({type(error).__name__})") from error
    if not isinstance(data, Mapping):
        return {}, text
    scalars = (str, int, float, datetime.date)
    return {str(k): v for k, v in data.items() if isinstance(v, scalars)}, text[match.end() :]


def plain(text: str) -> str:
    """Markdown without its marks; headings stay as lines of their own."""
    text = _HEADING.sub(r"\n\1\n", text)
    for pattern, new in _REPLACED:
        text = pattern.sub(new, text)
    return text
