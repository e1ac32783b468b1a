"""Dates and quantities on annotated passages: ``python benchmarks/time_quantity.py GOLD.jsonl ... [--misses]``.

The gold triggers are given; the sentences are parsed by the bundled pipeline. Reports how often the date (quantity)
of an event that has one is found, how many found ones are right, and the time a token takes.
"""

from __future__ import annotations

import argparse
import collections
import datetime
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.extract.quantities import FoundFigure, as_quantity, figures, figures_of
from graph.extract.when import Dating, EventPoint, TimeMention, date_events, iso_of, times
from graph.model import Sentence
from graph.parse import load_pipeline

Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true", help="list every event that is not right")
    parser.add_argument("--what", choices=["date", "quantity", "both"], default="both")
    options = parser.parse_args()
    rows = {row["id"]: row for path in options.gold for row in read(path)}
    print(f"{len(rows)} passages, {sum(len(r['events']) for r in rows.values())} events")
    parsed = [(row, *parse(row)) for row in rows.values()]
    counts: collections.Counter[str] = collections.Counter()
    for row, text, sentences in parsed:
        measure(row, text, sentences, counts, options)
    report(counts)


def read(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def parse(row: Row) -> tuple[str, tuple[Sentence, ...]]:
    text = row.get("text") or " ".join(row["sentences"])
    return text, load_pipeline().sentences_of(text)


def place(sentences: tuple[Sentence, ...], event: Row) -> tuple[Sentence, int] | None:
    """The sentence and word index of a gold trigger: the word of it whose head is outside."""
    begin, end = event["offset"], event["offset"] + len(event["trigger"])
    for sentence in sentences:
        if sentence.begin <= begin < sentence.end:
            inside = [t.i for t in sentence.tokens if t.begin < end and t.end > begin]
            tops = [i for i in inside if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i]
            return (sentence, (tops or inside)[0]) if inside else None
    return None


def measure(
    row: Row, text: str, sentences: tuple[Sentence, ...], counts: collections.Counter[str], options: argparse.Namespace
) -> None:
    published = datetime.date.fromisoformat(row["date"][:10])
    start = time.thread_time()
    mentions = times(sentences, published)
    found = {s.index: figures(s, taken=words_of(s, mentions)) for s in sentences}
    counts["ns"] += round(1e9 * (time.thread_time() - start))
    counts["tokens"] += sum(len(s.tokens) for s in sentences)
    placed = [(event, place(sentences, event)) for event in sorted(row["events"], key=lambda e: e["offset"])]
    events = [(event, at) for event, at in placed if at is not None]
    counts["unplaced"] += len(placed) - len(events)
    points = [EventPoint(s.index, i, e["type"], e["status"]) for e, (s, i) in events]
    start = time.thread_time()
    dates = date_events(sentences, points, mentions, published=published)
    counts["ns dating"] += round(1e9 * (time.thread_time() - start))
    for (event, at), dating in zip(events, dates, strict=True):
        date(row, event, at, dating, counts, options)
        quantity(row, event, at, found[at[0].index], counts, options)


def words_of(sentence: Sentence, mentions: tuple[TimeMention, ...]) -> set[int]:
    """The words of a sentence that belong to time expressions."""
    return {i for m in mentions if m.sentence == sentence.index for i in range(m.first, m.last + 1)}


def quantity(
    row: Row, event: Row, at: tuple[Sentence, int], found: tuple[FoundFigure, ...],
    counts: collections.Counter[str], options: argparse.Namespace,
) -> None:  # fmt: skip
    mine = [as_quantity(f) for f in figures_of(*at, event["type"], found)]
    gold = event.get("quantity")
    counts["quantity gold"] += gold is not None
    counts["quantity found"] += bool(mine)
    right = gold is not None and bool(mine) and same_quantity(gold, mine[0])
    counts["quantity right"] += right
    counts["quantity any"] += gold is not None and any(same_quantity(gold, q) for q in mine)
    counts["quantity strict"] += right and all(gold.get(k) == mine[0][k] for k in ("what", "min", "max", "approx"))
    if options.misses and options.what != "date" and not right and (gold or mine):
        wanted = gold and tuple(gold.values())
        got = [tuple(q.values()) for q in mine]
        others = [tuple(as_quantity(f.figure).values()) for f in found]
        print(f"QUANTITY {event['trigger']!r} {event['type']} gold {wanted} found {got} of {others} :: {clip(at)}")


def same_quantity(gold: Row, found: Row) -> bool:
    """As the scorer of passages has it: one of the bounds is the same."""
    return bool({gold.get("min"), gold.get("max")} & ({found["min"], found["max"]} - {None}))


def date(
    row: Row, event: Row, at: tuple[Sentence, int], dating: Dating | None,
    counts: collections.Counter[str], options: argparse.Namespace,
) -> None:  # fmt: skip
    found = iso_of(dating.interval) if dating else None
    gold = event.get("date")
    counts["date gold"] += gold is not None
    counts["date found"] += found is not None
    right = gold is not None and same_date(gold, found)
    counts["date right"] += right
    counts["date strict"] += gold is not None and gold == found
    counts["date none agreed"] += gold is None and found is None
    if options.misses and options.what != "quantity" and not right and (gold or found):
        words = dating and (dating.interval.wording, dating.inherited, round(dating.probability, 2))
        print(
            f"DATE {row['date']} {event['trigger']!r} {event['type']} gold {gold} found {found} ({words}) :: {clip(at)}"
        )


def clip(at: tuple[Sentence, int]) -> str:
    return " ".join(t.text for t in at[0].tokens)[:300]


def same_date(gold: str, found: str | None) -> bool:
    """Agreement up to the gold's precision, or the right month or year where the gold knows the day."""
    if not found:
        return False
    return found.startswith(gold) or (gold.startswith(found) and len(found) >= 7)


def report(counts: collections.Counter[str]) -> None:
    for name in ("date", "quantity"):
        gold, found, right = (counts[f"{name} {k}"] for k in ("gold", "found", "right"))
        if gold:
            print(
                f"{name}: accuracy where the gold has one {right / gold:.3f} ({right}/{gold}), "
                f"precision {right / max(found, 1):.3f} ({right}/{found}), strict {counts[name + ' strict'] / gold:.3f}"
            )
    print(f"quantity among all figures of the event: {counts['quantity any'] / max(counts['quantity gold'], 1):.3f}")
    tokens = max(counts["tokens"], 1)
    scan, dating = counts["ns"] / 1000 / tokens, counts["ns dating"] / 1000 / tokens
    print(f"microseconds a token: scanning {scan:.2f}, dating {dating:.2f}; events not placed: {counts['unplaced']}")


if __name__ == "__main__":
    main()
