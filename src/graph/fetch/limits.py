"""How much is fetched, how fast, and from where."""

from __future__ import annotations

from dataclasses import dataclass

from graph.read.limits import MEBIBYTE


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """Upper bounds of one fetch, and its manners."""

    body_bytes: int = 20 * MEBIBYTE
    """One page or feed, after decompression."""
    seconds: float = 30.0
    """From the first byte sent to the last byte received, of one request."""
    redirects: int = 5
    delay: float = 1.0
    """Seconds between two requests to one host; a longer ``Crawl-delay`` is kept."""
    longest_delay: float = 60.0
    """A ``Crawl-delay`` beyond this is not waited for: the page is passed over."""
    feed_entries: int = 500
    """Pages of one feed that are fetched in one round."""
    private: bool = False
    """Whether private, loopback and other addresses that are not public may be asked."""
    agent: str = "newsgraph"
    """Sent as ``User-Agent``; its first word is the name that robots.txt is asked for."""
