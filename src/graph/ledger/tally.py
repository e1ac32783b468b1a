"""What a build asks of the whole ledger: how many articles, of which days, read with what; how many events.

Triggers keep the numbers, so that asking costs the same in a large ledger as in a small one.
"""

from __future__ import annotations

import datetime
import sqlite3
from collections import Counter

_DATED = "{0}.date IS NOT NULL AND NOT {0}.leaving AND {0}.date_basis NOT IN ('option', 'collection')"
_MORE = "INSERT INTO tally SELECT '{what}', {name}, 1 WHERE {when} ON CONFLICT DO UPDATE SET n = n + 1;"
_LESS = "UPDATE tally SET n = n - 1 WHERE what = '{what}' AND name = {name} AND {when};"
_NEW = (
    _MORE.format(what="read with", name="new.made_with", when="NOT new.leaving"),
    _MORE.format(what="day", name="new.date", when=_DATED.format("new")),
)
_OLD = (
    _LESS.format(what="read with", name="old.made_with", when="NOT old.leaving"),
    _LESS.format(what="day", name="old.date", when=_DATED.format("old")),
)
_MENTION = "UPDATE tally SET n = n {} 1 WHERE what = 'mentions';"
_EVENT = "UPDATE tally SET n = n {} 1 WHERE what = 'events' AND NOT EXISTS (SELECT 1 FROM mention WHERE key = {});"
TALLY = f"""
CREATE TABLE tally (what TEXT NOT NULL, name TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (what, name)) WITHOUT ROWID;
INSERT INTO tally SELECT 'read with', made_with, COUNT(*) FROM article WHERE NOT leaving GROUP BY 2;
INSERT INTO tally SELECT 'day', date, COUNT(*) FROM article WHERE {_DATED.format("article")} GROUP BY 2;
INSERT INTO tally SELECT 'mentions', '', COUNT(*) FROM mention;
INSERT INTO tally SELECT 'events', '', COUNT(DISTINCT key) FROM mention;
CREATE TRIGGER article_new AFTER INSERT ON article BEGIN {" ".join(_NEW)} END;
CREATE TRIGGER article_gone AFTER DELETE ON article BEGIN {" ".join(_OLD)} END;
CREATE TRIGGER article_other AFTER UPDATE OF made_with, date, date_basis, leaving ON article
    BEGIN {" ".join(_OLD + _NEW)} END;
CREATE TRIGGER mention_new BEFORE INSERT ON mention BEGIN {_MENTION.format("+")} {_EVENT.format("+", "new.key")} END;
CREATE TRIGGER mention_gone AFTER DELETE ON mention BEGIN {_MENTION.format("-")} {_EVENT.format("-", "old.key")} END;
CREATE TRIGGER mention_leaves BEFORE UPDATE OF key ON mention WHEN old.key <> new.key
    BEGIN {_EVENT.format("+", "new.key")} END;
CREATE TRIGGER mention_joins AFTER UPDATE OF key ON mention WHEN old.key <> new.key
    BEGIN {_EVENT.format("-", "old.key")} END;
"""
"""Counts what is there, of articles those apart whose date was only supposed, and goes on counting."""


class Tally:
    """The numbers of a ledger; those that leave are not counted."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database

    def days(self) -> Counter[datetime.date]:
        """How many articles there are of each day, those apart whose date was only supposed."""
        return Counter({datetime.date.fromisoformat(day): n for day, n in self._named("day").items()})

    def read_with(self) -> Counter[str]:
        """How many articles were read with each version."""
        return self._named("read with")

    def counts(self) -> tuple[int, int]:
        """Event mentions and events."""
        return self._named("mentions")[""], self._named("events")[""]

    def _named(self, what: str) -> Counter[str]:
        return Counter(dict(self._db.execute("SELECT name, n FROM tally WHERE what = ? AND n > 0", (what,)).fetchall()))
