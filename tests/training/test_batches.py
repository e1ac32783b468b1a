"""Batches hold every example once; padding and missing targets are left out of the loss."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="PyTorch comes with the extra 'training'")


def test_batches_and_tensors() -> None:
    from graph.parse.pieces import WordPieces, read_vocabulary
    from graph.parse.pipeline import BUNDLED
    from training.batches import batches, tensors
    from training.examples import IGNORE, Example

    examples = [Example(("a",) * n, trigger=(3, *(0,) * (n - 1)), status=(1,) * n) for n in (2, 9, 3, 7)]
    made = batches(examples, words=12)
    assert sorted(len(e.words) for b in made for e in b) == [2, 3, 7, 9]
    batch = tensors(examples[:2], WordPieces(read_vocabulary(BUNDLED / "vocab.txt")))
    assert batch.first.shape == (2, 10)
    assert batch.known.sum().item() == 13
    assert batch.trigger[0].tolist() == [3, 0, *[IGNORE] * 7]
    assert (batch.heads == IGNORE).all()
    assert batch.role[0, 0, :3].tolist() == [IGNORE, 0, IGNORE]
    assert (batch.role[0, 1] == IGNORE).all()
