"""Who says so: reporting verbs before, inside and after a clause, "according to", nouns of saying.

A voice is the head word of the speaker's phrase with the sentence that it stands in (a quotation may run over several
sentences and be attributed in one of them only). Speakers are found from the inside out: "Kyiv says Washington warned"
gives Washington, then Kyiv.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.extract import tree
from graph.extract.authors import AUTHOR, authors_of, owners_of
from graph.extract.lexicon import Lexicon
from graph.model import Force, Sentence

ACCORDING = ("according to", "as per", "per", "in the words of", "by the account of")
OPENING = "opening outlet"
"""The rule of a name before a colon, or in brackets, at the beginning of a report."""
NAMED = "named so"
"""The rule of who calls something by the name of an event: "calls the vote a special operation"."""
NAMING = frozenset({
    "brand", "call", "characterise", "characterize", "deem", "denounce", "describe", "dub", "label", "term",
})  # fmt: skip
ACCOUNTS = ("word", "words", "view", "account")
SAID = ("ccomp", "parataxis", "xcomp", "obj", "advcl", "csubj:pass", "nsubj:pass")


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says so: word ``i`` of sentence ``sentence``, how, and by which construction."""

    sentence: int
    i: int
    force: Force
    rule: str
    verb: int | None = None


def voices_of(sentence: Sentence, i: int, lexicon: Lexicon) -> list[Voice]:
    """Everybody to whom the sentence itself attributes the event of word ``i``, innermost first."""
    found: list[Voice] = []
    here = i
    for above in [i, *tree.ancestors(sentence, i)]:
        if above != here and _stands_alone(sentence, here, i):
            break
        if above != here:
            found += _charged(sentence, here, lexicon)
            found += _reported(sentence, here, above, lexicon)
        found += _beside(sentence, above, i, lexicon)
        here = above
    found = found or _tail(sentence, i, lexicon)
    found += _header(sentence, i)
    unique: dict[int, Voice] = {}
    for voice in found:
        if voice.i not in (i,):
            unique.setdefault(voice.i, voice)
    return list(unique.values())


def _stands_alone(sentence: Sentence, here: int, i: int) -> bool:
    """A clause with its own subject behind a semicolon is nobody's of the clause before, unless both stand in one quotation."""
    if sentence.tokens[here].dep not in ("parataxis", "conj", "ccomp") or not _after_semicolon(sentence, here):
        return False
    return bool(tree.kids(sentence, here, "nsubj", "nsubj:pass")) and not tree.in_quotes(sentence, i)


def _after_semicolon(sentence: Sentence, top: int) -> bool:
    """Whether the words of a clause follow right after a semicolon and do not stand in front of what it hangs on."""
    first = min(sentence.subtree(top))
    first += sentence.tokens[first].text == ";"
    return sentence.tokens[top].head < first and first > 0 and sentence.tokens[first - 1].text == ";"


def _reported(sentence: Sentence, here: int, above: int, lexicon: Lexicon) -> list[Voice]:
    """``here`` is the content of a word of saying ``above``."""
    dep, head = sentence.tokens[here].dep, sentence.tokens[above]
    word = tree.lemma(sentence, above)
    if word in lexicon.accusing and dep in ("advcl", "obl", "ccomp", "xcomp", "acl", "nmod") and _laid(sentence, here):
        if head.upos == "VERB":
            return speaker_of(sentence, above, "accuse", f"{word} of", lexicon)
        return _owner(sentence, above, here, "accuse", f"{word} of")
    if head.upos == "VERB" and word in NAMING and _is_name_given(sentence, here):
        return speaker_of(sentence, above, "assert", NAMED, lexicon)
    if head.upos == "VERB" and word in lexicon.reporting and dep in SAID:
        if dep in ("obj", "advcl", "xcomp") and not _says_noun(sentence, here, above, dep):
            return []
        speaker = speaker_of(sentence, above, lexicon.reporting[word], f"{word} + {dep}", lexicon)
        return [*_cited(sentence, above, lexicon), *speaker]
    if head.upos == "NOUN" and word in lexicon.reporting_nouns and dep in ("acl", "ccomp", "acl:relcl", "nmod"):
        if dep == "nmod" and tree.case_of(sentence, here) not in ("of", "about", "on"):
            return []
        if dep == "acl:relcl":
            return []
        return _owner(sentence, above, here, lexicon.reporting_nouns[word], f"noun {word}")
    return []


