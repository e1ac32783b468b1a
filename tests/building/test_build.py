"""Building: the same graph whatever the order, the portions and the interruptions."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import suppress
from itertools import permutations
from pathlib import Path

import pytest

import graph.ledger.ledger
from graph.api import EventGraph
from graph.build import build, opened, remove, upgrade
from graph.errors import InputError, StoreError
from graph.ledger import writing
from graph.report import Report
from graph.store import Store
from tests.building.made import FILLER, STATES, VERBS, article, collection, engine, files, read, state


def made(folder: Path, articles: list[dict[str, str]], out: str = "out", **more: object) -> Report:
    return build(files(folder / "in", articles), out=folder / out, engine=engine, version="1", pages=False, **more)  # type: ignore[arg-type]


def test_one_by_one_in_any_order_is_the_same_graph_as_all_at_once(tmp_path: Path) -> None:
    articles = collection(24)
    made(tmp_path, articles, "all")
    random.Random(5).shuffle(articles)
    for n in range(0, 24, 5):
        made(tmp_path, articles[n : n + 5], "parts")
    assert state(tmp_path / "all") == state(tmp_path / "parts")


def test_the_same_article_twice_changes_nothing(tmp_path: Path) -> None:
    articles = collection(6)
    made(tmp_path, articles)
    before = state(tmp_path / "out")
    report = made(tmp_path, articles)
    assert (report.articles, report.unchanged) == (0, 6)
    assert state(tmp_path / "out") == before


def test_a_corrected_version_replaces_and_is_noted(tmp_path: Path) -> None:
    made(tmp_path, [article("a", "Norway attacked Sweden"), article("b", "Norway attacked Sweden")])
    made(tmp_path, [article("a", "Norway condemned Sweden")])
    made(tmp_path, [article("a", "Norway condemned Sweden"), article("b", "Norway attacked Sweden")], "fresh")
    assert state(tmp_path / "out") == state(tmp_path / "fresh")
    with opened(tmp_path / "out") as ledger:
        assert [(r.id, r.versions) for r in ledger.manifest()] == [("a", 2), ("b", 1)]


def test_files_of_one_name_in_two_folders_are_two_articles(tmp_path: Path) -> None:
    for n, sentence in enumerate(["Norway attacked Sweden", "Denmark condemned Iceland"]):
        (tmp_path / str(n)).mkdir()
        (tmp_path / str(n) / "000.txt").write_text(f"{sentence}. {FILLER}" * 3)
        for _ in range(2):
            build([tmp_path / str(n)], out=tmp_path / "out", engine=engine, version="1", pages=False)
    with opened(tmp_path / "out") as ledger:
        assert [r.id.partition("-")[0] for r in ledger.manifest()] == ["000", "000"]
    (tmp_path / "0" / "000.txt").write_text(f"Norway condemned Sweden. {FILLER}" * 3)
    build([tmp_path / "0"], out=tmp_path / "out", engine=engine, version="1", pages=False)
    with opened(tmp_path / "out") as ledger:
        assert [r.versions for r in ledger.manifest()] == [2, 1]


def test_removing_articles_leaves_the_graph_of_the_others(tmp_path: Path) -> None:
    articles = collection(15)
    made(tmp_path, articles)
    remove([a["id"] for a in articles[::3]], out=tmp_path / "out", pages=False)
    made(tmp_path, [a for n, a in enumerate(articles) if n % 3], "rest")
    assert state(tmp_path / "out") == state(tmp_path / "rest")


def test_removing_what_is_not_there_changes_nothing(tmp_path: Path) -> None:
    made(tmp_path, collection(3))
    with pytest.raises(StoreError, match="article 'nobody': not in the graph"):
        remove(["a0001", "nobody"], out=tmp_path / "out", pages=False)
    with opened(tmp_path / "out") as ledger:
        assert len(ledger) == 3


def test_one_bad_article_does_not_stop_the_build(tmp_path: Path) -> None:
    said: list[str] = []
    articles = [article("a", "Norway attacked Sweden"), article("b", "The files were unreadable"), *collection(2)]
    report = made(tmp_path, articles, say=said.append)
    assert (report.articles, [f.id for f in report.failed]) == (3, ["b"])
    assert any(line.startswith("failed ") and "unreadable" in line for line in said)


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no article to read"):
        made(tmp_path, [])


def test_where_every_article_fails_the_error_says_why(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"unreadable.*; no article of 2 could be read"):
        made(tmp_path, [article("a", "The files were unreadable"), article("b", "The notes were unreadable")])


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.3])
def test_a_killed_build_goes_on_where_it_was(tmp_path: Path, delay: float) -> None:
    articles = collection(120)
    made(tmp_path, articles, "whole")
    command = [sys.executable, "-m", "tests.building.made", str(tmp_path / "in"), str(tmp_path / "killed")]
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{root / 'src'}:{root}"}
    process = subprocess.Popen(command, env=environment, cwd=root)
    ledger = tmp_path / "killed" / "ledger.sqlite"
    while not ledger.exists() and process.poll() is None:
        time.sleep(0.01)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with suppress(StoreError):  # killed before there was a store
        _is_whole(Store.open(tmp_path / "killed", read_only=True))
    made(tmp_path, articles, "killed")
    assert state(tmp_path / "killed") == state(tmp_path / "whole")


def _is_whole(store: Store) -> None:
    """Every article that is in has all of its mentions, and every mention an event that is described."""
    half = "ASK { ?m ng:denotes ?e . FILTER NOT EXISTS { ?e a ?kind } }"
    assert not bool(store.query(half))
    articles = "SELECT ?a (COUNT(?m) AS ?n) { ?a a ng:Article . OPTIONAL { ?m ng:inArticle ?a } } GROUP BY ?a"
    assert all(int(row["n"].value) == 3 for row in store.query(articles))


def test_what_a_power_cut_took_from_the_store_is_written_again(tmp_path: Path) -> None:
    made(tmp_path, collection(8))
    before = state(tmp_path / "out")
    Store.open(tmp_path / "out").remove("a0002", "a0005")
    made(tmp_path, collection(8))
    assert state(tmp_path / "out") == before


def test_a_full_disk_is_one_clear_error_and_the_build_goes_on_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, collection(30), "whole")
    plain = graph.ledger.ledger.connect

    def full(path: Path) -> sqlite3.Connection:
        database = plain(path)
        database.execute("PRAGMA max_page_count = 40")
        return database

    monkeypatch.setattr("graph.ledger.ledger.connect", full)
    with pytest.raises(StoreError, match="disk is full; make room and run the command again"):
        made(tmp_path, collection(30))
    monkeypatch.undo()
    made(tmp_path, collection(30))
    assert state(tmp_path / "out") == state(tmp_path / "whole")


def test_a_second_build_waits_or_says_so(tmp_path: Path) -> None:
    said: list[str] = []
    with writing(tmp_path / "out"):
        with pytest.raises(StoreError, match="is writing there"):
            made(tmp_path, collection(2), wait=False)
        other = threading.Thread(target=made, args=(tmp_path, collection(2)), kwargs={"say": said.append})
        other.start()
        other.join(0.5)
        assert other.is_alive()
    other.join(60)
    assert "waiting for it" in said[0]
    with opened(tmp_path / "out") as ledger:
        assert len(ledger) == 2


def test_upgrade_reads_again_what_another_version_read(tmp_path: Path) -> None:
    made(tmp_path, collection(4))
    with opened(tmp_path / "out") as ledger:
        ledger.database.execute("UPDATE article SET made_with = 'an older one' WHERE id < 'a0002'")
    report = upgrade(tmp_path / "out", engine=engine, version="1", pages=False)
    assert (report.articles, report.unchanged, report.outdated) == (2, 2, 0)


def test_a_wire_copy_is_marked_and_its_original_is_the_earlier(tmp_path: Path) -> None:
    wire = [f"{one} {verb} {other}" for one, other in permutations(list(STATES)[:4], 2) for verb in VERBS]
    made(tmp_path, [article("z-first", *wire, date="2030-01-01"), article("b-copy", *wire, date="2030-01-02")])
    found = Store.open(tmp_path / "out", read_only=True).query("SELECT ?a ?b { ?a ng:copyOf ?b }")
    assert [(r["a"].value.rpartition("/")[2], r["b"].value.rpartition("/")[2]) for r in found] == [
        ("b-copy", "z-first")
    ]
    made(tmp_path, [article("a-older", *wire, FILLER.strip(" ."), date="2029-12-31")])
    found = Store.open(tmp_path / "out", read_only=True).query("SELECT ?b { ?a ng:copyOf ?b }")
    assert {r["b"].value.rpartition("/")[2] for r in found} == {"a-older"}


def test_a_wire_copy_does_not_corroborate(tmp_path: Path) -> None:
    wire = [f"{one} {verb} {other}" for one, other in permutations(list(STATES)[:4], 2) for verb in VERBS]
    made(tmp_path, [article("a", *wire), article("b", *wire, publisher="Fjord Times")])
    assert len(EventGraph.open(tmp_path / "out").query("corroboration")) == 0
    made(tmp_path, [article("c", wire[0], publisher="Sund Daily")])
    assert len(EventGraph.open(tmp_path / "out").query("corroboration")) == 1


def test_the_users_entities_are_known(tmp_path: Path) -> None:
    names = tmp_path / "entities.yaml"
    names.write_text("- {id: org/lynx, label: Lynx Brigade, kind: armed_group, code: LYNX, names: [Lynx Brigade]}\n")
    source = tmp_path / "a.jsonl"
    text = "The Lynx Brigade attacked Kenya on Monday, the army said. Troops of Kenya left the town later that day."
    source.write_text(f'{{"id": "a", "date": "2024-11-05", "text": "{text}"}}\n')
    build([source], out=tmp_path / "out", entities=names, pages=False)
    with opened(tmp_path / "out") as ledger:
        found = {p.link.entity.code for m in ledger.read("a").mentions for p in m.actors}
    assert "LYNX" in found


def test_two_spellings_of_a_name_are_one_person(tmp_path: Path) -> None:
    made(tmp_path, [article("a", "Berg condemned Sweden"), article("b", "Bergh attacked Sweden")])
    found = Store.open(tmp_path / "out", read_only=True).query("SELECT DISTINCT ?p { ?e ng:agent ?p }")
    assert len(list(found)) == 1
    (tmp_path / "out" / "same_as.csv").write_text(
        "left,right,judgement,note\nperson/berg,person/kari-bergh,different,\n"
    )
    made(tmp_path, [article("c", "Norway attacked Sweden")])
    found = Store.open(tmp_path / "out", read_only=True).query("SELECT DISTINCT ?p { ?e ng:agent ?p }")
    assert len(list(found)) == 3


def test_the_little_language_is_read(tmp_path: Path) -> None:
    made(tmp_path, [article("a", "Norway attacked Sweden")])
    with opened(tmp_path / "out") as ledger:
        found = ledger.read("a")
        assert found == read(found.article)
        assert [m.type for m in found.mentions] == ["ASSAULT"]


def test_after_a_build_that_ended_well_the_store_is_not_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = collection(9)
    made(tmp_path, articles[:6])
    with monkeypatch.context() as patch:
        patch.delattr(Store, "article_ids")
        made(tmp_path, articles[6:])
        remove([articles[0]["id"]], out=tmp_path / "out", pages=False)
    made(tmp_path, articles[1:], "fresh")
    assert state(tmp_path / "out") == state(tmp_path / "fresh")


def test_a_store_that_is_put_back_from_a_copy_gets_what_it_lacks(tmp_path: Path) -> None:
    articles = collection(9)
    made(tmp_path, articles[:4])
    shutil.copytree(tmp_path / "out" / "store", tmp_path / "copy")
    made(tmp_path, articles[4:])
    before = state(tmp_path / "out")
    shutil.rmtree(tmp_path / "out" / "store")
    (tmp_path / "copy").rename(tmp_path / "out" / "store")
    made(tmp_path, articles)
    assert state(tmp_path / "out") == before
