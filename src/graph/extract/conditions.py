"""The conditions under which a word names an event: what stands with it in the tree.

Entries of the trigger lists hold under theirs (`holds`); `rules_out` says that a word names no event of a type here.
"""

from __future__ import annotations

from graph.extract import tree
from graph.extract.figurative import is_figurative
from graph.extract.lexicon import Trigger
from graph.extract.no_events import no_events
from graph.model import EventType, Sentence

PARTS = {"VERB": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}
NUMBERS = frozenset({"ten", "dozen", "score", "hundred", "thousand", "million"})


def rules_out(sentence: Sentence, i: int, event_type: EventType) -> bool:
    """Whether the list of turns of phrase without an event says that the word is none of this type here."""
    part = PARTS[sentence.tokens[i].upos]
    listed = no_events().get((tree.lemma(sentence, i), part), ())
    if any(row.type in (None, event_type) and holds(sentence, i, row.entry) for row in listed):
        return True
    if is_figurative(sentence, i, event_type):
        return True
    return event_type == "MOBILIZE" and part == "VERB" and _nationals(sentence, tree.subject(sentence, i))


def _nationals(sentence: Sentence, subject: int | None) -> bool:
    """ "3,000 Sudanese", "thousands of Congolese": so many people of a country, and no troops of it."""
    if subject is None:
        return False
    number = tree.lemma(sentence, subject) in NUMBERS
    heads = _counted(sentence, subject) if number else [subject] if tree.kids(sentence, subject, "nummod") else []
    return any(sentence.tokens[j].upos in ("PROPN", "ADJ") and not tree.kids(sentence, j, "compound") for j in heads)


def _counted(sentence: Sentence, number: int) -> list[int]:
    """What "tens of thousands of" and the like count."""
    below = [j for j in tree.kids(sentence, number, "nmod") if tree.case_of(sentence, j) == "of"]
    return [k for j in below for k in (_counted(sentence, j) if tree.lemma(sentence, j) in NUMBERS else [j])]


def holds(sentence: Sentence, i: int, entry: Trigger) -> bool:
    """Whether all conditions of a lexicon entry hold at word ``i``."""
    return (
        _particle(sentence, i, entry)
        and _prep(sentence, i, entry)
        and _clause(sentence, i, entry)
        and (entry.animate is None or entry.animate == _animate_object(sentence, i))
        and all(_words(sentence, i, name, words) for name, words in entry.words.items())
    )


def _particle(sentence: Sentence, i: int, entry: Trigger) -> bool:
    found = {tree.lemma(sentence, j) for j in tree.kids(sentence, i, "compound:prt", "advmod")}
    if entry.particle is not None:
        return entry.particle in found
    return True


def _prep(sentence: Sentence, i: int, entry: Trigger) -> bool:
    if not entry.prep:
        return True
    found = {tree.case_of(sentence, j) for j in tree.kids(sentence, i, "obl", "nmod", "obl:agent")}
    found |= {
        tree.lemma(sentence, k) for j in tree.kids(sentence, i, "advcl", "acl") for k in tree.kids(sentence, j, "mark")
    }
    found |= {tree.lemma(sentence, j) for j in tree.kids(sentence, i, "compound:prt", "advmod", "case")}
    return bool(entry.prep & found)


def _clause(sentence: Sentence, i: int, entry: Trigger) -> bool:
    if entry.clause is None:
        return True
    return entry.clause == bool(tree.kids(sentence, i, "ccomp", "xcomp", "acl"))


def _objects(sentence: Sentence, i: int) -> list[int]:
    """The grammatical object, or the subject of a passive, or the noun that a participle modifies."""
    if tree.is_passive(sentence, i):
        subject = tree.subject(sentence, i)
        return [] if subject is None else _with_conjuncts(sentence, subject)
    found = tree.kids(sentence, i, "obj", "iobj")
    return [k for j in found or _antecedent(sentence, i) for k in _with_conjuncts(sentence, j)]


def _antecedent(sentence: Sentence, i: int) -> list[int]:
    """ "A charge that Rabat rejects": the noun, where the clause has a subject of its own beside the pronoun."""
    if sentence.tokens[i].dep != "acl:relcl":
        return []
    subjects = tree.kids(sentence, i, "nsubj")
    pronouns = [j for j in sentence.children[i] if sentence.tokens[j].text.lower() in ("that", "which")]
    return [sentence.tokens[i].head] if pronouns and set(subjects) - set(pronouns) else []


def _with_conjuncts(sentence: Sentence, i: int) -> list[int]:
    return [i, *tree.kids(sentence, i, "conj")]


def _animate_object(sentence: Sentence, i: int) -> bool:
    return any(sentence.tokens[j].ent or sentence.tokens[j].upos in ("PROPN", "PRON") for j in _objects(sentence, i))


def _words(sentence: Sentence, i: int, name: str, words: frozenset[str]) -> bool:
    if name in ("object", "not_object"):
        hit = any(_about(sentence, j, words) for j in _objects(sentence, i))
    elif name in ("subject", "not_subject"):
        hit = any(_about(sentence, j, words) for j in _subjects(sentence, i))
    elif name == "of":
        near = tree.kids(sentence, i, "nmod", "nmod:poss", "compound", "amod", "nmod:desc")
        hit = any(_about(sentence, j, words) for j in near)
    else:
        hit = _with(sentence, i, words)
    return hit != name.startswith("not_")


def _subjects(sentence: Sentence, i: int) -> list[int]:
    if tree.is_passive(sentence, i):
        return tree.kids(sentence, i, "obl:agent")
    subject = tree.subject(sentence, i)
    if subject is None and _follows_its_noun(sentence, i):
        subject = sentence.tokens[i].head
    return [] if subject is None else _with_conjuncts(sentence, subject)


def _follows_its_noun(sentence: Sentence, i: int) -> bool:
    """Whether an adjective says something of the noun before it: "11,000 soldiers present in the region"."""
    token = sentence.tokens[i]
    return token.upos == "ADJ" and token.dep in ("amod", "acl") and token.head < i


WITH = ("compound", "amod", "nmod", "nmod:desc", "obl", "obj", "nsubj:pass", "flat", "advmod", "xcomp", "ccomp")


def _with(sentence: Sentence, i: int, words: frozenset[str]) -> bool:
    token = sentence.tokens[i]
    near = set(tree.kids(sentence, i, *WITH))
    near |= {
        k for j in tree.kids(sentence, i, "nmod", "obl", "obj") for k in tree.kids(sentence, j, "amod", "compound")
    }
    if token.dep == "compound":
        near.add(token.head)
    return any(tree.lemma(sentence, j) in words or sentence.tokens[j].text.lower() in words for j in near)


def _about(sentence: Sentence, i: int, words: frozenset[str]) -> bool:
    """The word, or a modifier of it, or the noun of its of-phrase ("thousands of troops"), is in the class."""
    if tree.lemma(sentence, i) in words or sentence.tokens[i].text.lower() in words:
        return True
    near = tree.kids(sentence, i, "compound", "amod", "nmod", "conj", "appos", "nmod:desc")
    if tree.lemma(sentence, i) in NUMBERS:
        near += _counted(sentence, i)
    return any(tree.lemma(sentence, j) in words for j in near)
