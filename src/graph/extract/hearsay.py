"""What nouns of saying do to what they tell: "reports of an attack", "allegations of torture", "the story that they fled".

A noun of hearsay is no event that happened: what it tells of is told as talk, whoever is behind it, and as denied where it
is rejected or said to be untrue.
"""

from __future__ import annotations

from graph.extract import tree
from graph.extract.lexicon import Lexicon
from graph.extract.marks import CLEAR, MARKED, Reality, negation_of, negative_in
from graph.model import Sentence

DOUBTED = frozenset(
    {"claim", "allegation", "rumour", "rumor", "story", "suggestion", "accusation", "insinuation", "theory"}
)
"""Nouns of saying whose content nobody vouches for."""
HEARSAY = frozenset({
    "accusation", "allegation", "assertion", "charge", "claim", "complaint", "contention", "evidence", "indication", "insinuation",
    "report", "suggestion", "theory",
})  # fmt: skip
"""Nouns by which something is only said or inferred: "reports of", "conspiracy theories about", "evidence of"."""
IN_CHARGE = {"charge": "in"}
"""Prepositions with which such a noun means something else: "in charge of"."""
UNTRUE = frozenset(
    {"false", "untrue", "unfounded", "baseless", "groundless", "wrong", "fabricated", "invented", "hoax"}
)
"""What such a story is told to be or to have proved."""
CHARGES = frozenset(
    {"accusation", "allegation", "charge", "claim", "criticism", "complaint", "insinuation", "rumour", "rumor"}
)
"""What was said all the same when it is rejected: "denied the accusation"."""
REJECTING = frozenset({"reject", "deny", "dismiss", "refute", "dispute", "rebut", "contradict", "rubbish"})
"""What is done with such a story by those who say that it did not happen."""
CONFIRMING = frozenset({"confirm", "corroborate", "prove", "substantiate", "verify"})


def is_rejected_charge(sentence: Sentence, i: int) -> bool:
    """ "Denied the accusation", "a charge that Rabat rejects": the charge was made."""
    token = sentence.tokens[i]
    if tree.lemma(sentence, i) not in CHARGES or tree.kids(sentence, i, "acl", "ccomp"):
        return False
    return token.dep in ("obj", "nsubj:pass") and tree.lemma(sentence, token.head) in REJECTING


def of_claim(sentence: Sentence, here: int, above: int, lexicon: Lexicon) -> Reality | None:
    """What a noun of saying does to its content; of the verb "claim" that it is told as talk, not doubted."""
    if sentence.tokens[above].upos == "NOUN":
        return _of_noun(sentence, here, above, lexicon)
    claimed = tree.lemma(sentence, above) in DOUBTED and sentence.tokens[here].dep in ("ccomp", "xcomp")
    return Reality("actual", "alleged", "claimed", above) if claimed else None


def _of_noun(sentence: Sentence, here: int, noun: int, lexicon: Lexicon) -> Reality | None:
    """The content of a claim: denied where the claim is rejected or said to be false; else possible, or told as talk.

    A clause with "that" at one of `DOUBTED` is possible; what is only named ("reports of an attack") is told as having
    happened by those whom nobody names.
    """
    word = tree.lemma(sentence, noun)
    if word not in DOUBTED | HEARSAY | lexicon.reporting_nouns.keys():
        return None
    named = word in HEARSAY and _is_named(sentence, here) and tree.case_of(sentence, noun) != IN_CHARGE.get(word)
    if not named and not _is_content(sentence, here):
        return None
    if (found := _rejected(sentence, noun, lexicon)) is not None:
        return found
    if named and negative_in(sentence, noun):
        return Reality("denied", "denied", f"no {word}", noun, CLEAR)
    if named and _unconfirmed(sentence, noun, lexicon):
        return Reality("possible", "alleged", f"{word} not confirmed", noun, CLEAR)
    if word in DOUBTED and not named:
        return Reality("possible", "alleged", f"noun {word}", noun, MARKED)
    told = named or (word in HEARSAY and _has_that(sentence, here))
    return Reality("actual", "alleged", f"hearsay noun {word}", noun, MARKED) if told else None


def _is_named(sentence: Sentence, here: int) -> bool:
    """Whether an event noun is what the noun of saying tells of: "reports of an attack", "theories about the murder"."""
    if sentence.tokens[here].dep not in ("nmod", "acl"):
        return False
    return any(tree.lemma(sentence, j) in ("of", "about") for j in tree.kids(sentence, here, "case", "mark"))


def _is_content(sentence: Sentence, here: int) -> bool:
    """Whether a clause at a noun says what the noun is about ("the story that they fled"), not which one it is."""
    dep = sentence.tokens[here].dep
    return dep in ("acl", "ccomp") or (dep == "acl:relcl" and _has_that(sentence, here))


def _has_that(sentence: Sentence, here: int) -> bool:
    return any(tree.lemma(sentence, j) == "that" for j in tree.kids(sentence, here, "mark"))


def _rejected(sentence: Sentence, noun: int, lexicon: Lexicon) -> Reality | None:
    """ "Denied reports that", "the claims were rejected", "the story proved false"."""
    head, dep = sentence.tokens[noun].head, sentence.tokens[noun].dep
    rejected = dep in ("obj", "nsubj:pass") and tree.lemma(sentence, head) in REJECTING
    if rejected and negation_of(sentence, head, lexicon) is None:
        return Reality("denied", "denied", f"{sentence.tokens[head].text} {sentence.tokens[noun].text}", noun, CLEAR)
    said = [head, *tree.kids(sentence, head, "xcomp", "obj")]
    if dep == "nsubj" and any(tree.lemma(sentence, j) in UNTRUE for j in said):
        return Reality("denied", "denied", f"{sentence.tokens[noun].text} told to be untrue", noun, CLEAR)
    return None


def _unconfirmed(sentence: Sentence, noun: int, lexicon: Lexicon) -> bool:
    """ "Could not be confirmed"."""
    head = sentence.tokens[noun].head
    asked = tree.lemma(sentence, head) in CONFIRMING and sentence.tokens[noun].dep in ("obj", "nsubj:pass")
    return asked and negation_of(sentence, head, lexicon) is not None
