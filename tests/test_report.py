"""The last lines of a build say what was done, and what the graph has now."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from graph.build import build, remove
from graph.cluster import Failed
from graph.report import Report
from tests.building.made import article, engine, files


def head(report: Report) -> str:
    return report.lines()[0].replace(f"{report.seconds:.1f} s", "0 s")


def test_what_was_read_and_what_was_removed_is_told_apart_from_what_is_there(tmp_path: Path) -> None:
    def made(*articles: dict[str, str]) -> Report:
        return build(files(tmp_path / "in", articles), out=tmp_path / "out", engine=engine, version="1", pages=False)

    one, two = article("a", "Norway attacked Sweden"), article("b", "Norway attacked Sweden")
    assert head(made(one)) == "1 article, 1 event mention, 1 event in 0 s"
    assert head(made(two)) == "1 article read in 0 s; now: 2 articles, 2 event mentions, 1 event"
    assert head(made(two)) == "0 articles read in 0 s; now: 2 articles, 2 event mentions, 1 event; 1 unchanged"
    gone = remove(["a", "b"], out=tmp_path / "out", pages=False)
    assert head(gone) == "2 articles removed in 0 s; left: 0 articles, 0 event mentions, 0 events"


@pytest.mark.parametrize(("n", "words"), [(1, "1 input skipped (empty 1)"), (2, "2 inputs skipped (empty 2)")])
def test_what_was_passed_over_is_counted(n: int, words: str) -> None:
    report = Report(Path("out"), skipped=Counter(empty=n), failed=[Failed("a", None, "ValueError")], outdated=n)
    assert report.lines()[0].endswith(f"{words}; 1 article failed")
    assert f"{n} article{'s were' if n > 1 else ' was'} read by another version" in report.lines()[1]
