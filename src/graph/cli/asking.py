"""Commands that read a graph: ``query``, ``export``, ``view``, ``validate``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.app import FINDING, app, examples, write
from graph.cli.options import DEFAULT, OutputOption, StoreOption, pairs_of


@app.command(
    epilog=examples(
        "newsgraph query --list",
        "newsgraph query troop-deployments --param place=Kursk --format csv",
        "newsgraph query 'SELECT ?e { ?e a ng:Condemnation ; ng:speaker ?who }'",
        "newsgraph query dyads --endpoint http://host/sparql",
    )
)
def query(
    what: Annotated[
        str | None, typer.Argument(help="A query of the library, a .rq file, or SPARQL itself.", show_default=False)
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter of the query; many times."),
    ] = None,
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
        write("\n".join(library_lines()) + "\n", output)
        return
    if what is None:
        raise typer.BadParameter("give a query of `newsgraph query --list`, a .rq file or SPARQL")
    parameters = pairs_of(param or [], "--param")
    if explain:
        there = parameters and (store / "store").is_dir()
        write(explained(what, parameters, store=store if there else None) + "\n", output)
        return
    text, boolean = answer(what, parameters, store=store, endpoint=endpoint, form=form, width=width())
    write(text, output)
    raise typer.Exit(FINDING if boolean is False else 0)


@app.command(
    epilog=examples("newsgraph export --format turtle -o graph.ttl", "newsgraph export --format plover -o events.jsonl")
)
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


@app.command(epilog=examples("newsgraph view --store out -o graph.html", "newsgraph view --title 'The dam dispute'"))
def view(
    store: StoreOption = DEFAULT,
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file.")] = Path("graph.html"),
    with_sparql: Annotated[bool, typer.Option("--with-sparql", help="Put a SPARQL engine into the page.")] = False,
    title: Annotated[
        str | None, typer.Option("--title", help="Title of the page; default: whom the articles are about.")
    ] = None,
) -> None:
    """Write the explorer page, one HTML file that works offline."""
    from graph.view import write_view

    write_view(store, output, with_sparql=with_sparql, title=title)
    typer.echo(str(output))


@app.command(short_help="Check the graph against its SHACL shapes.", epilog=examples("newsgraph validate --store out"))
def validate(
    store: StoreOption = DEFAULT,
    engine: Annotated[
        str, typer.Option("--engine", help="compiled (fast), or pyshacl: the same by pySHACL.")
    ] = "compiled",
) -> None:
    """Check the graph against its SHACL shapes; findings name the article and the sentence."""
    from graph.check import ENGINES, check_store

    if engine not in ENGINES:
        raise typer.BadParameter(f"{engine}: give {' or '.join(ENGINES)}", param_hint="--engine")
    report = check_store(store, engine="pyshacl" if engine == "pyshacl" else "compiled", say=progress)
    typer.echo(report.text)
    raise typer.Exit(0 if report.conforms else FINDING)


def progress(text: str) -> None:
    """One line on the terminal that is written over; nothing where there is no terminal."""
    if sys.stderr.isatty():
        typer.echo(f"\r\033[K{text}", err=True, nl=False)


def width() -> int | None:
    """Columns of the terminal, None where there is none."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None
