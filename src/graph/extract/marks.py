"""What a trigger's own words say of its reality: negation, auxiliaries, subordinators, modifiers, mood."""

from __future__ import annotations

from dataclasses import dataclass

from graph.extract import tree
from graph.extract.lexicon import Lexicon
from graph.model import Modality, Sentence, Status

MODALITIES: dict[Status, Modality] = {
    "requested": "urged", "planned": "planned", "denied": "denied", "possible": "hypothetical",
}  # fmt: skip
MARKED = 2.0
"""Strength of the marks that leave no doubt; what modals and adjectives mean depends on the context."""
CLEAR = 3.0
"""Strength of what is never told as real, whatever else speaks for it: "may have", "allegedly", "is said to"."""
NEGATABLE = frozenset({"nsubj", "nsubj:pass", "obj", "obl:agent"})
"""Whose "no" denies the verb."""
CIRCUMSTANCES = frozenset({"way", "time", "point", "circumstance", "case", "account", "condition", "stage", "moment"})
"""Nouns whose "no" denies the verb that they stand with: "at no time"."""
NEGATIVE = frozenset({"no", "nobody", "none", "neither", "nothing"})


@dataclass(frozen=True, slots=True)
class Reality:
    """A status, the modality behind it (None for the actual), what decided it, and the governing word if one did."""

    status: Status
    modality: Modality | None
    rule: str
    governor: int | None = None
    strength: float = 1.0
    """How surely the syntax says so: less where the event is a noun deep inside the governed phrase."""


def marked(sentence: Sentence, i: int, lexicon: Lexicon) -> Reality | None:
    """Negation, auxiliaries, subordinators and modifiers of the word itself."""
    found = negation_of(sentence, i, lexicon) or markers_of(sentence, i, lexicon) or _infinitive(sentence, i)
    return found or _imperative(sentence, i) or _mandative(sentence, i)


def negation_of(sentence: Sentence, i: int, lexicon: Lexicon) -> Reality | None:
    """ "Not", "never", "no attack", "no soldiers were killed", "neither X nor Y", "without shelling"."""
    for j in sentence.children[i]:
        t = sentence.tokens[j]
        word = t.text.lower()
        if t.dep in ("advmod", "det", "cc:preconj", "cc") and (lexicon.adverbs.get(word) == "denied" or word == "no"):
            return Reality("denied", "denied", "never" if word == "never" else f"negation {word}")
        if t.dep in ("mark", "case") and word == "without":
            return Reality("denied", "denied", "without")
        if t.dep in ("mark", "case", "cc") and word in ("instead", "rather"):
            return Reality("denied", "denied", f"negation {word}")
        if (t.dep in NEGATABLE or _is_lost_subject(sentence, i, j)) and (found := negative_in(sentence, j)):
            return Reality("denied", "denied", f"negation {found}")
        if t.dep in ("obl", "xcomp", "advcl") and (found := _of_circumstance(sentence, j)):
            return Reality("denied", "denied", f"circumstance {found}")
    return None


def _is_lost_subject(sentence: Sentence, i: int, j: int) -> bool:
    """ "No state recognised Somaliland", whose first words some parses take for a time."""
    return sentence.tokens[j].dep == "obl:unmarked" and j < i and not tree.kids(sentence, i, "nsubj", "nsubj:pass")


def _of_circumstance(sentence: Sentence, j: int) -> str | None:
    """ "Met neither in public nor in private", "at no time", "under no circumstances"."""
    found = negative_in(sentence, j)
    if found is None or found.lower() == "neither":
        return found
    return found if tree.lemma(sentence, j) in CIRCUMSTANCES else None


def negative_in(sentence: Sentence, j: int) -> str | None:
    """The negative word of a noun phrase: "no soldiers", "nobody", "neither side"."""
    words = [sentence.tokens[j], *(sentence.tokens[k] for k in tree.kids(sentence, j, "det", "cc:preconj"))]
    return next((t.text for t in words if t.text.lower() in NEGATIVE), None)


