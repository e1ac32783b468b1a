"""How well event scores fit gold sentences, with one threshold: triggers, types, status, roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from graph.parse.pieces import WordPieces
from training.batches import batches, tensors
from training.examples import Example
from training.network import Network

THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6)
"""Tried for the probability that a word triggers any event; the best is reported with its score."""


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """A gold sentence of n words with probabilities: n x 17, n x 5, n x n x 4."""

    example: Example
    trigger: NDArray[np.float32]
    status: NDArray[np.float32]
    role: NDArray[np.float32]


def event_f1(scored: Sequence[Scored]) -> dict[str, float]:
    """F1 of trigger words and of their types at the best threshold; accuracy of status and F1 of role words, both at
    gold triggers. A word of a gold trigger other than its head is neither found nor a mistake."""
    counts = {t: _count_triggers(scored, t) for t in THRESHOLDS}
    best = max(THRESHOLDS, key=lambda t: _f1(counts[t], "typed"))
    roles = {name: _count_role(scored, number) for number, name in ((1, "actor"), (2, "recipient"), (3, "attributed"))}
    out = {
        "trigger_f1": _f1(counts[best], "found"),
        "type_f1": _f1(counts[best], "typed"),
        "threshold": best,
        "status": _status_accuracy(scored),
        **{f"{name}_f1": _f1(c, "found") for name, c in roles.items()},
    }
    return {k: round(v, 3) for k, v in out.items()}


def network_scores(network: Network, examples: Sequence[Example], pieces: WordPieces) -> list[Scored]:
    """Scores of the network before export."""
    network.eval()
    out: list[Scored] = []
    with torch.inference_mode():
        for group in batches(examples, words=1500):
            batch = tensors(group, pieces)
            _, vectors = network.vectors(batch.pieces, batch.shapes, batch.first)
            heads = network.events(vectors, batch.known)
            trigger, status, role = (x.float().softmax(-1).numpy() for x in heads)
            for b, e in enumerate(group):
                n = len(e.words)
                out.append(Scored(e, trigger[b, :n], status[b, :n], role[b, :n, :n]))
    network.train()
    return out


def _count_triggers(scored: Sequence[Scored], threshold: float) -> Counter[str]:
    c: Counter[str] = Counter()
    for s in scored:
        for gold, p in zip(s.example.trigger, s.trigger, strict=True):
            said = int(p[1:].argmax()) + 1 if 1 - p[0] >= threshold else 0
            c["gold"] += gold > 0
            c["predicted"] += said > 0 and gold >= 0
            c["found"] += said > 0 and gold > 0
            c["typed"] += said > 0 and said == gold
    return c


def _status_accuracy(scored: Sequence[Scored]) -> float:
    right = [
        int(s.status[t].argmax()) == s.example.status[t]
        for s in scored
        for t, gold in enumerate(s.example.trigger)
        if gold > 0
    ]
    return sum(right) / max(1, len(right))


def _count_role(scored: Sequence[Scored], number: int) -> Counter[str]:
    c: Counter[str] = Counter()
    for s in scored:
        for t, gold in enumerate(s.example.trigger):
            if gold <= 0:
                continue
            for w, said in enumerate(s.role[t].argmax(-1).tolist()):
                true = s.example.roles.get((t, w), 0)
                if w != t and true >= 0:
                    c["gold"] += true == number
                    c["predicted"] += said == number
                    c["found"] += said == true == number
    return c


def _f1(c: Counter[str], key: str) -> float:
    return 2 * c[key] / max(1, c["gold"] + c["predicted"])
