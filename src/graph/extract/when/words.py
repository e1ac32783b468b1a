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
RULES = (("month", "months"), ("weekday", "weekdays"), ("season", "seasons"), ("unit", "units"), ("day", "deictic"),
         ("named", "named"))  # fmt: skip
"""Which rule reads an expression whose core word stands in which list."""


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
    named: frozenset[str]
    portions: Mapping[str, tuple[float, float]]
    counts: Mapping[str, tuple[int, int]]
    future_helpers: frozenset[str]
    future_words: frozenset[str]
    future_governors: frozenset[str]
    future_present: frozenset[str]
    year_cues: frozenset[str]
    no_year_before: frozenset[str]
    no_year_after: frozenset[str]
    telling: frozenset[str]
    superlatives: frozenset[str]
    past_adverbs: frozenset[str]
    eras: frozenset[str]
    verdicts: frozenset[str]
    ages: frozenset[str]
    core: Mapping[str, str]
    """Each word that can be the core of an expression, to the rule that reads it."""


@cache
def words() -> Words:
    """The lists, read once. Raises `DataError` if the file lacks a key, has an unknown one or a word twice."""
    path = resources.ontology() / FILE
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    wrong = (set(Words.__slots__) - {"core"}) ^ set(data)
    if wrong:
        raise DataError(
            f"{path}: keys {', '.join(sorted(wrong))} are missing or unknown; write exactly the known lists"
        )
    core: dict[str, str] = {}
    for rule, key in RULES:
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