def markers_of(sentence: Sentence, i: int, lexicon: Lexicon) -> Reality | None:
    """Conditionals, modals, adverbs and adjectives at the word."""
    token = sentence.tokens[i]
    is_noun = token.upos in ("NOUN", "PROPN") and not tree.kids(sentence, i, "cop")
    for j in sentence.children[i]:
        t = sentence.tokens[j]
        word = t.text.lower()
        if t.dep in ("mark", "advmod") and lexicon.marks.get(word):
            return Reality("possible", "hypothetical", f"conditional {word}")
        if t.dep == "mark" and word == "in" and any(tree.lemma(sentence, k) == "case" for k in sentence.children[j]):
            return Reality("possible", "hypothetical", "conditional in case")
        if t.dep == "aux" and token.dep == "advcl" and _inverted(sentence, i, j):
            return Reality("possible", "hypothetical", f"inverted conditional {word}")
        if t.dep == "aux" and (status := lexicon.auxiliaries.get(word)):
            return _auxiliary(sentence, i, status, word)
        if t.dep == "advmod" and lexicon.adverbs.get(word) == "actual":
            return Reality("actual", "alleged", f"hearsay {word}")
        if t.dep == "advmod" and lexicon.adverbs.get(word) == "possible":
            return Reality("possible", "hypothetical", f"adverb {word}")
        if is_noun and t.dep in ("amod", "det", "compound") and (status := lexicon.modifiers.get(word)):
            return Reality(status, MODALITIES.get(status), f"modifier {word}", j)
    return None


def _inverted(sentence: Sentence, i: int, aux: int) -> bool:
    """ "Had the rebels attacked", "were Israel to bomb": an auxiliary before the subject opens the clause."""
    subjects = tree.kids(sentence, i, "nsubj", "nsubj:pass")
    opens = aux == 0 or sentence.tokens[aux - 1].upos in ("PUNCT", "CCONJ")
    return opens and bool(subjects) and aux < subjects[0]


def _auxiliary(sentence: Sentence, i: int, status: Status, word: str) -> Reality:
    perfect = any(sentence.tokens[j].text.lower() == "have" for j in tree.kids(sentence, i, "aux"))
    if status == "planned" and not perfect:
        return Reality("planned", "planned", f"auxiliary {word}")
    kind = "perfect auxiliary" if perfect and word in ("may", "might") else "auxiliary"
    return Reality("possible", "hypothetical", f"{kind} {word}")


def _infinitive(sentence: Sentence, i: int) -> Reality | None:
    """ "Is to visit", "are to meet": a bare plan."""
    aux = {sentence.tokens[j].lemma.lower() for j in tree.kids(sentence, i, "aux", "cop")}
    to = any(sentence.tokens[j].text.lower() == "to" for j in tree.kids(sentence, i, "mark", "aux"))
    token = sentence.tokens[i]
    if to and token.xpos == "VB" and ("be" in aux or token.dep == "root"):
        return Reality("planned", "planned", "be to")
    return None


def _imperative(sentence: Sentence, i: int) -> Reality | None:
    """A bare verb without a subject at the head of a sentence or of a quotation: what somebody is told to do."""
    token = sentence.tokens[i]
    bare = token.xpos == "VB" and "Mood=Imp" in token.feats
    if not bare or token.dep not in ("root", "ccomp", "parataxis") or tree.kids(sentence, i, "nsubj", "aux", "mark"):
        return None
    return Reality("requested", "urged", "imperative")


def _mandative(sentence: Sentence, i: int) -> Reality | None:
    """ "That Syria free the prisoners": a bare verb with a subject after "that" is what somebody asks for."""
    token = sentence.tokens[i]
    marks = {sentence.tokens[j].text.lower() for j in tree.kids(sentence, i, "mark")}
    if (
        token.xpos != "VB"
        or "that" not in marks
        or not tree.kids(sentence, i, "nsubj")
        or tree.kids(sentence, i, "aux")
    ):
        return None
    return Reality("requested", "urged", "subjunctive", strength=MARKED)