def _is_name_given(sentence: Sentence, here: int) -> bool:
    """Whether a noun is what something is called: "calls it an attack", "described the vote as a coup"."""
    token = sentence.tokens[here]
    if token.upos not in ("NOUN", "ADJ"):
        return False
    return token.dep == "xcomp" or (token.dep == "obl" and tree.case_of(sentence, here) == "as")


def _charged(sentence: Sentence, here: int, lexicon: Lexicon) -> list[Voice]:
    """ "Urged Chad to stop sheltering fighters": who urges says that Chad does; "to end its bombing" names what goes on.

    Read from the words, since "stop" is parsed above or below what is to be stopped.
    """
    tokens = sentence.tokens
    to_stop = here > 1 and tree.lemma(sentence, here - 1) in lexicon.ceasing and tokens[here - 2].text.lower() == "to"
    if not to_stop or tokens[here].xpos != "VBG":
        return []
    near = list(tree.ancestors(sentence, here))[:3]
    verb = next((j for j in near if tree.lemma(sentence, j) in lexicon.urging), None)
    return [] if verb is None else speaker_of(sentence, verb, "accuse", "to stop", lexicon)


def _laid(sentence: Sentence, here: int) -> bool:
    """The deed of an accusation: "of bombing", "for the attack", "that it bombed"."""
    words = {sentence.tokens[j].text.lower() for j in tree.kids(sentence, here, "mark", "case")}
    return bool(words & {"of", "for", "with", "that", "over", "in"}) or sentence.tokens[here].dep == "ccomp"


def _says_noun(sentence: Sentence, here: int, above: int, dep: str) -> bool:
    """ "Reported an attack", "estimated the dead at 30", "is said to have attacked": the object is what is said."""
    return dep != "advcl" and tree.lemma(sentence, above) in (
        "report", "claim", "allege", "estimate", "confirm", "announce", "describe", "cite", "mention", "recall", "put", "reveal",
    )  # fmt: skip


def speaker_of(sentence: Sentence, verb: int, force: Force, rule: str, lexicon: Lexicon) -> list[Voice]:
    """The subject of a verb of saying; of "quoted X as saying" the one quoted, and the quoting subject besides."""
    above = _quoted_by(sentence, verb, lexicon)
    if above is not None:
        named = tree.kids(sentence, above, "obj", "iobj", "nsubj:pass")
        quoted = [Voice(sentence.index, j, force, "quoted", verb) for j in named]
        return quoted + _quoting(sentence, above)
    if tree.is_passive(sentence, verb):
        agents = tree.kids(sentence, verb, "obl:agent")
        return [Voice(sentence.index, j, force, f"{rule}, passive", verb) for j in agents]
    subject = tree.subject(sentence, verb)
    return [] if subject is None else [Voice(sentence.index, subject, force, rule, verb)]


def _owner(sentence: Sentence, noun: int, content: int, force: Force, rule: str) -> list[Voice]:
    """Whose report it is: not what it tells of ("allegations of torture and killings")."""
    owners = owners_of(sentence, noun, but=content)
    if not owners:
        verb = sentence.tokens[noun].head
        subject = tree.subject(sentence, verb) if verb != noun and sentence.tokens[verb].upos == "VERB" else None
        owners = [] if subject is None or subject == noun else [subject]
    return [Voice(sentence.index, j, force, rule) for j in owners[:1]]


def _beside(sentence: Sentence, clause: int, i: int, lexicon: Lexicon) -> list[Voice]:
    """Attributions that hang on a clause: "..., X said", "according to X", "as X put it"."""
    found: list[Voice] = []
    for j in tree.kids(sentence, clause, "parataxis", "advcl", "ccomp"):
        word = tree.lemma(sentence, j)
        if sentence.tokens[j].upos != "VERB" or word not in lexicon.reporting or _inside(sentence, i, j):
            continue
        if _after_semicolon(sentence, j) and tree.kids(sentence, j, "ccomp", "obj"):
            continue
        mark = {tree.lemma(sentence, k) for k in tree.kids(sentence, j, "mark", "advmod")}
        if sentence.tokens[j].dep == "parataxis" or "as" in mark:
            said = speaker_of(sentence, j, lexicon.reporting[word], f"{word} beside", lexicon)
            found += _cited(sentence, j, lexicon) + said
    for j in tree.kids(sentence, clause, "obl", "nmod", "advmod", "advcl", "parataxis"):
        if _inside(sentence, i, j):
            continue
        if tree.case_of(sentence, j) in ACCORDING:
            found += _according_to(sentence, j, lexicon)
        elif tree.case_of(sentence, j) in ("in", "by") and tree.lemma(sentence, j) in ACCOUNTS:
            whose = tree.kids(sentence, j, "nmod", "nmod:poss")
            found += [Voice(sentence.index, k, "assert", "in the words of") for k in whose]
    return found


