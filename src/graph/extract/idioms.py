"""Turns of phrase that decide the status of an event whatever the tables of words say: "have yet to", "the first to".

Implicative verbs and adjectives follow Karttunen (1971, "Implicative Verbs"): "forced them to leave" says that they left.
"""

from __future__ import annotations

from graph.extract import hearsay, tree
from graph.extract.lexicon import Lexicon
from graph.extract.marks import CLEAR, MARKED, MODALITIES, Reality, marked, negation_of, negative_in
from graph.model import Sentence

SUPPOSING = frozenset({"provide", "assume", "suppose", "grant", "presume", "imagine"})
"""Participles that open a condition: "provided that", "assuming"."""
TEXTS = frozenset({
    "accord", "agreement", "amendment", "article", "bill", "chapter", "clause", "communique", "communiqué", "deal", "declaration",
    "document", "draft", "formula", "language", "law", "letter", "line", "motion", "paragraph", "passage", "phrase", "provision",
    "resolution", "sentence", "statement", "text", "treaty", "verdict", "wording",
})  # fmt: skip
"""What somebody who wants one has not got yet: "wanted a sentence that condemned the raid"."""
CAUSING = frozenset({"force", "convince", "persuade", "compel", "lead", "cause", "prompt", "drive"})
"""Verbs that say of their object that it did what the infinitive tells, when they happened themselves."""
ORDER = frozenset({"first", "second", "third", "last", "only", "latest"})
"""What stands with a noun whose infinitive tells what it did: "the first country to recognise the junta"."""
DRAFTS = frozenset({"draft", "bill", "proposal", "motion"})
"""Texts that do nothing yet: "a draft resolution condemning the raid"."""
WRITS = frozenset({"warrant", "charge", "indictment", "summons", "writ"})
ISSUING = frozenset({"issue", "file", "bring", "press", "lay", "unseal", "hand", "serve", "publish", "sign"})
"""Verbs by which a court or a prosecutor takes such a step."""
PAST = frozenset({"VBD", "VBN"})


APPROVING = frozenset({"back", "support", "endorse"})
"""Verbs whose object is only wished for where it has not been told of yet: "backs a ban on Russian ships"."""
WISHED = frozenset({
    "ban", "blockade", "boycott", "ceasefire", "deployment", "embargo", "expulsion", "inquiry", "intervention", "investigation",
    "mission", "probe", "sanction", "sanctions", "strike", "tariff", "truce", "withdrawal",
})  # fmt: skip
"""What is wished for so."""
CONTAINING = frozenset({"comprise", "contain", "cover", "envisage", "foresee", "include", "involve"})
"""Verbs by which a demand or a plan is told in parts: "the demands include the release of forty prisoners"."""
TERMS = frozenset({"condition", "term"})
"""Nouns beside those of the lexicon that demand or plan what they contain."""


def special(sentence: Sentence, here: int, above: int, lexicon: Lexicon) -> Reality | None:
    """ "Have yet to", "it is not true that", "is thought to have", "the story that ... proved false"."""
    word, dep = tree.lemma(sentence, above), sentence.tokens[here].dep
    if dep == "acl:relcl" and (found := _of_wanted_text(sentence, above, lexicon)) is not None:
        return found
    if (found := _of_wish(sentence, here, above) or _of_terms(sentence, here, above, lexicon)) is not None:
        return found
    yet = tree.has_kid_lemma(sentence, above, frozenset({"yet"})) is not None
    if dep == "xcomp" and word in ("have", "yet") and yet:
        return Reality("denied", "denied", "have yet to", above)
    if (found := hearsay.of_claim(sentence, here, above, lexicon)) is not None:
        return found
    if dep == "advcl:relcl" and word == "whenever":
        return Reality("possible", "hypothetical", "conditional whenever", above, CLEAR)
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
    said = word in lexicon.reporting and tree.is_passive(sentence, above)
    if dep == "xcomp" and said and not tree.kids(sentence, above, "obl:agent"):
        return Reality("possible", "alleged", f"hearsay: {sentence.tokens[above].text}", above, CLEAR)
    return None


def _of_wanted_text(sentence: Sentence, noun: int, lexicon: Lexicon) -> Reality | None:
    """ "Wanted a sentence that condemned the raid", "seeks a deal that ends the war": the text is only to come."""
    token = sentence.tokens[noun]
    articles = {sentence.tokens[j].text.lower() for j in tree.kids(sentence, noun, "det")}
    if tree.lemma(sentence, noun) not in TEXTS or token.dep not in ("obj", "obl") or not articles & {"a", "an", "any"}:
        return None
    verb = token.head
    if sentence.tokens[verb].dep == "xcomp":
        verb = sentence.tokens[verb].head
    status = lexicon.governors.get((tree.lemma(sentence, verb), "VERB"))
    if status not in ("planned", "requested"):
        return None
    return Reality(status, MODALITIES[status], f"in a text: {sentence.tokens[verb].text}", verb, CLEAR)


