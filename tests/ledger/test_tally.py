"""The numbers that triggers keep are those of counting, and what a build asks does not read the whole ledger."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

from graph.build import build, opened, remove
from graph.ledger import Ledger
from graph.ledger.schema import TABLES, VERSION
from graph.resolve import load_reference
from tests.building.made import collection, engine, files, state


def made(folder: Path, articles: list[dict[str, str]], out: str = "out", version: str = "1") -> None:
    build(files(folder / "in", articles), out=folder / out, engine=engine, version=version, pages=False)


def counted(out: Path) -> None:
    """What the tally says is what is there."""
    with opened(out) as ledger:
        db = ledger.database
        assert ledger.tally.counts() == db.execute("SELECT COUNT(*), COUNT(DISTINCT key) FROM mention").fetchone()
        rows = [row for row in ledger.manifest() if row.date]
        assert {str(day): n for day, n in ledger.tally.days().items()} == Counter(row.date for row in rows)
        assert ledger.tally.read_with() == Counter(row.made_with for row in ledger.manifest())
        assert len(ledger) == len(ledger.ids()) == len(list(ledger.manifest()))


def test_what_is_counted_is_what_is_there_after_adding_correcting_and_removing(tmp_path: Path) -> None:
    rng, articles = random.Random(7), collection(30)
    for turn in range(6):
        some = rng.sample(articles, 8)
        changed = [{**a, "date": "2030-02-02"} if rng.random() < 0.3 else a for a in some]
        made(tmp_path, changed, version=str(turn // 3))
        gone = rng.sample([a["id"] for a in changed], 2)
        remove(gone, out=tmp_path / "out", pages=False)
        counted(tmp_path / "out")


def test_an_older_ledger_is_counted_when_it_is_opened(tmp_path: Path) -> None:
    made(tmp_path, collection(12))
    file = tmp_path / "out" / "ledger.sqlite"
    older(file)
    counted(tmp_path / "out")
    made(tmp_path, collection(20))
    counted(tmp_path / "out")
    made(tmp_path, collection(20), "fresh")
    assert state(tmp_path / "out") == state(tmp_path / "fresh")


def older(file: Path) -> None:
    """The ledger as version 0.3.0 would have left it."""
    rows = f"{file}.rows"
    shutil.move(file, rows)
    with closing(sqlite3.connect(file)) as database:
        database.executescript(TABLES)
        database.execute("ATTACH ? AS rows", (rows,))
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            database.execute(f"INSERT INTO {table} SELECT * FROM rows.{table}")
        database.commit()
        assert database.execute("SELECT value FROM about WHERE name = 'version'").fetchone() == (VERSION,)


def test_no_question_of_a_build_reads_a_whole_table(tmp_path: Path) -> None:
    """Of SQLite's plans: what reads every row is a scan, but for that of an index of what is to be done."""
    made(tmp_path, collection(10))
    asked: list[str] = []
    with closing(Ledger.open(tmp_path / "out", reference=load_reference())) as ledger:
        ledger.database.set_trace_callback(asked.append)
        ledger.tally.days(), ledger.tally.counts(), len(ledger), ledger.outdated("1"), ledger.to_do("stale OR leaving")
        ledger.entities.described_anew()
        ledger.entities.described()
        ledger.database.set_trace_callback(None)
        plans = [row[3] for ask in asked for row in ledger.database.execute(f"EXPLAIN QUERY PLAN {ask}")]
    assert len(asked) >= 7
    assert not [p for p in plans if p.startswith("SCAN") and "article_open" not in p and "alias_fresh" not in p]
