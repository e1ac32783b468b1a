"""How fast the query library answers on a generated graph, beside raw pyoxigraph and rdflib.

    python -m benchmarks.sparql --events 100000 [--store DIR] [--query NAME,NAME] [--runs N] [--seconds S] [--clock cpu]
    python -m benchmarks.sparql --events 200 --rdflib

Makes a store of that many event mentions (:mod:`benchmarks.made_store`), or opens the one at ``--store``, asks the
queries of the library and prints for each the rows, the time through our layers and that of raw pyoxigraph for the same
SPARQL over the same store, best of several runs; both must give the same bytes. ``names`` is what of ours goes into
finding the entities of parameters, which raw SPARQL gets as IRIs. ``--runs`` is the least number of runs of each, the
comparison of the answers included, so that 2 is one to warm up and one that is warm; more follow within ``--seconds``.
``--clock cpu`` counts processor time, for a machine that is busy. ``--rdflib`` asks rdflib's own engine too, on a graph
of 200 events.
"""

from __future__ import annotations

import argparse
import io
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import rdflib
from pyoxigraph import QueryResultsFormat, QuerySolutions

from benchmarks.made_store import KNOWN, fill, make_store
from graph.export.quads import write_nquads
from graph.query import ask, library, prepare, write
from graph.rdf.vocabulary import PREFIXES
from graph.store import Store

GIVEN = {
    "dyads": {"actor": "State AK"}, "timeline": {"actor": "State AK", "limit": "100"}, "between": {"a": "State AK", "b": "State BL"},
    "who-says-what": {"actor": "State AK"}, "statements": {"speaker": "State AK", "limit": "100"},
    "condemnations": {"speaker": "State AK"}, "demands": {"addressee": "State AK"}, "article": {"article": "art0000001"},
    "evidence": {"article": "art0000001"}, "troop-deployments": {"place": "Town 1"}, "articles": {"limit": "100"},
    "agreements": {"party": "State AK"}, "figures": {"measure": "killed", "limit": "100"},
    "members-acting": {"group": "The Bloc", "limit": "100"},
}  # fmt: skip


Value = TypeVar("Value")
CLOCKS = {"wall": time.perf_counter, "cpu": time.process_time}


def ours(store: Store, name: str, given: dict[str, str]) -> bytes:
    """The answer as CSV, through the library, parameters and formats."""
    sink = io.BytesIO()
    write(ask(name, given, store=store), "csv", sink)
    return sink.getvalue()


def raw(store: Store, sparql: str) -> bytes:
    """The same of pyoxigraph alone, for the same SPARQL."""
    prefixes = {**PREFIXES, "id": store.iris.base}
    result = store.engine.query(sparql, prefixes=prefixes, use_default_graph_as_union=True)
    assert isinstance(result, QuerySolutions)
    return result.serialize(format=QueryResultsFormat.CSV) or b""


@dataclass(frozen=True, slots=True)
class Rounds:
    """How often something is timed: at least ``least`` times, then again until ``seconds`` are over."""

    least: int = 2
    seconds: float = 3.0
    clock: Callable[[], float] = time.perf_counter


MOST = 300
"""So often at most is something timed."""


def timed(run: Callable[[], Value], clock: Callable[[], float]) -> tuple[float, Value]:
    """The time of one run, and what it gave."""
    begin = clock()
    found = run()
    return clock() - begin, found


def best(runs: Sequence[Callable[[], object]], rounds: Rounds) -> list[float]:
    """The best time of each of some runs, which take turns so that a busy machine is unfair to none."""
    times: list[list[float]] = [[] for _ in runs]
    end = time.perf_counter() + rounds.seconds * len(runs)
    while len(times[0]) < rounds.least or (len(times[0]) < MOST and time.perf_counter() < end):
        for run, own in zip(runs, times, strict=True):
            own.append(timed(run, rounds.clock)[0])
    return [min(own) for own in times]


def compare(store: Store, only: Sequence[str], rounds: Rounds) -> None:
    """Prints the table."""
    print(
        f"{len(store)} quads\n{'query':22} {'rows':>8} {'ours s':>9} {'raw s':>9} {'ratio':>6} {'names s':>9}",
        flush=True,
    )
    for query in library():
        if only and query.name not in only:
            continue
        given = GIVEN.get(query.name, {})
        sparql = prepare(query.name, given, store)[0]
        runs = (partial(ours, store, query.name, given), partial(raw, store, sparql))
        (cold, answer), (raw_cold, expected) = (timed(run, rounds.clock) for run in runs)
        assert answer == expected, f"{query.name}: not the same answer"
        mine, theirs = best(runs, replace(rounds, least=rounds.least - 1)) if rounds.least > 1 else (cold, raw_cold)
        (names,) = best((partial(prepare, query.name, given, store),), Rounds(2, 1, rounds.clock))
        rows = answer.count(b"\n") - 1
        print(f"{query.name:22} {rows:8} {mine:9.4f} {theirs:9.4f} {mine / theirs:6.2f} {names:9.5f}", flush=True)


def with_rdflib(rounds: Rounds) -> None:
    """The same queries with rdflib's engine in memory, on 200 events."""
    store = Store.in_memory(describe=KNOWN.get)
    fill(store, 200)
    sink = io.BytesIO()
    write_nquads(store, sink)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=sink.getvalue(), format="nquads")
    known = {**PREFIXES, "id": store.iris.base}
    print(f"\n200 events\n{'query':22} {'ours s':>9} {'rdflib s':>9} {'ratio':>6}")
    for query in library():
        answer = ask(query.name, store=store)
        (mine,) = best((partial(ours, store, query.name, {}),), rounds)
        asked = partial(dataset.query, answer.sparql, initNs=known)
        (theirs,) = best((lambda asked=asked: len(list(asked())),), replace(rounds, seconds=1))  # type: ignore[misc]
        print(f"{query.name:22} {mine:9.4f} {theirs:9.4f} {theirs / mine:6.1f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else None)
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--query", default="", help="only these, with commas between")
    parser.add_argument("--runs", type=int, default=3, help="runs of each at least, the first of them cold")
    parser.add_argument("--seconds", type=float, default=3.0, help="time for more runs of each")
    parser.add_argument("--clock", choices=CLOCKS, default="wall")
    parser.add_argument("--rdflib", action="store_true")
    options = parser.parse_args()
    rounds = Rounds(options.runs, options.seconds, CLOCKS[options.clock])
    with tempfile.TemporaryDirectory() as folder:
        store = make_store(options.store or Path(folder) / "store", options.events)
        compare(store, [name for name in options.query.split(",") if name], rounds)
    if options.rdflib:
        with_rdflib(rounds)


if __name__ == "__main__":
    main()
