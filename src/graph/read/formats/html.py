"""HTML: one article a page, found by trafilatura."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterator

from ..decode import decode
from ..markup import depth
from ..record import Record, SkipError
from ..source import Source


def read(source: Source) -> Iterator[Record]:
    yield page(decode(source.whole()), source=source, name=source.stem)


def page(
    html: str,
    *,
    source: Source,
    name: str = "",
    url: str | None = None,
    at: str | None = None,
    crawled: datetime.date | None = None,
) -> Record:
    """The article of a page. ``at`` says where in the source it is, if the source holds several.

    Raises:
        SkipError: nested deeper than the limit, or there is no article on it.
    """
    if depth(html) > source.limits.html_depth:
        raise SkipError("too large", f"HTML nested deeper than {source.limits.html_depth} elements")
    import trafilatura  # late: start-up time

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            html, url=url, include_comments=False, include_tables=False, with_metadata=True,
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
        crawled=crawled,
        many=at is not None,
        paragraphs=True,
    )
