"""graph.ttl and graph.html tell what the store tells, whatever came in between."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from graph.build import build, remove
from graph.export import write_export
from graph.pages import write_pages
from graph.view import write_view
from graph.view.collect import collect
from tests.building.made import article, collection, engine, files


def run(folder: Path, *articles: dict[str, str], pages: bool) -> None:
    build(files(folder / "in", articles), out=folder / "out", engine=engine, version="1", pages=pages)


def turtle(folder: Path) -> str:
    return (folder / "out" / "graph.ttl").read_text(encoding="utf8")


def test_an_added_article_is_on_the_pages(tmp_path: Path) -> None:
    run(tmp_path, article("a", "Norway attacked Sweden"), pages=True)
    run(tmp_path, article("b", "Iceland condemned Denmark"), pages=True)
    assert "News b" in turtle(tmp_path)
    assert "News b" in (tmp_path / "out" / "graph.html").read_text(encoding="utf8")
    remove(["b"], out=tmp_path / "out")
    assert "News b" not in turtle(tmp_path)


def test_pages_that_an_earlier_build_left_behind_are_written(tmp_path: Path) -> None:
    a, b = article("a", "Norway attacked Sweden"), article("b", "Iceland condemned Denmark")
    run(tmp_path, a, pages=True)
    run(tmp_path, b, pages=False)
    assert "News b" not in turtle(tmp_path)
    run(tmp_path, b, pages=True)
    assert "News b" in turtle(tmp_path)


def test_pages_are_left_alone_where_nothing_changed(tmp_path: Path) -> None:
    a = article("a", "Norway attacked Sweden")
    run(tmp_path, a, pages=True)
    before = (tmp_path / "out" / "graph.ttl").stat().st_mtime_ns
    run(tmp_path, a, pages=True)
    assert (tmp_path / "out" / "graph.ttl").stat().st_mtime_ns == before


def test_pages_are_what_export_and_view_write(tmp_path: Path) -> None:
    run(tmp_path, *collection(12), pages=True)
    write_export("turtle", store=tmp_path / "out", output=tmp_path / "alone.ttl")
    write_view(tmp_path / "out", tmp_path / "alone.html")
    assert turtle(tmp_path) == (tmp_path / "alone.ttl").read_text(encoding="utf8")
    page = (tmp_path / "out" / "graph.html").read_text(encoding="utf8")
    assert page == (tmp_path / "alone.html").read_text(encoding="utf8")


def test_a_graph_with_more_events_than_a_page_holds_is_whole_in_turtle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path, *collection(12), pages=True)
    whole = turtle(tmp_path)
    monkeypatch.setattr("graph.pages.collect", partial(collect, limit=2))
    write_pages(tmp_path / "out")
    assert turtle(tmp_path) == whole
