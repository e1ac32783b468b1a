"""A little world to build from: plain sentences about five states, and an engine that reads just these.

The engine stands where the language pipeline stands in a real build, so tests of building take no model and no rules.
"""

from __future__ import annotations

import datetime
import json
import random
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from graph.build import build
from graph.cluster.task import Failed, Result, Settings
from graph.ledger import pack
from graph.model import Article, Entity, EventMention, Link, Party, ReadArticle, Span

STATES = {"Norway": "NOR", "Finland": "FIN", "Sweden": "SWE", "Denmark": "DNK", "Iceland": "ISL"}
WIKIDATA = {"NOR": "Q20", "FIN": "Q33", "SWE": "Q34", "DNK": "Q35", "ISL": "Q189"}
"""As in the tables: what articles say of a state and what the tables say must be the same, whichever comes first."""
ENTITIES = {
    name: Entity(f"country/{code}", name, "country", code=code, wikidata=WIKIDATA[code])
    for name, code in STATES.items()
}
ENTITIES["Berg"] = Entity("person/berg", "Kari Berg", "person", code="NOR", acts_for="country/NOR")
ENTITIES["Bergh"] = Entity("person/kari-bergh", "Kari Bergh", "person", code="NOR", acts_for="country/NOR")
VERBS = {"attacked": ("ASSAULT", "Attack", None), "condemned": ("ACCUSE", "Condemnation", "condemn"),
         "deployed troops against": ("MOBILIZE", "TroopDeployment", None)}  # fmt: skip
SENTENCE = re.compile(rf"({'|'.join(ENTITIES)}) ({'|'.join(VERBS)}) ({'|'.join(ENTITIES)})\.")
FILLER = (
    "The ministry gave no further details about it, and the government said that it would report to the parliament. "
)


def article(id: str, *sentences: str, date: str = "2030-03-05", publisher: str = "Nordlys Post") -> dict[str, str]:
    """An article as a JSON line; each sentence is ``STATE verb STATE``."""
    text = " ".join([f"{s}. {FILLER}" for s in sentences]).strip()
    return {"id": id, "date": date, "publisher": publisher, "title": f"News {id}", "text": text}


def collection(n: int, *, seed: int = 3) -> list[dict[str, str]]:
    """So many articles in which the same few events come again and again."""
    rng, first = random.Random(seed), datetime.date(2030, 1, 1)
    return [
        article(
            f"a{i:04d}",
            *(f"{a} {rng.choice(list(VERBS))} {b}" for a, b in (rng.sample(sorted(ENTITIES), 2) for _ in range(3))),
            date=(first + datetime.timedelta(rng.randrange(6))).isoformat(),
            publisher=rng.choice(["Nordlys Post", "Fjord Times", "Sund Daily"]),
        )
        for i in range(n)
    ]


def files(folder: Path, articles: Iterable[dict[str, str]]) -> list[Path]:
    """Each article in a file of its own, in this order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{a['id']}.jsonl" for a in articles]
    for path, one in zip(paths, articles, strict=True):
        path.write_text(json.dumps(one) + "\n", encoding="utf8")
    return paths


def read(article: Article) -> ReadArticle:
    """The sentences of the little language as event mentions."""
    sentences = [Span(m.start(), m.end()) for m in re.finditer(r"\S[^.]*\.", article.text)]
    mentions = []
    for i, span in enumerate(sentences):
        if found := SENTENCE.match(article.text, span.begin):
            type, kind, force = VERBS[found[2]]
            mentions.append(
                EventMention(
                    f"s{i}-{found.start(2)}",
                    i,
                    Span(*found.span(2)),
                    found[2],
                    type,
                    None,
                    kind,
                    force,
                    actors=(_party(found, 1),),
                    recipients=(_party(found, 3),),
                    confidence=0.8,
                    rule="made",
                )
            )
    return ReadArticle(article, tuple(sentences), tuple(mentions))


def _party(found: re.Match[str], group: int) -> Party:
    return Party(Span(*found.span(group)), found[group], Link(ENTITIES[found[group]], 0.9, "a known name"))


def engine(batches: Iterable[Sequence[Article]], settings: Settings) -> Iterator[Result]:
    """Reads the little language, one article a batch; an article that says "unreadable" fails."""
    for batch in batches:
        for one in batch:
            bad = "unreadable" in one.text
            yield [Failed(one.id, one.source, "ValueError: unreadable") if bad else pack(read(one))]


def state(store: Path) -> list[str]:
    """Everything in a store."""
    from graph.store import Store

    return [str(quad) for quad in Store.open(store, read_only=True).quads()]


if __name__ == "__main__":  # a build of its own that a test can kill: SOURCE OUT
    build([sys.argv[1]], out=Path(sys.argv[2]), engine=engine, version="1", pages=False)
