"""The examples of the event-type files as annotated passages: what ``newsgraph eval`` scores when it is given no other gold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from graph.errors import DataError
from graph.extract.lexicon import event_type_files, read_yaml

EVENT = re.compile(
    r"(\S+) ([A-Z]+) (.+?) -> (.+?) (actual|planned|requested|possible|denied)(?: by ([A-Z0-9][A-Z0-9-]*=.+))?"
)
PARTY = re.compile(r"\+(?=[A-Z0-9][A-Z0-9-]*=)")


def example_passages() -> dict[str, dict[str, Any]]:
    """By id (``Kind/n``): a passage with its text as one sentence and its events, in the form of annotated passages."""
    out = {}
    for path in event_type_files():
        row = read_yaml(path)
        for n, example in enumerate(row.get("examples") or (), 1):
            events = list(_events(example["text"], example["events"], f"{path}: example {n}"))
            out[f"{row['kind']}/{n}"] = {"text": example["text"], "starts": [0], "events": events, "date": None}
    return out


def _events(text: str, lines: list[str], where: str) -> Iterator[dict[str, Any]]:
    for line in lines:
        match = EVENT.fullmatch(line)
        if match is None:
            raise DataError(f"{where}: {line!r}: write TRIGGER TYPE CODE=words -> CODE=words STATUS [by CODE=words]")
        trigger, event_type, actors, recipients, status, voices = match.groups()
        word, offset = _position(text, trigger, f"{where}: {line!r}")
        yield {
            "trigger": word,
            "offset": offset,
            "type": event_type,
            "actor": _codes(actors),
            "recipient": _codes(recipients),
            "status": status,
            "attributed_to": _codes(voices or "-"),
        }


def _position(text: str, trigger: str, where: str) -> tuple[str, int]:
    """The word and its offset; ``#2`` behind it means its second occurrence."""
    word, sign, nth = trigger.rpartition("#")
    if not sign or not nth.isdigit():
        word, nth = trigger, "1"
    hits = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
    if len(hits) < int(nth):
        raise DataError(f"{where}: {trigger!r} does not stand in the text")
    return word, hits[int(nth) - 1]


def _codes(side: str) -> list[str]:
    return [] if side == "-" else [party.split("=", 1)[0] for party in PARTY.split(side)]
