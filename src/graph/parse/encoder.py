"""The bundled multi-task encoder, run by ONNX Runtime: words in; tree, tags, names and event scores out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from graph.errors import ModelError
from graph.model import EventScores
from graph.parse.labels import Labels
from graph.parse.names import name_spans
from graph.parse.pieces import Pieces, WordPieces, read_vocabulary
from graph.parse.trees import best_tree

BATCH_PIECES = 384
"""Pieces in one run of the network, padding included. Measured: more is slower (cache), fewer is slower (overhead)."""
_EVENT_OUTPUTS = ("trigger", "status", "role")


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """What the encoder says of a sentence of n words; label columns are indices into `Labels`."""

    heads: NDArray[np.int64]
    """n; index of the head from 0, its own index for the root."""
    relation: NDArray[Any]
    upos: NDArray[Any]
    xpos: NDArray[Any]
    feats: NDArray[Any]
    lemma: NDArray[Any]
    names: list[tuple[int, int, str]]
    scores: EventScores | None


class Encoder:
    """Holds the network, its labels and its word pieces."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        model = folder / "encoder.onnx"
        try:
            self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
            self._pieces = WordPieces(read_vocabulary(folder / "vocab.txt"))
        except Exception as e:  # onnxruntime's own errors share no public base class
            raise ModelError(f"{model}: the language model cannot be loaded ({e}); install the package again") from e
        self.labels = Labels.read(folder / "labels.json")
        self._outputs = [o.name for o in self._session.get_outputs()]
        self._has_events = set(_EVENT_OUTPUTS) <= set(self._outputs)

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """Analyses in the order of the sentences, each of 1 to 508 words.

        The network's activations are quantised by the range of a whole batch, so what is analysed together matters in
        the last digits: give the sentences of one article, and the result depends on that article alone.
        """
        pieces = [self._pieces.sentence(words) for words in sentences]
        out: list[Analysis | None] = [None] * len(sentences)
        for batch in _batches(pieces):
            found = self._run([pieces[i] for i in batch])
            for row, i in enumerate(batch):
                out[i] = self._analysis(found, row, len(sentences[i]))
        return [a for a in out if a is not None]

    def _run(self, batch: Sequence[Pieces]) -> dict[str, NDArray[Any]]:
        width, words = max(len(p.ids) for p in batch), max(len(p.first) for p in batch) + 1
        ids, shapes = np.zeros((2, len(batch), width), np.int64)
        first = np.zeros((len(batch), words), np.int64)
        for row, p in enumerate(batch):
            ids[row, : len(p.ids)] = p.ids
            shapes[row, : len(p.ids)] = p.shapes
            first[row, 1 : len(p.first) + 1] = p.first
        values = self._session.run(None, {"pieces": ids, "shapes": shapes, "first": first})
        return dict(zip(self._outputs, values, strict=True))

    def _analysis(self, found: dict[str, NDArray[Any]], row: int, n: int) -> Analysis:
        heads = best_tree(found["arc"][row, :n, : n + 1])
        words = np.arange(n)
        scores = None
        if self._has_events:
            trigger, status = found["trigger"][row, :n].copy(), found["status"][row, :n].copy()
            scores = EventScores(trigger, status, found["role"][row, :n, :n].copy())
        return Analysis(
            heads=np.where(heads == 0, words, heads - 1),
            relation=found["rel"][row, words, heads],
            upos=found["upos"][row, :n],
            xpos=found["xpos"][row, :n],
            feats=found["feats"][row, :n],
            lemma=found["lemma"][row, :n],
            names=name_spans(found["name"][row, :n], self.labels.name),
            scores=scores,
        )


def _batches(pieces: Sequence[Pieces]) -> Iterator[list[int]]:
    """Indices of sentences of similar length, at most `BATCH_PIECES` with padding; a longer sentence goes alone."""
    batch: list[int] = []
    for i in sorted(range(len(pieces)), key=lambda i: (len(pieces[i].ids), i)):
        if batch and len(pieces[i].ids) * (len(batch) + 1) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch
