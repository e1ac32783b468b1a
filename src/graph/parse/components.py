"""spaCy components over the bundled encoder: sentence ends, and everything that the encoder writes into a ``Doc``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc, Token

from graph.model import EventScores
from graph.parse.encoder import Analysis, Encoder
from graph.parse.lemmas import lemma
from graph.parse.particles import mended
from graph.parse.splitter import Words, is_wrapped, sentence_ends
from graph.parse.tokenizer import add_news_rules

SCORES = "newsgraph_scores"
"""Key of ``Doc.user_data``: event scores by the index of the first token of a sentence, space tokens not counted."""
_ATTRIBUTES: list[int | str] = [HEAD, DEP, POS, TAG, LEMMA, MORPH, ENT_IOB, ENT_TYPE]


class SentenceEnds:
    """Sets sentence boundaries by the rules of `graph.parse.splitter`."""

    def __call__(self, doc: Doc) -> Doc:
        tokens = [t for t in doc if not t.is_space]
        if not tokens:
            return doc
        starts = {tokens[0].i}
        for end in sentence_ends(_words(doc, tokens))[:-1]:
            starts.add(tokens[end].i)
        flags = np.full((len(doc), 1), -1, dtype=np.int64)
        flags[sorted(starts)] = 1
        return _filled(doc, [SENT_START], flags)  # setting it token by token is quadratic


class EncoderAnnotator:
    """Writes tree, tags, lemmas, morphology and names of the encoder into a ``Doc`` whose sentences are known."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._ids: dict[str, list[int]] | None = None

    def __call__(self, doc: Doc) -> Doc:
        sentences = [[t for t in s if not t.is_space] for s in doc.sents] if len(doc) else []
        sentences = [s for s in sentences if s]
        found = self._encoder.analyse([[t.text for t in s] for s in sentences])
        ids = self._label_ids(doc)
        rows = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.int64)
        scores: dict[int, EventScores] = {}
        for tokens, analysis in zip(sentences, found, strict=True):
            self._write(rows, tokens, analysis, ids)
            if analysis.scores is not None:
                scores[tokens[0].i] = analysis.scores
        _attach_spaces(doc, rows, doc.vocab.strings.add("_SP"))
        out = _filled(doc, _ATTRIBUTES, rows)
        out.user_data[SCORES] = scores
        return out

    def _label_ids(self, doc: Doc) -> dict[str, list[int]]:
        """spaCy's numbers for the encoder's labels, added to the vocabulary once."""
        if self._ids is None:
            labels, strings = self._encoder.labels, doc.vocab.strings
            self._ids = {
                "relation": [strings.add(x) for x in labels.relation],
                "upos": [IDS[x] for x in labels.upos],
                "xpos": [strings.add(x) for x in labels.xpos],
                "feats": [doc.vocab.morphology.add(x) for x in labels.feats],
            }
        return self._ids

    def _write(self, rows: np.ndarray, tokens: list[Token], a: Analysis, ids: dict[str, list[int]]) -> None:
        at = np.array([t.i for t in tokens])
        strings, rules = tokens[0].vocab.strings, self._encoder.labels.lemma
        tags, fine = mended([t.text for t in tokens], a.upos, a.xpos, self._encoder.labels)
        rows[at, 0] = at[a.heads] - at
        for column, key, values in ((1, "relation", a.relation), (2, "upos", tags), (3, "xpos", fine)):
            rows[at, column] = _signed([ids[key][v] for v in values.tolist()])
        upos = self._encoder.labels.upos
        forms = zip(tokens, tags.tolist(), a.lemma.tolist(), strict=True)
        lemmas = [strings.add(lemma(t.text, upos[u], rules[r])) for t, u, r in forms]
        rows[at, 4] = _signed(lemmas)
        rows[at, 5] = _signed([ids["feats"][v] for v in a.feats.tolist()])
        rows[at, 6] = 2
        for begin, end, kind in a.names:
            rows[at[begin], 6] = 3
            rows[at[begin + 1 : end], 6] = 1
            rows[at[begin:end], 7] = _signed([strings.add(kind)])[0]


def make_pipeline(folder: Path) -> Language:
    """A blank English spaCy pipeline with our tokeniser, sentence ends and the encoder in ``folder``."""
    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    add_news_rules(nlp)
    Language.component("newsgraph_sentences", func=SentenceEnds())
    encoder = Encoder(folder)
    Language.component("newsgraph_encoder", func=EncoderAnnotator(encoder))
    nlp.add_pipe("newsgraph_sentences")
    nlp.add_pipe("newsgraph_encoder")
    return nlp


def _filled(doc: Doc, attributes: list[int | str], rows: np.ndarray) -> Doc:
    """The document with one row of attribute values a token."""
    values: Any = rows.astype(np.uint64)
    return doc.from_array(attributes, values)


def _words(doc: Doc, tokens: list[Token]) -> Words:
    text = doc.text
    begins = [t.idx for t in tokens[1:]] + [len(text)]
    gaps = [text[t.idx + len(t) : b] for t, b in zip(tokens, begins, strict=True)]
    return Words([t.text for t in tokens], gaps, wrapped=is_wrapped(text))


def _signed(values: list[int]) -> np.ndarray:
    """spaCy's unsigned 64-bit numbers as the signed ones of the same bits."""
    return np.array(values, dtype=np.uint64).view(np.int64)


def _attach_spaces(doc: Doc, rows: np.ndarray, tag: int) -> None:
    """White space hangs on the word before it (after it at the start), so that it makes no sentence of its own."""
    for token in doc:
        if token.is_space:
            rows[token.i] = 0
            rows[token.i, 0] = -1 if token.i else min(1, len(doc) - 1)
            rows[token.i, 2], rows[token.i, 6] = IDS["SPACE"], 2
            rows[token.i, 3] = _signed([tag])[0]
            rows[token.i, 4] = _signed([token.orth])[0]
