"""Build made collections with persons, whose true graph is known: entities, events, contradictions; time and memory.

    python -m benchmarks.made_graph 200 2000 [--keep FOLDER]

Reading is timed apart from merging and storing. Each size runs in a process of its own, so that its greatest memory is
its own. What is compared with the truth: the actors of the mention that tells a fact, the entity of its speaker
(B-cubed over the mentions), its event (B-cubed over the mentions), for how many facts with contradicting figures the
query ``conflicting-figures`` shows the contradiction, which events the query ``came-true`` shows to have been announced,
threatened or feared, and which articles are known as wire copies.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.made_collection import CITIES, STATES, Fact, collection
from benchmarks.merge import b_cubed
from benchmarks.scale import peak
from graph.api import EventGraph
from graph.build import build, opened
from graph.cluster.engine import Engine, local
from graph.cluster.task import Result, Settings
from graph.ledger import Ledger
from graph.model import Article, EventMention, ReadArticle

SINGLE = 5
"""So many articles are added one by one."""
Truth = dict[str, list[Fact]]
Row = dict[str, float]


class Timed:
    """An engine that counts the CPU seconds of reading."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.seconds = engine, 0.0

    def __call__(self, batches: Iterable[Sequence[Article]], settings: Settings) -> Iterator[Result]:
        results = self.engine(batches, settings)
        while True:
            start = time.process_time()
            result = next(results, None)
            self.seconds += time.process_time() - start
            if result is None:
                return
            yield result


def measured(size: int, out: Path, engine: Engine | None = None) -> Row:
    """One size: a build of all articles but five, then these one by one, then the comparison with the truth.

    Another process has written the articles (``_write``); this one makes them and the truth again after the build, so
    that its greatest memory is that of the build.
    """
    timed, source = Timed(engine or local(1)), out / "made.jsonl"
    row: Row = {"articles": size}
    row |= _timed(lambda: build([source], out=out, engine=timed, pages=False))
    row["reading CPU s"] = timed.seconds
    row["memory MB"] = peak()
    articles, truth = collection(size, persons=True)
    last = articles[-SINGLE:]
    row |= {f"one more, {name}": value for name, value in _singly(last, source, lambda n: out, timed).items()}
    with tempfile.TemporaryDirectory() as empty:
        into = _singly(last, source, lambda n: Path(empty) / str(n), timed)
        row |= {f"one into an empty graph, {name}": value for name, value in into.items()}
    with opened(out) as ledger:
        row |= quality(ledger, truth)
        row |= came_true(ledger, out, truth) | copies(ledger)
    return row | contradictions(out, truth)


def _singly(articles: Sequence[dict[str, str]], source: Path, out: Callable[[int], Path], engine: Engine) -> Row:
    """The medians of adding articles one by one, each by a build of its own."""
    rows = [_timed(lambda n=n, a=a: _add([a], source, out(n), engine)) for n, a in enumerate(articles)]  # type: ignore[misc]
    return {name: median(row[name] for row in rows) for name in rows[0]}


def _timed(work: Callable[[], object]) -> Row:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return {"wall s": time.perf_counter() - wall, "CPU s": time.process_time() - cpu}


def _add(articles: Iterable[dict[str, str]], source: Path, out: Path, engine: Engine) -> None:
    _write(articles, source)
    build([source], out=out, engine=engine, pages=False)


