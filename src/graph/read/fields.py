"""Named fields of a record (JSON, CSV, front matter) under the names that data sets use for them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from .record import Record, SkipError

NAMES = {
    "id": ("id", "article_id", "doc_id", "uid", "guid", "identifier"),
    "text": ("text", "body", "content", "article", "articlebody", "article_text", "full_text", "fulltext", "maintext",
             "story"),
    "title": ("title", "headline", "head", "name"),
    "date": ("date", "date_publish", "published", "publication_date", "pubdate", "datepublished", "published_at",
             "publishedat", "published_date", "date_published", "timestamp", "time", "created", "created_at"),
    "publisher": ("publisher", "outlet", "source", "publication", "site", "sitename", "source_domain", "source_name",
                  "newspaper"),
    "url": ("url", "link", "permalink", "source_url", "canonical", "web_url"),
    "language": ("language", "lang"),
}  # fmt: skip


def record_of(
    data: Mapping[str, Any], *, source: str, name: str = "", title: str | None = None, many: bool = False
) -> Record:
    """The record of a mapping; names are compared without regard to case. ``title`` is the fallback.

    Raises:
        SkipError: there is no text field, or it is empty or no string.
    """
    fields = {str(key).strip().casefold(): value for key, value in data.items()}
    text = _pick(fields, "text")
    if text is None and not any(key in fields for key in NAMES["text"]):
        raise SkipError("malformed", f"no text field; one of {', '.join(NAMES['text'][:4])} is needed")
    if text is not None and not isinstance(text, str):
        raise SkipError("malformed", "the text field is no string")
    if text is None or not text.strip():
        raise SkipError("empty", "no text")
    raw_date = _pick(fields, "date")
    return Record(
        text=text,
        source=source,
        name=name,
        many=many,
        id=_string(_pick(fields, "id")),
        title=_string(_pick(fields, "title")) or title,
        date=raw_date if isinstance(raw_date, (str, int, float, datetime.date)) else None,
        publisher=_string(_pick(fields, "publisher")),
        url=_string(_pick(fields, "url")),
        language=_string(_pick(fields, "language")),
    )


def _pick(fields: Mapping[str, Any], name: str) -> Any:
    return next((fields[key] for key in NAMES[name] if fields.get(key) not in (None, "")), None)


def _string(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    try:
        return str(value).strip()[:2000] or None
    except ValueError:  # an integer of more than 4,300 digits
        return None
