"""Web archives (WARC): one article a response with HTML, or a text record (WET)."""

from __future__ import annotations

import contextlib
import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from ..dates import date_of
from ..decode import decode
from ..limits import MEBIBYTE
from ..record import Record, SkipError, Skipped
from ..source import Source
from .html import page

_KINDS = frozenset({"response", "resource", "conversion"})
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{2,40})", re.IGNORECASE)


def read(source: Source) -> Iterator[Record | Skipped]:
    from warcio.archiveiterator import ArchiveIterator  # late: start-up time
    from warcio.exceptions import ArchiveLoadFailed

    class Quiet(ArchiveIterator):  # type: ignore[misc]
        INC_RECORD = ""  # what it would write to standard error about a wrong length

    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    with source.open() as stream:
        try:
            for record in Quiet(stream):
                if record.rec_type in _KINDS:
                    found = _record(record, source)
                    if found is not None:
                        yield found
        except (ArchiveLoadFailed, ValueError, KeyError, AttributeError, OverflowError) as error:
            raise SkipError("malformed", f"damaged WARC: {str(error)[:120]}") from error


def _record(record: Any, source: Source) -> Record | Skipped | None:
    """The article of a record, None for what is no page (images, redirects, errors)."""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    at = f"{source.name}:{url[:300]}"
    headers = record.http_headers or record.rec_headers
    kind = (headers.get_header("Content-Type") or "").casefold()
    if record.rec_type == "response" and (record.http_headers is None or record.http_headers.get_statuscode() != "200"):
        return None
    if not kind.startswith(("text/html", "application/xhtml", "text/plain")):
        return None
    most = source.limits.document_bytes
    with contextlib.redirect_stderr(io.StringIO()):  # warcio writes there what it cannot decompress
        data = record.content_stream().read(most + 1)
    if len(data) > most:
        return Skipped(at, f"more than {most // MEBIBYTE} MiB in one document", "too large")
    try:
        text = decode(data, declared=next(iter(_CHARSET.findall(kind)), None))
        return _article(record, text, source=source, url=url, at=at, is_html="html" in kind)
    except SkipError as error:
        return error.at(at)


def _article(record: Any, text: str, *, source: Source, url: str, at: str, is_html: bool) -> Record:
    crawled = date_of(record.rec_headers.get_header("WARC-Date") or "")
    day = crawled.full if crawled is not None else None
    if is_html:
        return page(text, source=source, url=url or None, at=at, name=source.stem, crawled=day)
    return Record(text=text, source=at, name=source.stem, url=url or None, crawled=day, many=True)
