"""Every command has help with an example, and the README names it."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from graph.cli import app

COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf8")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert "Example:" in result.output


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_the_command(command: str) -> None:
    assert command in README


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (["build", "x.txt", "--limit", "nothing=3"], "no such limit; there are document_bytes"),
        (["build", "x.txt", "--limit", "html_depth=-1"], "write a whole number above 0"),
        (["build", "x.txt", "--limit", "html_depth"], "write it as NAME=VALUE"),
        (["build", "x.txt", "--date", "5 Nov"], "write it as 2024-12-16"),
        (["build", "x.txt", "--engine", "spark"], "--engine local, or --engine dask"),
        (["serve", "--port", "99999"], "less than or equal to 65535"),
        (["query"], "give a query of `newsgraph query --list`"),
        (["fetch"], "give URLs of pages, or --watch FEED"),
        (["extract", "--format", "xml"], "extract writes jsonl"),
        (["push", "http://localhost:1/", "--way", "x"], "graphs or quads"),
    ],
)
def test_a_wrong_option_is_told_with_its_remedy(words: list[str], remedy: str) -> None:
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 2
    assert remedy in " ".join(result.output.split())


def test_the_version_is_told() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert result.exit_code == 0
    assert result.output.startswith("newsgraph ")


def test_the_overview_cuts_no_command_short() -> None:
    shown = CliRunner().invoke(app, ["--help"]).output
    assert "event knowledge graph" in " ".join(shown.split())
    listed = shown.partition("Commands:")[2]
    assert all(f"  {command} " in listed for command in COMMANDS)
    assert "..." not in listed


@pytest.mark.parametrize("command", COMMANDS)
def test_the_example_names_the_command(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"]).output
    examples = [line for line in shown.splitlines() if "Example:" in line]
    assert examples
    assert all(f"newsgraph {command}" in line for line in examples)
