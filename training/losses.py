"""The loss of each head, and their weighted sum."""

from __future__ import annotations

from collections.abc import Mapping

import torch
import torch.nn.functional as F
from torch import Tensor

from training.batches import Batch
from training.examples import IGNORE
from training.network import Network


def parser_losses(network: Network, batch: Batch, vectors: Tensor) -> dict[str, Tensor]:
    """Losses of arcs, relations and tags; heads without targets in the batch are left out."""
    arcs, rel_d, rel_h, tags = network.parser(network.dropout(vectors), batch.known)
    out: dict[str, Tensor] = {}
    if (batch.heads >= 0).any():
        out["arc"] = _cross_entropy(arcs, batch.heads)
        relations = network.parser.relation_at(rel_d, rel_h, batch.heads.clamp(min=0))
        out["relation"] = _cross_entropy(relations, batch.relations)
        for key in ("upos", "xpos", "feats", "lemma"):
            out[key] = _cross_entropy(tags[key], batch.tags[key])
    if (batch.tags["name"] >= 0).any():
        share = (batch.tags["name"] >= 0).float().mean()
        out["name"] = _cross_entropy(tags["name"], batch.tags["name"]) * share
    return out


def event_losses(network: Network, batch: Batch, vectors: Tensor, *, smoothing: float) -> dict[str, Tensor]:
    """Losses of triggers, status and roles; roles only in the rows of gold triggers."""
    trigger, status, role = network.events(vectors, batch.known)
    out = {"trigger": _cross_entropy(trigger, batch.trigger, smoothing=smoothing)}
    if (batch.status >= 0).any():
        out["status"] = _cross_entropy(status, batch.status, smoothing=smoothing)
        out["role"] = _cross_entropy(role, batch.role)
    return out


def weighted(losses: Mapping[str, Tensor], weights: Mapping[str, float]) -> Tensor:
    total = torch.zeros(())
    for key, loss in losses.items():
        total = total + loss * weights[key]
    return total


def _cross_entropy(logits: Tensor, target: Tensor, *, smoothing: float = 0.0) -> Tensor:
    """Mean over the targets that are not `IGNORE`; logits have their classes last."""
    flat = logits.float().reshape(-1, logits.shape[-1])
    return F.cross_entropy(flat, target.reshape(-1), ignore_index=IGNORE, label_smoothing=smoothing)
