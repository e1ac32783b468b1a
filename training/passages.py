"""Annotated passages: texts with sentence bounds and events, whichever of our two formats they are stored in."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROLES = ("actor", "recipient", "attributed")
"""Our roles; ``_span`` and ``_text`` are appended for the fields of the files."""
CODES = {"actor": "actor", "recipient": "recipient", "attributed": "attributed_to"}
"""The fields that hold the codes of the parties."""

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One annotated event; offsets count from the start of the passage."""

    trigger: Bounds
    type: str
    status: str
    roles: Mapping[str, tuple[Bounds, ...]]
    """Words that name the parties, by role; those whose place is not known are left out."""
    unmarked: frozenset[str] = frozenset()
    """Roles that somebody fills, but whose words the file does not name."""
    codes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The parties' codes, by role."""


@dataclass(frozen=True, slots=True)
class Passage:
    id: str
    article: str
    text: str
    sentences: tuple[Bounds, ...]
    events: tuple[GoldEvent, ...]
    date: datetime.date | None = None
    """Of publication."""


def read_passages(paths: Iterable[Path]) -> list[Passage]:
    """All passages of the files, in order."""
    return [_passage(json.loads(line)) for path in paths for line in path.read_text("utf-8").splitlines() if line]


def is_own_test(passage: Passage) -> bool:
    """Whether the passage belongs to the tenth that never trains: all passages of an article, by its name's hash.

    Made-up sentences (``own-``) all train: a test on them would flatter.
    """
    return not passage.id.startswith("own-") and hashlib.sha256(passage.article.encode()).digest()[0] < 26


def _passage(record: Mapping[str, Any]) -> Passage:
    if "sents" in record:
        text, sentences = record["text"], tuple((b, e) for b, e in record["sents"])
    else:
        text, sentences = _joined(record)
    article = record.get("article") or record["id"].split("/")[0]
    events = tuple(_event(e, text, sentences) for e in record["events"])
    date = datetime.date.fromisoformat(record["date"]) if record.get("date") else None
    return Passage(record["id"], article, text, sentences, events, date)


def _joined(record: Mapping[str, Any]) -> tuple[str, tuple[Bounds, ...]]:
    """Text and bounds where the file holds the sentences, joined by blanks or lying in ``text``."""
    text = record.get("text") or " ".join(record["sentences"])
    out, at = [], 0
    for sentence in record["sentences"]:
        begin = text.find(sentence, at)
        begin = at if begin < 0 else begin
        at = begin + len(sentence)
        out.append((begin, at))
    return text, tuple(out)


def _event(event: Mapping[str, Any], text: str, sentences: Sequence[Bounds]) -> GoldEvent:
    trigger = (event["offset"], event["offset"] + len(event["trigger"]))
    sentence = next((b for b in sentences if b[0] <= trigger[0] < b[1]), (0, len(text)))
    roles, unmarked = {}, set()
    for role in ROLES:
        spans, words = event.get(f"{role}_span"), event.get(f"{role}_text")
        if spans is None:
            spans = [_find(text, w, sentence, trigger[0]) for w in words or ()]
            if words is None and event.get(CODES[role]):
                unmarked.add(role)
        roles[role] = tuple((s[0], s[1]) for s in spans if s is not None)
    codes = {role: frozenset(map(same_code, event.get(CODES[role]) or ())) for role in ROLES}
    return GoldEvent(trigger, event["type"], event["status"], roles, frozenset(unmarked), codes)


def same_code(code: str) -> str:
    """One code for each party where the files use two."""
    return {"UN": "UNO", "UNSC": "UNO", "EU": "EUU"}.get(code.upper(), code.upper())


def _find(text: str, words: str, sentence: Bounds, near: int) -> Bounds | None:
    """The occurrence of ``words`` in the sentence that is nearest to ``near``; else the last one before it."""
    if not words:
        return None
    found = []
    at = text.find(words, sentence[0], sentence[1])
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1, sentence[1])
    begin = min(found, key=lambda b: abs(b - near)) if found else text.rfind(words, 0, sentence[0])
    return (begin, begin + len(words)) if begin >= 0 else None
