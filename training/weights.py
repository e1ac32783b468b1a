"""Starting weights: MiniLM's own, or a checkpoint of the experiment that came before this code."""

from __future__ import annotations

import re
from pathlib import Path

import torch
from torch import Tensor

from training.network import Network

_EXPERIMENT = [
    (r"^we\.", "body.pieces."),
    (r"^pe\.", "body.positions."),
    (r"^te$", "body.segment"),
    (r"^se\.", "body.shapes."),
    (r"^eln\.", "body.norm."),
    (r"^layers\.(\d)\.o\.", r"body.layers.\1.out."),
    (r"^layers\.(\d)\.ln(\d)\.", r"body.layers.\1.norm\2."),
    (r"^layers\.(\d)\.f1\.", r"body.layers.\1.up."),
    (r"^layers\.(\d)\.f2\.", r"body.layers.\1.down."),
    (r"^layers\.(\d)\.qkv\.", r"body.layers.\1.qkv."),
    (r"^mix$", "mix.weights"),
    (r"^gamma$", "mix.scale"),
    (r"^hs\.", "word_shapes."),
    (r"^tag\.", "parser.tag."),
    (r"^heads\.u\.", "parser.tags.upos."),
    (r"^heads\.x\.", "parser.tags.xpos."),
    (r"^heads\.f\.", "parser.tags.feats."),
    (r"^heads\.l\.", "parser.tags.lemma."),
    (r"^heads\.n\.", "parser.tags.name."),
    (r"^mlp\.", "parser.mlp."),
    (r"^U\.", "parser.arc."),
    (r"^hb\.", "parser.arc_head."),
    (r"^R\.", "parser.pair."),
    (r"^Rd\.", "parser.by_dependent."),
    (r"^Rh\.", "parser.by_head."),
]
_MINILM = [
    (r"^embeddings\.word_embeddings\.", "body.pieces."),
    (r"^embeddings\.position_embeddings\.", "body.positions."),
    (r"^embeddings\.LayerNorm\.", "body.norm."),
    (r"^encoder\.layer\.(\d)\.attention\.output\.dense\.", r"body.layers.\1.out."),
    (r"^encoder\.layer\.(\d)\.attention\.output\.LayerNorm\.", r"body.layers.\1.norm1."),
    (r"^encoder\.layer\.(\d)\.intermediate\.dense\.", r"body.layers.\1.up."),
    (r"^encoder\.layer\.(\d)\.output\.dense\.", r"body.layers.\1.down."),
    (r"^encoder\.layer\.(\d)\.output\.LayerNorm\.", r"body.layers.\1.norm2."),
]


def load(network: Network, path: Path) -> None:
    """Fill ``network`` from MiniLM (``.safetensors``), the experiment's checkpoint, or one of ours (``.pt``)."""
    if path.suffix == ".safetensors":
        from safetensors.torch import load_file

        _fill(network, _minilm(load_file(path)))
        return
    state = torch.load(path, map_location="cpu", weights_only=False)["model"]
    if "we.weight" in state:
        state = _renamed(state, _EXPERIMENT)
    _fill(network, state)


def _fill(network: Network, state: dict[str, Tensor]) -> None:
    own = network.state_dict()
    unknown = [k for k in state if k not in own]
    if unknown:
        raise ValueError(f"weights with names that the network does not have: {unknown[:3]}")
    if "event_mix.weights" not in state and "mix.weights" in state:
        state = state | {"event_mix." + k: state["mix." + k].clone() for k in ("weights", "scale")}
    network.load_state_dict(own | {k: v.float() for k, v in state.items()})


def _renamed(state: dict[str, Tensor], rules: list[tuple[str, str]]) -> dict[str, Tensor]:
    out = {}
    for name, value in state.items():
        for pattern, new in rules:
            if re.match(pattern, name):
                out[re.sub(pattern, new, name)] = value
                break
    return out


def _minilm(state: dict[str, Tensor]) -> dict[str, Tensor]:
    state = {k.removeprefix("bert."): v for k, v in state.items()}
    out = _renamed(state, _MINILM)
    out["body.segment"] = state["embeddings.token_type_embeddings.weight"][0]
    for layer in range(6):
        for kind in ("weight", "bias"):
            parts = [state[f"encoder.layer.{layer}.attention.self.{p}.{kind}"] for p in ("query", "key", "value")]
            out[f"body.layers.{layer}.qkv.{kind}"] = torch.cat(parts)
    return out
