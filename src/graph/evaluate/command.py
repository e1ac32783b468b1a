"""``newsgraph eval``: run the coder over annotated texts and show the scores as a table."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.evaluate import passages, records
from graph.evaluate.examples import example_passages
from graph.evaluate.scores import Difference, Rates, Scores
from graph.model import Article
from graph.pipeline import load_reader
from graph.records import record


def evaluate(
    gold: Path | None,
    *,
    differences: int = 0,
    as_json: bool = False,
    language_pipeline: Path | None = None,
    min_confidence: float = 0.0,
) -> str:
    """The report as text, or as JSON.

    A ``.json`` file is taken for gold-standard records, ``.jsonl`` for passages; None scores the examples of the event types.
    """
    rows = [] if gold is None else _rows(gold)
    options = {"language_pipeline": language_pipeline, "min_confidence": min_confidence}
    if gold is not None and gold.suffix == ".json":
        known = records.load_records(rows)
        found = _coded(((k, r["text"], r["date"]) for k, r in known.items()), options)
        return _records_report(known, found, as_json=as_json)
    known = {row["id"]: row for row in rows} if gold is not None else example_passages()
    found = _coded(((k, passages.passage_text(r), r.get("date")) for k, r in known.items()), options)
    scores = passages.score(known, found)
    if as_json:
        return _as_json({**scores.rates, "details": scores.details, "by_type": scores.by_type})
    return _report(scores, differences)


def _records_report(
    known: Mapping[str, Mapping[str, Any]], found: Mapping[str, dict[str, Any]], *, as_json: bool
) -> str:
    """Rates for three readings of "one event a sentence".

    ``all``: every event we find; ``happened``: what PLOVER codes, which folds what is only urged, planned or denied into the
    type of the statement; ``main``: the first of these, the nearest to a record's single event.
    """
    table: dict[str, Rates] = {}
    for name in ("all", "happened", "main"):
        chosen = {k: [_sides(e) for e in _chosen(r["events"], name)] for k, r in found.items()}
        table |= {f"{name}, {k}": r for k, r in records.score(known, chosen).items()}
    return _as_json(table) if as_json else _rate_table(table)


def _chosen(events: Sequence[Mapping[str, Any]], name: str) -> Sequence[Mapping[str, Any]]:
    if name == "all":
        return events
    happened = [e for e in events if e["status"] == "actual"]
    return happened if name == "happened" else happened[:1]


def _rows(gold: Path) -> list[dict[str, Any]]:
    try:
        text = gold.read_text(encoding="utf8")
        if gold.suffix == ".json":
            return list(json.loads(text))
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except OSError as error:
        raise InputError(f"{gold}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise InputError(f"{gold}: no annotated texts, which are JSON lines or a .json list ({error})") from error


def _coded(texts: Iterable[tuple[str, str, str | None]], options: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    articles = (
        Article(id=name, text=text, date=datetime.date.fromisoformat(date) if date else None)
        for name, text, date in texts
    )
    return {read.article.id: record(read) for read in load_reader(**options).read(articles)}


def _sides(event: Mapping[str, Any]) -> dict[str, Any]:
    """An event as the records write one: of the parties to talks or a deal the first is the source, the others are targets."""
    source = [records.our_code(c) for c in event["actor"]]
    target = [records.our_code(c) for c in event["recipient"]]
    if event["type"] in passages.RECIPROCAL and not target:
        source, target = source[:1], source[1:]
    return {"type": event["type"], "source": source, "target": target}


def _as_json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, default=asdict, indent=1)


def _rate_table(rates: Mapping[str, Rates]) -> str:
    head = f"{'':16}  precision  recall     F1   gold"
    rows = [f"{k:16}  {r.precision:9.3f}  {r.recall:6.3f}  {r.f1:5.3f}  {r.gold:5}" for k, r in rates.items()]
    return "\n".join([head, *rows])


def _report(scores: Scores, differences: int) -> str:
    parts = [_rate_table(scores.rates)]
    parts.append("on agreeing events  " + "  ".join(f"{k} {v:.3f}" for k, v in scores.details.items()))
    parts.append(_rate_table(scores.by_type))
    rows = [f"  {a:.1f}-{b:.1f}  {n:5} events  {share:.2f} right" for a, b, n, share in scores.calibration]
    parts.append("\n".join(["confidence", *rows]))
    parts += [_difference(d) for d in scores.differences[:differences]]
    return "\n\n".join(parts)


def _difference(d: Difference) -> str:
    return f"{d.sort}  ({d.passage})\n  {d.sentence}\n  gold   {_brief(d.gold)}\n  found  {_brief(d.found)}"


def _brief(event: Mapping[str, Any] | None) -> str:
    if event is None:
        return "-"
    sides = f"{'+'.join(event['actor']) or '-'} -> {'+'.join(event['recipient']) or '-'}"
    return f"{event['trigger']!r} {event['type']} {sides} {event['status']} {event.get('rule') or ''}".rstrip()
