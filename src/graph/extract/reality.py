"""Is it real: the status of an event from negation, modals, conditionals and the words that govern it.

Follows the annotation guide's five statuses; the idea of walking up the governors with their signatures is that of
Nairn, Condoravdi and Karttunen (2006, implicatives) and Saurí and Pustejovsky (2009, FactBank), reduced to what news needs.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Modality, Sentence, Status
from graph.extract import tree
from graph.extract.lexicon import Lexicon

COMPLEMENTS = ("xcomp", "ccomp", "advcl", "acl", "csubj")
POS_OF = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}
MODALITIES: dict[Status, Modality] = {
    "requested": "urged", "planned": "planned", "denied": "denied", "possible": "hypothetical",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reality:
    """A status, the modality behind it (None for the actual), what decided it, and the governing word if one did."""

    status: Status
    modality: Modality | None
    rule: str
    governor: int | None = None


def reality_of(sentence: Sentence, i: int, lexicon: Lexicon) -> Reality:
    """Status of the event whose trigger is word ``i``, as the syntax tells it."""
    found = _own(sentence, i, lexicon)
    if found is not None:
        return found
    here = i
    for above in _governors(sentence, i):
        found = _governed(sentence, here, above, lexicon)
        if found is not None:
            return found
        here = above
    if sentence.tokens and sentence.tokens[-1].text == "?":
        return Reality("possible", "hypothetical", "question")
    return Reality("actual", None, "")


def _own(sentence: Sentence, i: int, lexicon: Lexicon) -> Reality | None:
    """Negation, auxiliaries, subordinators and modifiers of the word itself."""
    token = sentence.tokens[i]
    words = [(j, sentence.tokens[j]) for j in sentence.children[i]]
    is_noun = token.upos in ("NOUN", "PROPN") and not tree.kids(sentence, i, "cop")
    for _, t in words:
        word = t.text.lower()
        if t.dep in ("advmod", "det", "cc:preconj") and (lexicon.adverbs.get(word) == "denied" or word == "no"):
            return Reality("denied", "denied", f"negation {word}")
    for j, t in words:
        word = t.text.lower()
        if t.dep == "mark" and lexicon.marks.get(word):
            return Reality("possible", "hypothetical", f"conditional {word}")
        if t.dep == "mark" and word == "without":
            return Reality("denied", "denied", "without")
        if t.dep in ("aux",) and (status := lexicon.auxiliaries.get(word)):
            return _auxiliary(sentence, i, status, word)
        if is_noun and t.dep in ("amod", "det", "compound") and (status := lexicon.modifiers.get(word)):
            return Reality(status, MODALITIES.get(status), f"modifier {word}", j)  # type: ignore[arg-type]
    return _infinitive(sentence, i)


def _auxiliary(sentence: Sentence, i: int, status: str, word: str) -> Reality:
    perfect = any(sentence.tokens[j].text.lower() == "have" for j in tree.kids(sentence, i, "aux"))
    if status == "planned" and not perfect:
        return Reality("planned", "planned", f"auxiliary {word}")
    return Reality("possible", "hypothetical", f"auxiliary {word}")


def _infinitive(sentence: Sentence, i: int) -> Reality | None:
    """ "Is to visit", "are to meet": a bare plan."""
    aux = {sentence.tokens[j].lemma.lower() for j in tree.kids(sentence, i, "aux", "cop")}
    to = any(sentence.tokens[j].text.lower() == "to" for j in tree.kids(sentence, i, "mark", "aux"))
    if "be" in aux and to and sentence.tokens[i].xpos == "VB":
        return Reality("planned", "planned", "be to")
    return None


def _governors(sentence: Sentence, i: int) -> list[int]:
    """Heads above, while the event stays inside what they say: up to the root, not out of reported speech by itself."""
    return list(tree.ancestors(sentence, i))[:6]


def _governed(sentence: Sentence, here: int, above: int, lexicon: Lexicon) -> Reality | None:
    """What the word ``above`` does to its dependent ``here``."""
    dep, head = sentence.tokens[here].dep, sentence.tokens[above]
    if dep == "conj":
        return _own_shared(sentence, here, above, lexicon)
    pos = POS_OF.get(head.upos)
    status = lexicon.governors.get((tree.lemma(sentence, above), pos or ""))
    if not _is_argument(sentence, here, above, pos):
        return _clause_status(sentence, here, above, lexicon) if dep in COMPLEMENTS else None
    if status is not None and _applies(sentence, here, above, status):
        return _negated(sentence, above, status, lexicon)
    own = _own(sentence, above, lexicon) if dep in ("obj", "nsubj:pass", "xcomp", "ccomp", "obl", "nsubj") else None
    if own is not None and dep in ("obj", "nsubj:pass", "xcomp") and _carries(sentence, above, lexicon):
        return own
    return None


def _carries(sentence: Sentence, above: int, lexicon: Lexicon) -> bool:
    """Whether the modality of a governing verb is that of its object: light verbs and open complements."""
    return tree.lemma(sentence, above) in lexicon.light_verbs or sentence.tokens[above].upos != "VERB"


def _own_shared(sentence: Sentence, here: int, above: int, lexicon: Lexicon) -> Reality | None:
    """A second verb of a coordination shares the first one's auxiliaries unless it has its own subject or tense."""
    if sentence.tokens[here].upos not in ("VERB", "NOUN"):
        return None
    if sentence.tokens[here].upos == "VERB":
        if tree.kids(sentence, here, "nsubj", "aux", "nsubj:pass"):
            return None
        if sentence.tokens[here].xpos not in ("VB", "VBN", "VBG"):
            return None
    return _own(sentence, above, lexicon)


