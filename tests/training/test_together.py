"""Processes that meet leave with the mean of their weights; who meets nobody goes on alone."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="PyTorch comes with the extra 'training'")


def network(value: float) -> torch.nn.Linear:
    made = torch.nn.Linear(2, 1)
    torch.nn.init.constant_(made.weight, value)
    return made


def test_both_get_the_mean(tmp_path: Path) -> None:
    from training.together import Meetings

    networks = [network(1.0), network(3.0)]
    workers = [
        threading.Thread(target=Meetings(tmp_path, number=i, of=2).meet, args=(n,)) for i, n in enumerate(networks)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert all((n.weight == 2.0).all() for n in networks)


def test_alone_nothing_changes(tmp_path: Path) -> None:
    from training.together import Meetings

    alone = network(1.0)
    Meetings(tmp_path, number=0, of=1).meet(alone)
    assert (alone.weight == 1.0).all()
