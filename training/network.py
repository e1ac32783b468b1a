"""The network: MiniLM's six layers, a word vector each, heads for tags, tree, names and events.

Shapes: B sentences, T pieces, W words; a word vector is that of the word's first piece, vector 0 (CLS) is the root.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from graph.model import EVENT_TYPES, ROLES, STATUSES

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
_PIECES, _POSITIONS, _SHAPES = 30522, 512, 8
_MASKED = -1e4


@dataclass(frozen=True)
class Dropout:
    encoder: float = 0.1
    heads: float = 0.3
    events: float = 0.4


class Layer(nn.Module):
    """A transformer layer as in BERT: self-attention and GELU feed-forward, each with residual and LayerNorm."""

    def __init__(self, dropout: float, *, heads: int = ATTENTION_HEADS, inner: int = INNER) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, 1e-12)
        self.up = nn.Linear(WIDTH, inner)
        self.down = nn.Linear(inner, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, WIDTH // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        if torch.onnx.is_in_onnx_export():
            weights = torch.softmax(q @ k.transpose(-1, -2) * (1 / math.sqrt(WIDTH // self.heads)) + bias, -1)
            mixed = weights @ v
        else:
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(b, t, WIDTH))))
        normed: Tensor = self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))
        return normed


class Mix(nn.Module):
    """A learnt weighted mean of the layers' outputs."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(LAYERS))
        self.scale = nn.Parameter(torch.ones(1))

    def forward(self, layers: list[Tensor]) -> Tensor:
        weights = torch.softmax(self.weights, 0)
        mixed: Tensor = sum(w * x for w, x in zip(weights, layers, strict=True)) * self.scale
        return mixed


