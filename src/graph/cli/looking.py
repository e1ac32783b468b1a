"""Commands that look into what a graph was built from: ``manifest``, ``why``."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import unquote

import typer

from graph.cli.app import app, examples, write
from graph.cli.options import DEFAULT, OutputOption, StoreOption
from graph.errors import QueryError


@app.command(
    short_help="List the articles of the graph as JSON lines.",
    epilog=examples("newsgraph manifest --store out", "newsgraph manifest --store out -o manifest.jsonl"),
)
def manifest(store: StoreOption = DEFAULT, output: OutputOption = None) -> None:
    """List the articles of the graph as JSON lines: what was read, with which version, and wire copies."""
    import dataclasses
    import json

    from graph.build import opened

    with opened(store) as ledger:
        rows = [json.dumps(dataclasses.asdict(row), ensure_ascii=False) + "\n" for row in ledger.manifest()]
    write("".join(rows), output)


@app.command(
    short_help="Say why mentions were merged, or were not.",
    epilog=examples("newsgraph why event/mobilize-prk-rus-0123456789", "newsgraph why A:s1-20 B:s0-4 --store out"),
)
def why(
    what: Annotated[
        list[str], typer.Argument(help="An event as `query` prints it, or two mentions as ARTICLE:MENTION.")
    ],
    store: StoreOption = DEFAULT,
) -> None:
    """Say why mentions were merged into an event, or why two mentions were (not)."""
    from graph.build import opened
    from graph.ledger.explain import why_event, why_not

    if len(what) > 2:
        raise typer.BadParameter("give one event, or two mentions")
    with opened(store) as ledger:
        lines = why_event(ledger, key_of(what[0])) if len(what) == 1 else why_not(ledger, *what)
        typer.echo("\n".join(lines))


def key_of(event: str) -> str:
    """The key of an event that is written as a key, ``event/KEY``, ``possible/KEY/urged``, prefixed or as a full IRI."""
    text = event.strip().strip("<>").rstrip("/")
    if re.search(r"(?:^|[/:])statement/", text):
        raise QueryError(f'{event}: a statement that is only made for an "according to" is told once, never merged')
    found = re.search(r"(?:^|[/:])(?:event|possible)/([^/]+)", text)
    return unquote(found[1]) if found else text
