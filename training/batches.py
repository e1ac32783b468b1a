"""Examples to tensors, in batches of sentences of similar length."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from graph.parse.pieces import WordPieces
from training.examples import IGNORE, TAGS, Example


@dataclass(frozen=True, slots=True)
class Batch:
    """B sentences, T pieces, W words; targets are `IGNORE` where there is nothing to learn."""

    pieces: Tensor
    shapes: Tensor
    first: Tensor
    """B x 1+W; column 0 is CLS."""
    known: Tensor
    """B x 1+W; False for padding."""
    heads: Tensor
    relations: Tensor
    tags: dict[str, Tensor]
    trigger: Tensor
    status: Tensor
    role: Tensor
    """B x W x W."""
    examples: tuple[Example, ...]


def batches(examples: Sequence[Example], *, words: int, rng: random.Random | None = None) -> list[list[Example]]:
    """Lists of examples of at most about ``words`` words with padding; with ``rng`` drawn anew and shuffled."""
    keyed = sorted((len(e.words) * (rng.uniform(0.9, 1.1) if rng else 1.0), i) for i, e in enumerate(examples))
    out: list[list[Example]] = [[]]
    longest = 0
    for _, i in keyed:
        longest = max(longest, len(examples[i].words))
        if out[-1] and longest * (len(out[-1]) + 1) > words:
            out.append([])
            longest = len(examples[i].words)
        out[-1].append(examples[i])
    if rng:
        rng.shuffle(out)
    return [b for b in out if b]


def tensors(examples: Sequence[Example], pieces: WordPieces) -> Batch:
    cut = [pieces.sentence(e.words) for e in examples]
    n = max(len(e.words) for e in examples)
    first = _padded([[0, *c.first] for c in cut], 0)
    known = _padded([[1] * (1 + len(e.words)) for e in examples], 0).bool()
    role = torch.full((len(examples), n, n), IGNORE)
    for b, e in enumerate(examples):
        for t, label in enumerate(e.trigger):
            if label > 0:
                role[b, t, : len(e.words)] = 0
                role[b, t, t] = IGNORE
        for (t, w), r in e.roles.items():
            role[b, t, w] = r
    return Batch(
        pieces=_padded([c.ids for c in cut], 0),
        shapes=_padded([c.shapes for c in cut], 0),
        first=first,
        known=known,
        heads=_padded([e.heads or [IGNORE] * len(e.words) for e in examples], IGNORE),
        relations=_padded([e.relations or [IGNORE] * len(e.words) for e in examples], IGNORE),
        tags={k: _padded([e.tags.get(k, [IGNORE] * len(e.words)) for e in examples], IGNORE) for k in TAGS},
        trigger=_padded([e.trigger or [IGNORE] * len(e.words) for e in examples], IGNORE),
        status=_padded([e.status or [IGNORE] * len(e.words) for e in examples], IGNORE),
        role=role,
        examples=tuple(examples),
    )


def _padded(rows: Sequence[Sequence[int]], fill: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows])
