"""Particles are a closed class: a participle that the encoder takes for one ("denied arresting") is a verb."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from graph.parse.labels import Labels

PARTICLES = frozenset({"to", "not", "n't", "n’t", "nt", "'s", "’s", "s", "'", "’", "na", "t", "ta", "'t", "’t"})
"""All forms of the tag PART in the training treebanks that are no typing errors."""
ENDINGS = (("ed", "VBD"), ("ing", "VBG"))


def mended(
    words: Sequence[str], upos: NDArray[np.integer], xpos: NDArray[np.integer], labels: Labels
) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """The columns of tags with verbs where a longer word was taken for a particle; the same columns if there is none."""
    false = [i for i in np.flatnonzero(upos == labels.upos.index("PART")).tolist() if words[i].lower() not in PARTICLES]
    for i in false:
        tag = next((tag for ending, tag in ENDINGS if words[i].lower().endswith(ending)), None)
        if tag is not None:
            upos, xpos = upos.copy(), xpos.copy()
            upos[i], xpos[i] = labels.upos.index("VERB"), labels.xpos.index(tag)
    return upos, xpos
