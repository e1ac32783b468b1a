"""The application that the commands are added to, what they print with, and the entry point."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Annotated, TextIO

import typer

from graph.errors import NewsgraphError, NewsgraphWarning

FINDING, ERROR = 1, 2

app = typer.Typer(
    epilog="Start with:  newsgraph build seeds/   then   newsgraph query condemnations",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newsgraph {installed_version() or '(not installed)'}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Reads English news about international politics and builds an event knowledge graph with its evidence."""


def installed_version() -> str | None:
    """The version of the package, None where it is only on the path."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("newsgraph")
    except PackageNotFoundError:
        return None


def examples(*lines: str) -> str:
    """The end of a command's help: its examples, a line each."""
    return "\b\n" + "\n".join(f"Example:  {line}" for line in lines)


def write(text: str, output: Path | None) -> None:
    """To a file, or to stdout."""
    if output is None:
        typer.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf8")
    except OSError as error:
        raise typer.BadParameter(f"--output {output}: cannot be written: {error.strerror}") from error


def say(line: str) -> None:
    """A remark, to stderr."""
    typer.echo(line, err=True)


def _remark(
    message: Warning | str, category: type[Warning], filename: str, lineno: int,
    file: TextIO | None = None, line: str | None = None,
) -> None:  # fmt: skip
    """Warnings of our own as a line; those of libraries are for who develops them."""
    if issubclass(category, NewsgraphWarning):
        say(f"newsgraph: {message}")


def main() -> None:
    """Entry point: our own errors become one line and exit code 2, our warnings a line."""
    warnings.showwarning = _remark
    try:
        app()
    except NewsgraphError as error:
        say(f"newsgraph: {error}")
        raise SystemExit(ERROR) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(ERROR) from None
