"""Numbers and adjectives that stand for people, and words inside names that stand for nobody."""

from __future__ import annotations

from graph.model import Sentence
from graph.resolve.names import MONTHS
from graph.resolve.roles import Role

_MEASURED = frozenset({
    "call", "cost", "dial", "exceed", "number", "phone", "reach", "receive", "score", "serve", "surpass", "top", "total",
    "turn", "vote", "weigh", "win",
})  # fmt: skip
"""Verbs whose number is no number of people: "voted 66 to 27", "phoned 911", "served eight" (years)."""
_BESIDE = frozenset({"%", "a.m.", "am", "p.m.", "pm", "o'clock", "percent", "vote", "votes"})
_DEFINITE = frozenset({"the", "these", "those", "many", "most", "some", "several", "other"})


def is_people(sentence: Sentence, i: int) -> bool:
    """Whether a number or an adjective without a noun stands for people: "two were killed", "the wounded"."""
    token = sentence.tokens[i]
    if token.upos == "NUM":
        return _counts_people(sentence, i) and not _is_date(sentence, i)
    if token.upos not in ("ADJ", "VERB") or token.dep.split(":")[0] not in ("nsubj", "obj", "obl", "nmod"):
        return False
    before = [sentence.tokens[c] for c in sentence.children[i] if c < i]
    return any(t.text.lower() in _DEFINITE or t.dep == "nummod" for t in before)


def _counts_people(sentence: Sentence, i: int) -> bool:
    """Whether a number is what is harmed, or the subject of a verb without object ("three died")."""
    tokens = sentence.tokens
    token, verb = tokens[i], tokens[tokens[i].head]
    near = {t.text.lower() for t in tokens[i + 1 : i + 2]}
    if verb.lemma.lower() in _MEASURED or near & _BESIDE or not near.isdisjoint({"to", "-"}) or ":" in token.text:
        return False
    if token.dep == "nsubj":
        return verb.upos == "VERB" and all(tokens[c].dep != "obj" for c in sentence.children[verb.i])
    return token.dep in ("nsubj:pass", "obj")


def _is_date(sentence: Sentence, i: int) -> bool:
    """Whether a number is a year or the day of a month: "in 2003", "July 8", "8 July"."""
    tokens = sentence.tokens
    if not tokens[i].text.isdigit():
        return False
    beside = {t.text.lower() for t in tokens[max(0, i - 1) : i + 2]}
    return not beside.isdisjoint(MONTHS) or (len(tokens[i].text) == 4 and tokens[i].text[:2] in ("18", "19", "20"))


def is_no_head(sentence: Sentence, i: int, role: Role) -> bool:
    """Whether a role noun is but an adjective ("national emergency") or the tail of a name ("Amazon Web Services")."""
    token = sentence.tokens[i]
    if token.upos == "ADJ" and token.dep == "amod":
        return role in ("people", "official", "facility") and "-" not in token.text
    if token.upos != "PROPN":
        return False
    before = (sentence.tokens[c] for c in sentence.children[i] if c < i)
    return token.ent in ("I-ORG", "I-PERSON") or any(t.dep == "compound" and t.ent == "B-ORG" for t in before)
