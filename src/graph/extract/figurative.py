"""Attacks in words and rallies of campaigns: no harm is done and nobody protests.

"His attacks on mail-in voting", "attacked the budget", "fired back at Sunak"; "held campaign rallies in Ohio".
"""

from __future__ import annotations

from graph.extract import tree
from graph.extract.lexicon import load_lexicon
from graph.model import EventType, Sentence

ATTACKS = frozenset({"assail", "assault", "attack", "barrage", "broadside", "salvo", "swipe"})
ON = frozenset({"against", "at", "on", "upon"})
RALLYING = frozenset({"address", "attend", "headline", "hold", "host", "speak", "stage"})
"""What who runs for an office does with a rally."""
CAMPAIGNING = frozenset(
    {"campaign", "election", "electoral", "fundraising", "presidential", "re-election", "reelection", "victory"}
)
CAMPAIGNERS = frozenset({"campaign", "candidate", "frontrunner", "nominee", "party"})
OPPOSING = frozenset({"activist", "dissident", "opposition"})
"""Whose rallies are protests."""
PURPOSES = frozenset({"against", "for", "over"})


def is_figurative(sentence: Sentence, i: int, event_type: EventType) -> bool:
    """Whether the word is none of the type, since it is meant in words only or belongs to a campaign."""
    if event_type == "ASSAULT":
        word = tree.lemma(sentence, i)
        return (word in ATTACKS and _on_a_matter(sentence, i)) or (word == "fire" and _back_at_somebody(sentence, i))
    return event_type == "PROTEST" and tree.lemma(sentence, i) == "rally" and _is_campaign(sentence, i)


def _on_a_matter(sentence: Sentence, i: int) -> bool:
    """ "Attacked the pension plan", "attacks on mail-in voting"."""
    if sentence.tokens[i].upos == "VERB":
        objects = tree.kids(sentence, i, "nsubj:pass" if tree.is_passive(sentence, i) else "obj")
    else:
        objects = [j for j in tree.kids(sentence, i, "nmod", "obl") if tree.case_of(sentence, j).split(" ")[0] in ON]
    matters = load_lexicon().classes["matters"]
    return bool(objects) and all(tree.lemma(sentence, j) in matters for j in objects)


def _back_at_somebody(sentence: Sentence, i: int) -> bool:
    """ "Fired back at Sunak": persons who fire back at persons, with nothing to fire."""
    back = any(tree.lemma(sentence, j) == "back" for j in tree.kids(sentence, i, "advmod", "compound:prt"))
    subject = tree.subject(sentence, i)
    if not back or subject is None or tree.kids(sentence, i, "obj"):
        return False
    at = [j for j in tree.kids(sentence, i, "obl") if tree.case_of(sentence, j).split(" ")[0] in ON]
    return sentence.tokens[subject].ent.endswith("PERSON") and all(
        sentence.tokens[j].ent.endswith("PERSON") for j in at
    )


def _is_campaign(sentence: Sentence, i: int) -> bool:
    """ "A campaign rally", "spoke at a rally in Vermont"; not one against or for something, nor one to demand it."""
    if any(tree.lemma(sentence, j) in CAMPAIGNING for j in tree.kids(sentence, i, "compound", "amod", "nmod:poss")):
        return True
    verb = sentence.tokens[i].head
    if sentence.tokens[i].dep not in ("obj", "obl") or tree.lemma(sentence, verb) not in RALLYING:
        return False
    meant = any(tree.case_of(sentence, j) in PURPOSES for j in tree.kids(sentence, i, "nmod", "obl"))
    if meant or tree.kids(sentence, i, "acl", "acl:relcl") or tree.kids(sentence, verb, "advcl"):
        return False
    subject = tree.subject(sentence, verb)
    if subject is None or tree.kids(sentence, subject, "conj"):
        return False
    if any(tree.lemma(sentence, j) in OPPOSING for j in sentence.subtree(subject)):
        return False
    return sentence.tokens[subject].ent.endswith("PERSON") or tree.lemma(sentence, subject) in CAMPAIGNERS
