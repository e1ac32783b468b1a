"""Which tokens stand inside quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Sentence

_OPENING = frozenset({"“", "«", "„", "``"})
_CLOSING = frozenset({"”", "»", "''"})


def quoted(sentences: Sequence[Sentence]) -> list[frozenset[int]]:
    """For each sentence the indices of the tokens inside double quotation marks, which may run over sentences."""
    out: list[frozenset[int]] = []
    inside = False
    for sentence in sentences:
        found = set()
        for t in sentence.tokens:
            if t.text in _OPENING:
                inside = True
            elif t.text in _CLOSING:
                inside = False
            elif t.text == '"':
                inside = not inside
            elif inside:
                found.add(t.i)
        out.append(frozenset(found))
    return out
