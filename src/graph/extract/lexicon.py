"""The reviewed word lists: event types with their triggers, word classes, reporting verbs, modality.

Everything that experts review is in ``ontology/event_types/*.yaml`` and ``ontology/lexicon/*.yaml``; this module turns it
into frozen values and says which file and key is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from graph import resources
from graph.errors import DataError
from graph.model import EVENT_TYPES, EventType, Force, Status

Value = TypeVar("Value")
POS = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ"}
CONDITIONS = frozenset({"subject", "object", "of", "not_object", "not_subject", "with", "clause", "animate"})
TRIGGER_KEYS = CONDITIONS | {"lemma", "particle", "prep", "mode", "sure"}
KIND_KEYS = frozenset({
    "kind", "label", "comment", "parent", "type", "mode", "force", "recipient", "object", "subject", "reciprocal",
    "triggers", "examples", "source",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event: the content of one file of ``ontology/event_types``."""

    name: str
    type: EventType
    mode: str | None
    force: Force | None
    parent: str
    label: str
    comment: str
    recipient: frozenset[str]
    object: str
    subject: str
    """What the grammatical subject is: ``actor``, or ``recipient`` (who violates is the one accused)."""
    reciprocal: bool

    @property
    def is_statement(self) -> bool:
        return self.force is not None


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry of a kind's trigger list with the conditions under which it holds."""

    kind: Kind
    lemma: str
    pos: str
    particle: str | None = None
    prep: frozenset[str] = frozenset()
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Condition name to the lemmas that satisfy it."""
    clause: bool | None = None
    animate: bool | None = None
    mode: str | None = None
    sure: bool = False
    """Whether the conditions leave no doubt, so that the learned scores are not asked."""

    @property
    def weight(self) -> int:
        """How specific the entry is: the number of its conditions."""
        plain = (self.particle, self.prep, self.clause is not None, self.animate is not None)
        return len(self.words) + sum(bool(x) for x in plain)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All reviewed lists, indexed by lemma."""

    kinds: Mapping[str, Kind]
    triggers: Mapping[tuple[str, str], tuple[Trigger, ...]]
    """(lemma, part of speech) to entries."""
    types: Mapping[tuple[str, str], frozenset[EventType]]
    """(lemma, part of speech) to the types that it can have under any condition."""
    default_kind: Mapping[EventType, Kind]
    classes: Mapping[str, frozenset[str]]
    reporting: Mapping[str, Force]
    reporting_nouns: Mapping[str, Force]
    accusing: frozenset[str]
    urging: frozenset[str]
    ceasing: frozenset[str]
    """Verbs and nouns that lay a deed at somebody's door: "accused X of bombing", "blamed X for the attack"."""
    relaying: Mapping[str, frozenset[str]]
    """Words by which an outlet relays what another said: ``telling``, ``quoting``, ``publishing``, ``works``."""
    texts: frozenset[str]
    """Nouns of what somebody wrote or said: ``works`` and the reporting nouns."""
    governors: Mapping[tuple[str, str], Status]
    """(lemma, part of speech) of a word that governs a clause or noun to the status it gives (``planned`` ...)."""
    auxiliaries: Mapping[str, Status]
    marks: Mapping[str, Status]
    adverbs: Mapping[str, Status]
    modifiers: Mapping[str, Status]
    presupposing: frozenset[str]
    """Verbs and nouns whose object goes on or went on before ("stopped shelling", "an end to the war")."""
    light_verbs: frozenset[str]


