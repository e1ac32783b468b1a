"""How much of anything is read: what is above is skipped with one line, so no input takes all memory or time."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Upper bounds of one run; all can be set, ``dataclasses.replace`` or keywords."""

    document_bytes: int = 20 * MEBIBYTE
    """A file or record that holds one article or one feed, after decompression."""
    line_bytes: int = 16 * MEBIBYTE
    """A line of a file with one record a line (.jsonl, .csv)."""
    archive_bytes: int = 1 << 40
    """A file of many articles (.jsonl, .csv, .warc), after decompression."""
    compression_ratio: int = 400
    """Bytes out for a byte in, beyond the first 64 MiB out; text reaches about 20, a bomb 1,000 and more."""
    article_characters: int = 200_000
    """Body of one article; a long report has about 60,000."""
    article_seconds: int = 300
    """Processor time for one article, after which it is given up; the longest take about ten."""
    html_depth: int = 400
    """Nesting of elements; news pages stay under 60."""
    held_articles: int = 5_000
    """Articles whose year is open, held until the others have been seen."""
    feed_entries: int = 100_000
    """Entries of one RSS or Atom file."""


DEFAULT_LIMITS = Limits()
