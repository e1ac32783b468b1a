"""What a number counts: the noun, its class, and what befalls the counted ("killed", "wounded", votes for)."""

from __future__ import annotations

from ...model import Sentence
from .words import Words

COUNTING = ("nummod", "det", "amod", "compound", "nmod", "nummod:gov", "advmod")
HARM = ("killed", "wounded", "killed_or_wounded")
DIRECT = {"dead": "killed", "wounded": "wounded", "casualties": "killed_or_wounded"}
PERSONS = ("people", "troops", "dead", "wounded", "casualties", "")
ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "nmod", "obl", "xcomp", "appos", "nmod:poss", "compound")
REACHING = ("rise", "reach", "climb", "stand", "grow", "jump", "increase", "put", "be", "exceed", "pass", "top", "hit")
LEAVING = ("leave", "see", "report", "find", "count", "confirm")


def top_of(sentence: Sentence, first: int, last: int) -> int:
    """The word of ``first`` to ``last`` that the others of them hang on."""
    for i in range(last, first - 1, -1):
        head = sentence.tokens[i].head
        if head == i or not first <= head <= last:
            return i
    return last


def counted(sentence: Sentence, first: int, last: int) -> int | None:
    """The noun that the number of words ``first`` to ``last`` counts, None where it stands alone ("killed 20")."""
    tokens = sentence.tokens
    token = tokens[top_of(sentence, first, last)]
    if token.dep in COUNTING and token.head > last:
        head = tokens[token.head]
        if head.upos in ("NOUN", "PROPN", "ADJ", "SYM", "NUM", "PRON"):
            return head.i
        if head.upos == "VERB":
            return None
    for i in range(last, first - 1, -1):
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


def measure(sentence: Sentence, top: int, noun: int | None, before: int, lists: Words) -> str | None:
    """What a figure measures: a harm, a class of things, else the counted noun; None if nothing can be said.

    ``top`` is the word of the number that its others hang on, ``noun`` the counted noun, ``before`` the word in front
    of the figure with its hedges (-1: none).
    """
    head = top if noun is None else noun
    word, kind = ("", "") if noun is None else _noun(sentence, noun, lists)
    if _are_lives(sentence, head, word, lists):
        return "killed"
    if kind in PERSONS or kind == word:
        harm = _left(sentence, head, lists) or _harm(sentence, head, lists)
        harm = harm or (None if head == top else _harm(sentence, top, lists))
        harm = harm or _harming(sentence, before, lists)
        if harm is not None:
            return harm
    if kind in DIRECT:
        return DIRECT[kind]
    if kind == "votes":
        return _votes(sentence, head, lists)
    if kind in lists.not_counted:
        return None
    if kind:
        return kind
    return "people" if sentence.tokens[head].dep in ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj") else None


def _are_lives(sentence: Sentence, head: int, word: str, lists: Words) -> bool:
    """ "Claimed 14 lives", "claimed the lives of 14 farmers"."""
    token = sentence.tokens[head]
    if word != "life" and token.dep == "nmod" and _case(sentence, head) == "of":
        word, token = _lemma(sentence, token.head), sentence.tokens[token.head]
    return word == "life" and _lemma(sentence, token.head) in lists.lives


def _left(sentence: Sentence, head: int, lists: Words) -> str | None:
    """ "Left 12 dead and 30 wounded": each count by the word right after it."""
    if head + 1 >= len(sentence.tokens) or sentence.tokens[head + 1].upos not in ("ADJ", "VERB"):
        return None
    governors = {sentence.tokens[head].head, sentence.tokens[head + 1].head}
    leaving = any(_lemma(sentence, i) in LEAVING for i in governors)
    return lists.events.get(_lemma(sentence, head + 1)) if leaving else None


