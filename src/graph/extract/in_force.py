"""From when an agreement binds: "which came into force at the beginning of the month", "took effect on 3 May"."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extract import tree
from graph.extract.when import TimeMention, mention_of
from graph.model import Sentence

ENTERING = frozenset({"come", "enter", "go", "be", "remain", "put", "bring"})
FORCE = frozenset({"force", "effect", "operation"})


def in_force_of(sentence: Sentence, times: Sequence[TimeMention]) -> TimeMention | None:
    """The time expression of the clause that says that something enters into force; None if no clause does."""
    for token in sentence.tokens:
        if token.lemma.lower() not in FORCE:
            continue
        verb = tree.lemma(sentence, token.head)
        enters = token.dep == "obl" and tree.case_of(sentence, token.i) in ("into", "in") and verb in ENTERING
        takes = token.dep == "obj" and verb == "take"
        if enters or takes:
            return mention_of(sentence, token.head, times)
    return None
