"""The ledger: what was read, with which version, and all that is needed to merge it again; beside the store.

An article is *fresh* until its names and events are merged with the others, then *stale* until the store has it as it
is now. Every step is a transaction, so after a kill the next build goes on from the last step that was finished.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from graph.errors import StoreError
from graph.ledger.codec import article_of, from_json, packed, to_json, unpacked
from graph.ledger.copies import CopyLedger
from graph.ledger.entities import EntityIndex
from graph.ledger.events import EventIndex
from graph.ledger.schema import FILE, connect
from graph.ledger.tally import Tally
from graph.model import Article, ReadArticle
from graph.resolve import Reference

_PARSED = 256
"""Articles kept as they were read, some 100 kB each: merging, naming and writing want the same ones, a round of them."""

_COLUMNS = ("id", "digest", "sha256", "made_with", "date", "date_basis", "title", "source", "mentions", "read")
_TAKE = (
    f"INSERT INTO article ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))}) ON CONFLICT DO UPDATE SET "
    f"{', '.join(f'{name} = excluded.{name}' for name in _COLUMNS[1:])}, fresh = 1, stale = 1, leaving = 0"
)
"""An article, or another version of it; what it is a copy of is found anew when it is merged."""
_OPEN = "(fresh OR stale OR leaving)"
"""What the articles have in common for which there is something to do; the condition of their index."""


@dataclass(frozen=True, slots=True)
class Found:
    """An article that was read, packed for the ledger; what a worker sends back."""

    id: str
    digest: str
    mentions: int
    words: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Row:
    """An article as the manifest lists it."""

    id: str
    date: str | None
    title: str | None
    sha256: str
    made_with: str
    source: str | None
    mentions: int
    copy_of: str | None
    versions: int


def digest_of(article: Article) -> str:
    """What two readings of the same article share: a hash of everything but where it was found."""
    return hashlib.sha256(to_json(replace(article, source=None)).encode("utf-8", "surrogatepass")).hexdigest()


def pack(read: ReadArticle) -> Found:
    """An article as the ledger keeps it."""
    return Found(
        read.article.id, digest_of(read.article), len(read.mentions), len(read.article.text) // 6, packed(to_json(read))
    )


@lru_cache(maxsize=_PARSED)
def _parsed(data: bytes) -> ReadArticle:
    return from_json(ReadArticle, unpacked(data))


class Ledger:
    """Open it with ``Ledger.open(folder, reference=...)``; close it when done."""

    def __init__(self, database: sqlite3.Connection, reference: Reference) -> None:
        self.database = database
        self.entities = EntityIndex(database, reference)
        self.events = EventIndex(database)
        self.copies = CopyLedger(database)
        self.tally = Tally(database)

    @classmethod
    def open(cls, folder: Path, *, reference: Reference) -> Ledger:
        """The ledger of an output folder, made if there is none."""
        return cls(connect(folder / FILE), reference)

    def close(self) -> None:
        self.database.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block or nothing; ``StoreError`` where the disk is full or the file cannot be written."""
        try:
            self.database.execute("BEGIN IMMEDIATE")
            yield
            self.database.execute("COMMIT")
        except BaseException as error:
            if self.database.in_transaction:
                self.database.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError):
                raise StoreError(f"{FILE}: cannot be written: {error}; make room and run the command again") from error
            raise

    # ------------------------------------------------------------ taking in

    def is_known(self, article: Article, made_with: str) -> bool:
        """Whether this very article was read with this version before."""
        row = self.database.execute(
            "SELECT digest, made_with, leaving FROM article WHERE id = ?", (article.id,)
        ).fetchone()
        return row is not None and tuple(row) == (digest_of(article), made_with, 0)

    def take(self, batch: Iterable[Found], made_with: str) -> None:
        """Add articles, or replace those of the same id, whose version is noted."""
        with self.transaction():
            for found in batch:
                article = article_of(unpacked(found.data))
                date = article.date.isoformat() if article.date else None
                self._note(found, article.sha256, made_with, date, article.title)
                self.database.execute(
                    _TAKE,
                    (found.id, found.digest, article.sha256, made_with, date, article.date_basis, article.title,
                     article.source, found.mentions, found.data),
                )  # fmt: skip

    def _note(self, found: Found, sha256: str, made_with: str, date: str | None, title: str | None) -> None:
        last = self.database.execute(
            "SELECT n, digest, made_with FROM version WHERE article = ? ORDER BY n DESC LIMIT 1", (found.id,)
        ).fetchone()
        if last is None or last[1:] != (found.digest, made_with):
            row = (found.id, last[0] + 1 if last else 1, sha256, found.digest, made_with, date, title)
            self.database.execute("INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def leave(self, article_ids: Iterable[str]) -> None:
        """Mark articles as leaving; they are out when ``forget`` is done."""
        with self.transaction():
            self.database.executemany("UPDATE article SET leaving = 1 WHERE id = ?", [(i,) for i in article_ids])

    def forget(self, article_ids: Iterable[str]) -> None:
        """The articles are out of the store; the ledger drops them too."""
        with self.transaction():
            self.database.executemany("DELETE FROM article WHERE id = ? AND leaving", [(i,) for i in article_ids])

    # ------------------------------------------------------------ asking

    def __len__(self) -> int:
        return self.tally.read_with().total()

    def __contains__(self, article_id: str) -> bool:
        ask = "SELECT 1 FROM article WHERE id = ? AND NOT leaving"
        return self.database.execute(ask, (article_id,)).fetchone() is not None

    def ids(self) -> list[str]:
        """Ids of the articles that stay, in order."""
        return [i for (i,) in self.database.execute("SELECT id FROM article WHERE NOT leaving ORDER BY id")]

    def to_do(self, condition: str) -> list[str]:
        """Ids of ``fresh``, ``stale`` or ``leaving`` articles, in order."""
        ask = f"SELECT id FROM article WHERE {_OPEN} AND ({condition}) ORDER BY id"
        return [i for (i,) in self.database.execute(ask)]

    def outdated(self, made_with: str) -> list[str]:
        """Ids of the articles that were read with another version."""
        if not self.number_outdated(made_with):
            return []
        ask = "SELECT id FROM article WHERE made_with <> ? AND NOT leaving ORDER BY id"
        return [i for (i,) in self.database.execute(ask, (made_with,))]

    def number_outdated(self, made_with: str) -> int:
        """How many articles were read with another version."""
        return sum(n for version, n in self.tally.read_with().items() if version != made_with)

    def read(self, article_id: str) -> ReadArticle:
        """An article as it was read."""
        (data,) = self.database.execute("SELECT read FROM article WHERE id = ?", (article_id,)).fetchone()
        return _parsed(data)

    def merged(self, article_id: str) -> ReadArticle:
        """An article as it goes into the store: its names stand for the entities of all articles."""
        (copy_of,) = self.database.execute("SELECT copy_of FROM article WHERE id = ?", (article_id,)).fetchone()
        return replace(self.entities.named(self.read(article_id)), copy_of=copy_of)

    def origin(self, article_id: str) -> tuple[str, str | None] | None:
        """Hash of the text, and where it was found."""
        ask = "SELECT sha256, source FROM article WHERE id = ? AND NOT leaving"
        found = self.database.execute(ask, (article_id,)).fetchone()
        return (found[0], found[1]) if found else None

    def made_with(self, article_id: str) -> str:
        (found,) = self.database.execute("SELECT made_with FROM article WHERE id = ?", (article_id,)).fetchone()
        return str(found)

    def manifest(self) -> Iterator[Row]:
        """The articles, sorted by id."""
        ask = (
            "SELECT id, date, title, sha256, made_with, source, mentions, copy_of, "
            "(SELECT COUNT(*) FROM version WHERE article = id) FROM article WHERE NOT leaving ORDER BY id"
        )
        yield from (Row(*row) for row in self.database.execute(ask))

    # ------------------------------------------------------------ marks

    def note(self, name: str, value: str) -> bool:
        """Keep a value under a name (inside a transaction); whether it is another than before, or the first."""
        old = self.noted(name)
        self.database.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))
        return old != value

    def noted(self, name: str) -> str | None:
        """The value that is kept under a name."""
        found = self.database.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else None

    def mark(self, column: str, article_ids: Iterable[str], *, on: bool) -> None:
        """Set or clear ``fresh`` or ``stale`` (inside a transaction)."""
        assert column in ("fresh", "stale")
        rows = [(on, i) for i in article_ids]
        self.database.executemany(f"UPDATE article SET {column} = ? WHERE id = ?", rows)
