"""The tables of the ledger: one SQLite file beside the store."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from graph.errors import StoreError
from graph.ledger.tally import TALLY

VERSION = "1"
FILE = "ledger.sqlite"

TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE article (
    id TEXT PRIMARY KEY, digest TEXT NOT NULL, sha256 TEXT NOT NULL, made_with TEXT NOT NULL, date TEXT,
    date_basis TEXT, title TEXT, source TEXT, mentions INTEGER NOT NULL, copy_of TEXT,
    fresh INTEGER NOT NULL DEFAULT 1, stale INTEGER NOT NULL DEFAULT 1, leaving INTEGER NOT NULL DEFAULT 0,
    read BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE version (
    article TEXT NOT NULL, n INTEGER NOT NULL, sha256 TEXT NOT NULL, digest TEXT NOT NULL, made_with TEXT NOT NULL,
    date TEXT, title TEXT, PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE TABLE mention (
    n INTEGER PRIMARY KEY, article TEXT NOT NULL, mention TEXT NOT NULL, signature TEXT NOT NULL,
    key TEXT NOT NULL DEFAULT '',
    UNIQUE (article, mention)
);
CREATE INDEX mention_key ON mention (key);
CREATE TABLE block (
    key TEXT NOT NULL, begin INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (key, begin, n)
) WITHOUT ROWID;
CREATE TABLE pair (
    a INTEGER NOT NULL, b INTEGER NOT NULL, score REAL NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX pair_b ON pair (b);
CREATE TABLE variant (
    id TEXT NOT NULL, code TEXT NOT NULL, article TEXT NOT NULL, entity TEXT NOT NULL, sure INTEGER NOT NULL,
    PRIMARY KEY (id, code, article)
) WITHOUT ROWID;
CREATE INDEX variant_article ON variant (article);
CREATE TABLE variant_block (
    key TEXT NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (key, id, code)
) WITHOUT ROWID;
CREATE TABLE alias (
    id TEXT NOT NULL, code TEXT NOT NULL, entity TEXT NOT NULL, reason TEXT NOT NULL, fresh INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (id, code)
) WITHOUT ROWID;
CREATE TABLE print (
    article TEXT PRIMARY KEY, day TEXT NOT NULL, sha256 TEXT NOT NULL, hashes BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX print_sha ON print (sha256);
"""
LATER = f"""
DROP TABLE IF EXISTS print_key;
DROP TABLE IF EXISTS near;
DROP INDEX IF EXISTS article_todo;
CREATE TABLE IF NOT EXISTS print_place (hash INTEGER NOT NULL, place TEXT NOT NULL, PRIMARY KEY (hash, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS alike (a TEXT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS alike_b ON alike (b);
CREATE INDEX article_open ON article (id, fresh, stale, leaving) WHERE fresh OR stale OR leaving;
CREATE INDEX alias_fresh ON alias (id, code) WHERE fresh;
{TALLY}
"""
"""What ledgers that were made before do not have yet, and what they do not need any more."""


def connect(path: Path) -> sqlite3.Connection:
    """The database at ``path``, made if it is not there. A commit is on the disk before it returns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        database = sqlite3.connect(path, isolation_level=None)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA cache_size = -8192")
        _prepare(database, path)
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path}: cannot be opened as a ledger ({error}); build into a new folder") from error
    return database


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    is_new = database.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None
    if is_new:
        database.executescript(f"BEGIN; {TABLES} INSERT INTO about VALUES ('version', '{VERSION}'); COMMIT;")
    found = database.execute("SELECT value FROM about WHERE name = 'version'").fetchone()
    if found is None or found[0] != VERSION:
        raise StoreError(f"{path}: a ledger of another version of newsgraph; build into a new folder")
    if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'tally'").fetchone() is None:
        database.executescript(f"BEGIN; {LATER} COMMIT;")
