"""HTML: one article a page, found by trafilatura."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from ..decode import decode
from ..record import Record, SkipError
from ..source import Source

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})[^<>]{0,4000}?(/?)>")
_LEAVES = frozenset({
    "area", "base", "br", "col", "command", "dd", "dt", "embed", "hr", "img", "input", "keygen", "li", "link", "meta",
    "option", "p", "param", "rp", "rt", "source", "td", "th", "tr", "track", "wbr",
})  # fmt: skip


def read(source: Source) -> Iterator[Record]:
    yield page(decode(source.whole()), source=source, name=source.stem)


def page(html: str, *, source: Source, name: str = "", url: str | None = None, at: str | None = None) -> Record:
    """The article of a page.

    Raises:
        SkipError: nested deeper than the limit, or there is no article on it.
    """
    if depth(html) > source.limits.html_depth:
        raise SkipError("too large", f"HTML nested deeper than {source.limits.html_depth} elements")
    import trafilatura  # late: start-up time

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            html, url=url, include_comments=False, include_tables=False, with_metadata=False,
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-01-01"},
        )  # fmt: skip
    except Exception as error:  # whatever the parsers raise over a broken page
        raise SkipError("malformed", f"HTML that cannot be read ({type(error).__name__})") from error
    if found is None or isinstance(found, dict) or not found.text:
        raise SkipError("not news", "no article on the page")
    return Record(
        text=found.text,
        source=at or source.name,
        name=name,
        title=found.title,
        date=found.date,
        publisher=found.sitename or found.hostname,
        url=url or found.url,
        language=found.language,
        paragraphs=True,
    )


def depth(html: str) -> int:
    """How deep elements are nested; those that HTML closes by itself (p, li, td ...) are not counted."""
    deepest = now = 0
    for closing, tag, itself in _TAG.findall(html):
        if itself or tag.casefold() in _LEAVES:
            continue
        now = max(0, now - 1) if closing else now + 1
        deepest = max(deepest, now)
    return deepest
