"""Is it real: the status of an event from negation, modals, conditionals and the words that govern it.

Follows the annotation guide's five statuses; the idea of walking up the governors with their signatures is that of
Nairn, Condoravdi and Karttunen (2006, implicatives) and Saurí and Pustejovsky (2009, FactBank), reduced to what news needs.
"""

from __future__ import annotations

from dataclasses import replace

from graph.extract import tree
from graph.extract.hearsay import is_rejected_charge
from graph.extract.idioms import implied, of_draft, of_purpose, of_writ, special
from graph.extract.lexicon import Lexicon
from graph.extract.marks import CLEAR, MARKED, MODALITIES, Reality, marked, markers_of, negative_in
from graph.model import Modality, Sentence, Status

COMPLEMENTS = ("xcomp", "ccomp", "advcl", "acl", "csubj")
POS_OF = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}
NESTED = 0.3
CERTAIN = {
    "negation": MARKED,
    "without": MARKED,
    "conditional": MARKED,
    "inverted": CLEAR,
    "never": CLEAR,
    "circumstance": CLEAR,
    "adverb": CLEAR,
    "perfect": CLEAR,
}
OPEN = frozenset({"conditional whenever", "conditional unless", "conditional lest"})
"""Rules whose words are never anything else than a condition."""
ASKED = frozenset({"how", "why", "when", "where", "who", "whom", "whose"})
"""Words of questions that take for granted what they ask about."""
SURE = frozenset({"contemplate", "favor", "favour", "mull", "ponder", "prefer", "weigh"})
"""Verbs whose object is never there yet, whatever else speaks for it."""
OPENING = 3
"""Among so many first words such a word stands."""


def reality_of(sentence: Sentence, i: int, lexicon: Lexicon) -> Reality:
    """Status of the event whose trigger is word ``i``, as the syntax tells it."""
    found = marked(sentence, i, lexicon)
    if found is not None:
        return replace(found, strength=CLEAR if found.rule in OPEN else CERTAIN.get(found.rule.split()[0], 1.0))
    if is_rejected_charge(sentence, i):
        return Reality("actual", None, "a charge that is rejected", strength=MARKED)
    if (found := of_writ(sentence, i, lexicon)) is not None:
        return found
    here, strength = i, 1.0
    for above in _governors(sentence, i):
        found = _governed(sentence, here, above, lexicon)
        if found is not None and not (found.status == "actual" and strength < 1):
            return replace(found, strength=found.strength if found.strength > 1 and strength == 1 else strength)
        if sentence.tokens[here].dep in ("nmod", "nmod:poss", "compound", "acl:relcl"):
            strength = NESTED
        here = above
    return _asked(sentence) or Reality("actual", None, "")


def _asked(sentence: Sentence) -> Reality | None:
    """ "Did Russia poison him?", "You think they attacked?", but not "How did they capture the port?"."""
    if not sentence.tokens or sentence.tokens[-1].text != "?":
        return None
    if any(t.text.lower() in ASKED for t in sentence.tokens[:OPENING]):
        return Reality("actual", None, "asked about", strength=MARKED)
    asked = sentence.tokens[0].upos == "AUX"
    return Reality("possible", "hypothetical", "question", strength=CLEAR if asked else 1.0)


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
        return Reality("actual", None, f"presupposed by {head.text}", above, MARKED)
    relative = special(sentence, here, above, lexicon) if dep in ("acl:relcl", "advcl:relcl") else None
    if (found := relative or implied(sentence, here, above)) is not None:
        return found
    status = lexicon.governors.get((tree.lemma(sentence, above), pos or ""))
    if not _is_argument(sentence, here, above, pos):
        return _adjunct(sentence, here, above) if dep in COMPLEMENTS else _in_hypothesis(sentence, here, above, lexicon)
    if status is not None and _applies(sentence, here, above, status):
        return _negated(sentence, above, status, lexicon)
    return special(sentence, here, above, lexicon) or _inherited(sentence, here, above, lexicon)


def _inherited(sentence: Sentence, here: int, above: int, lexicon: Lexicon) -> Reality | None:
    """The modality of a light verb or of an open complement's governor is that of what it governs."""
    dep = sentence.tokens[here].dep
    if dep in ("advcl", "acl"):
        return _adjunct(sentence, here, above)
    if dep in ("obj", "nsubj:pass", "xcomp") and _carries(sentence, above, lexicon):
        return marked(sentence, above, lexicon)
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
        if (found := _asked_beside(sentence, here, above, lexicon)) is not None:
            return found
    return marked(sentence, above, lexicon)


def _asked_beside(sentence: Sentence, here: int, above: int, lexicon: Lexicon) -> Reality | None:
    """ "Called for elections and to let Kenya withdraw": an infinitive beside a finite verb says what that one asks for."""
    status = lexicon.governors.get((tree.lemma(sentence, above), "VERB"))
    finite = sentence.tokens[above].xpos != "VB"
    if status not in ("planned", "requested") or not finite or not _is_purpose(sentence, here):
        return None
    return _negated(sentence, above, status, lexicon)


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
    negative = _is_negated(sentence, above, lexicon)
    word = sentence.tokens[above].text
    if negative:
        status = "possible" if status == "denied" else "denied"
    modality = _modality(sentence, above, status)
    lemma = tree.lemma(sentence, above)
    strength = CLEAR if lemma == "deny" and not negative else MARKED if lemma in SURE else 1.0
    return Reality(status, modality, f"governed by {word}", above, strength)


def _is_negated(sentence: Sentence, above: int, lexicon: Lexicon) -> bool:
    """ "Did not plan to", "no plans for", "nobody tried to"."""
    if any(lexicon.adverbs.get(sentence.tokens[j].text.lower()) == "denied" for j in sentence.children[above]):
        return True
    return any(negative_in(sentence, j) for j in (above, *tree.kids(sentence, above, "nsubj", "nsubj:pass")))


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
        return of_purpose(sentence, here, above)
    return of_draft(sentence, here, above)
