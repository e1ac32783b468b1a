"""How fast the query library answers on a generated graph, beside raw pyoxigraph and rdflib.

    python benchmarks/sparql.py --events 100000 [--store DIR] [--rdflib] [--clock cpu]

Makes a store of that many event mentions (:mod:`benchmarks.made_store`), asks every query of the library and prints for
each the rows, the time through our layers and that of raw pyoxigraph for the same SPARQL over the same store, best of
several warm runs; both must give the same bytes. ``names`` is what of ours goes into finding the entities of parameters,
which raw SPARQL gets as IRIs. ``--clock cpu`` counts processor time, for a machine that is busy. ``--rdflib`` asks
rdflib's own engine too, on a graph of 200 events.
"""

from __future__ import annotations

import argparse
import io
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

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


def best(
    runs: Sequence[Callable[[], object]], clock: Callable[[], float], *, seconds: float = 3.0, most: int = 30
) -> list[float]:
    """The best time of each of some runs, which take turns so that a busy machine is unfair to none.

    Each runs at least twice, the first time to warm up, then again within some seconds.
    """
    times: list[list[float]] = [[] for _ in runs]
    end = time.perf_counter() + seconds * len(runs)
    while len(times[0]) < 2 or (len(times[0]) < most and time.perf_counter() < end):
        for run, own in zip(runs, times, strict=True):
            begin = clock()
            run()
            own.append(clock() - begin)
    return [min(own) for own in times]


def compare(store: Store, only: str | None, clock: Callable[[], float]) -> None:
    """Prints the table."""
    print(f"{len(store)} quads\n{'query':22} {'rows':>8} {'ours s':>9} {'raw s':>9} {'ratio':>6} {'names s':>9}")
    for query in library():
        if only and query.name != only:
            continue
        given = GIVEN.get(query.name, {})
        sparql = prepare(query.name, given, store)[0]
        answer = ours(store, query.name, given)
        assert answer == raw(store, sparql), f"{query.name}: not the same answer"
        mine, theirs = best((partial(ours, store, query.name, given), partial(raw, store, sparql)), clock)
        (names,) = best((partial(prepare, query.name, given, store),), clock, seconds=1)
        rows = answer.count(b"\n") - 1
        print(f"{query.name:22} {rows:8} {mine:9.4f} {theirs:9.4f} {mine / theirs:6.2f} {names:9.5f}", flush=True)


def with_rdflib(clock: Callable[[], float]) -> None:
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
        (mine,) = best((partial(ours, store, query.name, {}),), clock)
        (theirs,) = best((lambda s=answer.sparql: len(list(dataset.query(s, initNs=known))),), clock, seconds=1)  # type: ignore[misc]
        print(f"{query.name:22} {mine:9.4f} {theirs:9.4f} {theirs / mine:6.1f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else None)
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--query", help="only this one")
    parser.add_argument("--clock", choices=CLOCKS, default="wall")
    parser.add_argument("--rdflib", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compare(
            make_store(options.store or Path(folder) / "store", options.events), options.query, CLOCKS[options.clock]
        )
    if options.rdflib:
        with_rdflib(CLOCKS[options.clock])


if __name__ == "__main__":
    main()
