"""The trained network as one ONNX file: python -m training.export CHECKPOINT.pt... FOLDER

Embeddings are stored in 8 bits with one scale a row; matrices are quantised dynamically to 7 bits, one scale a column,
so that processors without VNNI give the same numbers. Writes ``encoder.onnx`` into FOLDER, and ``float.onnx`` beside it
with ``--keep-float``. Of several checkpoints the
mean is taken. Tree scores stay scores, the other outputs are the best label or probabilities.
"""

from __future__ import annotations

import argparse
import logging
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import Network

INPUTS = ("pieces", "shapes", "first")
OUTPUTS = ("arc", "rel", "upos", "xpos", "feats", "lemma", "name", "trigger", "status", "role")
_PAIRS = ("arc", "rel", "role")


class ByteEmbedding(nn.Module):
    """An embedding in 8 bits, one scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(weight / scale[:, None]).clamp(-127, 127).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, i: Tensor) -> Tensor:
        out: Tensor = self.table[i].float() * self.scale[i][..., None]  # type: ignore[index]
        return out


class Exported(nn.Module):
    """What the ONNX file computes, outputs in the order of `OUTPUTS`."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        known = torch.cat([torch.ones_like(first[:, :1], dtype=torch.bool), first[:, 1:] > 0], 1)
        parse_vectors, event_vectors = self.network.vectors(pieces, shapes, first)
        arc, rel_d, rel_h, tags = self.network.parser(parse_vectors, known)
        rel = self.network.parser.relation_everywhere(rel_d, rel_h).argmax(-1).to(torch.uint8)
        best = tuple(tags[k].argmax(-1).to(torch.int32) for k in ("upos", "xpos", "feats", "lemma"))
        events = tuple(x.softmax(-1) for x in self.network.events(event_vectors, known))
        return (arc, rel, *best, tags["name"].softmax(-1), *events)


def export(network: Network, path: Path) -> None:
    """Write the network with 8-bit embeddings and 32-bit matrices."""
    network.eval()
    network.body.pieces = ByteEmbedding(network.body.pieces.weight.data)  # type: ignore[assignment]
    pieces = torch.randint(1000, 20000, (3, 20))
    pieces[1, 15:] = 0
    first = torch.arange(17).repeat(3, 1)
    first[1, 12:] = 0
    axes = {"pieces": {0: "B", 1: "T"}, "shapes": {0: "B", 1: "T"}, "first": {0: "B", 1: "V"}}
    axes |= {name: {0: "B", 1: "W"} | ({2: "P_" + name} if name in _PAIRS else {}) for name in OUTPUTS}
    with torch.no_grad():
        torch.onnx.export(
            Exported(network), (pieces, torch.randint(0, 8, (3, 20)), first), str(path),
            input_names=list(INPUTS), output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip


def quantise(source: Path, target: Path) -> None:
    quantize_dynamic(
        source, target, op_types_to_quantize=["MatMul", "Gemm"], per_channel=True, reduce_range=True,
        weight_type=QuantType.QInt8, extra_options={"MatMulConstBOnly": True, "DefaultTensorType": 1},
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", nargs="+", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep-float", action="store_true")
    options = parser.parse_args()
    logging.getLogger().setLevel(logging.ERROR)
    states = [torch.load(path, map_location="cpu", weights_only=True) for path in options.checkpoints]
    network = Network(states[0]["sizes"])
    network.load_state_dict({k: torch.stack([s["model"][k] for s in states]).mean(0) for k in states[0]["model"]})
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "float.onnx"
        export(network, plain)
        quantise(plain, options.folder / "encoder.onnx")
        if options.keep_float:
            shutil.copy(plain, options.folder / "float.onnx")


if __name__ == "__main__":
    main()
