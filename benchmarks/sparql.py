"""How fast the query library answers on a generated graph, beside raw pyoxigraph and rdflib.

    python benchmarks/sparql.py --events 100000 [--store DIR] [--rdflib]

Makes a store of that many event mentions (invented articles of ten sentences), asks every query of the library and
prints for each the rows, the time through our layers and that of raw pyoxigraph for the same SPARQL over the same
store, best of several warm runs. ``--rdflib`` asks rdflib's own engine too, on a graph of 200 events.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import io
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import rdflib
from pyoxigraph import QueryResultsFormat, QuerySolutions

from graph.export.quads import write_nquads
from graph.model import Article, Entity, EventCluster, EventMention, Figure, Interval, Link, Party, ReadArticle, Span
from graph.query import ask, library, write
from graph.rdf.vocabulary import PREFIXES
from graph.store import Store

MENTIONS = 10
SENTENCE = "Alpha{0:03d} did it to Beta{0:03d} in Gamma{0:03d} with 20 men. "
KINDS = (
    ("ASSAULT", "Attack", None), ("ACCUSE", "Condemnation", "condemn"), ("REQUEST", "Demand", "urge"),
    ("MOBILIZE", "TroopDeployment", None), ("CONSULT", "Meeting", None), ("AGREE", "Agreement", None),
    ("REJECT", "Denial", "deny"),
)  # fmt: skip
STATES = [
    Entity(f"country/{a}{b}X", f"State {a}{b}", "country", code=f"{a}{b}X") for a in "ABCDEFGHIJ" for b in "KLMNOPQRS"
]
PLACES = [Entity(f"place/town-{i}", f"Town {i}", "place", within=STATES[i % 90].id) for i in range(900)]
GIVEN = {
    "dyads": {"actor": "State AK"}, "timeline": {"actor": "State AK", "limit": "100"}, "between": {"a": "State AK", "b": "State BL"},
    "who-says-what": {"actor": "State AK"}, "statements": {"speaker": "State AK", "limit": "100"},
    "condemnations": {"speaker": "State AK"}, "demands": {"addressee": "State AK"}, "article": {"article": "art0000001"},
    "evidence": {"article": "art0000001"}, "troop-deployments": {"place": "Town 1"}, "articles": {"limit": "100"},
    "agreements": {"party": "State AK"}, "figures": {"measure": "killed", "limit": "100"}, "members-acting": {"group": "State AK"},
}  # fmt: skip


def make_articles(count: int, *, seed: int = 1) -> Iterator[ReadArticle]:
    """Articles whose every sentence tells one event."""
    rng = random.Random(seed)
    text = "".join(SENTENCE.format(i) for i in range(MENTIONS))
    length = len(text) // MENTIONS
    spans = tuple(Span(i * length, (i + 1) * length - 1) for i in range(MENTIONS))
    for n in range(count):
        day = datetime.date(2020, 1, 1) + datetime.timedelta(days=rng.randrange(1500))
        digest = hashlib.sha256(f"{n}{text}".encode()).hexdigest()
        publisher = f"Outlet {rng.randrange(50)}"
        article = Article(f"art{n:07d}", text, f"Title {n}", day, "metadata", publisher, sha256=digest)
        yield ReadArticle(article, spans, tuple(_mention(i, i * length, day, rng) for i in range(MENTIONS)))


def _mention(i: int, b: int, day: datetime.date, rng: random.Random) -> EventMention:
    def party(begin: int, end: int, names: list[Entity]) -> Party:
        return Party(Span(b + begin, b + end), "", Link(rng.choice(names), 0.9, "name"))

    type_, kind, force = rng.choice(KINDS)
    status = "actual" if force else rng.choice(["actual", "actual", "actual", "planned", "requested", "possible"])
    figures = (Figure("killed", 20, 20, 20, "exactly", False, "20 men", Span(b + 42, b + 48)),)
    return EventMention(
        f"s{i}-{b + 9}", i, Span(b + 9, b + 12), "did", type_, None, kind, force,  # type: ignore[arg-type]
        actors=(party(0, 8, STATES),), recipients=(party(19, 26, STATES),), status=status,  # type: ignore[arg-type]
        attributed_to=(party(0, 8, STATES),) if not force and rng.random() < 0.2 else (),
        place=party(30, 38, PLACES) if rng.random() < 0.5 else None,
        time=Interval(day, day, None, None, "day", "did", Span(b + 9, b + 12)) if rng.random() < 0.5 else None,
        figures=figures if rng.random() < 0.2 else (), topic=Span(b + 13, b + 15) if force else None,
        content=(f"s{i - 1}-{b - len(SENTENCE.format(i)) + 9}",) if force and i else (), confidence=0.7, rule="made",
    )  # fmt: skip


def make_clusters(article: ReadArticle) -> list[EventCluster]:
    """One event in ten is told by two articles: mentions of the same type, parties and week share a key."""
    week = article.article.date.toordinal() // 7 if article.article.date else 0
    found = []
    for m in article.mentions:
        who = "-".join(p.link.entity.code or "" for p in (*m.actors, *m.recipients))
        shared = f"{m.type}-{who}-{week}".lower()
        key = f"{shared}-{article.article.id}-{m.id}" if m.force else shared
        found.append(EventCluster(key, ((article.article.id, m.id),)))
    return found


def make_store(path: Path, events: int) -> Store:
    """The store at a path; made if it is not there."""
    if (path / "CURRENT").exists():
        return Store.open(path, read_only=True)
    store, begin, known = (
        Store.create(path, describe={e.id: e for e in STATES}.get),
        time.perf_counter(),
        list[ReadArticle](),
    )
    for article in make_articles(max(1, events // MENTIONS)):
        known.append(article)
        if len(known) == 50:
            store.put(known, [c for a in known for c in make_clusters(a)])
            known.clear()
    store.put(known, [c for a in known for c in make_clusters(a)])
    store.finish()
    sys.stderr.write(f"made {len(store)} quads in {time.perf_counter() - begin:.0f} s\n")
    return store


def ours(store: Store, name: str, given: dict[str, str]) -> int:
    """The bytes of the answer as CSV, through the library, parameters and formats."""
    sink = io.BytesIO()
    write(ask(name, given, store=store), "csv", sink)
    return sink.getvalue().count(b"\n") - 1


def raw(store: Store, sparql: str) -> int:
    """The same of pyoxigraph alone, for the same SPARQL."""
    prefixes = {**PREFIXES, "id": store.iris.base}
    result = store.engine.query(sparql, prefixes=prefixes, use_default_graph_as_union=True)
    assert isinstance(result, QuerySolutions)
    text = result.serialize(format=QueryResultsFormat.CSV)
    return (text or b"").count(b"\n") - 1


def best(run: Callable[[], int], *, seconds: float = 3.0) -> tuple[int, float]:
    """Result and the best time of up to five runs, at least one, within some seconds."""
    times: list[float] = []
    result, end = 0, time.perf_counter() + seconds
    while not times or (len(times) < 5 and time.perf_counter() < end):
        begin = time.perf_counter()
        result = run()
        times.append(time.perf_counter() - begin)
    return result, min(times)


def compare(store: Store, only: str | None) -> None:
    """Prints the table."""
    print(f"{len(store)} quads\n{'query':22} {'rows':>8} {'ours s':>9} {'raw s':>9} {'ratio':>6}")
    for query in library():
        for given in [g for g in (GIVEN.get(query.name), {} if only == query.name else None) if g is not None] or [{}]:
            if only and query.name != only:
                continue
            sparql = ask(query.name, given, store=store).sparql
            rows, mine = best(lambda q=query, g=given: ours(store, q.name, g))  # type: ignore[misc]
            _, theirs = best(lambda s=sparql: raw(store, s))  # type: ignore[misc]
            print(f"{query.name:22} {rows:8} {mine:9.4f} {theirs:9.4f} {mine / theirs:6.2f}", flush=True)


def with_rdflib() -> None:
    """The same queries with rdflib's engine in memory, on 200 events."""
    store = Store.in_memory()
    articles = list(make_articles(20))
    store.put(articles, [c for a in articles for c in make_clusters(a)])
    sink = io.BytesIO()
    write_nquads(store, sink)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=sink.getvalue(), format="nquads")
    known = {**PREFIXES, "id": store.iris.base}
    print(f"\n200 events\n{'query':22} {'ours s':>9} {'rdflib s':>9} {'ratio':>6}")
    for query in library():
        answer = ask(query.name, store=store)
        _, mine = best(lambda q=query: ours(store, q.name, {}))  # type: ignore[misc]
        _, theirs = best(lambda s=answer.sparql: len(list(dataset.query(s, initNs=known))), seconds=1)  # type: ignore[misc]
        print(f"{query.name:22} {mine:9.4f} {theirs:9.4f} {theirs / mine:6.1f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else None)
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--query")
    parser.add_argument("--rdflib", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compare(make_store(options.store or Path(folder) / "store", options.events), options.query)
    if options.rdflib:
        with_rdflib()


if __name__ == "__main__":
    main()
