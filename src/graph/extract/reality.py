"""Is it real: the status of an event from negation, modals, conditionals and the words that govern it.

Follows the annotation guide's five statuses; the idea of walking up the governors with their signatures is that of
Nairn, Condoravdi and Karttunen (2006, implicatives) and Saurí and Pustejovsky (2009, FactBank), reduced to what news needs.
"""

from __future__ import annotations

from dataclasses import replace

from graph.extract import tree
from graph.extract.lexicon import Lexicon
from graph.extract.marks import MODALITIES, Reality, marked, markers_of, negation_of, negative_in
from graph.model import Modality, Sentence, Status

COMPLEMENTS = ("xcomp", "ccomp", "advcl", "acl", "csubj")
POS_OF = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}
NESTED = 0.3
MARKED = 2.0
"""Strength of the marks that leave no doubt; what modals and adjectives mean depends on the context."""
CLEAR = 3.0
"""Strength of what is never told as real, whatever else speaks for it: "may have", "allegedly", "is said to"."""
CERTAIN = {
    "negation": MARKED,
    "without": MARKED,
    "conditional": MARKED,
    "inverted": CLEAR,
    "never": CLEAR,
    "adverb": CLEAR,
    "perfect": CLEAR,
}
SUPPOSING = frozenset({"provide", "assume", "suppose", "grant", "presume", "imagine"})
"""Participles that open a condition: "provided that", "assuming"."""
DOUBTED = frozenset(
    {"claim", "allegation", "rumour", "rumor", "story", "suggestion", "accusation", "insinuation", "theory"}
)
"""Nouns of saying whose content nobody vouches for."""


def reality_of(sentence: Sentence, i: int, lexicon: Lexicon) -> Reality:
    """Status of the event whose trigger is word ``i``, as the syntax tells it."""
    found = marked(sentence, i, lexicon)
    if found is not None:
        return replace(found, strength=CERTAIN.get(found.rule.split()[0], 1.0))
    here, strength = i, 1.0
    for above in _governors(sentence, i):
        found = _governed(sentence, here, above, lexicon)
        if found is not None and not (found.status == "actual" and strength < 1):
            return replace(found, strength=found.strength if found.strength > 1 and strength == 1 else strength)
        if sentence.tokens[here].dep in ("nmod", "nmod:poss", "compound", "acl:relcl"):
            strength = NESTED
        here = above
    if sentence.tokens and sentence.tokens[-1].text == "?":
        asked = sentence.tokens[0].upos == "AUX"
        return Reality("possible", "hypothetical", "question", strength=CLEAR if asked else 1.0)
    return Reality("actual", None, "")


def _governors(sentence: Sentence, i: int) -> list[int]:
    """Heads above, while the event stays inside what they say: up to the root, not out of reported speech by itself."""
    return list(tree.ancestors(sentence, i))[:6]


def _governed(sentence: Sentence, here: int, above: int, lexicon: Lexicon) -> Reality | None:
    """What the word ``above`` does to its dependent ``here``."""
    dep, head = sentence.tokens[here].dep, sentence.tokens[above]
    if dep == "conj":
        return _own_shared(sentence, here, above, lexicon)
    pos = POS_OF.get(head.upos)
    if tree.lemma(sentence, above) in lexicon.presupposing and dep in ("obj", "xcomp", "nsubj:pass", "nmod", "obl"):
        return Reality("actual", None, f"presupposed by {head.text}", above)
    status = lexicon.governors.get((tree.lemma(sentence, above), pos or ""))
    if not _is_argument(sentence, here, above, pos):
        return _adjunct(sentence, here, above) if dep in COMPLEMENTS else _in_hypothesis(sentence, here, above, lexicon)
    if status is not None and _applies(sentence, here, above, status):
        return _negated(sentence, above, status, lexicon)
    return _special(sentence, here, above, lexicon) or _inherited(sentence, here, above, lexicon)


def _inherited(sentence: Sentence, here: int, above: int, lexicon: Lexicon) -> Reality | None:
    """The modality of a light verb or of an open complement's governor is that of what it governs."""
    dep = sentence.tokens[here].dep
    if dep in ("advcl", "acl"):
        return _adjunct(sentence, here, above)
    if dep in ("obj", "nsubj:pass", "xcomp") and _carries(sentence, above, lexicon):
        return marked(sentence, above, lexicon)
    return None


def _special(sentence: Sentence, here: int, above: int, lexicon: Lexicon) -> Reality | None:
    """ "Have yet to", "it is not true that", "is thought to have", "for as long as"."""
    word, dep = tree.lemma(sentence, above), sentence.tokens[here].dep
    if (
        dep == "xcomp"
        and word in ("have", "yet")
        and tree.has_kid_lemma(sentence, above, frozenset({"yet"})) is not None
    ):
        return Reality("denied", "denied", "have yet to", above)
    if dep in ("acl", "ccomp") and word in DOUBTED:
        return Reality("possible", "alleged", f"noun {word}", above, MARKED)
    if dep == "ccomp" and any(negative_in(sentence, j) for j in tree.kids(sentence, above, "nsubj")):
        return Reality("possible", "hypothetical", f"nothing: {word}", above, MARKED)
    if word in SUPPOSING and dep in ("ccomp", "xcomp", "advcl") and sentence.tokens[above].xpos in ("VBN", "VBG"):
        return Reality("possible", "hypothetical", f"conditional {word}", above, MARKED)
    if word == "about" and dep in ("xcomp", "advcl", "acl", "ccomp"):
        return Reality("planned", "planned", "about to", above)
    if word in ("true", "correct") and negation_of(sentence, above, lexicon) is not None:
        return Reality("denied", "denied", f"not {word}", above)
    if dep == "advcl" and any(tree.lemma(sentence, j) == "from" for j in tree.kids(sentence, here, "mark")):
        return Reality("denied", "denied", f"{word} from", above)
    hearsay = word in lexicon.reporting and tree.is_passive(sentence, above)
    if dep == "xcomp" and hearsay and not tree.kids(sentence, above, "obl:agent"):
        return Reality("possible", "alleged", f"hearsay: {sentence.tokens[above].text}", above, CLEAR)
    return None


