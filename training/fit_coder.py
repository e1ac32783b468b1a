"""Fits how the coder weighs the lexicon, the cues and the learned heads:  python -m training.fit_coder PASSAGES.jsonl...

The passages must be ones that the heads were not trained on (the own test, see `training.passages.is_own_test`, and development
data). Prints the weights of ``ontology/lexicon/trigger_weights.yaml``; ``--write`` writes them.
Logistic regression with a small ridge; the trigger threshold is the one with the best F1.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from graph import resources
from graph.extract import triggers
from graph.extract.lexicon import load_lexicon
from graph.model import Article, Sentence
from graph.parse import load_pipeline
from training.passages import Passage, is_own_test, read_passages

Matrix = NDArray[np.float64]


def logit(p: float, floor: float = 1e-4) -> float:
    p = min(max(p, floor), 1 - floor)
    return float(np.log(p / (1 - p)))


def fit(rows: Sequence[Sequence[float]], labels: Sequence[bool], *, ridge: float = 1e-3) -> Matrix:
    """Weights of a logistic regression by Newton's method; the rows carry their own bias columns."""
    x, y = np.array(rows, dtype=float), np.array(labels, dtype=float)
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (p - y) / len(y) + ridge * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x / len(y) + ridge * np.eye(len(w))
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    return w


def parsed(passages: Sequence[Passage]) -> Iterator[tuple[Passage, tuple[Sentence, ...]]]:
    by_id = {p.id: p for p in passages}
    articles = (Article(id=p.id, text=p.text) for p in passages)
    for article, sentences in load_pipeline().sentences(articles):
        yield by_id[article.id], sentences


def gold_at(passage: Passage, sentence: Sentence) -> dict[int, str]:
    """Word index to gold type, for every word of a trigger."""
    return {
        t.i: e.type for e in passage.events for t in sentence.tokens if e.trigger[0] < t.end and t.begin < e.trigger[1]
    }


def trigger_rows(passage: Passage, sentence: Sentence) -> Iterator[tuple[list[float], bool, tuple[int, str]]]:
    """For each word and plausible type: the features in the order of `triggers.Weights`, whether right, and what."""
    if sentence.scores is None:
        return
    lexicon, gold = load_lexicon(), gold_at(passage, sentence)
    for token, part, entries in triggers.words_of(sentence, lexicon):
        if not entries and sentence.scores.trigger[token.i, 0] > triggers.SURE_NONE:
            continue
        known = triggers.known_types(token.lemma.lower(), part, lexicon)
        by_type = {e.kind.type: e for e in reversed(entries)}
        for event_type, p, q in triggers.plausible(sentence, token.i, entries, known):
            entry = by_type.get(event_type)
            kind = [
                entry is not None and entry.weight > 0,
                entry is not None and entry.weight == 0,
                entry is None and bool(known - {event_type}),
                entry is None and not known - {event_type},
            ]
            row = [triggers.logit(p), triggers.logit(q), *map(float, kind)]
            yield row, gold.get(token.i) == event_type, (token.i, event_type)


def best_threshold(scores: Matrix, right: NDArray[np.bool_], gold: int) -> tuple[float, float]:
    """The threshold on the log-odds with the best F1, and that F1."""
    order = np.argsort(-scores)
    hits = np.cumsum(right[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + gold)
    at = int(f1.argmax())
    return float(scores[order[at]]), float(f1[at])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("passages", type=Path, nargs="+")
    parser.add_argument("--all", action="store_true", help="use every passage, not the own test alone")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    chosen = [p for p in read_passages(options.passages) if options.all or is_own_test(p)]
    words: list[tuple[list[float], bool, tuple[str, int, int, str]]] = []
    gold = 0
    for passage, sentences in parsed(chosen):
        gold += len(passage.events)
        for s in sentences:
            words += [(x, y, (passage.id, s.index, *at)) for x, y, at in trigger_rows(passage, s)]
    w = fit([x for x, *_ in words], [y for _, y, _ in words])
    scores = np.array([x for x, *_ in words]) @ w
    best: dict[tuple[str, int, int], tuple[float, bool]] = {}
    for score, (_, right, (pid, at, i, _)) in zip(scores, words, strict=True):
        if (pid, at, i) not in best or score > best[pid, at, i][0]:
            best[pid, at, i] = (score, right)
    threshold, f1 = best_threshold(
        np.array([b[0] for b in best.values()]), np.array([b[1] for b in best.values()]), gold
    )
    names = ("learned", "cues", "specific", "plain", "other_type", "unknown")
    chosen_by_hand = {name: getattr(triggers.weights(), name) for name in ("lexicon_only", "unlisted", "complement")}
    files = {
        "trigger_weights.yaml": {**dict(zip(names, w, strict=True)), **chosen_by_hand, "threshold": threshold},
    }
    print(f"{len(chosen)} passages, {gold} events, {len(words)} word-type pairs; trigger F1 {f1:.3f}")
    for name, table in files.items():
        text = yaml.safe_dump({k: round(float(v), 3) for k, v in table.items()}, sort_keys=False)
        print(name, text, sep="\n")
        if options.write:
            head = "# Log-odds weights, fitted by `python -m training.fit_coder`.\n"
            (resources.ontology() / "lexicon" / name).write_text(head + text, encoding="utf8")


if __name__ == "__main__":
    main()
