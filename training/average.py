"""A running mean of the weights (exponential moving average): steadier than the last step's, at no cost later."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn


class Average:
    """``decay`` is how much of the mean stays at each step; smaller at first, so that the start is forgotten."""

    def __init__(self, network: nn.Module, decay: float) -> None:
        self._decay = decay
        self._steps = 0
        self._mean = {k: v.detach().clone() for k, v in network.state_dict().items()}

    def update(self, network: nn.Module) -> None:
        self._steps += 1
        decay = min(self._decay, (1 + self._steps) / (10 + self._steps))
        with torch.no_grad():
            for name, p in network.named_parameters():
                if p.requires_grad:
                    self._mean[name].lerp_(p, 1 - decay)

    @contextmanager
    def applied(self, network: nn.Module) -> Iterator[None]:
        """The network with the mean weights, and with its own again afterwards."""
        own: dict[str, Tensor] = {k: v.detach().clone() for k, v in network.state_dict().items()}
        network.load_state_dict(self._mean)
        try:
            yield
        finally:
            network.load_state_dict(own)
