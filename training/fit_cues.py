"""Fits the linear part of the trigger decision:  python -m training.fit_cues OUT.npz PASSAGES.jsonl...

A multinomial logistic regression (scikit-learn) from the cues of a word (`graph.extract.cues`) to no event or one of the
16 types. The own test is left out, so that `training.fit_coder` can weigh the result honestly.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from graph.extract import triggers
from graph.extract.cues import cues_of
from graph.extract.lexicon import load_lexicon
from graph.extract.triggers import PARTS
from graph.model import EVENT_TYPES, Sentence
from training.fit_coder import parsed
from training.passages import Passage, is_own_test, read_passages

Row = tuple[list[str], str]
SEEN = 2
"""A cue counts if it was seen so often."""
SMALL = 0.02
"""Cues whose weights are all smaller are left out of the file."""


def rows(passage: Passage, sentence: Sentence) -> Iterator[Row]:
    """Every word that could be a trigger with its label; inner words of longer triggers are left out."""
    lexicon = load_lexicon()
    heads, inner = _triggers(passage, sentence)
    for token in sentence.tokens:
        part = PARTS.get(token.upos)
        if part is None or token.i in inner or token.dep in ("aux", "aux:pass", "cop"):
            continue
        entries = [] if token.upos == "PROPN" else triggers.matching(sentence, token.i, part, lexicon)
        known = triggers.known_types(token.lemma.lower(), part, lexicon)
        yield cues_of(sentence, token, part, entries, known), heads.get(token.i, "none")


def _triggers(passage: Passage, sentence: Sentence) -> tuple[dict[int, str], set[int]]:
    heads: dict[int, str] = {}
    inner: set[int] = set()
    for event in passage.events:
        words = [t for t in sentence.tokens if event.trigger[0] < t.end and t.begin < event.trigger[1]]
        inside = {t.i for t in words}
        for t in words:
            if t.head not in inside or t.head == t.i:
                heads[t.i] = event.type
            else:
                inner.add(t.i)
    return heads, inner - set(heads)


def fit(data: Sequence[Row], strength: float) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Cue names, their weights (cues x 17, float16) and the bias of each class; class 0 is no event."""
    count = Counter(c for cues, _ in data for c in set(cues))
    keep = {c for c, n in count.items() if n >= SEEN}
    vectors = DictVectorizer()
    x = vectors.fit_transform([{c: 1.0 for c in cues if c in keep} for cues, _ in data])
    order = ["none", *EVENT_TYPES]
    model = LogisticRegression(C=strength, max_iter=200)
    model.fit(x, np.array([order.index(label) for _, label in data]))
    weights, names = model.coef_.T, list(vectors.get_feature_names_out())
    chosen = [i for i in range(len(names)) if np.abs(weights[i]).max() >= SMALL]
    return [names[i] for i in chosen], weights[chosen].astype(np.float16), model.intercept_.astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("passages", type=Path, nargs="+")
    parser.add_argument("--strength", type=float, default=0.3, help="inverse of the ridge")
    options = parser.parse_args()
    chosen = [p for p in read_passages(options.passages) if not is_own_test(p)]
    data = [row for passage, sentences in parsed(chosen) for s in sentences for row in rows(passage, s)]
    names, weights, bias = fit(data, options.strength)
    with options.out.open("wb") as file:
        np.savez_compressed(file, names=np.array("\n".join(names)), weights=weights, bias=bias)
    print(f"{len(chosen)} passages, {len(data)} words, {len(names)} cues, {options.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
