"""RSS 2.0, RSS 1.0 and Atom files: one article an entry. Nothing is fetched, no entity is expanded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..markup import text_of
from ..record import Record, SkipError, Skipped
from ..source import Source

_ROOTS = frozenset({"rss", "RDF", "feed"})
_ENTRIES = frozenset({"item", "entry"})
_BODIES = ("encoded", "content", "fulltext", "description", "summary")
_DATES = ("pubDate", "published", "date", "issued", "updated")


def read(source: Source, *, bare: bool = False) -> Iterator[Record | Skipped]:
    """The entries; with ``bare`` also those that have a link and no text."""
    from lxml import etree  # late: start-up time

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(source.whole().lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SkipError("malformed", f"no XML: {str(error)[:120]}") from error
    if root is None or _name(root) not in _ROOTS:
        raise SkipError("malformed", "XML, but neither RSS nor Atom")
    publisher = _title(root)
    entries = (element for element in root.iter() if _name(element) in _ENTRIES)
    for number, entry in enumerate(entries, 1):
        at = f"{source.name}:{number}"
        if number > source.limits.feed_entries:
            yield Skipped(source.name, f"more than {source.limits.feed_entries:,} entries", "too large")
            return
        yield _record(entry, at=at, publisher=publisher, name=source.stem, deepest=source.limits.html_depth, bare=bare)


def _record(entry: Any, *, at: str, publisher: str | None, name: str, deepest: int, bare: bool) -> Record | Skipped:
    fields: dict[str, Any] = {}
    for child in entry:
        fields.setdefault(_name(child), child)
    body = max((_text(fields[key], deepest) for key in _BODIES if key in fields), key=len, default="")
    link = _link(entry)
    if not body.strip() and not (bare and link):
        return Skipped(at, "no text in the entry", "empty")
    return Record(
        text=body,
        source=at,
        name=name,
        many=True,
        id=link or _plain(fields.get("guid", fields.get("id"))),
        title=_text(fields["title"], deepest) if "title" in fields else None,
        date=next((_plain(fields[key]) for key in _DATES if key in fields and _plain(fields[key])), None),
        publisher=_plain(fields.get("source")) or publisher,
        url=link,
        paragraphs=True,
    )


def _title(root: Any) -> str | None:
    channel = next((child for child in root if _name(child) == "channel"), root)
    return next((_plain(child) for child in channel if _name(child) == "title"), None)


def _link(entry: Any) -> str | None:
    for child in entry:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            address = (child.get("href") or child.text or "").strip()
            if address.startswith(("http://", "https://")):
                return str(address)
    return None


def _text(element: Any, deepest: int) -> str:
    """The words of a field, be they plain, escaped HTML or XHTML."""
    from lxml import etree

    inner = "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return text_of((element.text or "") + inner, deepest=deepest)


def _plain(element: Any) -> str | None:
    """The words of a field; of Atom's ``source`` its title."""
    if element is None:
        return None
    inner = next((child for child in element if _name(child) == "title"), element)
    return " ".join("".join(inner.itertext()).split()) or None


def _name(element: Any) -> str:
    """Local name, empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
