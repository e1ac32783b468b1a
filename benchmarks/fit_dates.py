"""Fits the weights of `graph.extract.when.dating`: ``python benchmarks/fit_dates.py GOLD.jsonl ... -o WEIGHTS.yaml``.

Logistic regression with a ridge, by Newton's method; the history that some features see is the model's own, in rounds.
Five-fold cross-validation over articles is printed first (unless ``--no-validation``). Deterministic.
"""

from __future__ import annotations

import argparse
import datetime
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

sys.path.insert(0, str(Path(__file__).parent))
from time_quantity import parse, place, read, same_date

from graph.extract.when import iso_of, times
from graph.extract.when.dating import is_known, pairs, probability
from graph.extract.when.features import EventPoint, Use

Row = dict[str, Any]
Weights = dict[str, float]
FOLDS, ROUNDS, RIDGE, RARE, FLOOR = 5, 3, 3.0, 6, 0.25


@dataclass(frozen=True, slots=True)
class Case:
    """A passage: its sentences by index, its mentions with their ISO dates, its events with their gold dates."""

    fold: int
    sentences: dict[int, Any]
    mentions: list[Any]
    dates: list[str | None]
    points: list[tuple[EventPoint, str | None]]


@dataclass(frozen=True, slots=True)
class Seen:
    """An event as the model met it: its gold date, and for each candidate the features and whether it is right."""

    fold: int
    gold: str | None
    candidates: list[tuple[int, list[str], bool]]
    dates: list[str | None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--no-validation", action="store_true")
    options = parser.parse_args()
    rows = {row["id"]: row for path in options.gold for row in read(path)}
    learn([case(row, *parse(row)) for row in rows.values()], options.output, validation=not options.no_validation)


def learn(cases: list[Case], output: Path, *, validation: bool) -> None:
    """Rounds of fitting; the last round's features are those of the history that the round before gave."""
    table: Weights | None = None
    seen: list[Seen] = []
    for _ in range(ROUNDS):
        seen = [s for c in cases for s in walk(c, table)]
        table = newton(seen)
    if validation:
        validate(seen)
    assert table is not None
    write(table, output)


def case(row: Row, text: str, sentences: Sequence[Any]) -> Case:
    published = datetime.date.fromisoformat(row["date"][:10])
    mentions = [m for m in times(sentences, published) if is_known(m.interval)]
    points = []
    for event in sorted(row["events"], key=lambda e: e["offset"]):
        at = place(tuple(sentences), event)
        if at is not None:
            points.append((EventPoint(at[0].index, at[1], event["type"], event["status"]), event["date"]))
    fold = zlib.crc32(row["id"].split("/")[0].encode()) % FOLDS
    return Case(fold, {s.index: s for s in sentences}, mentions, [iso_of(m.interval) for m in mentions], points)


def walk(c: Case, table: Weights | None) -> list[Seen]:
    """The events of a passage with their candidates; what is decided for one is history for the next."""
    uses: list[list[Use]] = [[] for _ in c.mentions]
    out = []
    for point, gold in c.points:
        found = pairs(c.sentences, point, c.mentions, uses)
        out.append(
            Seen(c.fold, gold, [(k, f, bool(gold) and same_date(str(gold), c.dates[k])) for k, f in found], c.dates)
        )
        k = decide(table, found, c, point)
        if k >= 0:
            uses[k].append(Use(point.type, c.sentences[point.sentence].tokens[point.i].lemma.lower()))
    return out


def decide(table: Weights | None, found: list[tuple[int, list[str]]], c: Case, point: EventPoint) -> int:
    """The mention taken (-1: none); without weights the nearest in the tree of the own sentence."""
    if table is None:
        near = [(f, k) for k, fs in found if c.mentions[k].sentence == point.sentence for f in fs if f[:6] == "price="]
        return min(near)[1] if near and min(near)[0] < "price=5" else -1
    best = max(((probability(f, table), k) for k, f in found), default=(0.0, -1))
    return best[1] if best[0] >= FLOOR else -1


def newton(seen: Sequence[Seen]) -> Weights:
    rows = [(names, right) for s in seen for _, names, right in s.candidates]
    counts: dict[str, int] = {}
    for names, _ in rows:
        for name in set(names):
            counts[name] = counts.get(name, 0) + 1
    index = {n: j + 1 for j, n in enumerate(sorted(n for n, c in counts.items() if c >= RARE))}
    x = np.zeros((len(rows), len(index) + 1), dtype=np.float32)
    x[:, 0] = 1.0
    for r, (names, _) in enumerate(rows):
        x[r, [index[n] for n in names if n in index]] = 1.0
    y = np.array([right for _, right in rows], dtype=np.float32)
    w = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 1e-6
    for _ in range(8):
        p = 1 / (1 + np.exp(-np.clip(x @ w.astype(np.float32), -30, 30)))
        gradient = x.T @ (p - y) + ridge * w
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge), gradient)
    return {"bias": float(w[0]), **{n: float(w[j]) for n, j in index.items()}}


def validate(seen: Sequence[Seen]) -> None:
    results = []
    for fold in range(FOLDS):
        table = newton([s for s in seen if s.fold != fold])
        for s in (s for s in seen if s.fold == fold):
            best = max(((probability(f, table), k) for k, f, _ in s.candidates), default=(0.0, -1))
            results.append((best[0], s.gold, s.dates[best[1]] if best[1] >= 0 else None))
    dated = sum(g is not None for _, g, _ in results)
    for floor in (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7):
        taken = [(g, f) for p, g, f in results if p >= floor]
        right = sum(g is not None and same_date(g, f) for g, f in taken)
        wrong = sum(g is not None and not same_date(g, f) for g, f in taken)
        accuracy, precision = right / dated, right / max(len(taken), 1)
        print(f"floor {floor:.2f}: accuracy {accuracy:.3f}, precision {precision:.3f}; {right} right, {wrong} wrong, "
              f"{len(taken) - right - wrong} where the gold has none")  # fmt: skip


def write(table: Weights, path: Path) -> None:
    head = (
        "# Weights of graph.extract.when.dating, fitted on annotated passages by benchmarks/fit_dates.py. Generated.\n"
    )
    kept = {k: round(v, 3) for k, v in sorted(table.items()) if abs(v) >= 0.02 or k == "bias"}
    path.write_text(head + yaml.safe_dump(kept, width=120), encoding="utf-8")


if __name__ == "__main__":
    main()
