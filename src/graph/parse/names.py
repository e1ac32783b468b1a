"""Names from the probabilities of ``O``, ``B-TYPE`` and ``I-TYPE``: boundaries first, then one type for the whole span.

Summing over the types before deciding where a name begins and ends, and over the words before deciding its type, keeps
"North Korea" from being cut in two by a wavering type.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def name_spans(probabilities: NDArray[np.float32], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Names as (first word, word after the last, type); ``probabilities`` is n x len(labels)."""
    begins = [i for i, label in enumerate(labels) if label.startswith("B-")]
    inner = [labels.index("I-" + labels[i][2:]) for i in begins]
    begin, inside = probabilities[:, begins], probabilities[:, inner]
    stacked = np.stack([probabilities[:, labels.index("O")], begin.sum(1), inside.sum(1)], 1)
    step = stacked.argmax(1).tolist()
    out: list[tuple[int, int, str]] = []
    start: int | None = None
    for i, what in enumerate([*step, 0]):
        if start is not None and what != 2:
            kind = int((begin[start:i] + inside[start:i]).sum(0).argmax())
            out.append((start, i, labels[begins[kind]][2:]))
            start = None
        if what and start is None:
            start = i
    return out
