"""Spans of the names of persons and organisations that the language pipeline found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.model import Sentence, Token
from graph.resolve.names import words


def name_spans(sentence: Sentence) -> list[tuple[int, int]]:
    """Token spans, compounds before them included, prepositions and stops at their end left out."""
    out: list[tuple[int, int]] = []
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        ent = tokens[i].ent
        if not ent or ent.endswith(("LOC", "GPE", "DATE", "MISC")):
            i += 1
            continue
        end = i + 1
        while end < len(tokens) and tokens[end].ent == "I-" + ent[2:]:
            end += 1
        begin, last = _first(tokens, i, end), end
        while last > begin and tokens[last - 1].upos in ("ADP", "PUNCT", "CCONJ"):
            last -= 1
        if last > begin:
            out.append((begin, last))
        i = end
    return out


def _first(tokens: tuple[Token, ...], begin: int, end: int) -> int:
    """The beginning moved over capitalised compounds that belong to the name ("Mahan" of "Mahan Air")."""
    while begin:
        before = tokens[begin - 1]
        part = before.upos == "PROPN" and not before.ent and before.dep in ("compound", "flat")
        if not part or not begin <= before.head < end:
            break
        begin -= 1
    return begin


def span_head(tokens: tuple[Token, ...]) -> int:
    """The token of a span that the others depend on."""
    inside = {t.i for t in tokens}
    return next((t.i for t in tokens if t.head not in inside or t.head == t.i), tokens[-1].i)


def bearers(sentences: Sequence[Sentence], spans: Sequence[Sequence[tuple[int, int]]]) -> Mapping[str, frozenset[str]]:
    """Surnames with the first names that persons of an article bear before them."""
    found: dict[str, frozenset[str]] = {}
    for sentence, names in zip(sentences, spans, strict=True):
        for begin, end in names:
            parts = words(" ".join(t.text for t in sentence.tokens[begin:end]))
            if sentence.tokens[begin].ent.endswith("PERSON") and end - begin > 1 and len(parts) > 1:
                found[parts[-1]] = found.get(parts[-1], frozenset()) | {parts[0]}
    return found
