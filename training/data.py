"""All training and test data of a run, as the configuration names it."""

from __future__ import annotations

import glob
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graph.parse.labels import Labels
from graph.parse.pipeline import BUNDLED
from training.examples import Example, treebank_example
from training.passages import Passage, is_own_test, read_passages
from training.read_events import passage_examples
from training.treebanks import Annotated, Split, held_out_news, read_split


@dataclass(frozen=True)
class Data:
    labels: Labels
    trees: list[Example]
    events: list[Example]
    tests: dict[str, tuple[Annotated, ...]]
    event_tests: dict[str, list[Example]]
    """``own``: the tenth of our passages that is kept apart, and those of the held-out news; ``dev``: development."""

    @property
    def sizes(self) -> dict[str, int]:
        return {k: len(v) for k, v in asdict(self.labels).items()}


def read_data(config: dict[str, Any]) -> Data:
    """Reads treebanks and passages. Passages of the development set never train, whatever file they are in."""
    labels, split = read_labels_and_split(config)
    train, tests = read_events(config)
    return Data(labels, [treebank_example(a, labels) for a in split.train], train, split.tests, tests)


def read_labels_and_split(config: dict[str, Any]) -> tuple[Labels, Split]:
    return Labels.read(BUNDLED / "labels.json"), read_split(Path(config["treebanks"]))


def read_events(config: dict[str, Any]) -> tuple[list[Example], dict[str, list[Example]]]:
    """Sentences of the passages that train, and of those that test."""
    dev = read_passages(_paths(config["dev"]))
    passages = _without(read_passages(_paths(config["passages"])), dev)
    news = held_out_news(Path(config["treebanks"]) / "UD_English-GUM")
    own = {p.id: is_own_test(p) or any(name in p.id for name in news) for p in passages}
    tests = {"own": _sentences([p for p in passages if own[p.id]]), "dev": _sentences(dev)}
    return _sentences([p for p in passages if not own[p.id]]), tests


def _without(passages: list[Passage], dev: list[Passage]) -> list[Passage]:
    """The passages, each once, less those that share a sentence of some length with a development passage."""
    held = {p.text[b:e] for p in dev for b, e in p.sentences if e - b > 40}
    by_id = {p.id: p for p in passages}
    return [p for p in by_id.values() if not any(p.text[b:e] in held for b, e in p.sentences)]


def _sentences(passages: list[Passage]) -> list[Example]:
    return [example for sentences in passage_examples(passages) for example, _ in sentences]


def _paths(patterns: list[str]) -> list[Path]:
    return [Path(p) for pattern in patterns for p in sorted(glob.glob(pattern))]
