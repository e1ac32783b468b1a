"""The commands that build, change and explain a graph, as a user calls them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.build import build
from graph.cli import app
from tests.building.made import article, engine, files

ROOT = Path(__file__).parents[2]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    articles = [
        article("a", "Norway attacked Sweden", "Finland condemned Norway"),
        article("b", "Norway attacked Sweden"),
        article("c", "Norway attacked Sweden", date="2030-06-01"),
    ]
    build(files(tmp_path / "in", articles), out=tmp_path / "out", engine=engine, version="1", pages=False)
    return tmp_path / "out"


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_manifest_lists_what_was_read_and_with_what(out: Path) -> None:
    rows = [json.loads(line) for line in run("manifest", "--store", str(out)).splitlines()]
    assert [(r["id"], r["made_with"], r["mentions"]) for r in rows] == [("a", "1", 2), ("b", "1", 1), ("c", "1", 1)]


def test_why_says_what_joined_an_event(out: Path) -> None:
    from graph.build import opened

    with opened(out) as ledger:
        key = ledger.events.keys("b").popitem()[1]
    for name in (key, f"https://w3id.org/newsgraph/id/event/{key}"):
        said = run("why", name, "--store", str(out))
        assert "2 mentions in 2 articles" in said
        assert "same actors, same recipients" in said


def test_why_says_what_keeps_two_mentions_apart(out: Path) -> None:
    said = run("why", "a:s0-7", "c:s0-7", "--store", str(out))
    assert "another time" in said
    assert said.rstrip().endswith("two events")
    assert "one event: " in run("why", "a:s0-7", "b:s0-7", "--store", str(out))


def test_remove_takes_an_article_out(out: Path) -> None:
    run("remove", "b", "--store", str(out), "--no-pages")
    assert '"id": "b"' not in run("manifest", "--store", str(out))


@pytest.mark.parametrize("command", [["why", "nothing"], ["why", "a:s9-9", "b:s9-9"], ["remove", "nobody"]])
def test_what_is_not_there_is_one_clear_line(out: Path, command: list[str]) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    words = [sys.executable, "-m", "graph.cli", *command, "--store", str(out)]
    result = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "not in the graph" in result.stderr


@pytest.mark.parametrize("command", ["build", "upgrade", "remove", "manifest", "why"])
def test_the_help_has_an_example(command: str) -> None:
    assert f"Example:  newsgraph {command}" in run(command, "--help")


def test_help_and_queries_start_without_the_heavy_modules(out: Path) -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from graph.cli import app; "
        "assert CliRunner().invoke(app, sys.argv[1:]).exit_code == 0; "
        "print([m for m in ('spacy', 'onnxruntime', 'rdflib', 'graph.parse', 'graph.resolve') if m in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    for command in (["--help"], ["query", "articles", "--store", str(out)]):
        words = [sys.executable, "-c", code, *command]
        assert subprocess.run(words, env=environment, capture_output=True, text=True).stdout.strip() == "[]"


def test_help_starts_fast() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    start = time.perf_counter()
    before = os.times().children_user
    subprocess.run([sys.executable, "-m", "graph.cli", "--help"], env=environment, capture_output=True, check=True)
    assert os.times().children_user - before < 0.6, time.perf_counter() - start