def _according_to(sentence: Sentence, j: int, lexicon: Lexicon) -> list[Voice]:
    authors = [Voice(sentence.index, k, "assert", AUTHOR) for k in authors_of(sentence, j, lexicon)]
    cited = _cited(sentence, j, lexicon)
    rule = "according to, quoting" if cited else "according to"
    return [*cited, *(authors or [Voice(sentence.index, j, "assert", rule)])]


def _header(sentence: Sentence, i: int) -> list[Voice]:
    """The outlet that a report opens with: "Reuters: ...", "(BBC) ..."."""
    tokens = sentence.tokens
    colon = next((k for k in range(1, min(6, len(tokens))) if tokens[k].text in (":", ")")), None)
    if colon is None or colon >= i or (tokens[colon].text == ")") != (tokens[0].text == "("):
        return []
    names = [t for t in tokens[:colon] if t.text not in ("(", ",")]
    if not names or any(t.upos not in ("PROPN", "X", "PUNCT") for t in names):
        return []
    head = next((t for t in names if not any(t.head == other.i for other in names)), names[-1])
    return [Voice(sentence.index, head.i, "assert", OPENING)]


def _tail(sentence: Sentence, i: int, lexicon: Lexicon) -> list[Voice]:
    """A closing ", the ministry said." whatever the parser made of it: comma, noun phrase, verb of saying, end."""
    tokens = sentence.tokens
    verb = next((t.i for t in reversed(tokens) if t.upos == "VERB"), None)
    if verb is None or verb <= i or tree.lemma(sentence, verb) not in lexicon.reporting:
        return []
    if tokens[verb].xpos not in ("VBD", "VBZ", "VBP") or tree.kids(sentence, verb, "obj"):
        return []
    comma = next((k for k in range(verb - 1, i, -1) if tokens[k].text in (",", "”", '"', "’")), None)
    if comma is None or any(t.upos in ("VERB", "SCONJ") for t in tokens[comma:verb]):
        return []
    heads = [t for t in tokens[comma + 1 : verb] if t.upos in ("NOUN", "PROPN", "PRON") and not comma < t.head < verb]
    return [
        Voice(sentence.index, t.i, lexicon.reporting[tree.lemma(sentence, verb)], "closing", verb) for t in heads[:1]
    ]


def _inside(sentence: Sentence, i: int, top: int) -> bool:
    return i == top or top in tree.ancestors(sentence, i)


def _quoted_by(sentence: Sentence, verb: int, lexicon: Lexicon) -> int | None:
    """The quoting verb of "KCNA quoted the minister as saying", "the minister was cited as saying by KCNA"."""
    if not any(tree.lemma(sentence, j) == "as" for j in tree.kids(sentence, verb, "mark", "case")):
        return None
    near = [j for j, _ in zip(tree.ancestors(sentence, verb), range(3), strict=False)]
    return next((j for j in near if tree.lemma(sentence, j) in lexicon.relaying["quoting"]), None)


def _quoting(sentence: Sentence, verb: int) -> list[Voice]:
    """Who quotes or cites: the subject, or the agent of the passive."""
    if tree.is_passive(sentence, verb):
        by = [j for j in tree.kids(sentence, verb, "obl", "obl:agent") if tree.case_of(sentence, j) in ("by", "in")]
    else:
        subject = tree.subject(sentence, verb)
        by = [] if subject is None else [subject]
    return [Voice(sentence.index, j, "assert", "quoting", verb) for j in by]


def _cited(sentence: Sentence, verb: int, lexicon: Lexicon) -> list[Voice]:
    """ "Reuters reported, citing officials": those cited say so, too."""
    return [
        Voice(sentence.index, j, "assert", "cited", verb)
        for verb in tree.kids(sentence, verb, "advcl", "acl")
        if tree.lemma(sentence, verb) in lexicon.relaying["quoting"] and sentence.tokens[verb].xpos == "VBG"
        for j in tree.kids(sentence, verb, "obj")
    ]