def read_yaml(path: Path) -> Any:
    """Parse one YAML file; a syntax error names the file."""
    try:
        return yaml.load(path.read_text(encoding="utf8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as error:
        raise DataError(f"{path}: cannot be read as YAML: {' '.join(str(error).split())}") from error


def event_type_files(folder: Path | None = None) -> list[Path]:
    return sorted((folder or resources.ontology() / "event_types").glob("*.yaml"))


@cache
def load_lexicon() -> Lexicon:
    """Read every list once per process."""
    folder = resources.ontology() / "lexicon"
    classes = {name: frozenset(words) for name, words in read_yaml(folder / "word_classes.yaml").items()}
    kinds: dict[str, Kind] = {}
    entries: list[Trigger] = []
    default: dict[EventType, Kind] = {}
    for path in event_type_files():
        row = read_yaml(path)
        kind = _kind(row, path)
        kinds[kind.name] = kind
        entries += _triggers(row, kind, classes, path)
    for name in read_yaml(folder / "default_kinds.yaml").values():
        default[kinds[name].type] = kinds[name]
    voice, modality = read_yaml(folder / "reporting.yaml"), read_yaml(folder / "modality.yaml")
    triggers = _index(entries)
    return Lexicon(
        kinds=kinds,
        triggers=triggers,
        types={word: frozenset(t.kind.type for t in found) for word, found in triggers.items()},
        default_kind=default,
        classes=classes,
        reporting=_inverted(voice["verbs"]),
        reporting_nouns=_inverted(voice["nouns"]),
        accusing=frozenset(voice["accusing"]),
        urging=frozenset(voice["urging"]),
        ceasing=frozenset(voice["ceasing"]),
        relaying={name: frozenset(words) for name, words in voice["relaying"].items()},
        texts=frozenset(voice["relaying"]["works"]) | _inverted(voice["nouns"]).keys(),
        governors=_governors(modality),
        auxiliaries=_inverted(modality["auxiliaries"]),
        marks=_inverted(modality["marks"]),
        adverbs=_inverted(modality["adverbs"]),
        modifiers=_inverted(modality["modifiers"]),
        presupposing=frozenset(modality["presupposing"]),
        light_verbs=frozenset(read_yaml(folder / "light_verbs.yaml")),
    )


def _kind(row: Mapping[str, Any], path: Path) -> Kind:
    unknown = set(row) - KIND_KEYS
    if unknown:
        raise DataError(f"{path}: unknown key {sorted(unknown)[0]!r}; known: {', '.join(sorted(KIND_KEYS))}")
    if row["type"] not in EVENT_TYPES:
        raise DataError(f"{path}: type {row['type']!r} is none of the 16 PLOVER types")
    return Kind(
        name=row["kind"],
        type=row["type"],
        mode=row.get("mode"),
        force=row.get("force"),
        parent=row.get("parent", "Event"),
        label=row["label"],
        comment=row.get("comment", ""),
        recipient=frozenset(row.get("recipient") or ()),
        object=row.get("object", "recipient"),
        subject=row.get("subject", "actor"),
        reciprocal=bool(row.get("reciprocal", False)),
    )


def _triggers(
    row: Mapping[str, Any], kind: Kind, classes: Mapping[str, frozenset[str]], path: Path
) -> Iterable[Trigger]:
    for group, entries in (row.get("triggers") or {}).items():
        if group not in POS:
            raise DataError(f"{path}: triggers.{group}: use one of {', '.join(POS)}")
        for entry in entries or ():
            yield trigger_of({"lemma": entry} if isinstance(entry, str) else entry, kind, POS[group], classes, path)


def trigger_of(
    entry: Mapping[str, Any], kind: Kind, pos: str, classes: Mapping[str, frozenset[str]], path: Path
) -> Trigger:
    unknown = set(entry) - TRIGGER_KEYS
    if unknown:
        raise DataError(f"{path}: trigger {entry.get('lemma')!r}: unknown key {sorted(unknown)[0]!r}")
    words = {}
    for name in ("subject", "object", "of", "not_object", "not_subject", "with"):
        if name in entry:
            words[name] = _words(entry[name], classes, f"{path}: trigger {entry['lemma']!r}: {name}")
    prep = entry.get("prep") or ()
    return Trigger(
        kind=kind,
        lemma=str(entry["lemma"]).lower(),
        pos=pos,
        particle=entry.get("particle"),
        prep=frozenset([prep] if isinstance(prep, str) else prep),
        words=words,
        clause=entry.get("clause"),
        animate=entry.get("animate"),
        mode=entry.get("mode"),
        sure=entry.get("sure", False),
    )


def _words(value: str | list[str], classes: Mapping[str, frozenset[str]], where: str) -> frozenset[str]:
    if isinstance(value, str):
        if value not in classes:
            raise DataError(f"{where}: no word class {value!r} in ontology/lexicon/word_classes.yaml")
        return classes[value]
    return frozenset(w for v in value for w in classes.get(v, (str(v),)))


def _index(entries: Iterable[Trigger]) -> dict[tuple[str, str], tuple[Trigger, ...]]:
    index: dict[tuple[str, str], list[Trigger]] = {}
    for entry in entries:
        index.setdefault((entry.lemma, entry.pos), []).append(entry)
    return {key: tuple(sorted(found, key=lambda t: -t.weight)) for key, found in index.items()}


def _inverted(table: Mapping[Value, Iterable[str]]) -> dict[str, Value]:
    """``{status: [words]}`` to ``{word: status}``."""
    return {str(word): status for status, words in table.items() for word in words or ()}


def _governors(modality: Mapping[str, Any]) -> dict[tuple[str, str], Status]:
    out: dict[tuple[str, str], Status] = {}
    for group, pos in POS.items():
        for word, status in _inverted(modality["governors"].get(group) or {}).items():
            out[word, pos] = status
    return out
