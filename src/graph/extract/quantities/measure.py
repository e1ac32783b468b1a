"""What a number counts: the noun, its class, and what befalls the counted ("killed", "wounded", votes for)."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Sentence
from .words import Words

ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "obl:agent", "nmod", "conj", "appos", "obl", "root", "xcomp", "ccomp", "acl")
HARM = ("killed", "wounded", "killed_or_wounded")
HARMED = ("people", "troops", "dead", "wounded", "casualties", "")


def counted(sentence: Sentence, first: int, last: int) -> int | None:
    """The noun that the number of words ``first`` to ``last`` counts, None where it stands alone ("killed 20")."""
    tokens = sentence.tokens
    for i in range(last, first - 1, -1):
        token = tokens[i]
        outside = not first <= token.head <= last
        if outside and token.dep in ("nummod", "det", "amod", "compound", "nmod", "nummod:gov", "advmod") and token.head > last:
            if tokens[token.head].upos in ("NOUN", "PROPN", "ADJ", "SYM", "NUM", "VERB", "PRON"):
                return token.head
        if outside:
            for j in sentence.children[i]:
                if j > last and tokens[j].dep in ("nmod", "nmod:part") and _case(sentence, j) in ("of", "of the", ""):
                    return j
    return _next_noun(sentence, last)


def _next_noun(sentence: Sentence, last: int) -> int | None:
    """For a broken parse: the noun right after the number, adjectives between."""
    for token in sentence.tokens[last + 1 : last + 4]:
        if token.upos == "NOUN":
            following = sentence.tokens[token.i + 1 : token.i + 2]
            return token.i + 1 if following and following[0].upos == "NOUN" and following[0].head <= last else token.i
        if token.upos not in ("ADJ", "PROPN"):
            return None
    return None


def _case(sentence: Sentence, i: int) -> str:
    return next((sentence.tokens[j].text.lower() for j in sentence.children[i] if sentence.tokens[j].dep == "case"), "")


def measure(sentence: Sentence, head: int, noun: int | None, low: Sequence[str], lists: Words) -> str | None:
    """What a figure measures: a harm, a class of things, else the counted noun's lemma; None if nothing can be said."""
    word = _lemma(sentence, noun) if noun is not None else ""
    kind = lists.measures.get(word, word if noun is not None else "")
    if noun is not None and (sentence.tokens[noun].xpos == "NNPS" or sentence.tokens[noun].upos == "PRON"):
        kind = "people"
    if kind in HARMED or not kind:
        harm = _harm(sentence, head, lists)
        if harm is not None:
            return harm
    if kind in ("dead", "wounded", "casualties"):
        return {"dead": "killed", "wounded": "wounded", "casualties": "killed_or_wounded"}[kind]
    if kind == "votes":
        return _votes(sentence, head, lists)
    if kind in lists.not_counted:
        return None
    if kind:
        return kind
    return "people" if sentence.tokens[head].dep in ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj") else None


def _lemma(sentence: Sentence, i: int) -> str:
    token = sentence.tokens[i]
    return (token.lemma or token.text).lower()


def _harm(sentence: Sentence, head: int, lists: Words) -> str | None:
    """The harm that the counted suffer: by their verb, by a participle, or by the noun they stand under."""
    found = {lists.events.get(_lemma(sentence, i)) for i in _governors(sentence, head)} - {None}
    if not found:
        return None
    if len(found) > 1 or "killed_or_wounded" in found:
        return "killed_or_wounded"
    return found.pop()


def _governors(sentence: Sentence, head: int) -> list[int]:
    """The word itself, the word it is an argument of (with that one's coordinate, "killed or wounded"), participles on it."""
    tokens, out = sentence.tokens, [head]
    top = head
    while tokens[top].dep == "conj" and tokens[tokens[top].head].upos not in ("VERB", "ADJ"):
        top = tokens[top].head
    token = tokens[top]
    if token.head != top and token.dep in ("nsubj", "nsubj:pass", "obj", "nmod", "obl", "xcomp", "appos"):
        out += _with_other(sentence, token.head)
        if tokens[token.head].lemma in ("leave", "see", "report", "find", "count", "confirm"):
            out += [j for j in sentence.children[token.head] if tokens[j].dep in ("xcomp", "ccomp", "acl", "amod")]
        if token.dep == "obl" and tokens[token.head].lemma in ("rise", "reach", "climb", "stand", "grow", "jump", "increase", "put", "be"):
            out += [j for j in sentence.children[token.head] if tokens[j].dep in ("nsubj", "nsubj:pass", "obj")]
    for j in sentence.children[head]:
        if tokens[j].dep in ("acl", "amod", "acl:relcl") and j > head:
            out += _with_other(sentence, j)
    return out


def _with_other(sentence: Sentence, i: int) -> list[int]:
    """A verb, and the one coordinated with "or" ("killed or wounded") or sharing the object."""
    tokens = sentence.tokens
    out = [i]
    for j in sentence.children[i]:
        if tokens[j].dep == "conj" and j - i <= 3 and not _has_own(sentence, j):
            out.append(j)
    if tokens[i].dep == "conj" and i - tokens[i].head <= 3 and not _has_own(sentence, tokens[i].head):
        out.append(tokens[i].head)
    return out


def _has_own(sentence: Sentence, i: int) -> bool:
    return any(sentence.tokens[j].dep in ("obj", "nsubj", "nsubj:pass", "nummod") for j in sentence.children[i])


def _votes(sentence: Sentence, head: int, lists: Words) -> str:
    near = {_lemma(sentence, j) for j in sentence.children[head]}
    near |= {_lemma(sentence, k) for j in sentence.children[head] for k in sentence.children[j]}
    if near & lists.votes_against:
        return "votes_against"
    return "votes_for"
