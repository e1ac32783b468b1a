"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from graph.cluster.engine import Engine
    from graph.read.limits import Limits

DEFAULT = Path("out")

StoreOption = Annotated[Path, typer.Option("--store", help="Folder of the graph, as `build --out` made it.")]
OutOption = Annotated[Path, typer.Option("--out", help="Folder for store/, graph.ttl and graph.html.")]
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
BaseOption = Annotated[str | None, typer.Option("--base", help="Base IRI of the data.")]
WorkersOption = Annotated[
    int | None, typer.Option("--workers", min=1, metavar="N", help="Processes that read; default: the cores.")
]
EngineOption = Annotated[str, typer.Option("--engine", help="Who reads: local, or dask (a cluster).")]
SchedulerOption = Annotated[
    str | None, typer.Option("--scheduler", metavar="ADDRESS", help="Dask scheduler; default: a cluster of the cores.")
]
PagesOption = Annotated[bool, typer.Option("--pages/--no-pages", help="Write graph.ttl and graph.html too.")]
WaitOption = Annotated[bool, typer.Option("--wait/--no-wait", help="Wait for another build of the same folder.")]
LimitOption = Annotated[
    list[str] | None,
    typer.Option("--limit", metavar="NAME=N", help="Another bound on the input, e.g. article_characters=400000."),
]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="File to write; default: stdout.")]


def engine_of(name: str, scheduler: str | None, workers: int | None) -> Engine:
    """What ``--engine``, ``--scheduler`` and ``--workers`` ask for."""
    from graph.cluster.engine import dask, local

    if name == "local" and scheduler is None:
        return local(workers or cores())
    if name == "dask":
        return dask(scheduler, workers=workers)
    raise typer.BadParameter("--engine local, or --engine dask [--scheduler ADDRESS]")


def cores() -> int:
    """The cores that this process may use."""
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def day_of(value: str | None) -> datetime.date | None:
    """What ``--date`` says."""
    try:
        return datetime.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise typer.BadParameter(f"--date {value}: write it as 2024-12-16") from error


def pairs_of(pairs: list[str], option: str) -> dict[str, str]:
    """``NAME=VALUE`` words of an option."""
    out = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise typer.BadParameter(f"{option} {pair}: write it as NAME=VALUE")
        out[name.strip()] = value.strip()
    return out


def limits_of(pairs: list[str] | None) -> Limits:
    """What ``--limit`` asks for, the other bounds as they are."""
    from dataclasses import fields, replace

    from graph.read.limits import DEFAULT_LIMITS, Limits

    names = [field.name for field in fields(Limits)]
    values = {}
    for name, value in pairs_of(pairs or [], "--limit").items():
        if name not in names:
            raise typer.BadParameter(f"--limit {name}: no such limit; there are {', '.join(names)}")
        if not value.isdecimal() or not int(value[:19]) > 0:
            raise typer.BadParameter(f"--limit {name}={value}: write a whole number above 0")
        values[name] = int(value[:19])
    return replace(DEFAULT_LIMITS, **values)
