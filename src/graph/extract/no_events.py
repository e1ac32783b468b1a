"""Turns of phrase that name no event, or none of one type, whatever the language model takes them for.

The list is ``ontology/lexicon/no_events.yaml``: entries as in the trigger lists of the event types, with ``type`` where the
word is only no event of that type ("3,000 Sudanese crossed into Chad" is no deployment).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph import resources
from graph.errors import DataError
from graph.extract.lexicon import POS, Trigger, load_lexicon, read_yaml, trigger_of
from graph.model import EVENT_TYPES, EventType


@dataclass(frozen=True, slots=True)
class NoEvent:
    """A condition under which a word names no event; of one type only, if ``type`` is given."""

    entry: Trigger
    type: EventType | None


@cache
def no_events() -> Mapping[tuple[str, str], tuple[NoEvent, ...]]:
    """(lemma, part of speech) to the entries, read once."""
    path = resources.ontology() / "lexicon" / "no_events.yaml"
    lexicon = load_lexicon()
    out: dict[tuple[str, str], list[NoEvent]] = {}
    for group, rows in read_yaml(path).items():
        if group not in POS:
            raise DataError(f"{path}: {group}: use one of {', '.join(POS)}")
        for row in rows:
            plain = {k: v for k, v in row.items() if k != "type"}
            event_type = row.get("type")
            if event_type is not None and event_type not in EVENT_TYPES:
                raise DataError(f"{path}: {row['lemma']}: type {event_type!r} is none of the 16 PLOVER types")
            kind = lexicon.default_kind[event_type or "CONSULT"]
            entry = trigger_of(plain, kind, POS[group], lexicon.classes, path)
            out.setdefault((entry.lemma, entry.pos), []).append(NoEvent(entry, event_type))
    return {key: tuple(found) for key, found in out.items()}