def _is_argument(sentence: Sentence, here: int, above: int, pos: str | None) -> bool:
    dep = sentence.tokens[here].dep
    if pos == "VERB":
        if dep == "obl":
            return tree.case_of(sentence, here) in ("for", "of", "against", "from", "about", "to", "on", "at", "into", "with", "in")
        return dep in ("obj", "xcomp", "ccomp", "nsubj:pass") or (dep == "advcl" and _is_purpose(sentence, here))
    if pos == "NOUN":
        if dep == "nmod":
            return tree.case_of(sentence, here) in ("of", "for", "about", "over", "to", "against", "on", "at")
        return dep in ("acl", "ccomp", "xcomp", "compound", "advcl")
    return dep in ("xcomp", "ccomp", "advcl", "obl", "csubj")


def _is_purpose(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].xpos == "VB" and any(
        sentence.tokens[j].text.lower() == "to" for j in tree.kids(sentence, i, "mark")
    )


def _applies(sentence: Sentence, here: int, above: int, status: str) -> bool:
    """Plans and requests bear on infinitives, that-clauses in the present or with should, and nouns; not on past facts."""
    token = sentence.tokens[here]
    if status == "denied":
        return True
    if token.dep in ("ccomp", "acl:relcl") and token.xpos in ("VBD",) and not tree.kids(sentence, here, "aux"):
        return False
    return not (token.dep == "obl" and tree.case_of(sentence, here) in ("after", "since", "during", "by"))


def _negated(sentence: Sentence, above: int, status: str, lexicon: Lexicon) -> Reality:
    """A negated governor: what was not denied is possible; what was not planned, asked or feared did not happen."""
    negative = any(lexicon.adverbs.get(sentence.tokens[j].text.lower()) == "denied" for j in sentence.children[above])
    word = sentence.tokens[above].text
    if negative:
        status = "possible" if status == "denied" else "denied"
    modality = _modality(sentence, above, status)
    return Reality(status, modality, f"governed by {word}", above)  # type: ignore[arg-type]


FEARS = frozenset("fear worry concern danger risk threat warn warning concerned worried afraid suspect anxiety".split())
THREATS = frozenset("threaten threat ultimatum".split())


def _modality(sentence: Sentence, above: int, status: str) -> Modality | None:
    word = tree.lemma(sentence, above)
    if word in THREATS:
        return "threatened"
    if status == "possible" and word in FEARS:
        return "feared"
    return MODALITIES.get(status)  # type: ignore[call-overload, no-any-return]


def _clause_status(sentence: Sentence, here: int, above: int, lexicon: Lexicon) -> Reality | None:
    """A purpose clause is a plan unless it is a reduced relative; other adjuncts keep their own status."""
    token = sentence.tokens[here]
    if token.dep in ("advcl", "acl") and _is_purpose(sentence, here):
        return Reality("planned", "planned", "purpose clause", above)
    return None
