"""Fits the status decision:  python -m training.fit_status OUT.npz PASSAGES.jsonl...

A multinomial logistic regression (scikit-learn) from the cues of an annotated trigger (`graph.extract.status_cues`) to its
status. The passages must be ones that the learned head was not trained on, else its guess is trusted too much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extract.lexicon import load_lexicon
from graph.extract.reality import reality_of
from graph.extract.status_cues import cues_of
from graph.model import EVENT_TYPES, STATUSES, Sentence
from training.fit_coder import parsed
from training.linear import Row, command
from training.passages import GoldEvent, Passage


def rows(passage: Passage, sentence: Sentence) -> Iterator[Row]:
    """The annotated triggers of a sentence with their statuses."""
    lexicon = load_lexicon()
    for event in passage.events:
        i = head_of(event, sentence)
        event_type = next((t for t in EVENT_TYPES if t == event.type), None)
        if i is not None and event_type is not None:
            yield cues_of(sentence, i, event_type, reality_of(sentence, i, lexicon)), event.status


def head_of(event: GoldEvent, sentence: Sentence) -> int | None:
    """The word of the trigger that the others of it hang on; None if it stands in another sentence."""
    words = [t for t in sentence.tokens if event.trigger[0] < t.end and t.begin < event.trigger[1]]
    inside = {t.i for t in words}
    return next((t.i for t in words if t.head not in inside or t.head == t.i), None)


def rows_of(passages: Sequence[Passage]) -> Iterator[Row]:
    for passage, sentences in parsed(passages):
        for sentence in sentences:
            yield from rows(passage, sentence)


def main() -> None:
    command(__doc__, rows_of, STATUSES, strength=0.1, with_own_test=True)


if __name__ == "__main__":
    main()
