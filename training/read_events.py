"""Annotated passages to training examples: our own tokeniser cuts the words, the bundled parser finds phrase heads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import spacy

from graph.parse.encoder import Encoder
from graph.parse.pipeline import BUNDLED
from graph.parse.tokenizer import add_news_rules
from training.examples import Example, event_example
from training.passages import Bounds, Passage

PassageExamples = list[tuple[Example, list[Bounds]]]
"""The sentences of a passage, each with the place of its words."""


def passage_examples(passages: Iterable[Passage], *, model: Path = BUNDLED) -> list[PassageExamples]:
    """For each passage its sentences in order; sentences without words are left out."""
    nlp = spacy.blank("en")
    add_news_rules(nlp)
    encoder = Encoder(model)
    out = []
    for passage in passages:
        tokens = [[t for t in nlp.make_doc(passage.text[b:e]) if not t.is_space] for b, e in passage.sentences]
        places = [
            [(begin + t.idx, begin + t.idx + len(t)) for t in sentence]
            for (begin, _), sentence in zip(passage.sentences, tokens, strict=True)
        ]
        words = [[t.text for t in sentence] for sentence in tokens]
        trees = iter(encoder.analyse([w for w in words if w]))
        pairs = [(w, at) for w, at in zip(words, places, strict=True) if w]
        out.append([(event_example(w, at, next(trees), passage.events), at) for w, at in pairs])
    return out
