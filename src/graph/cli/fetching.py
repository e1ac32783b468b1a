"""``newsgraph fetch``: the one command that asks the network."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from graph.cli.app import FINDING, app, examples, installed_version, say
from graph.cli.options import (
    DEFAULT,
    BaseOption,
    ConfidenceOption,
    EntitiesOption,
    LimitOption,
    OutOption,
    PagesOption,
    PipelineOption,
    WorkersOption,
    cores,
    limits_of,
)

if TYPE_CHECKING:
    from graph.fetch import Getter
    from graph.fetch.rounds import Take
    from graph.read.limits import Limits
    from graph.read.record import Record, Skipped


@app.command(
    short_help="Fetch pages, or watch feeds, and read them into the graph.",
    epilog=examples(
        "newsgraph fetch https://example.org/2024/12/16/summit.html --out out",
        "newsgraph fetch --watch https://example.org/world.rss --out out",
        "newsgraph fetch --watch FEED --watch FEED2 --every 900 --no-pages",
        "newsgraph fetch --watch FEED --rounds 1        (once, for cron)",
    ),
)
def fetch(
    urls: Annotated[list[str] | None, typer.Argument(help="Pages, or feeds whose own texts are read.")] = None,
    watch: Annotated[
        list[str] | None, typer.Option("--watch", metavar="FEED", help="Look at a feed again and again; many times.")
    ] = None,
    every: Annotated[float, typer.Option("--every", min=1.0, help="Seconds between two looks at the feeds.")] = 300.0,
    rounds: Annotated[
        int | None, typer.Option("--rounds", min=1, help="So many looks; default: until it is interrupted.")
    ] = None,
    out: OutOption = DEFAULT,
    delay: Annotated[float, typer.Option("--delay", min=0.0, help="Seconds between requests to one host.")] = 1.0,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Longest time for one request, seconds.")] = 30.0,
    contact: Annotated[
        str | None, typer.Option("--contact", help="Address of yours, told to the servers as part of our name.")
    ] = None,
    private: Annotated[
        bool, typer.Option("--allow-private", help="Allow private and loopback addresses (an intranet).")
    ] = False,
    language_pipeline: PipelineOption = None,
    min_confidence: ConfidenceOption = 0.0,
    entities: EntitiesOption = None,
    base: BaseOption = None,
    workers: WorkersOption = None,
    pages: PagesOption = True,
    limit: LimitOption = None,
) -> None:
    """Fetch pages, or watch feeds, and read the articles into the graph. Nothing else asks the network.

    robots.txt is obeyed, hosts are left in peace between requests, only public addresses are asked, redirects, sizes
    and times are bounded, and what was fetched before is not fetched again.
    """
    from graph.build import add
    from graph.cluster import Settings
    from graph.cluster.engine import local
    from graph.fetch import fetched
    from graph.read import articles_of

    if not urls and not watch:
        raise typer.BadParameter("give URLs of pages, or --watch FEED")
    limits, getter = limits_of(limit), _getter(delay, timeout, contact, private=private)
    settings, skipped = Settings(language_pipeline, min_confidence, entities, limits.article_seconds), 0

    def take(records: Iterator[Record | Skipped]) -> None:
        nonlocal skipped
        report = add(
            lambda known: articles_of(records, limits=limits, known=known), out=out, settings=settings,
            engine=local(workers or cores()), base=base, pages=pages, bar=sys.stderr.isatty(), say=say,
        )  # fmt: skip
        skipped += report.skipped.total() + len(report.failed)
        for line in report.lines():
            typer.echo(line)

    if urls:
        take(fetched(urls, getter, limits=limits))
    if watch:
        _until_stopped(watch, getter, take, out, every, rounds, limits)
    raise typer.Exit(FINDING if skipped else 0)


def _getter(delay: float, timeout: float, contact: str | None, *, private: bool) -> Getter:
    from graph.fetch import FetchLimits, Getter

    version = installed_version()
    name = f"newsgraph/{version}" if version else "newsgraph"
    if contact and not contact.isprintable():
        raise typer.BadParameter("--contact: an e-mail address or a URL, on one line")
    agent = f"{name} (+{contact})" if contact else name
    return Getter(FetchLimits(delay=delay, seconds=timeout, private=private, agent=agent))


def _until_stopped(
    feeds: list[str], getter: Getter, take: Take, out: Path, every: float, rounds: int | None, limits: Limits
) -> None:
    from graph.fetch import watch

    signal.signal(signal.SIGTERM, _stop)
    try:
        watch(feeds, getter, take, out=out, every=every, rounds=rounds, limits=limits)
    except KeyboardInterrupt:
        say("stopped; the same command goes on where it was")


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
