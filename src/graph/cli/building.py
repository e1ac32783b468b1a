"""Commands that change a graph: ``build``, ``upgrade``, ``remove``."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from graph.cli.app import FINDING, app, examples, say
from graph.cli.options import (
    DEFAULT,
    BaseOption,
    DateOption,
    LimitOption,
    OutOption,
    PagesOption,
    StoreOption,
    day_of,
    limits_of,
)
from graph.cli.shared import with_reading


@app.command(
    short_help="Read articles into the graph: store, Turtle and page.",
    epilog=examples(
        "newsgraph build seeds/ more/*.html --out out",
        "newsgraph build archive.jsonl.gz crawl.warc.gz feed.rss --out out --workers 4",
        "cat articles.jsonl | newsgraph build - --out out",
        "newsgraph build archive/ --engine dask --scheduler tcp://HOST:8786 --no-pages",
    ),
)
@with_reading
def build(
    paths: Annotated[
        list[str], typer.Argument(help="Articles: .txt .md .html .jsonl, folders of them, or - for stdin.")
    ],
    out: OutOption = DEFAULT,
    date: DateOption = None,
    base: BaseOption = None,
    limit: LimitOption = None,
    **how: Any,
) -> None:
    """Read articles and build the graph: a SPARQL store, a Turtle file and an HTML page.

    What is in the graph already is passed over; an interrupted build goes on where it was.
    """
    from graph.build import build as run

    report = run(paths, out=out, date=day_of(date), base=base, limits=limits_of(limit), **how)
    for line in report.lines():
        typer.echo(line)
    raise typer.Exit(FINDING if report.skipped or report.failed else 0)


@app.command(short_help="Read again what older rules have read.", epilog=examples("newsgraph upgrade --store out"))
@with_reading
def upgrade(store: StoreOption = DEFAULT, **how: Any) -> None:
    """Read again the articles that another version of the rules or the language pipeline has read."""
    from graph.build import upgrade as run

    report = run(store, **how)
    for line in report.lines():
        typer.echo(line)
    raise typer.Exit(FINDING if report.failed else 0)


@app.command(
    short_help="Take articles out of the graph.", epilog=examples("newsgraph remove 000_e450940936ede9e5 --store out")
)
def remove(
    articles: Annotated[list[str], typer.Argument(help="Ids of articles, as `newsgraph manifest` lists them.")],
    store: StoreOption = DEFAULT,
    pages: PagesOption = True,
) -> None:
    """Take articles out of the graph, with everything that only they supported."""
    from graph.build import remove as run

    for line in run(articles, out=store, pages=pages, say=say).lines():
        typer.echo(line)