def _in_hypothesis(sentence: Sentence, here: int, above: int, lexicon: Lexicon) -> Reality | None:
    """ "An attack would be a crime": an indefinite event noun as the subject of a conditional clause."""
    if sentence.tokens[here].dep not in ("nsubj", "nsubj:pass") or sentence.tokens[here].upos != "NOUN":
        return None
    articles = {sentence.tokens[j].text.lower() for j in tree.kids(sentence, here, "det")}
    owner = tree.kids(sentence, here, "nmod:poss")
    found = markers_of(sentence, above, lexicon)
    return found if found and not owner and articles & {"a", "an", "any"} else None


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
    return marked(sentence, above, lexicon)


def _is_argument(sentence: Sentence, here: int, above: int, pos: str | None) -> bool:
    dep = sentence.tokens[here].dep
    if pos == "VERB":
        if dep == "obl":
            return tree.case_of(sentence, here) in ARGUMENT_CASES
        if dep == "advcl":
            return _is_purpose(sentence, here) or _is_gerund_argument(sentence, here)
        return dep in ("obj", "xcomp", "ccomp", "nsubj:pass", "csubj:pass")
    if pos == "NOUN":
        if dep == "nmod":
            return tree.case_of(sentence, here) in ("of", "for", "about", "over", "to", "against", "on", "at")
        return dep in ("acl", "ccomp", "xcomp", "compound", "advcl")
    return dep in ("xcomp", "ccomp", "advcl", "obl", "csubj")


def _is_gerund_argument(sentence: Sentence, i: int) -> bool:
    """ "Prevented X from seizing", "warned against signing"."""
    marks = {sentence.tokens[j].text.lower() for j in tree.kids(sentence, i, "mark", "case")}
    return sentence.tokens[i].xpos == "VBG" and bool(marks & {"from", "against", "of", "for"})


def _is_purpose(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].xpos == "VB" and any(
        sentence.tokens[j].text.lower() == "to" for j in tree.kids(sentence, i, "mark")
    )


def _applies(sentence: Sentence, here: int, above: int, status: Status) -> bool:
    """Plans and requests bear on infinitives, that-clauses in the present or with should, and nouns; not on past facts."""
    token = sentence.tokens[here]
    if status == "denied":
        return True
    if token.dep in ("ccomp", "acl:relcl") and token.xpos in ("VBD",) and not tree.kids(sentence, here, "aux"):
        return False
    return not (token.dep == "obl" and tree.case_of(sentence, here) in ("after", "since", "during", "by"))


def _negated(sentence: Sentence, above: int, status: Status, lexicon: Lexicon) -> Reality:
    """A negated governor: what was not denied is possible; what was not planned, asked or feared did not happen."""
    negative = any(lexicon.adverbs.get(sentence.tokens[j].text.lower()) == "denied" for j in sentence.children[above])
    word = sentence.tokens[above].text
    if negative:
        status = "possible" if status == "denied" else "denied"
    modality = _modality(sentence, above, status)
    strength = CLEAR if tree.lemma(sentence, above) == "deny" and not negative else 1.0
    return Reality(status, modality, f"governed by {word}", above, strength)


ARGUMENT_CASES = ("for", "of", "against", "from", "about", "to", "on", "at", "into", "with", "in")
FEARS = frozenset(
    [
        "fear",
        "worry",
        "concern",
        "danger",
        "risk",
        "threat",
        "warn",
        "warning",
        "concerned",
        "worried",
        "afraid",
        "suspect",
        "anxiety",
    ]
)
THREATS = frozenset(["threaten", "threat", "ultimatum"])


def _modality(sentence: Sentence, above: int, status: Status) -> Modality | None:
    word = tree.lemma(sentence, above)
    if word in THREATS:
        return "threatened"
    if status == "possible" and word in FEARS:
        return "feared"
    return MODALITIES.get(status)


def _adjunct(sentence: Sentence, here: int, above: int) -> Reality | None:
    """A purpose clause and an infinitive at a noun ("the right to strike") are plans; other adjuncts keep their own status."""
    if tree.lemma(sentence, above) == "long" and sentence.tokens[here].dep == "advcl":
        return Reality("possible", "hypothetical", "as long as", above)
    if sentence.tokens[here].dep in ("advcl", "acl") and _is_purpose(sentence, here):
        return Reality("planned", "planned", "infinitive of purpose", above)
    return None
