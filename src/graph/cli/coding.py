"""Commands around the coder alone: ``extract``, ``eval``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph.cli.app import ERROR, app, examples, say
from graph.cli.options import ConfidenceOption, OutputOption, PipelineOption


@app.command(
    short_help="Code the events of passages, one JSON line each.",
    epilog=examples(
        """echo '{"id":"a","date":"2024-12-16","text":"..."}' | newsgraph extract -""",
        "newsgraph extract passages.jsonl -o events.jsonl",
    ),
)
def extract(
    path: Annotated[str, typer.Argument(help="File of JSON lines {id, date, text}, or - for stdin.")] = "-",
    form: Annotated[str, typer.Option("--format", "-f", help="jsonl.")] = "jsonl",
    language_pipeline: PipelineOption = None,
    min_confidence: ConfidenceOption = 0.0,
    output: OutputOption = None,
) -> None:
    """Code the events of passages, one JSON line each; the text is taken as it is."""
    from graph.records import extract_lines

    if form != "jsonl":
        raise typer.BadParameter(f"{form}: extract writes jsonl")
    bad = extract_lines(path, output, language_pipeline=language_pipeline, min_confidence=min_confidence, say=say)
    raise typer.Exit(ERROR if bad else 0)


@app.command("eval", epilog=examples("newsgraph eval", "newsgraph eval gold.jsonl --differences 40"))
def evaluate(
    gold: Annotated[
        Path | None,
        typer.Argument(
            help="Annotated passages (.jsonl) or PLOVER gold-standard records (.json); else our own examples."
        ),
    ] = None,
    differences: Annotated[int, typer.Option(help="Show so many misses and false finds with their sentences.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    language_pipeline: PipelineOption = None,
    min_confidence: ConfidenceOption = 0.0,
) -> None:
    """Score the coder against annotated texts."""
    from graph.evaluate.command import evaluate as run

    typer.echo(
        run(
            gold,
            differences=differences,
            as_json=as_json,
            language_pipeline=language_pipeline,
            min_confidence=min_confidence,
        )
    )
