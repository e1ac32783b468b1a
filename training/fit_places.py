"""Fits which place an event gets:  python -m training.fit_places OUT.npz PASSAGES.jsonl...

A conditional logistic regression over the cues of `graph.extract.place_cues`, from the events that the coder finds and
that agree with an annotated one in sentence and type; the passages need the fields of the evaluation (``sents``, ``place``).
"""

from __future__ import annotations

import argparse
import datetime
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from graph.evaluate.passages import _words as words_of_place
from graph.evaluate.passages import paired, passage_text, sentence_starts
from graph.extract import context, scenes
from graph.extract.coder import Draft, drafted, passage_of
from graph.model import Article, Sentence
from graph.parse import load_pipeline
from graph.records import event_record
from graph.resolve import ArticleResolver, load_gazetteer
from training.linear import Choice, fit_choice, save


def rows(paths: Sequence[Path]) -> Iterator[Choice]:
    """The places that an event could have with their cues, and which is the annotated one; not where that is missing."""
    for row, article, sentences, resolver in read_articles(paths):
        passage = passage_of(article, sentences, resolver)
        drafts = context.completed(drafted(passage), passage)
        gold = matched(row, drafts)
        used: list[tuple[str, str]] = []
        for n, (_, told, spots) in enumerate(scenes.events(drafts, passage, used)):
            if n not in gold:
                continue
            place, options = gold[n].get("place"), list(scenes.with_cues(told, spots))
            wanted = words_of_place(place)
            right = [bool(wanted & words_of_place(scenes.named(s, told.sentence).text)) for s, _ in options]
            if any(right):
                used.append((told.event.type, options[right.index(True)][0].party.link.entity.id))
            if options and (place is None or any(right)):
                yield [cues for _, cues in options], right


def read_articles(
    paths: Sequence[Path],
) -> Iterator[tuple[dict[str, Any], Article, Sequence[Sentence], ArticleResolver]]:
    """The annotated passages of the files, parsed, each with a resolver of its own."""
    rows = {r["id"]: r for path in paths for line in path.read_text("utf-8").splitlines() if (r := json.loads(line))}
    articles = (Article(id=i, text=passage_text(r), date=_day(r)) for i, r in rows.items())
    names = load_gazetteer()
    for article, sentences in load_pipeline().sentences(articles):
        yield rows[article.id], article, sentences, ArticleResolver(names, article, sentences)


def _day(row: dict[str, Any]) -> datetime.date | None:
    return datetime.date.fromisoformat(str(row["date"])[:10]) if row.get("date") else None


def matched(passage: dict[str, Any], drafts: list[Draft]) -> dict[int, Any]:
    """The annotated event of each draft that agrees with one."""
    starts = sentence_starts(passage)

    def at(event: dict[str, Any]) -> dict[str, Any]:
        return {**event, "sent": max(sum(event["offset"] >= s for s in starts) - 1, 0)}

    found = [at({**event_record(d.mention), "n": n}) for n, d in enumerate(drafts)]
    pairs = paired([at(e) for e in passage["events"]], found)
    return {f["n"]: g for g, f in pairs if g["type"] == f["type"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("passages", type=Path, nargs="+")
    parser.add_argument("--ridge", type=float, default=5.0)
    options = parser.parse_args()
    data = list(rows(options.passages))
    model = fit_choice(data, options.ridge, seen=4)
    save(options.out, model)
    print(f"{len(data)} events, {len(model[0])} cues, {options.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
