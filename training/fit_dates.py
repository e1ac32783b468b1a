"""Fits which time expression dates an event:  python -m training.fit_dates OUT.npz PASSAGES.jsonl...

A conditional logistic regression over the cues of `graph.extract.when.dating`, from the events that the coder finds and that
agree with an annotated one in sentence and type; what an event was dated by, as the model of the round before has it, is
history for the next one. The passages need the fields of the evaluation (``sents``, ``date``). Needs the extra ``training``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from graph.evaluate.passages import same_date
from graph.extract import context
from graph.extract.coder import drafted, passage_of, point_of
from graph.extract.linear import Linear
from graph.extract.when import EventPoint, TimeMention, iso_of
from graph.extract.when.dating import Decide, Option, walk
from graph.model import Article, Sentence
from training.fit_places import matched, read_articles
from training.linear import Choice, Model, fit_choice, save

ROUNDS = 2
SURE = 0.3
"""How sure the history of a round is of each date."""
NEAR = tuple(f"here|price={n}" for n in range(5))


@dataclass(frozen=True, slots=True)
class Case:
    """A passage: its events, and the annotated date of each that agrees with an annotated one (None: not dated)."""

    article: Article
    sentences: Sequence[Sentence]
    times: Sequence[TimeMention]
    points: Sequence[EventPoint]
    dates: dict[int, str | None]


def cases(paths: Sequence[Path]) -> Iterator[Case]:
    """The passages with the events that the coder finds in them."""
    for row, article, sentences, resolver in read_articles(paths):
        passage = passage_of(article, sentences, resolver)
        drafts = context.completed(drafted(passage), passage)
        dates = {n: event.get("date") for n, event in matched(row, drafts).items()}
        yield Case(article, sentences, passage.times, [point_of(d) for d in drafts], dates)


def learn(read: Sequence[Case], ridge: float) -> Model:
    """Rounds of fitting; the first takes the nearest expression of the own sentence for the history."""
    decide: Decide = _nearest
    for _ in range(ROUNDS):
        model = fit_choice([choice for case in read for choice in _choices(case, decide)], ridge)
        decide = _by(Linear({n: i for i, n in enumerate(model[0])}, model[1].astype(np.float32), model[2]))
    return model


def _choices(case: Case, decide: Decide) -> Iterator[Choice]:
    """What there is to choose from for each annotated event, unless its date is not among it."""
    steps = walk(case.sentences, case.points, case.times, decide, published=case.article.date)
    for n, (_, options, _) in enumerate(steps):
        date = case.dates.get(n)
        right = [date is not None and same_date(str(date), iso_of(o.mention.interval)) for o in options]
        if n in case.dates and options and (date is None or any(right)):
            yield [o.cues for o in options], right


def _nearest(point: EventPoint, options: Sequence[Option]) -> int:
    found = [(o.cues.index(c), n) for n, o in enumerate(options) for c in o.cues if c in NEAR]
    return min((options[n].cues[k], n) for k, n in found)[1] if found else -1


def _by(model: Linear) -> Decide:
    def decide(point: EventPoint, options: Sequence[Option]) -> int:
        odds = model.choice([o.cues for o in options])
        best = int(np.argmax(odds)) if odds else -1
        return best if best >= 0 and odds[best] >= SURE else -1

    return decide


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("passages", type=Path, nargs="+")
    parser.add_argument("--ridge", type=float, default=8.0)
    options: Any = parser.parse_args()
    read = list(cases(options.passages))
    model = learn(read, options.ridge)
    save(options.out, model)
    events = sum(len(c.dates) for c in read)
    print(f"{len(read)} passages, {events} events, {len(model[0])} cues, {options.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
