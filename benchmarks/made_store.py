"""Makes large stores: invented events with everything that the query library asks for.

    python benchmarks/made_store.py /tmp/big --events 1000000

The first 20,000 event mentions go through ``Store.put`` like those of a build: statements with contents and relays,
talk that comes true or is denied, figures that differ, resolutions, memberships, copies. More of them are copies of
these with names of their own for articles and events, loaded in bulk. The same number and seed give the same store.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import io
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import RdfFormat
from pyoxigraph import Store as Engine

from graph.model import (
    Article,
    Entity,
    EventCluster,
    EventMention,
    Figure,
    Interval,
    Link,
    Party,
    ReadArticle,
    Resolution,
    Span,
)
from graph.rdf.entities import Membership
from graph.store import Store

MENTIONS = 10
FIRST = 20_000
SENTENCE = "Alpha{0:05d}{1} did it to Beta{0:05d}{1} in Gamma{0:05d}{1} with 20 men over rule 17. "
WHO, DID, IT, WHOM, WHERE, MEN, RULE = (0, 11), (12, 15), (16, 18), (22, 32), (36, 47), (53, 59), (65, 72)
KINDS = (
    ("ASSAULT", "Attack", None), ("ACCUSE", "Condemnation", "condemn"), ("REQUEST", "Demand", "urge"),
    ("MOBILIZE", "TroopDeployment", None), ("CONSULT", "Meeting", None), ("AGREE", "Agreement", None),
    ("REJECT", "Denial", "deny"), ("ACCUSE", "Accusation", "accuse"),
)  # fmt: skip
STATES = [
    Entity(f"country/{a}{b}X", f"State {a}{b}", "country", code=f"{a}{b}X") for a in "ABCDEFGHIJ" for b in "KLMNOPQRS"
]
PLACES = [Entity(f"place/town-{i}", f"Town {i}", "place", within=STATES[i % 90].id) for i in range(900)]
PERSONS = [
    Entity(f"person/p{i}", f"Person {i}", "person", code=STATES[i % 90].code, acts_for=STATES[i % 90].id)
    for i in range(360)
]
COUNCIL = Entity("org/UNSC", "Council of States", "organization", code="UNO")
BLOC = Entity("org/BLOC", "The Bloc", "group", code="BLOC")
KNOWN = {e.id: e for e in (*STATES, *PLACES, *PERSONS, COUNCIL, BLOC)}
Reading = tuple[ReadArticle, list[EventCluster]]


class Maker:
    """Invents articles; an event may be told again by a later article, with another figure or as talk."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._told: list[tuple[str, EventMention]] = []

    def article(self, n: int) -> Reading:
        """The article of a number, each of its sentences with one event, and the events' keys."""
        rng = self._rng
        day = datetime.date(2020, 1, 1) + datetime.timedelta(days=rng.randrange(1500))
        text = "".join(SENTENCE.format(n, i) for i in range(MENTIONS))
        length = len(text) // MENTIONS
        spans = tuple(Span(i * length, (i + 1) * length - 1) for i in range(MENTIONS))
        digest = hashlib.sha256(text.encode()).hexdigest()
        article = Article(
            f"art{n:07d}", text, f"Title {n}", day, "metadata", f"Outlet {rng.randrange(50)}", sha256=digest
        )
        keys, mentions, resolutions = list[str](), list[EventMention](), list[Resolution]()
        for i in range(MENTIONS):
            key, mention = self._mention(i, i * length, day, mentions)
            resolutions += mention.violates
            keys.append(key or f"{mention.type}-{n:07d}-{i}".lower())
            mentions.append(mention)
            if mention.force is None:
                self._told.append((keys[-1], mention))
        self._told = self._told[-4000:]
        copy = f"art{n - 1:07d}" if n % 37 == 36 else None
        clusters = [EventCluster(k, ((article.id, m.id),)) for k, m in zip(keys, mentions, strict=True)]
        return ReadArticle(article, spans, tuple(mentions), tuple(resolutions), copy_of=copy), clusters

    def _mention(self, i: int, b: int, day: datetime.date, before: list[EventMention]) -> tuple[str, EventMention]:
        rng = self._rng
        again = rng.choice(self._told) if self._told and rng.random() < 0.15 else None
        type_, kind, force = (again[1].type, again[1].kind, None) if again else rng.choice(KINDS)
        actors = again[1].actors[0].link.entity if again else rng.choice(STATES)
        if force and rng.random() < 0.2:
            actors = rng.choice(PERSONS)
        recipient = again[1].recipients[0].link.entity if again else rng.choice(STATES)
        if not again and rng.random() < 0.005:
            actors = BLOC
        status = "actual" if force else rng.choice(["actual"] * 4 + ["planned", "requested", "possible", "denied"])
        time_ = Interval(day, day, None, None, "day", "did", self._at(b, *DID)) if rng.random() < 0.5 else None
        resolution = Resolution("org/UNSC", str(rng.randrange(900, 1000)), self._at(b, *RULE), "rule 17")
        content = (before[-1].id,) if force and before else ()
        parties = [actors, *([rng.choice(STATES)] if rng.random() < 0.1 else ())]
        state, someone = rng.choice(STATES), rng.choice(PERSONS)
        mention = EventMention(
            f"s{i}-{b + DID[0]}", i, self._at(b, *DID), "did", type_, None, kind, force,  # type: ignore[arg-type]
            actors=tuple(self._party(b, *WHO, p) for p in parties), recipients=(self._party(b, *WHOM, recipient),), status=status,
            attributed_to=(self._party(b, *WHO, state),) if not force and rng.random() < 0.2 else (),
            relayed_by=(self._party(b, *WHO, someone),) if force and rng.random() < 0.05 else (),
            place=self._party(b, *WHERE, rng.choice(PLACES)) if rng.random() < 0.5 else None, time=time_,
            figures=self._figures(b, state) if again or rng.random() < 0.15 else (),
            topic=self._at(b, *IT) if force else None, content=content,
            violates=(resolution,) if force == "accuse" and rng.random() < 0.1 else (),
            in_force=time_ if kind == "Agreement" else None, confidence=0.7, rule="made",
        )  # fmt: skip
        return (again[0] if again else ""), mention

    def _figures(self, b: int, state: Entity) -> tuple[Figure, ...]:
        best = float(self._rng.randrange(10, 60))
        measure = self._rng.choice(("killed", "troops"))
        by = (self._party(b, *WHO, state),) if self._rng.random() < 0.5 else ()
        return (Figure(measure, best, best, best, "exactly", False, "20 men", self._at(b, *MEN), attributed_to=by),)

    @staticmethod
    def _at(b: int, begin: int, end: int) -> Span:
        return Span(b + begin, b + end)

    def _party(self, b: int, begin: int, end: int, entity: Entity) -> Party:
        return Party(self._at(b, begin, end), "", Link(entity, 0.9, "name"))


