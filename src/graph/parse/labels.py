"""The label sets of the bundled encoder, in the order of its output columns."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path

from graph.errors import ModelError


@dataclass(frozen=True, slots=True)
class Labels:
    """Each field lists the labels of the model output of the same name."""

    relation: tuple[str, ...]
    """UD relations with subtype."""
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    """Morphological features as in CoNLL-U; the empty string for none."""
    lemma: tuple[str, ...]
    """Edit rules, see `graph.parse.lemmas`."""
    name: tuple[str, ...]
    """``O``, ``B-PERSON``, ``I-PERSON`` ..."""

    @classmethod
    def read(cls, path: Path) -> Labels:
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            return cls(**{f.name: tuple(data[f.name]) for f in fields(cls)})
        except (OSError, ValueError, KeyError) as e:
            raise ModelError(f"{path}: label sets cannot be read ({e!r}); install the package again") from e
