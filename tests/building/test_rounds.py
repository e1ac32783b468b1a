"""When a graph is brought up to date while articles are read: never half, and the same graph whatever the rounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

import graph.folder
from graph.build import build
from graph.cluster.task import Result, Settings
from graph.folder import Folder, Given
from graph.model import Article
from graph.progress import Progress
from tests.building.made import collection, engine, files, state


def test_articles_that_are_given_out_are_under_way() -> None:
    given = Given([Article("a", "one"), Article("b", "two")])
    source = iter(given)
    assert next(source).id == "a"
    assert (given.under_way, given.ended) == (1, False)
    assert [a.id for a in source] == ["b"]
    assert (given.under_way, given.ended) == (2, True)


def test_many_small_rounds_make_the_same_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = files(tmp_path / "in", collection(30))
    build(paths, out=tmp_path / "once", engine=engine, version="1", pages=False)
    for name, value in (("ROUND", 3), ("GROWTH", 4), ("MANY", 5), ("LAST", 2)):
        monkeypatch.setattr(graph.folder, name, value)
    build(paths, out=tmp_path / "often", engine=engine, version="1", pages=False)
    assert state(tmp_path / "once") == state(tmp_path / "often")


def test_a_store_that_is_given_back_after_each_transaction_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = files(tmp_path / "in", collection(60))
    build(paths, out=tmp_path / "seldom", engine=engine, version="1", pages=False)
    given_back = 0

    def give_back(folder: Folder) -> None:
        nonlocal given_back
        given_back += 1
        inner(folder)

    inner = Folder._give_back
    monkeypatch.setattr(Folder, "_give_back", give_back)
    monkeypatch.setattr(graph.folder, "GROWN", -1_000_000)
    build(paths, out=tmp_path / "often", engine=engine, version="1", pages=False)
    assert given_back >= 3
    assert state(tmp_path / "seldom") == state(tmp_path / "often")


def test_rounds_grow_with_the_graph_and_are_small_when_nothing_else_is_under_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("ROUND", 10), ("GROWTH", 2), ("LAST", 2)):
        monkeypatch.setattr(graph.folder, name, value)
    done = 0
    rounds: list[int] = []

    def ahead(batches: Iterable[Sequence[Article]], settings: Settings) -> Iterator[Result]:
        nonlocal done
        for result in list(engine(batches, settings)):  # all are given out before the first result
            done += 1
            yield result

    def bring_up(folder: Folder, progress: Progress) -> None:
        rounds.append(done)
        inner(folder, progress)

    inner = Folder.bring_up
    monkeypatch.setattr(Folder, "bring_up", bring_up)
    build(files(tmp_path / "in", collection(60)), out=tmp_path / "out", engine=ahead, version="1", pages=False)
    sizes = [b - a for a, b in zip([0, *rounds], rounds, strict=False)]
    assert sizes[:2] == [10, 10]
    assert sizes[-4:-1] == sorted(sizes[-4:-1], reverse=True)
    assert sizes[-1] <= 2
    assert sum(sizes) == 60
