"""Questions about a Universal Dependencies tree: who is the subject here, what is coordinated, what governs what."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Sentence

ADDRESSING = frozenset(
    [
        "call",
        "appeal",
        "plead",
        "look",
        "turn",
        "pray",
        "beg",
        "ask",
        "wait",
        "press",
        "push",
        "lean",
        "prevail",
        "rely",
        "count",
    ]
)
"""Verbs whose infinitive is to be done by the one addressed ("called on Mali to withdraw"), also where it is parsed as an adjunct."""


def kids(sentence: Sentence, i: int, *deps: str) -> list[int]:
    """Dependents of ``i`` with one of the relations; all of them if none is given."""
    found = sentence.children[i]
    if not found or not deps:
        return list(found)
    tokens = sentence.tokens
    return [j for j in found if tokens[j].dep in deps]


def lemma(sentence: Sentence, i: int) -> str:
    return sentence.tokens[i].lemma.lower()


def case_of(sentence: Sentence, i: int) -> str:
    """The preposition (or prepositions, joined by spaces) of a phrase: ``against``, ``according to``; else empty."""
    words: list[str] = []
    for j in kids(sentence, i, "case"):
        if sentence.tokens[j].text in ("'s", "’s", "'", "’"):
            continue
        words.append(sentence.tokens[j].text.lower())
        words += [sentence.tokens[k].text.lower() for k in kids(sentence, j, "fixed")]
    return " ".join(words)


def has_kid_lemma(sentence: Sentence, i: int, words: frozenset[str], *deps: str) -> int | None:
    """Index of the first dependent with one of the lemmas, or None."""
    return next((j for j in kids(sentence, i, *deps) if lemma(sentence, j) in words), None)


def ancestors(sentence: Sentence, i: int) -> Iterator[int]:
    """The heads above ``i``, nearest first; never ``i`` itself."""
    seen = {i}
    while (head := sentence.tokens[i].head) not in seen:
        seen.add(head)
        yield head
        i = head


def way_between(sentence: Sentence, i: int, j: int) -> tuple[int, list[str], list[str]]:
    """The word that governs two words, and the relations on the way up to it from the one and from the other."""
    above = {j, *ancestors(sentence, j)}
    first: list[str] = []
    while i not in above and sentence.tokens[i].head != i:
        first.append(sentence.tokens[i].dep)
        i = sentence.tokens[i].head
    second: list[str] = []
    while j != i and sentence.tokens[j].head != j:
        second.append(sentence.tokens[j].dep)
        j = sentence.tokens[j].head
    return i, first, second


def first_conjunct(sentence: Sentence, i: int) -> int:
    """The first member of the coordination that ``i`` belongs to."""
    while sentence.tokens[i].dep == "conj":
        i = sentence.tokens[i].head
    return i


def is_passive(sentence: Sentence, i: int) -> bool:
    """A passive clause, or a past participle that modifies a noun ("troops deployed in Syria")."""
    token = sentence.tokens[i]
    if kids(sentence, i, "nsubj:pass", "aux:pass", "csubj:pass"):
        return True
    if token.xpos != "VBN":
        return False
    if token.dep in ("acl", "amod"):
        return True
    if token.dep == "advcl":
        return not kids(sentence, i, "aux", "obj")
    return token.dep == "conj" and not kids(sentence, i, "aux", "obj", "nsubj") and is_passive(sentence, token.head)


def subject(sentence: Sentence, i: int) -> int | None:
    """The word that fills the subject slot of a clause head: its own subject, a shared or a controlling one.

    A passive clause gives its passive subject; ``roles`` knows what that means. Control follows the nearest object of
    the governing verb ("urged Russia to withdraw"), else its subject ("Russia promised to withdraw").
    """
    for _ in range(12):
        own = kids(sentence, i, "nsubj", "nsubj:pass", "csubj")
        if own:
            return _antecedent(sentence, own[0])
        token = sentence.tokens[i]
        if token.dep == "conj" and sentence.tokens[token.head].upos in ("VERB", "AUX", "ADJ", "NOUN"):
            if is_passive(sentence, token.head) == is_passive(sentence, i) or kids(sentence, token.head, "nsubj"):
                i = token.head
                continue
            return None
        if token.dep in ("acl", "acl:relcl") and token.upos in ("VERB", "AUX", "ADJ"):
            return _of_adnominal(sentence, i)
        if token.dep == "xcomp":
            return controller(sentence, i)
        if token.dep in ("advcl", "parataxis") and _subjectless(sentence, i):
            if token.xpos == "VB" and lemma(sentence, token.head) in ADDRESSING:
                return controller(sentence, i)
            i = token.head
            continue
        return None
    return None


def _of_adnominal(sentence: Sentence, i: int) -> int | None:
    """The modified noun; for an infinitive ("the decision to withdraw") the noun's possessor or clause subject."""
    noun = sentence.tokens[i].head
    if sentence.tokens[i].xpos in ("VB",) and kids(sentence, i, "mark"):
        owner = kids(sentence, noun, "nmod:poss")
        if owner:
            return owner[0]
        verb = sentence.tokens[noun].head
        return subject(sentence, verb) if verb != noun and sentence.tokens[verb].upos == "VERB" else noun
    return noun


def _subjectless(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].xpos in ("VBG", "VBN", "VB") and not kids(sentence, i, "nsubj", "nsubj:pass")


def controller(sentence: Sentence, i: int) -> int | None:
    """Who is understood to do an open complement: the governor's object, addressee or subject."""
    governor = sentence.tokens[i].head
    for j in kids(sentence, governor, "obj", "iobj"):
        return j
    for j in kids(sentence, governor, "obl"):
        if case_of(sentence, j) in ("on", "upon", "to", "for", "with") and j < i:
            return j
    if sentence.tokens[governor].upos in ("NOUN", "PROPN"):
        return governor
    return subject(sentence, governor)


def _antecedent(sentence: Sentence, i: int) -> int:
    """For a relative pronoun the noun that its clause modifies."""
    token = sentence.tokens[i]
    if token.upos != "PRON" or token.text.lower() not in ("who", "which", "that", "whom"):
        return i
    clause = token.head
    for _ in range(4):
        if sentence.tokens[clause].dep in ("acl:relcl", "advcl:relcl"):
            return sentence.tokens[clause].head
        if sentence.tokens[clause].head == clause:
            return i
        clause = sentence.tokens[clause].head
    return i


def phrase(sentence: Sentence, i: int) -> tuple[int, int]:
    """First and last word index of the noun phrase headed by ``i``, without clauses, appositions and conjuncts."""
    skip = {"acl", "acl:relcl", "appos", "conj", "cc", "punct", "parataxis", "advcl", "case", "dep", "list"}
    first = last = i
    todo = [i]
    while todo:
        head = todo.pop()
        for j in sentence.children[head]:
            dep = sentence.tokens[j].dep
            if dep in skip and not (head != i and dep == "case"):
                continue
            first, last = min(first, j), max(last, j)
            todo.append(j)
    return first, last


def in_quotes(sentence: Sentence, i: int) -> bool:
    """Whether a word stands between quotation marks inside its sentence."""
    marks = sum(t.text in ('"', "“", "”", "``", "''", "«", "»") for t in sentence.tokens[:i])
    return marks % 2 == 1
