"""The reviewed word lists of ``ontology/lexicon/reading.yaml`` as one frozen value."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .. import resources
from ..errors import DataError

_KEYS = {"latest_day", "boilerplate", "headers", "outlets", "agencies", "languages", "not_news"}


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of text that is no news: ``at_least`` different ``words`` in a text of at most ``up_to`` words."""

    name: str
    at_least: int
    words: frozenset[str]
    up_to: int | None


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """All lists; every word in lower case, but agencies as they sign."""

    latest_day: datetime.date
    lines: frozenset[str]
    starts: tuple[str, ...]
    furniture: re.Pattern[str]
    """Finds the words of notices, whole ones."""
    tails: frozenset[str]
    headers: Mapping[str, str]
    """Label of a header line to the field it fills."""
    outlets: frozenset[str]
    """Words of which a name in a dateline's bracket has one if it is an outlet's."""
    unsigned: frozenset[str]
    """What stands in such a bracket and names no outlet."""
    agencies: Mapping[str, str]
    """Signature of a dateline, in lower case, to the agency's name."""
    languages: Mapping[str, frozenset[str]]
    genres: tuple[Genre, ...]


@cache
def reading_words(path: Path | None = None) -> ReadingWords:
    """The lists of the project, or of another file of the same form.

    Raises:
        DataError: a key is missing or unknown, or a value has the wrong form.
    """
    path = path or resources.ontology() / "lexicon" / "reading.yaml"
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(data, dict) or set(data) != _KEYS:
        raise DataError(f"{path}: must have exactly the keys {', '.join(sorted(_KEYS))}")
    try:
        return _words(data)
    except (KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{path}: {type(error).__name__} {error}; compare the comments in the file") from error


def _words(data: Mapping[str, Any]) -> ReadingWords:
    lists = data["boilerplate"]
    return ReadingWords(
        latest_day=data["latest_day"],
        lines=frozenset(map(str.casefold, lists["lines"])),
        starts=tuple(sorted(map(str.casefold, lists["starts"]))),
        furniture=_any_of(lists["words"]),
        tails=frozenset(map(str.casefold, lists["tails"])),
        headers={label.casefold(): field for field, labels in data["headers"].items() for label in labels},
        outlets=frozenset(data["outlets"]["words"]),
        unsigned=frozenset(data["outlets"]["unsigned"]),
        agencies={sign.casefold(): name for sign, name in data["agencies"].items()},
        languages={code: frozenset(words) for code, words in data["languages"].items()},
        genres=tuple(
            Genre(name, entry["at_least"], frozenset(map(str.casefold, entry["words"])), entry.get("up_to"))
            for name, entry in sorted(data["not_news"].items())
        ),
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    longest_first = sorted(map(str.casefold, words), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
