"""The network before export, behind the same door as the exported one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from graph.parse.encoder import Analysis
from graph.parse.labels import Labels
from graph.parse.names import name_spans
from graph.parse.pieces import WordPieces
from graph.parse.trees import best_tree
from training.batches import Batch, batches, tensors
from training.examples import Example
from training.network import Network


class NetworkAnalyser:
    """Analyses sentences with PyTorch; event scores are left out."""

    def __init__(self, network: Network, labels: Labels, pieces: WordPieces) -> None:
        self.labels = labels
        self._network = network
        self._pieces = pieces

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        examples = [Example(tuple(words)) for words in sentences]
        found: dict[int, Analysis] = {}
        self._network.eval()
        with torch.inference_mode():
            for group in batches(examples, words=1500):
                batch = tensors(group, self._pieces)
                found |= {id(e): a for e, a in zip(group, self._batch(batch), strict=True)}
        self._network.train()
        return [found[id(e)] for e in examples]

    def _batch(self, batch: Batch) -> list[Analysis]:
        network = self._network
        vectors, _ = network.vectors(batch.pieces, batch.shapes, batch.first)
        arcs, rel_d, rel_h, tags = network.parser(vectors, batch.known)
        sizes = [len(e.words) for e in batch.examples]
        trees = [best_tree(arcs[b, :n, : n + 1].float().numpy()) for b, n in enumerate(sizes)]
        heads = torch.zeros(arcs.shape[:2], dtype=torch.long)
        for b, tree in enumerate(trees):
            heads[b, : sizes[b]] = torch.from_numpy(tree)
        best = {k: v.argmax(-1).numpy() for k, v in tags.items()}
        relation = network.parser.relation_at(rel_d, rel_h, heads).argmax(-1).numpy()
        names = tags["name"].float().softmax(-1).numpy()
        return [
            Analysis(
                heads=np.where(tree == 0, np.arange(n), tree - 1),
                relation=relation[b, :n],
                names=name_spans(names[b, :n], self.labels.name),
                scores=None,
                **{k: best[k][b, :n] for k in ("upos", "xpos", "feats", "lemma")},
            )
            for b, (tree, n) in enumerate(zip(trees, sizes, strict=True))
        ]
