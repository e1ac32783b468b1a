"""Score event merging with B-cubed (Bagga and Baldwin 1998) against groups of mentions that a person put together.

    python -m benchmarks.merge [--wikinews ../shared/corpus/wikinews.jsonl] [--errors]

First the groups of made-up signatures (``tests/merge/groups.yaml``), then the annotated articles: our own
(``benchmarks/merging/articles.jsonl``), and those of Wikinews where its file is given. These are read with the language
pipeline, so the figures count what extraction finds. "Told again": recall over the mentions of events with several.
"""

from __future__ import annotations

import argparse
import datetime
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from graph.merge import Signature, clusters
from graph.merge.cluster import joined
from graph.merge.features import SCENES
from graph.model import Article, ReadArticle
from graph.pipeline import load_reader
from graph.read import read_paths

GROUPS = Path(__file__).parents[1] / "tests" / "merge" / "groups.yaml"
MERGING = Path(__file__).parent / "merging"


def load(path: Path = GROUPS) -> dict[str, list[tuple[Signature, str]]]:
    """Name of each group -> its mentions with the letter of their event."""
    data = yaml.safe_load(path.read_text(encoding="utf8"))
    return {g["group"]: [(signature(row, n), str(row["event"])) for n, row in enumerate(g["mentions"])] for g in data}


def signature(row: Mapping[str, Any], n: int) -> Signature:
    begin: datetime.date | None = row.get("begin") or row.get("reported")
    return Signature(
        article=row["article"],
        mention=f"s{n}-0",
        sentence=n,
        type=row["type"],
        kind=row["kind"],
        is_statement=bool(row.get("statement")),
        actors=frozenset(str(row.get("actors", "")).split()),
        recipients=frozenset(str(row.get("recipients", "")).split()),
        place=row.get("place"),
        within=row.get("within"),
        begin=begin,
        end=row.get("end") or begin,
        dated="begin" in row,
        topic=frozenset(str(row.get("topic", "")).split()),
        trigger=row["word"],
        scene=row.get("place") if row["type"] in SCENES else None,
        triggers=frozenset({row["word"]}),
        kinds=frozenset({row["kind"]}),
    )


def b_cubed(found: Mapping[Hashable, Hashable], true: Mapping[Hashable, Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a clustering, given as item -> cluster."""
    by_found, by_true = _members(found), _members(true)
    precision = recall = 0.0
    for item in true:
        both = len(by_found[found[item]] & by_true[true[item]])
        precision += both / len(by_found[found[item]])
        recall += both / len(by_true[true[item]])
    p, r = precision / len(true), recall / len(true)
    return p, r, 2 * p * r / (p + r)


def _members(of: Mapping[Hashable, Hashable]) -> dict[Hashable, set[Hashable]]:
    out: dict[Hashable, set[Hashable]] = {}
    for item, cluster in of.items():
        out.setdefault(cluster, set()).add(item)
    return out


def score(groups: Iterable[list[tuple[Signature, str]]]) -> tuple[float, float, float]:
    """B-cubed over several groups, each merged for itself."""
    found: dict[Hashable, Hashable] = {}
    true: dict[Hashable, Hashable] = {}
    for number, group in enumerate(groups):
        true |= {(number, s.id): (number, event) for s, event in group}
        found |= {(number, m): (number, c.key) for c in joined(s for s, _ in group) for m in c.mentions}
    return b_cubed(found, true)


# ------------------------------------------------------------ annotated articles

Mention = tuple[str, str]


@dataclass(frozen=True)
class Annotated:
    """What was found in annotated articles, and the event of each mention that is scored."""

    found: dict[Hashable, Hashable]
    true: dict[Hashable, Hashable]

    def scores(self) -> dict[str, float]:
        precision, recall, f1 = b_cubed(self.found, self.true)
        times = Counter(self.true.values())
        again = {m: e for m, e in self.true.items() if times[e] > 1}
        _, told_again, _ = b_cubed({m: self.found[m] for m in again}, again)
        across = {pair for pair in _pairs(self.true) if _articles(pair) == 2}
        shown = {pair for pair in _pairs(self.found) if _articles(pair) == 2}
        row = {"mentions": float(len(self.true)), "precision": precision, "recall": recall, "F1": f1}
        row |= {"told again": told_again, "pairs across articles": float(len(shown))}
        row["of them right"] = len(across & shown) / max(len(shown), 1)
        return row | {"of the true ones": len(across & shown) / max(len(across), 1)}


def _pairs(of: Mapping[Hashable, Hashable]) -> set[tuple[Any, Any]]:
    """The pairs of mentions that are one event."""
    return {pair for group in _members(of).values() for pair in combinations(sorted(group, key=str), 2)}


def _articles(pair: tuple[Any, Any]) -> int:
    return len({article for article, _ in pair})


def annotated(part: str, read: Sequence[ReadArticle]) -> Annotated:
    """Score the articles of a part (``own`` or ``wikinews``) of the annotation, all articles being merged."""
    data = yaml.safe_load((MERGING / "events.yaml").read_text(encoding="utf8"))[part]
    prefix = "" if part == "own" else f"{part}-"
    scored = [r for r in read if any(r.article.id.startswith(prefix + a) for a in data["articles"])]
    true: dict[Hashable, Hashable] = {(r.article.id, m.id): (r.article.id, m.id) for r in scored for m in r.mentions}
    for event, mentions in data["events"].items():
        true |= {m: event for m in _named(mentions, prefix, scored) if m in true}
    for mention in _named(data["unclear"], prefix, scored):
        true.pop(mention, None)
    found = {m: c.key for c in clusters(read) for m in c.mentions if m in true}
    return Annotated(dict(found), true)


def _named(mentions: Iterable[str], prefix: str, read: Sequence[ReadArticle]) -> Iterator[Mention]:
    for name in mentions:
        article, _, mention = name.partition(" ")
        ids = [r.article.id for r in read if r.article.id.startswith(prefix + article)]
        yield from ((i, mention) for i in ids)


def read_articles(path: Path) -> list[ReadArticle]:
    """The articles of a file, understood with the bundled language pipeline."""
    reader = load_reader()
    return list(reader.read(a for a in read_paths([path]) if isinstance(a, Article)))


def _errors(scored: Annotated) -> Iterator[str]:
    for name, one, other in (("merged wrongly", scored.found, scored.true), ("left apart", scored.true, scored.found)):
        for members in _members(one).values():
            if len({other[m] for m in members}) > 1:
                yield f"{name}: " + "; ".join(f"{m} {scored.true[m]}" for m in sorted(members, key=str))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--wikinews", type=Path)
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    groups = load()
    print(f"{'group':60} {'precision':>9} {'recall':>7} {'F1':>6}")
    for name, group in groups.items():
        print("{:60} {:9.2f} {:7.2f} {:6.2f}".format(name[:60], *score([group])))
    print("{:60} {:9.2f} {:7.2f} {:6.2f}".format("all", *score(groups.values())))
    for part, path in (("own", MERGING / "articles.jsonl"), ("wikinews", given.wikinews)):
        if path:
            scored = annotated(part, read_articles(path))
            print(f"{part}: " + ", ".join(f"{k} {v:.3g}" for k, v in scored.scores().items()))
            print(*(_errors(scored) if given.errors else ()), sep="\n")


if __name__ == "__main__":
    main()
