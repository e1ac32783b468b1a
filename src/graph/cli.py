"""The command line: ``newsgraph build``, ``query``, ``view``, ``export``, ``validate``, ``extract``, ``eval``, ``serve``.

Results go to stdout, progress and remarks to stderr. Exit codes: 0 done, 1 a finding (skipped input, shapes violated, ASK
false), 2 an error. Heavy modules are imported by the command that needs them.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.errors import NewsgraphError

if TYPE_CHECKING:
    from graph.cluster.engine import Engine

FINDING, ERROR = 1, 2

app = typer.Typer(
    help="Reads English news about international politics and builds an event knowledge graph with its evidence.",
    epilog="Start with:  newsgraph build seeds/   then   newsgraph query condemnations",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

StoreOption = Annotated[Path, typer.Option("--store", help="Folder of the graph, as `build --out` made it.")]
DateOption = Annotated[
    str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="Publication date of articles that have none.")
]
PipelineOption = Annotated[
    Path | None, typer.Option("--language-pipeline", help="Another spaCy pipeline with Universal Dependencies labels.")
]
ConfidenceOption = Annotated[
    float, typer.Option("--min-confidence", min=0.0, max=1.0, help="Drop events below this confidence.")
]
EntitiesOption = Annotated[
    Path | None,
    typer.Option("--entities", help="YAML file of your own entities; adds to the tables and overrides them."),
]
WorkersOption = Annotated[
    int | None, typer.Option("--workers", min=1, metavar="N", help="Processes that read; default: the cores.")
]
EngineOption = Annotated[str, typer.Option("--engine", help="Who reads: local, or dask (a cluster).")]
SchedulerOption = Annotated[
    str | None, typer.Option("--scheduler", metavar="ADDRESS", help="Dask scheduler; default: a cluster of the cores.")
]
PagesOption = Annotated[bool, typer.Option("--pages/--no-pages", help="Write graph.ttl and graph.html too.")]
WaitOption = Annotated[bool, typer.Option("--wait/--no-wait", help="Wait for another build of the same folder.")]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="File to write; default: stdout.")]
DEFAULT = Path("out")


@app.command(epilog="Example:  newsgraph build seeds/ more/*.html --out out")
def build(
    paths: Annotated[
        list[str], typer.Argument(help="Articles: .txt .md .html .jsonl, folders of them, or - for stdin.")
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder for store/, graph.ttl and graph.html.")] = DEFAULT,
    date: DateOption = None,
    language_pipeline: PipelineOption = None,
    min_confidence: ConfidenceOption = 0.0,
    entities: EntitiesOption = None,
    base: Annotated[str | None, typer.Option("--base", help="Base IRI of the data.")] = None,
    workers: WorkersOption = None,
    engine: EngineOption = "local",
    scheduler: SchedulerOption = None,
    pages: PagesOption = True,
    wait: WaitOption = True,
) -> None:
    """Read articles and build the graph: a SPARQL store, a Turtle file and an HTML page.

    What is in the graph already is passed over; an interrupted build goes on where it was.
    """
    from graph.build import build as run

    report = run(
        paths,
        out=out,
        date=_date(date),
        language_pipeline=language_pipeline,
        min_confidence=min_confidence,
        entities=entities,
        base=base,
        engine=_engine(engine, scheduler, workers),
        pages=pages,
        wait=wait,
        bar=sys.stderr.isatty(),
        say=_say,
    )
    for line in report.lines():
        typer.echo(line)
    raise typer.Exit(FINDING if report.skipped or report.failed else 0)


@app.command(epilog="Example:  newsgraph upgrade --store out")
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
        engine=_engine(engine, scheduler, workers),
        pages=pages,
        wait=wait,
        bar=sys.stderr.isatty(),
        say=_say,
    )
    for line in report.lines():
        typer.echo(line)
    raise typer.Exit(FINDING if report.failed else 0)


@app.command(epilog="Example:  newsgraph remove 000_e450940936ede9e5 --store out")
def remove(
    articles: Annotated[list[str], typer.Argument(help="Ids of articles, as `newsgraph manifest` lists them.")],
    store: StoreOption = DEFAULT,
    pages: PagesOption = True,
) -> None:
    """Take articles out of the graph, with everything that only they supported."""
    from graph.build import remove as run

    for line in run(articles, out=store, pages=pages, say=_say).lines():
        typer.echo(line)


@app.command(epilog="Example:  newsgraph manifest --store out")
def manifest(store: StoreOption = DEFAULT, output: OutputOption = None) -> None:
    """List the articles of the graph as JSON lines: what was read, with which version, and wire copies."""
    import dataclasses
    import json

    from graph.build import opened

    with opened(store) as ledger:
        rows = [json.dumps(dataclasses.asdict(row), ensure_ascii=False) + "\n" for row in ledger.manifest()]
    _write("".join(rows), output)


@app.command(epilog="Example:  newsgraph why mobilize-prk-rus-0123456789   or   newsgraph why A:s1-20 B:s0-4")
def why(
    what: Annotated[list[str], typer.Argument(help="An event (IRI or key), or two mentions as ARTICLE:MENTION.")],
    store: StoreOption = DEFAULT,
) -> None:
    """Say why mentions were merged into an event, or why two mentions were (not)."""
    from graph.build import opened
    from graph.ledger.explain import why_event, why_not

    if len(what) > 2:
        raise typer.BadParameter("give one event, or two mentions")
    with opened(store) as ledger:
        lines = why_event(ledger, what[0]) if len(what) == 1 else why_not(ledger, *what)
        typer.echo("\n".join(lines))


@app.command(epilog="Example:  newsgraph query troop-deployments --param place=Kursk --format csv")
def query(
    what: Annotated[
        str | None, typer.Argument(help="A query of the library, a .rq file, or SPARQL itself.", show_default=False)
    ] = None,
    param: Annotated[list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE")] = None,
    form: Annotated[str, typer.Option("--format", "-f", help="table, csv, tsv, json, xml or turtle.")] = "table",
    store: StoreOption = DEFAULT,
    names: Annotated[bool, typer.Option("--list", help="List the query library.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show the query that would run.")] = False,
    endpoint: Annotated[str | None, typer.Option("--endpoint", help="Ask this SPARQL 1.1 endpoint instead.")] = None,
    output: OutputOption = None,
) -> None:
    """Ask the graph."""
    from graph.query.command import answer, explained, library_lines

    if names:
        _write("\n".join(library_lines()) + "\n", output)
        return
    if what is None:
        raise typer.BadParameter("give a query of `newsgraph query --list`, a .rq file or SPARQL")
    parameters = _parameters(param or [])
    if explain:
        _write(explained(what, parameters) + "\n", output)
        return
    text, boolean = answer(what, parameters, store=store, endpoint=endpoint, form=form, width=_width())
    _write(text, output)
    raise typer.Exit(FINDING if boolean is False else 0)


@app.command(epilog="Example:  newsgraph export --format plover -o events.jsonl")
def export(
    form: Annotated[
        str,
        typer.Option(
            "--format", "-f", help="turtle, trig, nquads, jsonld, rdf12, facts, plover, csv, graphml or gexf."
        ),
    ] = "turtle",
    store: StoreOption = DEFAULT,
    output: OutputOption = None,
) -> None:
    """Write the graph in another format."""
    from graph.export import write_export

    write_export(form, store=store, output=output)


@app.command(epilog="Example:  newsgraph view --store out -o graph.html")
def view(
    store: StoreOption = DEFAULT,
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file.")] = Path("graph.html"),
    with_sparql: Annotated[bool, typer.Option("--with-sparql", help="Put a SPARQL engine into the page.")] = False,
) -> None:
    """Write the explorer page, one HTML file that works offline."""
    from graph.view import write_view

    write_view(store, output, with_sparql=with_sparql)
    typer.echo(str(output))


@app.command(epilog="Example:  newsgraph validate --store out")
def validate(store: StoreOption = DEFAULT) -> None:
    """Check the graph against its SHACL shapes."""
    from graph.check import check_store

    report = check_store(store)
    typer.echo(report.text)
    raise typer.Exit(0 if report.conforms else FINDING)


@app.command(
    epilog="""Example:  echo '{"id":"a","date":"2024-12-16","text":"..."}' | newsgraph extract --format jsonl -"""
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
    bad = extract_lines(path, output, language_pipeline=language_pipeline, min_confidence=min_confidence, say=_say)
    raise typer.Exit(ERROR if bad else 0)


@app.command("eval", epilog="Example:  newsgraph eval ../shared/gold/dev_gold.jsonl --differences 40")
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


@app.command(epilog="Example:  newsgraph serve --store out --port 7878")
def serve(
    store: StoreOption = DEFAULT,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 7878,
    updates: Annotated[bool, typer.Option("--updates", help="Allow SPARQL updates and uploads.")] = False,
    service: Annotated[bool, typer.Option("--service", help="Allow SERVICE in queries.")] = False,
    cors: Annotated[
        list[str] | None, typer.Option("--cors", metavar="ORIGIN", help="Pages that may ask; * is all.")
    ] = None,
    name: Annotated[list[str] | None, typer.Option("--name", metavar="HOST", help="Host names it answers to.")] = None,
    timeout: Annotated[float, typer.Option(help="Seconds after which a query is stopped.")] = 30.0,
) -> None:
    """Serve the graph: SPARQL endpoint at /sparql, console at /, explorer at /explore."""
    from graph.serve import run
    from graph.serve.settings import Limits

    options = {"updates": updates, "service": service, "origins": tuple(cors or ()), "names": tuple(name or ())}
    run(store, host=host, port=port, limits=Limits(seconds=timeout), **options)


@app.command(epilog="Example:  newsgraph push http://localhost:8890/sparql-graph-crud --store out")
def push(
    url: Annotated[str, typer.Argument(help="Graph Store Protocol or SPARQL update address of another store.")],
    store: StoreOption = DEFAULT,
    way: Annotated[str, typer.Option(help="graphs: graph by graph; quads: bulk N-Quads.")] = "graphs",
) -> None:
    """Load the graph into another SPARQL store."""
    from graph.remote import upload
    from graph.store import Store

    if way not in ("graphs", "quads"):
        raise typer.BadParameter(f"--way {way}: graphs or quads")
    upload(Store.open(store, read_only=True), url, way=way, say=_say)  # type: ignore[arg-type]


def _engine(name: str, scheduler: str | None, workers: int | None) -> Engine:
    from graph.cluster.engine import dask, local

    if name == "local" and scheduler is None:
        return local(workers or _cores())
    if name == "dask":
        return dask(scheduler, workers=workers)
    raise typer.BadParameter("--engine local, or --engine dask [--scheduler ADDRESS]")


def _cores() -> int:
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _date(value: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise typer.BadParameter(f"--date {value}: write it as 2024-12-16") from error


def _parameters(pairs: list[str]) -> dict[str, str]:
    out = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise typer.BadParameter(f"--param {pair}: write it as NAME=VALUE")
        out[name.strip()] = value.strip()
    return out


def _width() -> int | None:
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _write(text: str, output: Path | None) -> None:
    if output is None:
        typer.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf8")


def _say(line: str) -> None:
    typer.echo(line, err=True)


def main() -> None:
    """Entry point: our own errors become one line and exit code 2."""
    try:
        app()
    except NewsgraphError as error:
        _say(f"newsgraph: {error}")
        raise SystemExit(ERROR) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(ERROR) from None


if __name__ == "__main__":
    main()
