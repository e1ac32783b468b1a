"""Commands that change a graph: ``build``, ``upgrade``, ``remove``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from graph.cli.app import FINDING, app, examples, say
from graph.cli.options import (
    DEFAULT,
    BaseOption,
    ConfidenceOption,
    DateOption,
    EngineOption,
    EntitiesOption,
    LimitOption,
    OutOption,
    PagesOption,
    PipelineOption,
    SchedulerOption,
    StoreOption,
    WaitOption,
    WorkersOption,
    day_of,
    engine_of,
    limits_of,
)


@app.command(
    epilog=examples(
        "newsgraph build seeds/ more/*.html --out out",
        "newsgraph build archive.jsonl.gz crawl.warc.gz feed.rss --out out --workers 4",
        "cat articles.jsonl | newsgraph build - --out out",
        "newsgraph build archive/ --engine dask --scheduler tcp://HOST:8786 --no-pages",
    )
)
def build(
    paths: Annotated[
        list[str], typer.Argument(help="Articles: .txt .md .html .jsonl, folders of them, or - for stdin.")
    ],
    out: OutOption = DEFAULT,
    date: DateOption = None,
    language_pipeline: PipelineOption = None,
    min_confidence: ConfidenceOption = 0.0,
    entities: EntitiesOption = None,
    base: BaseOption = None,
    workers: WorkersOption = None,
    engine: EngineOption = "local",
    scheduler: SchedulerOption = None,
    pages: PagesOption = True,
    wait: WaitOption = True,
    limit: LimitOption = None,
) -> None:
    """Read articles and build the graph: a SPARQL store, a Turtle file and an HTML page.

    What is in the graph already is passed over; an interrupted build goes on where it was.
    """
    from graph.build import build as run

    report = run(
        paths,
        out=out,
        date=day_of(date),
        language_pipeline=language_pipeline,
        min_confidence=min_confidence,
        entities=entities,
        base=base,
        engine=engine_of(engine, scheduler, workers),
        pages=pages,
        wait=wait,
        limits=limits_of(limit),
        bar=sys.stderr.isatty(),
        say=say,
    )
    for line in report.lines():
        typer.echo(line)
    raise typer.Exit(FINDING if report.skipped or report.failed else 0)


@app.command(epilog=examples("newsgraph upgrade --store out"))
def upgrade(
    store: StoreOption = DEFAULT,
    language_pipeline: PipelineOption = None,
    min_confidence: ConfidenceOption = 0.0,
    entities: EntitiesOption = None,
    workers: WorkersOption = None,
    engine: EngineOption = "local",
    scheduler: SchedulerOption = None,
    pages: PagesOption = True,
    wait: WaitOption = True,
) -> None:
    """Read again the articles that another version of the rules or the language pipeline has read."""
    from graph.build import upgrade as run

    report = run(
        store,
        language_pipeline=language_pipeline,
        min_confidence=min_confidence,
        entities=entities,
        engine=engine_of(engine, scheduler, workers),
        pages=pages,
        wait=wait,
        bar=sys.stderr.isatty(),
        say=say,
    )
    for line in report.lines():
        typer.echo(line)
    raise typer.Exit(FINDING if report.failed else 0)


@app.command(epilog=examples("newsgraph remove 000_e450940936ede9e5 --store out"))
def remove(
    articles: Annotated[list[str], typer.Argument(help="Ids of articles, as `newsgraph manifest` lists them.")],
    store: StoreOption = DEFAULT,
    pages: PagesOption = True,
) -> None:
    """Take articles out of the graph, with everything that only they supported."""
    from graph.build import remove as run

    for line in run(articles, out=store, pages=pages, say=say).lines():
        typer.echo(line)