def fill(store: Store, events: int, *, seed: int = 1) -> None:
    """Puts articles with so many event mentions into a store, as a build does."""
    maker, begin = Maker(seed), datetime.date(2010, 1, 1)
    store.add_memberships(Membership(s, BLOC, begin) for s in STATES[:20])
    for first in range(0, max(1, events // MENTIONS), 50):
        batch = [maker.article(n) for n in range(first, min(first + 50, max(1, events // MENTIONS)))]
        store.put([r for r, _ in batch], [c for _, clusters in batch for c in clusters])


class Copies(io.RawIOBase):
    """N-Quads of the first articles, again and again under other names: a file for the bulk loader."""

    def __init__(self, quads: Path, numbers: range) -> None:
        self._source, self._left = _renamed(quads, numbers), b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while len(self._left) < max(size, 1):
            piece = next(self._source, None)
            if piece is None:
                break
            self._left += piece
        out, self._left = (self._left, b"") if size < 0 else (self._left[:size], self._left[size:])
        return out


def _renamed(quads: Path, numbers: range) -> Iterator[bytes]:
    for number in numbers:
        sys.stderr.write(f"copy {number}\n")
        with quads.open("rb") as file:
            while piece := file.read(1 << 22):
                yield _rename(piece + file.readline(), number)


def _rename(piece: bytes, number: int) -> bytes:
    mark = b"%03d" % number
    for what in (b"art", b"/event/", b"/possible/"):
        old, new = (b"art0", b"art%s" % mark) if what == b"art" else (what, what + mark + b"-")
        piece = piece.replace(old, new)
    return piece


def make_store(path: Path, events: int) -> Store:
    """The store at a path; made if it is not there."""
    if (path / "CURRENT").exists():
        return Store.open(path, read_only=True)
    begin = time.perf_counter()
    store = Store.create(path, describe=KNOWN.get)
    fill(store, min(events, FIRST))
    sys.stderr.write(f"{min(events, FIRST)} events put in {time.perf_counter() - begin:.0f} s\n")
    copies = range(1, events // FIRST)
    if copies:
        folder = path.parent / f"{path.name}.nq"
        with folder.open("wb") as file:
            for name in store.graphs():
                if name != store.iris.graph("background"):
                    for quad in store.engine.quads_for_pattern(None, None, None, name):
                        file.write(f"{quad} .\n".encode())
        store.finish()
        del store
        engine = Engine(str(path))
        engine.bulk_load(Copies(folder, copies), format=RdfFormat.N_QUADS, lenient=True)
        engine.flush()
        engine.optimize()
        folder.unlink()
        store = Store(engine, Store.in_memory().iris, path=path)  # type: ignore[arg-type]
    else:
        store.finish()
    sys.stderr.write(f"{events} events in {time.perf_counter() - begin:.0f} s\n")
    return store


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--events", type=int, default=20_000)
    given = parser.parse_args()
    make_store(given.path, given.events)


if __name__ == "__main__":
    main()
