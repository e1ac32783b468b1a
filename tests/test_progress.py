"""What a build says while it runs."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from graph import progress
from graph.progress import Progress, duration
from graph.read import read_paths
from graph.read.position import Position


@pytest.mark.parametrize(("seconds", "shown"), [(0.4, "0 s"), (40, "40 s"), (200, "3 min"), (7500, "2 h 05 min")])
def test_durations(seconds: float, shown: str) -> None:
    assert duration(seconds) == shown


def test_the_line_tells_counts_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "LINE_SECONDS", -1.0)
    lines: list[str] = []
    with Progress(lines.append) as one:
        one.share = lambda: 0.25
        one.count("skipped", 2)
        one.count("failed")
        one.count("read", 3, words=900)
    assert lines[0] == "0 read, 2 skipped; 0 words/s"
    assert lines[-1].startswith("3 read, 2 skipped, 1 failed; ")
    assert " words/s; 25%, about " in lines[-1]
    assert lines[-1].endswith(" left")


def test_the_position_moves_from_nothing_to_all(tmp_path: Path) -> None:
    for number in range(3):
        text = "The foreign ministers condemned the attack in a statement that was published on Monday."
        row = json.dumps({"id": f"a{number}", "text": f"{text} It was the vote number {number}."}) + "\n"
        (tmp_path / f"{number}.jsonl.gz").write_bytes(gzip.compress(row.encode()))
    (tmp_path / "picture.png").write_bytes(b"png")
    position = Position.of([tmp_path])
    shares = [position.share for _ in read_paths([tmp_path], position=position)]
    assert position.share == 1.0
    assert shares == sorted(shares, key=lambda s: s or 0.0)
    assert 0 < (shares[0] or 0) < 1


def test_of_standard_input_the_whole_is_not_known() -> None:
    assert Position.of(["-"]).share is None