def _write(articles: Iterable[dict[str, str]], file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf8")


def quality(ledger: Ledger, truth: Truth) -> Row:
    """Actors, speakers and events of the mentions that tell a known fact."""
    actors: list[tuple[set[str | None], set[str]]] = []
    events: dict[Hashable, tuple[Hashable, Hashable]] = {}
    persons: dict[Hashable, tuple[Hashable, Hashable]] = {}
    told = spoken = 0
    known = set(ledger.ids())
    for article_id, group in truth.items():
        if article_id not in known:
            continue
        group = [fact for fact in group if fact.plan_of is None]
        told += len(group)
        spoken += sum(f.speaker is not None for f in group)
        read, keys = ledger.merged(article_id), ledger.events.keys(article_id)
        for mention, fact in matched(read, group):
            codes = {p.link.entity.code for p in (*mention.actors, *mention.recipients)}
            actors.append((codes, {fact.actor, fact.recipient}))
            events[article_id, mention.id] = (keys[mention.id], fact.id)
            speaker = next((p.link.entity.id for p in mention.actors if p.link.entity.kind == "person"), None)
            if fact.speaker is not None and speaker:
                persons[article_id, mention.id] = (speaker, (fact.actor, fact.speaker))
    right = sum(len(found & true) for found, true in actors)
    row = {"facts found": len(events) / told, "actors right": right / sum(len(f) for f, _ in actors),
           "actors found": right / sum(len(t) for _, t in actors), "speakers found": len(persons) / max(spoken, 1)}  # fmt: skip
    return row | _clustered("person", persons) | _clustered("event", events)


def _clustered(name: str, pairs: dict[Hashable, tuple[Hashable, Hashable]]) -> Row:
    found, true = ({k: v[side] for k, v in pairs.items()} for side in (0, 1))
    precision, recall, _ = b_cubed(found, true) if pairs else (0.0, 0.0, 0.0)
    return {f"{name} precision": precision, f"{name} recall": recall}


def matched(read: ReadArticle, group: Sequence[Fact]) -> Iterator[tuple[EventMention, Fact]]:
    """The mention of each fact of an article: of its type, in a sentence that names its recipient."""
    used: set[str] = set()
    for fact in group:
        for mention in read.mentions:
            sentence = read.sentences[mention.sentence].of(read.article.text)
            names = (*STATES[fact.recipient], CITIES[fact.recipient])
            told = mention.type == fact.type and any(n[:5] in sentence for n in names) and _is_day(sentence, fact)
            if mention.id not in used and told:
                used.add(mention.id)
                yield mention, fact
                break


def _is_day(sentence: str, fact: Fact) -> bool:
    return f"{int(fact.day[-2:])} " in sentence


def contradictions(out: Path, truth: Truth) -> Row:
    """Of the pairs of articles that count the dead of one attack otherwise, those that the query shows; and the others."""
    rows = list(EventGraph.open(out).query("conflicting-figures", limit=1_000_000))
    shown = {frozenset((str(r.article_1), str(r.article_2))) for r in rows}
    shared: set[frozenset[str]] = set()
    tellers: dict[int, list[str]] = {}
    for article, group in truth.items():
        for fact in group:
            if fact.type == "ASSAULT":
                tellers.setdefault(fact.id, []).append(article)
    for articles in tellers.values():
        shared |= {frozenset((a, b)) for a in articles for b in articles if a < b}
    return {"contradictions shown": len(shown), "of them right": len(shown & shared) / max(len(shown), 1)}


def came_true(ledger: Ledger, out: Path, truth: Truth) -> Row:
    """Of the events shown to have come true those that were foretold, and of those foretold and told the ones shown."""
    known = set(ledger.ids())
    facts: dict[str, set[int]] = {}
    foretold, happened = set[int](), set[int]()
    for article_id, group in truth.items():
        if article_id not in known:
            continue
        foretold |= {f.plan_of for f in group if f.plan_of is not None}
        keys = ledger.events.keys(article_id)
        for mention, fact in matched(ledger.merged(article_id), [f for f in group if f.plan_of is None]):
            happened.add(fact.id)
            facts.setdefault(keys[mention.id], set()).add(fact.id)
    rows = EventGraph.open(out).query("came-true", limit=1_000_000)
    shown = {str(r.event_iri).rpartition("/")[2] for r in rows}
    of_known = [facts[key] for key in shown if key in facts]
    right = [found for found in of_known if found & foretold]
    wanted = foretold & happened
    found = wanted & set[int]().union(*right)
    return {
        "came true, right": len(right) / max(len(of_known), 1),
        "came true, found": len(found) / max(len(wanted), 1),
    }


def copies(ledger: Ledger) -> Row:
    """Of the articles known as copies those that are, and of these the ones known; the first of its text is none."""
    found = {row.id: row.copy_of for row in ledger.manifest()}
    groups: dict[str, list[str]] = {}
    for article_id in found:
        groups.setdefault(article_id.removesuffix("-copy"), []).append(article_id)
    true = {frozenset(group) for group in groups.values() if len(group) == 2}
    shown = {frozenset((one, other)) for one, other in found.items() if other}
    both = len(true & shown)
    return {"copies, right": both / max(len(shown), 1), "copies, found": both / max(len(true), 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        print(json.dumps(measured(given.sizes[0], given.child)))
        return
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            out = given.keep / str(size) if given.keep else Path(folder)
            _write(collection(size, persons=True)[0][:-SINGLE], out / "made.jsonl")
            command = [sys.executable, "-m", "benchmarks.made_graph", str(size), "--child", str(out)]
            row = json.loads(
                subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()[-1]
            )
        print("  ".join(f"{k} {v:,.4g}" for k, v in row.items()), flush=True)


if __name__ == "__main__":
    main()
