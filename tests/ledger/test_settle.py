"""What a person judged and what the rules say, over several builds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from graph.build import build, opened
from tests.building.made import article, engine, files, state


def made(folder: Path, *articles: dict[str, str], out: str = "out") -> None:
    build(files(folder / "in", articles), out=folder / out, engine=engine, version="1", pages=False)


def actors(out: Path) -> set[str]:
    with opened(out) as ledger:
        return {p.link.entity.id for i in ledger.ids() for m in ledger.merged(i).mentions for p in m.actors}


def judged(out: Path, answer: str) -> None:
    out.mkdir(parents=True, exist_ok=True)
    (out / "same_as.csv").write_text(f"left,right,judgement,note\nperson/berg,person/kari-bergh,{answer},\n")


@pytest.mark.parametrize(("answer", "persons"), [("same", 1), ("different", 2), ("unsure", 2)])
def test_a_judgement_is_respected_by_every_build(tmp_path: Path, answer: str, persons: int) -> None:
    judged(tmp_path / "out", answer)
    made(tmp_path, article("a", "Berg condemned Sweden"))
    made(tmp_path, article("b", "Bergh attacked Sweden"))
    assert len(actors(tmp_path / "out")) == persons
    made(tmp_path, article("c", "Berg attacked Denmark"), article("a", "Berg attacked Sweden"))
    assert len(actors(tmp_path / "out")) == persons


def test_the_order_of_judging_and_building_does_not_matter(tmp_path: Path) -> None:
    articles = [article("a", "Berg condemned Sweden"), article("b", "Bergh attacked Sweden")]
    judged(tmp_path / "first", "different")
    made(tmp_path, *articles, out="first")
    made(tmp_path, *articles, out="last")
    judged(tmp_path / "last", "different")
    made(tmp_path, article("c", "Norway attacked Sweden"), out="last")
    made(tmp_path, article("c", "Norway attacked Sweden"), out="first")
    assert state(tmp_path / "first") == state(tmp_path / "last")


def test_what_other_rules_merged_is_merged_again_without_being_read(tmp_path: Path) -> None:
    articles = [
        article("a", "Norway attacked Sweden", "Norway attacked Sweden"),
        article("b", "Norway attacked Sweden"),
    ]
    made(tmp_path, *articles)
    with sqlite3.connect(tmp_path / "out" / "ledger.sqlite") as older:
        older.execute("UPDATE block SET key = 'older ' || key")
        older.execute("DELETE FROM pair")
        older.execute("UPDATE mention SET key = 'older-' || n")
        older.execute("UPDATE about SET value = 'older' WHERE name = 'merged_with'")
    older.close()
    made(tmp_path, article("c", "Iceland condemned Sweden"))
    made(tmp_path, *articles, article("c", "Iceland condemned Sweden"), out="fresh")
    assert state(tmp_path / "out") == state(tmp_path / "fresh")
    with opened(tmp_path / "out") as ledger:
        assert ledger.tally.counts() == (4, 2)
