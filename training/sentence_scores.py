"""Sentence ends from raw text against the treebanks: F1 of whole sentences."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import spacy

from graph.parse.components import SentenceEnds
from graph.parse.tokenizer import add_news_rules
from training.conllu import Tree


def sentence_f1(trees: Sequence[Tree]) -> float:
    """Percent; a sentence is right if it begins and ends at the characters where the gold one does.

    Paragraphs are joined as the treebank marks them (``newpar``, ``newdoc``): an empty line between, else a blank.
    """
    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    add_news_rules(nlp)
    splitter = SentenceEnds()
    right = gold_count = said_count = 0
    for document in _documents(trees):
        text, gold = _joined(document)
        said = {(s.start_char, s.end_char) for s in _stripped(splitter(nlp.make_doc(text)).sents)}
        right += len(said & gold)
        gold_count += len(gold)
        said_count += len(said)
    return round(200 * right / (gold_count + said_count), 2)


def _stripped(sentences: object) -> list[spacy.tokens.Span]:
    out = []
    for span in sentences:  # type: ignore[attr-defined]
        words = [t.i for t in span if not t.is_space]
        if words:
            out.append(span.doc[words[0] : words[-1] + 1])
    return out


def _documents(trees: Sequence[Tree]) -> list[list[Tree]]:
    """Consecutive trees of the same document; where no documents are marked (PUD), by the first part of the id."""
    counter = itertools.count()
    number = 0
    keyed = []
    for tree in trees:
        if "newdoc" in tree.meta:
            number = next(counter) + 1
        keyed.append((number, tree))
    return [[t for _, t in group] for _, group in itertools.groupby(keyed, key=lambda k: k[0])]


def _joined(trees: Sequence[Tree]) -> tuple[str, set[tuple[int, int]]]:
    text, bounds = "", set()
    for tree in trees:
        if text:
            text += "\n\n" if {"newpar", "newdoc"} & set(tree.meta) else " "
        sentence = tree.meta["text"].strip()
        bounds.add((len(text), len(text) + len(sentence)))
        text += sentence
    return text, bounds
