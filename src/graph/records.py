"""Event mentions as flat JSON records, in exactly the sense of the annotation guide: what ``newsgraph extract`` writes."""

from __future__ import annotations

import datetime
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from graph.errors import InputError
from graph.extract.quantities import as_quantity
from graph.extract.when import iso_of
from graph.model import Article, EventMention, Party, ReadArticle
from graph.pipeline import load_reader
from graph.read.dates import EARLIEST, LATEST


def record(read: ReadArticle) -> dict[str, Any]:
    """One passage with its events; offsets are positions in the text that was read."""
    return {"id": read.article.id, "events": [event_record(m) for m in read.mentions]}


def event_record(mention: EventMention) -> dict[str, Any]:
    """One event: codes and words of its parties, status, attribution, date, place, quantity, confidence, rule."""
    quantities = [as_quantity(figure) for figure in mention.figures]
    return {
        "trigger": mention.text,
        "offset": mention.trigger.begin,
        "type": mention.type,
        "mode": mention.mode,
        "kind": mention.kind,
        "actor": codes(mention.actors),
        "recipient": codes(mention.recipients),
        "actor_text": [p.text for p in mention.actors],
        "recipient_text": [p.text for p in mention.recipients],
        "status": mention.status,
        "attributed_to": codes((*mention.attributed_to, *relaying_outlets(mention))),
        "date": iso_of(mention.time) if mention.time else None,
        "place": (mention.place.text or mention.place.link.entity.label) if mention.place else None,
        "quantity": quantities[0] if quantities else None,
        "confidence": mention.confidence,
        "rule": mention.rule,
    }


def relaying_outlets(mention: EventMention) -> list[Party]:
    """The news media that pass on what a speaker says: the guide counts them among those who say so."""
    return [p for p in mention.relayed_by if mention.attributed_to and p.link.entity.kind == "outlet"]


def codes(parties: Iterable[Party]) -> list[str]:
    """Actor codes, each once, in the order of the parties; those known only by a word ("witnesses") have none."""
    return list(dict.fromkeys(_code(p) for p in parties if p.link.entity.code or p.link.entity.kind != "unnamed_group"))


def _code(party: Party) -> str:
    entity = party.link.entity
    return entity.code or entity.id.rsplit("/", 1)[-1].upper()


def extract_lines(
    path: str,
    output: Path | None,
    *,
    language_pipeline: Path | None = None,
    min_confidence: float = 0.0,
    say: Callable[[str], None] = lambda _: None,
) -> int:
    """Read passages as JSON lines, write their events as JSON lines; the number of lines that could not be read."""
    bad = Counter[str]()

    def passages(lines: Iterable[str]) -> Iterator[Article]:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield passage(line)
                except (ValueError, KeyError, TypeError) as error:
                    bad["lines"] += 1
                    say(f"{path}, line {number}: skipped: {error}")

    with ExitStack() as stack:
        lines = sys.stdin if path == "-" else stack.enter_context(_opened(path))
        sink = stack.enter_context(output.open("w", encoding="utf8")) if output else sys.stdout
        reader = load_reader(language_pipeline=language_pipeline, min_confidence=min_confidence)
        for read in reader.read(passages(lines)):
            sink.write(json.dumps(record(read), ensure_ascii=False) + "\n")
            sink.flush()
    return bad["lines"]


def passage(line: str) -> Article:
    """An article from one JSON line ``{"id", "date", "text"}``; the text is not cleaned, so that offsets hold."""
    row = json.loads(line)
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ValueError('wants an object with "id", "date" and "text"')
    date = datetime.date.fromisoformat(str(row["date"])[:10]) if row.get("date") else None
    if date and not EARLIEST <= date.year <= LATEST:
        raise ValueError(f"date {date}: not between {EARLIEST} and {LATEST}")
    return Article(
        id=str(row["id"]), text=row["text"], date=date, title=row.get("title"), publisher=row.get("publisher")
    )


def _opened(path: str) -> TextIO:
    try:
        return Path(path).open(encoding="utf8")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
