"""Whether a clause speaks of the future: that decides which Friday "on Friday" is."""

from __future__ import annotations

from typing import Literal

from ...model import Sentence
from .. import tree
from .words import Words

Tense = Literal["past", "present", "future"]
PRESENT = ("VBZ", "VBP")
BE = frozenset({"be", "is", "are", "am", "'s", "'re", "’s", "’re"})
DONE = frozenset({"was", "were", "had", "has", "have", "did", "been", "'ve", "’ve"})
LEADS = ("until", "till", "by")
"""With these a date is to come unless the verb is past ("must leave by October 31")."""


def is_future(sentence: Sentence, i: int, lists: Words) -> bool:
    """Whether a date at word ``i`` is one to come, seen from the publication."""
    tense = tense_of(sentence, i, lists)
    return tense == "future" or (tense == "present" and leads(sentence, i)) or _is_set_for(sentence, i)


def _is_set_for(sentence: Sentence, i: int) -> bool:
    """ "Called a strike for Thursday": "for" before a date that hangs on no other noun sets it ahead."""
    return sentence.tokens[i].dep == "obl" and tree.case_of(sentence, i) == "for"


def leads(sentence: Sentence, i: int) -> bool:
    """Whether "until", "by" or the like stands before word ``i``."""
    return any(sentence.tokens[j].text.lower() in LEADS for j in range(max(0, i - 2), i))


def tense_of(sentence: Sentence, i: int, lists: Words) -> Tense:
    """The tense of the nearest predicate above a word."""
    for j in (i, *tree.ancestors(sentence, i)):
        token = sentence.tokens[j]
        if token.upos in ("VERB", "AUX") or tree.kids(sentence, j, "cop", "nsubj", "aux"):
            return _of_verb(sentence, j, lists, 0)
        if token.text.lower() in lists.future_words:
            return "future"
    return "present"


def _of_verb(sentence: Sentence, verb: int, lists: Words, depth: int) -> Tense:
    tokens, token = sentence.tokens, sentence.tokens[verb]
    helpers = {tokens[j].text.lower() for j in tree.kids(sentence, verb, "aux", "aux:pass", "cop")}
    helpers |= {"due"} & {tokens[j].text.lower() for j in sentence.children[verb]}
    infinitive = "to" in {tokens[j].text.lower() for j in tree.kids(sentence, verb, "mark", "aux")}
    planned = bool({token.lemma.lower(), token.text.lower(), *helpers} & lists.future_words)
    if infinitive and helpers & {"is", "are", "was", "were"}:
        return "future"
    if helpers & lists.future_helpers and helpers & {"have", "'ve", "’ve"}:
        return "past"
    if helpers & lists.future_helpers or (planned and not helpers & {"was", "were", "had"} and token.xpos != "VBD"):
        return "future"
    if planned and helpers & {"was", "were", "had"}:
        return "present"
    if (helpers & DONE and not infinitive) or token.xpos == "VBD":
        return "past"
    if token.xpos == "VBG" and helpers & BE:
        return "future"
    if token.xpos in PRESENT:
        return "future" if token.lemma.lower() in lists.future_present else "present"
    if token.head != verb and depth < 4 and (infinitive or token.dep in ("xcomp", "conj")):
        return _of_governor(sentence, token.head, lists, depth)
    return "past" if token.xpos == "VBN" else "present"


def _of_governor(sentence: Sentence, head: int, lists: Words, depth: int) -> Tense:
    """An infinitive is future under a word of planning or ordering and under a present verb ("is to leave")."""
    token = sentence.tokens[head]
    if token.lemma.lower() in lists.future_governors or token.text.lower() in lists.future_words:
        return "future"
    if token.xpos in PRESENT:
        return "future"
    return _of_verb(sentence, head, lists, depth + 1)
