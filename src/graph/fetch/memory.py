"""What was fetched before, beside the graph: for conditional requests, and so that no page is asked for twice."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from graph.errors import StoreError

FILE = "fetched.sqlite"
TRIES = 3
"""So often a page that failed for now is asked for again, once a round."""
_TABLE = """
CREATE TABLE IF NOT EXISTS page (
    url TEXT PRIMARY KEY, etag TEXT, modified TEXT, tries INTEGER NOT NULL DEFAULT 0, done INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a page."""

    etag: str | None = None
    modified: str | None = None
    tries: int = 0
    done: bool = False

    @property
    def conditions(self) -> dict[str, str]:
        """Headers that ask for the page only if it is another one now."""
        pairs = (("If-None-Match", self.etag), ("If-Modified-Since", self.modified))
        return {name: value for name, value in pairs if value}

    @property
    def is_over(self) -> bool:
        """Whether it is not asked for again."""
        return self.done or self.tries >= TRIES


class Memory:
    """Open it with a folder; close it when done."""

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(folder / FILE, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute(_TABLE)
        except (OSError, sqlite3.DatabaseError) as error:
            raise StoreError(f"{folder / FILE}: cannot be opened ({error}); move it away to begin anew") from error

    def close(self) -> None:
        self._db.close()

    def seen(self, url: str) -> Seen:
        """What is known of a page; of one that was never asked for, nothing."""
        row = self._db.execute("SELECT etag, modified, tries, done FROM page WHERE url = ?", (url,)).fetchone()
        return Seen(row[0], row[1], row[2], bool(row[3])) if row else Seen()

    def note(self, url: str, seen: Seen) -> None:
        """This is known of a page now."""
        row = (url, seen.etag, seen.modified, seen.tries, seen.done)
        self._db.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?)", row)
