"""The examples of the event-type files, run through the whole coder, against floors that cannot be lowered silently."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.evaluate.examples import example_passages
from graph.evaluate.passages import Scores, score
from graph.extract.lexicon import read_yaml
from graph.model import Article
from graph.pipeline import load_reader
from graph.records import record

FLOORS = read_yaml(Path(__file__).with_name("floors.yaml"))


@pytest.fixture(scope="module")
def scores() -> Scores:
    gold = example_passages()
    articles = [Article(id=name, text=row["text"]) for name, row in gold.items()]
    return score(gold, {read.article.id: record(read) for read in load_reader().read(articles)})


def test_there_are_many_examples() -> None:
    assert len(example_passages()) >= 1400


@pytest.mark.parametrize("figure", ["event", "dyad"])
def test_rates_hold_their_floor(scores: Scores, figure: str) -> None:
    assert FLOORS[figure] <= scores.rates[figure].f1 <= FLOORS[figure] + FLOORS["slack"]


@pytest.mark.parametrize("figure", ["status", "attributed"])
def test_details_hold_their_floor(scores: Scores, figure: str) -> None:
    assert FLOORS[figure] <= scores.details[figure] <= FLOORS[figure] + FLOORS["slack"]