def _of_wish(sentence: Sentence, here: int, above: int) -> Reality | None:
    """ "Backs a ban on Russian ships": what is told without article or with "a", and is not there yet."""
    token = sentence.tokens[here]
    if tree.lemma(sentence, above) not in APPROVING or token.dep != "obj" or tree.lemma(sentence, here) not in WISHED:
        return None
    words = {sentence.tokens[j].text.lower() for j in tree.kids(sentence, here, "det")}
    if tree.kids(sentence, here, "nmod:poss", "nummod", "acl") or words - {"a", "an", "any", "no"}:
        return None
    return Reality("requested", "urged", f"wished: {sentence.tokens[above].text}", above, MARKED)


def _of_terms(sentence: Sentence, here: int, above: int, lexicon: Lexicon) -> Reality | None:
    """ "Their demands include that it cease", "the plan foresees a withdrawal": what the subject noun does to its content."""
    if tree.lemma(sentence, above) not in CONTAINING or sentence.tokens[here].dep not in ("obj", "ccomp", "xcomp"):
        return None
    for j in tree.kids(sentence, above, "nsubj"):
        word = tree.lemma(sentence, j)
        status = "requested" if word in TERMS else lexicon.governors.get((word, "NOUN"))
        if sentence.tokens[j].upos == "NOUN" and status in ("planned", "requested"):
            return Reality(status, MODALITIES[status], f"among {sentence.tokens[j].text}", above, MARKED)
    return None


def of_writ(sentence: Sentence, i: int, lexicon: Lexicon) -> Reality | None:
    """ "Issued a warrant", "filed charges": who does so has taken the step, whatever comes of it."""
    token = sentence.tokens[i]
    verb = token.head
    if tree.lemma(sentence, i) not in WRITS or token.dep not in ("obj", "nsubj:pass"):
        return None
    if tree.lemma(sentence, verb) not in ISSUING or sentence.tokens[verb].xpos not in PAST:
        return None
    return marked(sentence, verb, lexicon) or Reality("actual", None, f"{sentence.tokens[verb].text} it", verb, MARKED)


def implied(sentence: Sentence, here: int, above: int) -> Reality | None:
    """ "Forced them to leave", "was able to leave": what happened is told by a verb or adjective above it."""
    word, head = tree.lemma(sentence, above), sentence.tokens[above]
    if sentence.tokens[here].dep not in ("xcomp", "advcl") or not _is_infinitive(sentence, here):
        return None
    helpers = {sentence.tokens[j].text.lower() for j in tree.kids(sentence, above, "aux", "aux:pass", "cop", "advmod")}
    if helpers & {"not", "n't", "n’t", "never", "if"} or tree.kids(sentence, above, "mark"):
        return None
    if word == "able" and helpers & {"was", "were"} and not helpers & {"would", "may", "might", "could"}:
        return Reality("actual", None, "implied by able", above, MARKED)
    if word not in CAUSING or head.xpos not in PAST or helpers & {"may", "might", "could", "would", "will", "should"}:
        return None
    return Reality("actual", None, f"implied by {head.text}", above, MARKED)


def of_purpose(sentence: Sentence, here: int, above: int) -> Reality | None:
    """An infinitive of purpose is a plan; not that of what is used for it, nor of "the first to" do something."""
    if tree.lemma(sentence, above) == "use" and sentence.tokens[here].dep == "advcl":
        return None
    kinds = {tree.lemma(sentence, j) for j in tree.kids(sentence, above, "amod")} | {tree.lemma(sentence, above)}
    if sentence.tokens[here].dep == "acl" and kinds & ORDER and _is_told(sentence, above):
        return Reality("actual", None, "the first to", above, MARKED)
    return Reality("planned", "planned", "infinitive of purpose", above)


def of_draft(sentence: Sentence, here: int, above: int) -> Reality | None:
    """ "A draft resolution condemning the raid", "a bill banning the party"."""
    words = {tree.lemma(sentence, j) for j in tree.kids(sentence, above, "compound", "amod")}
    describes = sentence.tokens[here].dep == "acl" and sentence.tokens[here].xpos == "VBG"
    if describes and (words | {tree.lemma(sentence, above)}) & DRAFTS:
        return Reality("planned", "planned", "in a draft", above, CLEAR)
    return None


def _is_infinitive(sentence: Sentence, i: int) -> bool:
    marks = {sentence.tokens[j].text.lower() for j in tree.kids(sentence, i, "mark")}
    return sentence.tokens[i].xpos == "VB" and "to" in marks


def _is_told(sentence: Sentence, noun: int) -> bool:
    """Whether the clause of a noun is in the past: "became the first", "was the only one"."""
    for j in (noun, *tree.ancestors(sentence, noun)):
        if sentence.tokens[j].xpos == "VBD":
            return True
        if any(sentence.tokens[k].xpos == "VBD" for k in tree.kids(sentence, j, "cop", "aux")):
            return True
        if sentence.tokens[j].upos == "VERB":
            return False
    return False
