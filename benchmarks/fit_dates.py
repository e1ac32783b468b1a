"""Fits the weights of `graph.extract.when.dating`: ``python benchmarks/fit_dates.py GOLD.jsonl ... -o WEIGHTS.yaml``.

Logistic regression with a ridge, by Newton's method; the history that some features see is the model's own, over rounds.
Ten-fold cross-validation over articles is printed first. Deterministic.
"""

from __future__ import annotations

import argparse
import datetime
import sys
import zlib
from collections.abc import Iterable, Sequence
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
Case = tuple[dict[int, Any], list[Any], list[tuple[EventPoint, str | None]]]
FOLDS, ROUNDS, RIDGE, RARE = 10, 3, 3.0, 6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    rows = {row["id"]: row for path in options.gold for row in read(path)}
    cases = [(fold_of(row["id"]), case(row, *parse(row))) for row in rows.values()]
    validate(cases)
    write(fit([c for _, c in cases]), options.output)


def fold_of(name: str) -> int:
    """Passages of one article fall into one fold."""
    return zlib.crc32(name.split("/")[0].encode()) % FOLDS


def case(row: Row, text: str, sentences: Sequence[Any]) -> Case:
    mentions = [m for m in times(sentences, datetime.date.fromisoformat(row["date"][:10])) if is_known(m.interval)]
    points = []
    for event in sorted(row["events"], key=lambda e: e["offset"]):
        at = place(tuple(sentences), event)
        if at is not None:
            points.append((EventPoint(at[0].index, at[1], event["type"], event["status"]), event["date"]))
    return {s.index: s for s in sentences}, mentions, points


def decide(
    table: dict[str, float] | None, features: list[tuple[int, list[str]]], mentions: list[Any], point: EventPoint
) -> int:
    """The mention taken (-1: none); without weights the ones of the own sentence are taken by their price."""
    if table is None:
        near = [
            (f, k) for k, fs in features if mentions[k].sentence == point.sentence for f in fs if f.startswith("price=")
        ]
        return min(near)[1] if near and min(near)[0] < "price=5" else -1
    best = max(((probability(f, table), k) for k, f in features), default=(0.0, -1))
    return best[1] if best[0] >= 0.3 else -1


def walk(
    case_: Case, table: dict[str, float] | None
) -> Iterable[tuple[EventPoint, str | None, list[tuple[int, list[str]]], int]]:
    """The events of a passage with their candidates' features and the candidate taken."""
    sentences, mentions, points = case_
    uses: list[list[Use]] = [[] for _ in mentions]
    for point, gold in points:
        features = pairs(sentences, point, mentions, uses)
        k = decide(table, features, mentions, point)
        if k >= 0:
            uses[k].append(Use(point.type, sentences[point.sentence].tokens[point.i].lemma.lower()))
        yield point, gold, features, k


def fit(cases: list[Case]) -> dict[str, float]:
    table: dict[str, float] | None = None
    for _ in range(ROUNDS):
        rows: list[list[str]] = []
        labels: list[float] = []
        for c in cases:
            for _, gold, features, _ in walk(c, table):
                for k, names in features:
                    rows.append(names)
                    labels.append(float(gold is not None and same_date(gold, iso_of(c[1][k].interval))))
        table = newton(rows, np.array(labels))
    assert table is not None
    return table


def newton(rows: list[list[str]], y: Any) -> dict[str, float]:
    counts: dict[str, int] = {}
    for names in rows:
        for name in set(names):
            counts[name] = counts.get(name, 0) + 1
    index = {n: j + 1 for j, n in enumerate(sorted(n for n, c in counts.items() if c >= RARE))}
    x = np.zeros((len(rows), len(index) + 1))
    x[:, 0] = 1.0
    for r, names in enumerate(rows):
        for name in names:
            if name in index:
                x[r, index[name]] = 1.0
    w = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 1e-6
    for _ in range(12):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (p - y) + ridge * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        w -= np.linalg.solve(hessian, gradient)
    return {"bias": float(w[0]), **{n: float(w[j]) for n, j in index.items()}}


def validate(cases: list[tuple[int, Case]]) -> None:
    results = []
    for fold in range(FOLDS):
        table = fit([c for f, c in cases if f != fold])
        for f, c in cases:
            if f == fold:
                for _, gold, features, _ in walk(c, table):
                    best = max(((probability(n, table), k) for k, n in features), default=(0.0, -1))
                    found = iso_of(c[1][best[1]].interval) if best[1] >= 0 else None
                    results.append((best[0], gold, found))
    dated = sum(g is not None for _, g, _ in results)
    for floor in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7):
        taken = [(g, f) for p, g, f in results if p >= floor]
        right = sum(g is not None and same_date(g, f) for g, f in taken)
        print(
            f"floor {floor:.2f}: accuracy {right / dated:.3f}, precision {right / max(len(taken), 1):.3f} ({len(taken)} of {len(results)})"
        )


def write(table: dict[str, float], path: Path) -> None:
    lines = [
        "# Weights of graph.extract.when.dating, fitted by benchmarks/fit_dates.py on the annotated passages. Generated."
    ]
    body = yaml.safe_dump(
        {k: round(v, 3) for k, v in sorted(table.items()) if abs(v) >= 0.02 or k == "bias"}, width=120
    )
    path.write_text(lines[0] + "\n" + body, encoding="utf-8")


if __name__ == "__main__":
    main()
