"""Fits the linear part of the trigger decision:  python -m training.fit_cues OUT.npz PASSAGES.jsonl...

A multinomial logistic regression (scikit-learn) from the cues of a word (`graph.extract.cues`) to no event or one of the
16 types. The own test is left out, so that `training.fit_coder` can weigh the result honestly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extract import triggers
from graph.extract.cues import cues_of
from graph.extract.lexicon import load_lexicon
from graph.model import EVENT_TYPES, Sentence
from training.fit_coder import parsed
from training.linear import Row, command
from training.passages import Passage


def rows(passage: Passage, sentence: Sentence) -> Iterator[Row]:
    """Every word that could be a trigger with its label; inner words of longer triggers are left out."""
    lexicon = load_lexicon()
    heads, inner = _triggers(passage, sentence)
    for token, part, entries in triggers.words_of(sentence, lexicon):
        if token.i in inner:
            continue
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


def rows_of(passages: Sequence[Passage]) -> Iterator[Row]:
    for passage, sentences in parsed(passages):
        for sentence in sentences:
            yield from rows(passage, sentence)


def main() -> None:
    command(__doc__, rows_of, ("none", *EVENT_TYPES), strength=0.3)


if __name__ == "__main__":
    main()
