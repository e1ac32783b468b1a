"""Who suffers and who gives where a verb or a noun turns the sides round: "won praise from Germany", "a charge of murder against".

The subject of such a verb is no doer although it is a subject; who comes after "against" is the doer although nobody else's
"against" is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from graph.extract import tree
from graph.extract.lexicon import Kind, Lexicon
from graph.model import Sentence

UNDERGOES = "undergoes it"
"""The rule of who suffers by the meaning of the verb: "sustained an attack", "lost two soldiers"."""
GIVES = "comes from"
"""That of whom it comes from: "received support from France"."""
CHARGED = "charged with it"
"""That of whom a deed is laid to: "a charge of murder against the officer"."""
GIVEN = frozenset({"ACCUSE", "AID", "COERCE", "CONCEDE", "PROTEST", "REJECT", "SANCTION", "SUPPORT", "THREATEN"})
"""Types of events that somebody gets, wins or draws from others."""
AIMED = frozenset({"against", "of", "on"})
"""Prepositions of another who suffers it: "secured an embargo on Iran"."""
CHARGES = frozenset({"accusation", "allegation", "charge", "complaint", "count", "indictment", "suspicion"})
CRIMES = frozenset({
    "abduct", "abduction", "assassination", "homicide", "kidnapping", "kill", "killing", "manslaughter", "murder", "rape", "torture",
})  # fmt: skip
"""Crimes that are not done "against" anybody: who comes after the word is the one charged."""

Found = tuple[int, Literal["actor", "recipient"], str]


def is_undergone(sentence: Sentence, top: int, lexicon: Lexicon) -> bool:
    """Whether the noun's verb says that its subject suffers it: "sustained an attack", "came under attack", "lost two men in it"."""
    verb = tree.lemma(sentence, sentence.tokens[top].head)
    under = verb in ("come", "be", "fall", "remain") and tree.case_of(sentence, top) == "under"
    lost = verb in lexicon.classes["losing"] and tree.case_of(sentence, top) == "in"
    return under or lost or (verb in lexicon.classes["undergoing"] and sentence.tokens[top].dep == "obj")


def turned(sentence: Sentence, i: int, kind: Kind, lexicon: Lexicon) -> Iterator[Found]:
    """The words whose role the meaning gives, with the rule."""
    if kind.reciprocal or kind.object != "recipient":
        return
    if sentence.tokens[i].upos == "VERB":
        words = lexicon.classes["undergoing"] | lexicon.classes["gaining"]
        if kind.type == "AID" and tree.lemma(sentence, i) in words and not tree.is_passive(sentence, i):
            objects = tree.kids(sentence, i, "obj")
            yield from _received(sentence, i, tree.subject(sentence, i), [i, *objects])
    else:
        yield from _of_noun(sentence, i, kind, lexicon)
    if kind.type == "ASSAULT":
        yield from ((j, "actor", CHARGED) for j in _charged(sentence, i))


def _of_noun(sentence: Sentence, i: int, kind: Kind, lexicon: Lexicon) -> Iterator[Found]:
    top = tree.first_conjunct(sentence, i)
    verb = sentence.tokens[top].head
    got = is_undergone(sentence, top, lexicon) or _is_gained(sentence, i, top, kind, lexicon)
    if got and sentence.tokens[verb].upos == "VERB" and not tree.is_passive(sentence, verb):
        yield from _received(sentence, verb, tree.subject(sentence, verb), [verb, top, i])
    for j in tree.kids(sentence, i, "acl:relcl"):
        words = lexicon.classes["undergoing"] | lexicon.classes["gaining"]
        own = [
            k
            for k in tree.kids(sentence, j, "nsubj")
            if sentence.tokens[k].text.lower() not in ("that", "which", "who")
        ]
        if tree.lemma(sentence, j) in words and own and not tree.kids(sentence, j, "obj") and kind.type in GIVEN:
            yield from _received(sentence, j, own[0], [j])


def _is_gained(sentence: Sentence, i: int, top: int, kind: Kind, lexicon: Lexicon) -> bool:
    """ "Won praise", "drew criticism"; not "secured an embargo on Iran", which another suffers."""
    verb = sentence.tokens[top].head
    if kind.type not in GIVEN or sentence.tokens[top].dep != "obj":
        return False
    aimed = any(tree.case_of(sentence, j) in AIMED for j in tree.kids(sentence, i, "nmod")) and kind.type != "SUPPORT"
    return tree.lemma(sentence, verb) in lexicon.classes["gaining"] and not aimed


def _received(sentence: Sentence, verb: int, subject: int | None, above: list[int]) -> Iterator[Found]:
    """The subject, who suffers or gets it, and who comes after "from"."""
    if subject is not None and subject != verb:
        yield subject, "recipient", UNDERGOES
    for head in dict.fromkeys(above):
        for j in tree.kids(sentence, head, "obl", "nmod"):
            if tree.case_of(sentence, j) == "from":
                yield j, "actor", GIVES


def _charged(sentence: Sentence, i: int) -> list[int]:
    """Whom a charge of the deed is against."""
    token = sentence.tokens[tree.first_conjunct(sentence, i)]
    charge = token.head
    if tree.lemma(sentence, charge) not in CHARGES or sentence.tokens[charge].upos != "NOUN" or charge == token.i:
        return []
    of = {tree.lemma(sentence, j) for j in tree.kids(sentence, token.i, "case", "mark")}
    if token.dep != "compound" and "of" not in of:
        return []
    heads = [charge, *([i] if tree.lemma(sentence, i) in CRIMES else [])]
    verb = sentence.tokens[charge].head
    heads += (
        [verb] if sentence.tokens[verb].upos == "VERB" and sentence.tokens[charge].dep in ("obj", "nsubj:pass") else []
    )
    return [
        j for head in heads for j in tree.kids(sentence, head, "obl", "nmod") if tree.case_of(sentence, j) == "against"
    ]
