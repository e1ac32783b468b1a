"""The words of number and quantity: ``ontology/lexicon/quantities.yaml`` as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from ... import resources
from ...errors import DataError

FILE = "lexicon/quantities.yaml"
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""Last (or first) word of a phrase to the phrases with what each means, the longest first."""


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of the data file; all words in lower case."""

    units: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, int]
    several: Mapping[str, int]
    exact: Mapping[str, int]
    hedges: Phrases
    hedges_after: Phrases
    particles: Mapping[str, frozenset[str]]
    """Hedge to the verbs right behind which it is a particle."""
    currencies: Mapping[str, str]
    measures: Mapping[str, str]
    """Lemma of a counted noun to its class."""
    not_counted: frozenset[str]
    events: Mapping[str, str]
    none: frozenset[str]
    lives: frozenset[str]
    unhurt: frozenset[str]
    """Verbs whose people an attack did not hit."""
    votes_for: frozenset[str]
    votes_against: frozenset[str]
    numbered: frozenset[str]
    no_count_after: frozenset[str]
    belongs: Mapping[str, tuple[str, ...]]
    core: frozenset[str]
    """Each word that a number in words can begin with, but for "a"."""


@cache
def words() -> Words:
    """The lists, read once. Raises `DataError` if the file lacks a key, has an unknown one or a word in two classes."""
    path = resources.ontology() / FILE
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    keys = set(Words.__slots__) - {"core"}
    if keys ^ set(data):
        raise DataError(
            f"{path}: keys {', '.join(sorted(keys ^ set(data)))} are missing or unknown; write exactly the known ones"
        )
    core = {*data["units"], *data["scales"], *data["vague"], "tens", "half", "no"}
    core |= {phrase.split()[0] for key in ("several", "exact") for phrase in data[key]} - {"a"}
    core |= {phrase.split()[1] for key in ("several", "exact") for phrase in data[key] if phrase.startswith("a ")}
    return Words(
        units=data["units"], scales=data["scales"], vague=data["vague"], several=data["several"], exact=data["exact"],
        hedges=_phrases(data["hedges"], -1), hedges_after=_phrases(data["hedges_after"], 0),
        particles={k: frozenset(v) for k, v in data["particles"].items()}, currencies=data["currencies"],
        measures=_inverted(data["measures"], str(path)), not_counted=frozenset(data["not_counted"]),
        events=_inverted(data["events"], str(path)), votes_for=frozenset(data["votes_for"]),
        none=frozenset(data["none"]), lives=frozenset(data["lives"]),
        unhurt=frozenset(data["unhurt"]),
        votes_against=frozenset(data["votes_against"]), numbered=frozenset(data["numbered"]),
        no_count_after=frozenset(data["no_count_after"]),
        belongs={k: tuple(v) for k, v in data["belongs"].items()}, core=frozenset(core),
    )  # fmt: skip


def _phrases(table: Mapping[str, str], end: int) -> Phrases:
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, sense in table.items():
        parts = tuple(phrase.split())
        out.setdefault(parts[end], []).append((parts, sense))
    return {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in out.items()}


def _inverted(table: Mapping[str, list[str]], path: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for name, lemmas in table.items():
        for lemma in map(str, lemmas):
            if lemma in out:
                raise DataError(f"{path}: {lemma!r} stands in {out[lemma]} and {name}; keep one")
            out[lemma] = name
    return out
