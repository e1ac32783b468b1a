"""The words of time: ``ontology/lexicon/time.yaml`` as frozen values, and pieces of patterns made from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from ... import resources
from ...errors import DataError

FILE = "lexicon/time.yaml"
KEYS = frozenset(
    "months months_cue weekdays weekday_names_after weekday_names_before seasons seasons_cue units deictic portions counts "
    "future_words no_year_before no_year_after superlatives".split()
)


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of the data file; all words in lower case."""

    months: Mapping[str, int]
    months_cue: frozenset[str]
    weekdays: Mapping[str, int]
    weekday_names_after: frozenset[str]
    weekday_names_before: frozenset[str]
    seasons: Mapping[str, int]
    seasons_cue: frozenset[str]
    units: Mapping[str, str]
    deictic: Mapping[str, int]
    portions: Mapping[str, tuple[float, float]]
    counts: Mapping[str, tuple[int, int]]
    future_words: frozenset[str]
    no_year_before: frozenset[str]
    no_year_after: frozenset[str]
    superlatives: frozenset[str]
    core: Mapping[str, str]
    """Each word that can be the core of an expression, to the rule that reads it."""


@cache
def words() -> Words:
    """The lists, read once. Raises `DataError` if the file lacks a key, has an unknown one or a word twice."""
    path = resources.ontology() / FILE
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    wrong = KEYS ^ set(data)
    if wrong:
        raise DataError(f"{path}: keys {', '.join(sorted(wrong))} are missing or unknown; write exactly {len(KEYS)} lists")
    core: dict[str, str] = {}
    for rule, key in (("month", "months"), ("weekday", "weekdays"), ("season", "seasons"), ("unit", "units"), ("day", "deictic")):
        for word in data[key]:
            if word in core:
                raise DataError(f"{path}: {word!r} stands in {key} and in another list; keep one")
            core[word] = rule
            if rule == "month" and len(word) < 5 and word != "may":
                core[word + "."] = rule
    fields = {k: _frozen(v) for k, v in data.items()}
    fields["portions"] = {k: (v[0] / 3, v[1] / 3) for k, v in data["portions"].items()}
    fields["counts"] = {k: (v[0], v[1]) for k, v in data["counts"].items()}
    return Words(core=core, **fields)


def _frozen(value: Any) -> Any:
    return frozenset(map(str, value)) if isinstance(value, list) else value


def any_of(choices: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(choices, key=lambda w: (-len(w), w))) + ")"
