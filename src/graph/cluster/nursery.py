"""What a fork server loads before it makes workers, so that all of them share it: ``import graph.cluster.nursery``.

This is the one module that works on import, as the fork server of ``multiprocessing`` can do nothing else. What fails here
is left to the workers, which load for themselves and can say what is wrong.
"""

from __future__ import annotations

import gc
from contextlib import suppress

SAMPLE = (
    "The foreign minister of France condemned the attack on Monday. At least 30 soldiers were killed near Kursk, officials "
    "in Kyiv said, and the United Nations Security Council urged both sides to withdraw under Resolution 1701."
)
"""A made-up text that asks for the tables and lexicons that are loaded when they are first needed."""


def _load() -> None:
    """Read the sample, and keep the collector from touching what is there now, so that its pages stay shared."""
    from graph.cluster.task import Settings, read_batch
    from graph.model import Article

    read_batch([Article("sample", SAMPLE)], Settings())
    gc.collect()
    gc.freeze()


with suppress(Exception):
    _load()