def _noun(sentence: Sentence, noun: int, lists: Words) -> tuple[str, str]:
    """Lemma of the counted noun and its class, the noun itself where it has none. "Iraqis" and "those" are people."""
    token, word = sentence.tokens[noun], _lemma(sentence, noun)
    if token.text.lower() in ("more", "others", "other", "each"):
        return word, ""
    kind = lists.measures.get(word) or lists.measures.get(token.text.lower())
    if kind is not None:
        return word, kind
    if token.xpos == "NNPS" or token.upos == "PRON" or word.endswith("ist"):
        return word, "people"
    if token.upos == "PROPN":
        return word, "people" if token.text.endswith(("i", "is", "an", "ans", "ese")) else word
    return word, word if token.xpos == "NN" else token.text.lower()


def _harming(sentence: Sentence, i: int, lists: Words) -> str | None:
    """The harm of a verb right before the figure ("wounded 14 officers"), however it was parsed."""
    if i < 0 or sentence.tokens[i].xpos not in ("VBD", "VBN", "VBG", "VBZ", "VB"):
        return None
    return lists.events.get(_lemma(sentence, i))


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
    """The word itself, what it is an argument of (and what is coordinated with that), participles on it."""
    tokens, out, top = sentence.tokens, [head], head
    while tokens[top].dep == "conj" and tokens[tokens[top].head].upos not in ("VERB", "ADJ"):
        top = tokens[top].head
    token = tokens[top]
    if token.head != top and token.dep in ARGUMENTS:
        out += _with_other(sentence, token.head)
        out += _through(sentence, token.head, token.dep)
    for j in sentence.children[head]:
        if tokens[j].dep in ("acl", "amod", "acl:relcl") and j > head:
            out += _with_other(sentence, j)
    return out


def _through(sentence: Sentence, verb: int, dep: str) -> list[int]:
    """ "Left six dead": the dead; "the toll rose to 22", "with the toll rising to 22": the toll."""
    tokens, lemma = sentence.tokens, sentence.tokens[verb].lemma.lower()
    out: list[int] = []
    if lemma in LEAVING:
        out += [
            j for j in sentence.children[verb] if tokens[j].dep in ("xcomp", "ccomp", "acl", "amod", "advcl", "conj")
        ]
    if lemma in REACHING and dep in ("obl", "obj"):
        out += [j for j in sentence.children[verb] if tokens[j].dep in ("nsubj", "nsubj:pass", "obj") and j < verb]
        if tokens[verb].dep in ("acl", "acl:relcl"):
            out.append(tokens[verb].head)
    return out


def _with_other(sentence: Sentence, i: int) -> list[int]:
    """A verb, and the one coordinated with it that shares its object ("killed or wounded")."""
    tokens = sentence.tokens
    out = [i]
    for j in sentence.children[i]:
        if tokens[j].dep == "conj" and j - i <= 3 and not _has_own(sentence, j):
            out.append(j)
    if tokens[i].dep == "conj" and i - tokens[i].head <= 3 and not _has_own(sentence, tokens[i].head):
        out.append(tokens[i].head)
    return out + [j for j in (i - 2, i + 2) if j not in out and _side_by_side(sentence, min(i, j))]


def _side_by_side(sentence: Sentence, i: int) -> bool:
    """Whether word ``i`` and the one after next are verbs of one form joined by "or" or "and", however they were parsed."""
    tokens = sentence.tokens
    if i < 0 or i + 2 >= len(tokens) or tokens[i + 1].text.lower() not in ("or", "and"):
        return False
    return tokens[i].xpos == tokens[i + 2].xpos and tokens[i].xpos.startswith("VB")


def _has_own(sentence: Sentence, i: int) -> bool:
    return any(sentence.tokens[j].dep in ("obj", "nsubj", "nsubj:pass", "nummod") for j in sentence.children[i])


def _votes(sentence: Sentence, head: int, lists: Words) -> str:
    """For or against: by the words on the counted votes, not on those coordinated with them."""
    tokens = sentence.tokens
    near = {_lemma(sentence, j) for j in sentence.children[head] if tokens[j].dep not in ("conj", "appos")}
    near |= {
        _lemma(sentence, k)
        for j in sentence.children[head]
        if tokens[j].dep not in ("conj", "appos")
        for k in sentence.children[j]
        if tokens[k].dep != "conj"
    }
    return "votes_against" if near & lists.votes_against else "votes_for"
