"""Words of a piece of HTML (the body of a feed's entry): blocks become lines."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})[^<>]{0,4000}?(/?)>")
_CLOSED = re.compile(r"</(?:p|div|h[1-6]|li|ul|ol|blockquote)\s{0,5}>|<br\s{0,5}/?>", re.IGNORECASE)
_BY_ITSELF = frozenset({
    "area", "base", "br", "col", "command", "dd", "dt", "embed", "hr", "img", "input", "keygen", "li", "link", "meta",
    "option", "p", "param", "rp", "rt", "source", "td", "th", "tr", "track", "wbr",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "footer", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
})  # fmt: skip
_UNREAD = ("button", "figcaption", "form", "iframe", "noscript", "script", "select", "style", "svg", "template")


def has_markup(text: str) -> bool:
    """Whether a text is HTML after all: it has the end of a block or line breaks as tags."""
    return "<" in text and _CLOSED.search(text) is not None


def text_of(html: str, *, deepest: int) -> str:
    """Plain text, one block a line; what has no tags is returned as it is. Empty if it is nested too deep."""
    if not _TAG.search(html):
        return unescape(html)
    if depth(html) > deepest:
        return ""
    from lxml import etree
    from lxml import html as parser  # late: start-up time

    try:
        tree = parser.fragment_fromstring(_without_controls(html), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    etree.strip_elements(tree, etree.Comment, etree.ProcessingInstruction, *_UNREAD, with_tail=False)
    for element in tree.iter(*_BLOCKS):
        element.text = "\n" + (element.text or "") if element.tag != "br" else element.text
        element.tail = "\n" + (element.tail or "")
    return "".join(tree.itertext())


def depth(html: str) -> int:
    """How deep elements are nested; those that HTML closes by itself (p, li, td ...) are not counted."""
    deepest = now = 0
    for closing, tag, itself in (found.groups() for found in _TAG.finditer(html)):
        if itself or tag.casefold() in _BY_ITSELF:
            continue
        now = max(0, now - 1) if closing else now + 1
        deepest = max(deepest, now)
    return deepest


def _without_controls(html: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", html)
