"""Several processes that train the same network on other batches and now and then take the mean of their weights.

On a machine that is shared with other programs this is faster than threads, which wait for each other at every step;
and the mean of runs with different batches generalises better than each.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import torch
from torch import Tensor, nn

_PATIENCE = 90.0
"""Seconds to wait for the others; then the process goes on alone until the next meeting."""


class Meetings:
    """Process ``number`` of ``of``; they meet in ``folder``."""

    def __init__(self, folder: Path, *, number: int, of: int) -> None:
        self._folder, self._number, self._of = folder, number, of
        self._round = 0

    def meet(self, network: nn.Module) -> None:
        """Give the network the mean of the weights of all that come in time."""
        if self._of == 1:
            return
        self._round += 1
        own = {k: p.detach().to(torch.float32) for k, p in network.named_parameters() if p.requires_grad}
        self._leave(own)
        states = [own, *(s for n in range(self._of) if n != self._number and (s := self._fetch(n)) is not None)]
        with torch.no_grad():
            for name, p in network.named_parameters():
                if p.requires_grad:
                    p.copy_(torch.stack([s[name] for s in states]).mean(0))

    def _file(self, number: int, round_: int) -> Path:
        return self._folder / f"meeting_{round_}_{number}.pt"

    def _leave(self, state: dict[str, Tensor]) -> None:
        scratch = self._folder / f"meeting_{self._number}.part"
        torch.save(state, scratch)
        os.replace(scratch, self._file(self._number, self._round))
        self._file(self._number, self._round - 2).unlink(missing_ok=True)

    def _fetch(self, number: int) -> dict[str, Tensor] | None:
        path = self._file(number, self._round)
        until = time.monotonic() + _PATIENCE
        while not path.exists():
            if time.monotonic() > until:
                return None
            time.sleep(0.2)
        state: dict[str, Tensor] = torch.load(path, weights_only=True)
        return state