class EncoderBody(nn.Module):
    """Pieces to the outputs of all layers. The case of the words is added: MiniLM itself reads lower case only."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.pieces = nn.Embedding(_PIECES, WIDTH)
        self.positions = nn.Embedding(_POSITIONS, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.shapes = nn.Embedding(_SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, pieces: Tensor, shapes: Tensor) -> list[Tensor]:
        bias = (1.0 - (pieces != 0)[:, None, None, :].float()) * _MASKED
        x = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]] + self.segment + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        out = []
        for layer in self.layers:
            x = layer(x, bias)
            out.append(x)
        return out


class ParserHeads(nn.Module):
    """Tags, arcs (biaffine, Dozat and Manning 2017) and relations (bilinear) from word vectors."""

    ARC, RELATION = 256, 128

    def __init__(self, sizes: Mapping[str, int], dropout: float) -> None:
        super().__init__()
        self.relations = sizes["relation"]
        self.dropout = nn.Dropout(dropout)
        self.tag = nn.Linear(WIDTH, WIDTH)
        self.tags = nn.ModuleDict({k: nn.Linear(WIDTH, n) for k, n in sizes.items() if k != "relation"})
        self.mlp = nn.Linear(WIDTH, 2 * self.ARC + 2 * self.RELATION)
        self.arc = nn.Linear(self.ARC, self.ARC)
        self.arc_head = nn.Linear(self.ARC, 1)
        self.pair = nn.Linear(self.RELATION, self.relations * self.RELATION)
        self.by_dependent = nn.Linear(self.RELATION, self.relations)
        self.by_head = nn.Linear(self.RELATION, self.relations)
        nn.init.orthogonal_(self.arc.weight)
        nn.init.normal_(self.pair.weight, std=0.5 / self.RELATION)
        nn.init.zeros_(self.pair.bias)

    def forward(self, h: Tensor, known: Tensor) -> tuple[Tensor, Tensor, Tensor, dict[str, Tensor]]:
        """Arc scores (B, W, 1+W), relation vectors of dependents and heads, tag logits; ``known`` masks padding."""
        hidden = self.dropout(F.gelu(self.tag(h[:, 1:])))
        tags = {k: m(hidden) for k, m in self.tags.items()}
        m = self.dropout(F.gelu(self.mlp(h)))
        arc_d, arc_h, rel_d, rel_h = m.split([self.ARC, self.ARC, self.RELATION, self.RELATION], -1)
        arc_d, rel_d = arc_d[:, 1:], rel_d[:, 1:]
        arcs = self.arc(arc_d) @ arc_h.transpose(1, 2) / math.sqrt(self.ARC) * 2
        arcs = (arcs + self.arc_head(arc_h).transpose(1, 2)).float() + (1.0 - known[:, None, :].float()) * _MASKED
        return arcs, rel_d, rel_h, tags

    def relation_at(self, rel_d: Tensor, rel_h: Tensor, heads: Tensor) -> Tensor:
        """Relation logits (B, W, R) at given heads (B, W)."""
        b, w, r = rel_d.shape
        at = torch.gather(rel_h, 1, heads[:, :, None].expand(-1, -1, r))
        pairs = (self.pair(rel_d).view(b, w, -1, r) @ at[..., None]).squeeze(-1)
        return pairs + self.by_dependent(rel_d) + self.by_head(at)  # type: ignore[no-any-return]

    def relation_everywhere(self, rel_d: Tensor, rel_h: Tensor) -> Tensor:
        """Relation logits (B, W, 1+W, R) for every pair."""
        b, w, r = rel_d.shape
        pairs = self.pair(rel_d).reshape(b, w * self.relations, r) @ rel_h.transpose(1, 2)
        pairs = pairs.view(b, w, self.relations, -1).transpose(2, 3)
        return pairs + self.by_dependent(rel_d)[:, :, None, :] + self.by_head(rel_h)[:, None, :, :]  # type: ignore[no-any-return]


class EventHeads(nn.Module):
    """Trigger and status of each word, and the role of each word (column) for each possible trigger (row)."""

    ROLE = 128

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.layer = Layer(0.1, heads=6, inner=768)
        self.hidden = nn.Linear(WIDTH, WIDTH)
        self.trigger = nn.Linear(WIDTH, 1 + len(EVENT_TYPES))
        self.status = nn.Linear(WIDTH, len(STATUSES))
        self.mlp = nn.Linear(WIDTH, 2 * self.ROLE)
        self.pair = nn.Linear(self.ROLE, len(ROLES) * self.ROLE)
        self.by_trigger = nn.Linear(self.ROLE, len(ROLES))
        self.by_word = nn.Linear(self.ROLE, len(ROLES))
        nn.init.normal_(self.pair.weight, std=0.5 / self.ROLE)
        nn.init.zeros_(self.pair.bias)

    def forward(self, h: Tensor, known: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits: trigger (B, W, 17), status (B, W, 5), role (B, W, W, 4)."""
        bias = (1.0 - known[:, None, None, :].float()) * _MASKED
        x = self.layer(h, bias)[:, 1:]
        hidden = self.dropout(F.gelu(self.hidden(self.dropout(x))))
        t, w = self.dropout(F.gelu(self.mlp(self.dropout(x)))).split([self.ROLE, self.ROLE], -1)
        b, n, r = t.shape
        pairs = (self.pair(t).reshape(b, n * len(ROLES), r) @ w.transpose(1, 2)).view(b, n, len(ROLES), -1)
        role = pairs.transpose(2, 3) + self.by_trigger(t)[:, :, None, :] + self.by_word(w)[:, None, :, :]
        return self.trigger(hidden), self.status(hidden), role


class Network(nn.Module):
    """Everything together. ``sizes``: number of labels by output, as in `graph.parse.labels.Labels`."""

    def __init__(self, sizes: Mapping[str, int], dropout: Dropout = Dropout()) -> None:
        super().__init__()
        self.body = EncoderBody(dropout.encoder)
        self.mix, self.event_mix = Mix(), Mix()
        self.word_shapes = nn.Embedding(_SHAPES, WIDTH)
        nn.init.normal_(self.word_shapes.weight, std=0.02)
        self.dropout = nn.Dropout(dropout.heads)
        self.parser = ParserHeads(sizes, dropout.heads)
        self.events = EventHeads(dropout.events)

    def vectors(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Word vectors (B, 1+W, 384) for the parser and for the event heads."""
        layers = self.body(pieces, shapes)
        at = first[:, :, None].expand(-1, -1, WIDTH)
        case = self.word_shapes(torch.gather(shapes, 1, first))
        return torch.gather(self.mix(layers), 1, at) + case, torch.gather(self.event_mix(layers), 1, at) + case
