"""What an event itself says about being dated: how real it is, its word, its clause."""

from __future__ import annotations

from ...model import Sentence
from .. import tree
from .points import EventPoint

ADVERBS = frozenset({
    "also", "later", "then", "previously", "earlier", "already", "recently", "now", "currently", "subsequently",
    "afterwards", "meanwhile", "still", "initially", "formerly", "often", "always", "never", "once", "since", "ago", "yet",
})  # fmt: skip
OPENERS = frozenset({
    "meanwhile", "also", "then", "later", "afterwards", "earlier", "previously", "subsequently", "since", "separately",
    "however", "but", "and", "in",
})  # fmt: skip
HELPERS = frozenset({"had", "has", "have", "was", "were", "is", "are", "will", "would"})
DEFINITE = frozenset({"the", "this", "that", "these", "its", "their", "his", "her"})


def cues_of(sentence: Sentence, point: EventPoint, expressions: int) -> tuple[list[str], list[str]]:
    """All cues, and those of them that are also crossed with where an expression stands.

    ``expressions``: how many time expressions the sentence has.
    """
    token = sentence.tokens[point.i]
    clause = _clause(sentence, point.i)
    head = sentence.tokens[clause]
    form = token.xpos if token.upos in ("VERB", "AUX") else token.upos
    noun = token.upos in ("NOUN", "PROPN", "ADJ")
    out = [f"status={point.status}", f"type={point.type}", f"form={form}", f"clause={head.dep}", f"noun={noun}"]
    if token.upos == "NOUN":
        out.append(_article(sentence, point.i))
    words = {sentence.tokens[j].text.lower() for j in tree.kids(sentence, clause, "aux", "aux:pass", "cop")}
    out += [f"aux={a}" for a in sorted(words & HELPERS)]
    if head.xpos:
        out.append(f"tense={head.xpos}")
    if tree.in_quotes(sentence, point.i):
        out.append("quoted")
    adverbs = {sentence.tokens[j].text.lower() for j in tree.kids(sentence, clause, "advmod")}
    out += [f"adverb={a}" for a in sorted(adverbs & ADVERBS)]
    out += [f"type={point.type},{form}", f"status={point.status},{form}", f"clause={head.dep},{form}"]
    out += [f"statement={point.is_statement}", f"attributed={point.is_attributed}"]
    return [*out, *_of_sentence(sentence, point, expressions)], out


def _of_sentence(sentence: Sentence, point: EventPoint, expressions: int) -> list[str]:
    out = [f"lemma={point.lemma(sentence)}", f"named={bool(point.parties)}", f"expressions={min(expressions, 3)}"]
    out += [f"sentence={min(point.sentence, 4)}", f"statement={point.is_statement},{point.status}"]
    first = sentence.tokens[0].text.lower()
    if first in OPENERS:
        out.append(f"opens={first}")
    return out


def _article(sentence: Sentence, i: int) -> str:
    found = {sentence.tokens[j].text.lower() for j in tree.kids(sentence, i, "det", "nmod:poss")}
    return "definite" if found & DEFINITE else "indefinite" if found else "bare"


def _clause(sentence: Sentence, i: int) -> int:
    """The verb (or root) of the clause that a word stands in."""
    for j in (i, *tree.ancestors(sentence, i)):
        if sentence.tokens[j].upos in ("VERB", "AUX") or sentence.tokens[j].head == j:
            return j
    return i
