"""Commands for other programs' sake: ``serve``, ``push``."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.cli.app import app, examples, say
from graph.cli.options import DEFAULT, StoreOption


@app.command(
    short_help="Serve the graph: SPARQL, console and explorer.",
    epilog=examples(
        "newsgraph serve --store out --port 7878", "newsgraph serve --host 0.0.0.0 --name news.example.org --timeout 10"
    ),
)
def serve(
    store: StoreOption = DEFAULT,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 for a free one.")] = 7878,
    updates: Annotated[bool, typer.Option("--updates", help="Allow SPARQL updates and uploads.")] = False,
    service: Annotated[bool, typer.Option("--service", help="Allow SERVICE in queries.")] = False,
    cors: Annotated[
        list[str] | None, typer.Option("--cors", metavar="ORIGIN", help="Pages that may ask; * is all.")
    ] = None,
    name: Annotated[list[str] | None, typer.Option("--name", metavar="HOST", help="Host names it answers to.")] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds after which a query is stopped.")] = 30.0,
) -> None:
    """Serve the graph: SPARQL endpoint at /sparql, console at /, explorer at /explore."""
    from graph.serve import run
    from graph.serve.settings import Limits

    options = {"updates": updates, "service": service, "origins": tuple(cors or ()), "names": tuple(name or ())}
    run(store, host=host, port=port, limits=Limits(seconds=timeout), **options)


@app.command(epilog=examples("newsgraph push http://localhost:8890/sparql-graph-crud --store out"))
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
    upload(Store.open(store, read_only=True), url, way=way, say=say)  # type: ignore[arg-type]
