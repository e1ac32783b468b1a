"""Who does it and to whom, by construction: what the parse alone says of a trigger's parties.

Active, passive, nominal, light verb, control, apposition, reciprocal "with" and "between".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.extract import tree
from graph.extract.lexicon import Kind, Lexicon
from graph.extract.suffered import UNDERGOES, is_undergone, turned
from graph.extract.triggers import FoundTrigger
from graph.model import Sentence

Role = Literal["actor", "recipient"]
OTHER: dict[Role, Role] = {"actor": "recipient", "recipient": "actor"}
TIMES = frozenset({"after", "amid", "before", "despite", "following", "since"})
"""Prepositions by which an event noun only says when something else took place: "held a funeral after the attack"."""
TOLD = frozenset({"announce", "declare", "give", "issue", "provide", "publish", "put", "release", "send", "show"})
"""Verbs of the list of light ones that a toll or an attack is told by: "death tolls provided by officials"."""
ABSTRACT = ("nmod:poss", "nmod", "amod", "compound", "nmod:desc")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase head that may fill ``role``, the construction, and log-odds."""

    i: int
    role: Role
    rule: str
    score: float = 0.0


def by_construction(sentence: Sentence, trigger: FoundTrigger, lexicon: Lexicon) -> list[Candidate]:
    """What the parse alone says."""
    token = sentence.tokens[trigger.i]
    if token.upos in ("VERB", "AUX") or (token.upos == "ADJ" and token.xpos in ("VBN", "VBG")):
        found = _verb(sentence, trigger.i, trigger.kind)
        if tree.lemma(sentence, trigger.i) in lexicon.classes["losing"] and trigger.type == "ASSAULT":
            found = [Candidate(c.i, "recipient", UNDERGOES) for c in found if c.rule.startswith("subject")]
        if tree.lemma(sentence, trigger.i) in lexicon.classes["experiencers"]:
            found = [Candidate(c.i, OTHER[c.role], c.rule) for c in found]
    elif token.upos == "ADJ":
        found = _predicate(sentence, trigger.i, trigger.kind)
    else:
        found = _noun(sentence, trigger.i, trigger.kind, lexicon)
    meant = [
        c
        for j, role, rule in turned(sentence, trigger.i, trigger.kind, lexicon)
        for c in _reach(sentence, j, role, rule)
    ]
    if meant:
        found = meant + [c for c in found if all(c.i != m.i for m in meant)]
    if trigger.kind.reciprocal:
        found = [Candidate(c.i, "actor", c.rule) for c in found]
    elif trigger.kind.subject == "recipient":
        found = [Candidate(c.i, "recipient", c.rule) for c in found if c.role == "actor"]
    return list(dict.fromkeys(found))


def _verb(sentence: Sentence, i: int, kind: Kind) -> list[Candidate]:
    subject = tree.subject(sentence, i)
    found: list[Candidate] = []
    if tree.is_passive(sentence, i):
        found += [Candidate(j, "actor", "passive agent") for j in _agents(sentence, i)]
        if subject is not None and kind.object == "recipient":
            found += _reach(sentence, subject, "recipient", "passive subject")
        elif subject is not None and kind.type in ("MOBILIZE", "RETREAT") and not found:
            found += _reach(sentence, subject, "actor", "forces of their own state")
    else:
        if subject is not None:
            found += _reach(sentence, subject, "actor", "subject")
        found += _objects(sentence, i, kind)
    found += _obliques(sentence, i, kind)
    if kind.force in ("urge", "demand", "ask", "propose") and not any(c.role == "recipient" for c in found):
        found += _asked(sentence, i)
    return found


def _objects(sentence: Sentence, i: int, kind: Kind) -> list[Candidate]:
    found = [Candidate(j, "recipient", "indirect object") for j in tree.kids(sentence, i, "iobj")]
    for j in _own_or_shared(sentence, i):
        if kind.object == "recipient" or (tree.kids(sentence, i, "xcomp") and kind.object == "content"):
            found += _reach(sentence, j, "recipient", "object")
    return found


def _own_or_shared(sentence: Sentence, i: int) -> list[int]:
    """The objects of a verb, also one that it shares with the verb before it ("captured and killed the commanders")."""
    own = tree.kids(sentence, i, "obj")
    if own or sentence.tokens[i].dep != "conj":
        return own
    return [j for j in tree.kids(sentence, sentence.tokens[i].head, "obj") if j > i]


def _agents(sentence: Sentence, i: int) -> list[int]:
    agents = tree.kids(sentence, i, "obl:agent")
    return agents or [j for j in tree.kids(sentence, i, "obl", "nmod") if tree.case_of(sentence, j) == "by"]


def _obliques(sentence: Sentence, i: int, kind: Kind) -> list[Candidate]:
    found: list[Candidate] = []
    for j in tree.kids(sentence, i, "obl", "nmod", "advmod"):
        case = tree.case_of(sentence, j)
        if case in kind.recipient:
            found += _reach(sentence, j, "recipient", f"oblique {case}")
        elif (kind.reciprocal and case in ("with", "together with", "alongside", "between")) or case in (
            "together with",
            "along with",
            "alongside",
            "together",
        ):
            found += _reach(sentence, j, "actor", f"oblique {case}")
    return found


def _asked(sentence: Sentence, i: int) -> list[Candidate]:
    """Who is to do what is asked: the subject of the clause that says it ("demanded that Russia withdraw")."""
    for j in tree.kids(sentence, i, "ccomp", "xcomp"):
        own = tree.kids(sentence, j, "nsubj", "nsubj:pass")
        if own:
            return _reach(sentence, own[0], "recipient", "subject of the content")
    return []


def _reach(sentence: Sentence, i: int, role: Role, rule: str) -> list[Candidate]:
    """The phrase head itself, and for what may be an abstract noun ("the support of ...") the parties inside it."""
    found = [Candidate(i, role, rule)]
    if sentence.tokens[i].upos == "NOUN":
        for j in tree.kids(sentence, i, *ABSTRACT):
            case = tree.case_of(sentence, j)
            if sentence.tokens[j].dep != "nmod" or case in ("by", "of", "between", "from"):
                found.append(Candidate(j, role, f"{rule}, inside"))
    return found


def _predicate(sentence: Sentence, i: int, kind: Kind) -> list[Candidate]:
    subject = tree.subject(sentence, i)
    found = [] if subject is None else _reach(sentence, subject, "actor", "subject of the predicate")
    return found + _obliques(sentence, i, kind)


def _noun(sentence: Sentence, i: int, kind: Kind, lexicon: Lexicon) -> list[Candidate]:
    found: list[Candidate] = []
    for j in tree.kids(sentence, i, "nmod:poss", "amod", "compound", "nmod", "nmod:desc", "appos"):
        role, rule = _noun_role(sentence, i, j, kind)
        if role:
            found += _reach(sentence, j, role, rule)
    told = TOLD if kind.type == "ASSAULT" else frozenset[str]()
    for j in tree.kids(sentence, i, "acl", "acl:relcl"):
        if tree.lemma(sentence, j) in lexicon.light_verbs - told and tree.is_passive(sentence, j):
            found += [Candidate(k, "actor", "light verb, agent") for k in _agents(sentence, j)]
    if not any(c.role == "actor" for c in found):
        found += _by_light_verb(sentence, i, kind, lexicon)
    return found


def _noun_role(sentence: Sentence, i: int, j: int, kind: Kind) -> tuple[Role | None, str]:
    dep, case = sentence.tokens[j].dep, tree.case_of(sentence, j)
    if dep == "nmod:poss":
        return "actor", "possessor"
    if dep in ("amod", "compound", "nmod:desc"):
        return ("actor", "modifier") if sentence.tokens[j].text[:1].isupper() else (None, "")
    if case == "by":
        return "actor", "by-phrase"
    if case == "between" or (kind.reciprocal and case == "with"):
        return "actor", case
    if case == "of":
        owner = tree.kids(sentence, i, "nmod:poss")
        passive = kind.object == "recipient" and (owner or tree.kids(sentence, i, "nmod"))
        return ("recipient", "of-phrase") if passive and not kind.reciprocal else ("actor", "of-phrase")
    if case in kind.recipient or (case == "from" and "from" in kind.recipient):
        return "recipient", f"{case}-phrase"
    if case == "from":
        return "actor", "from-phrase"
    return None, ""


def _by_light_verb(sentence: Sentence, i: int, kind: Kind, lexicon: Lexicon) -> list[Candidate]:
    """The subject of the verb that the event noun is the object of: "carried out an attack", "held talks"."""
    top = tree.first_conjunct(sentence, i)
    token = sentence.tokens[top]
    verb = token.head
    word = tree.lemma(sentence, verb)
    if verb == top or sentence.tokens[verb].upos != "VERB":
        return []
    carried = word in lexicon.light_verbs or word in lexicon.presupposing or _same_harm(sentence, top, kind, lexicon)
    if not carried and not is_undergone(sentence, top, lexicon):
        return []
    found: list[Candidate] = []
    if token.dep in ("obj", "xcomp") or (token.dep == "obl" and tree.case_of(sentence, top) not in TIMES):
        subject = tree.subject(sentence, verb)
        undergone = is_undergone(sentence, top, lexicon) and kind.object == "recipient"
        if subject is not None and undergone:
            found += _reach(sentence, subject, "recipient", UNDERGOES)
        elif subject is not None and not tree.is_passive(sentence, verb):
            found += _reach(sentence, subject, "actor", "subject of the light verb")
    elif token.dep == "nsubj:pass":
        found += [Candidate(j, "actor", "agent of the light verb") for j in _agents(sentence, verb)]
    return found + _obliques(sentence, verb, kind)


def judges_of(sentence: Sentence, trigger: FoundTrigger, lexicon: Lexicon) -> set[int]:
    """Who condemns, names or regrets what an event noun tells, whatever the parse makes of the clause; they did not do it."""
    top = tree.first_conjunct(sentence, trigger.i)
    verb = sentence.tokens[top].head
    if sentence.tokens[verb].dep in ("xcomp", "ccomp") and sentence.tokens[top].dep == "nsubj":
        verb = sentence.tokens[verb].head
    noun = sentence.tokens[trigger.i].upos == "NOUN" and not trigger.kind.reciprocal
    if not noun or verb == top or tree.lemma(sentence, verb) not in lexicon.classes["judging"]:
        return set()
    if tree.is_passive(sentence, verb):
        return set(_agents(sentence, verb))
    subject = tree.subject(sentence, verb)
    return set() if subject is None or subject == top else {subject}


def _same_harm(sentence: Sentence, top: int, kind: Kind, lexicon: Lexicon) -> bool:
    """Whether the verb tells of the harm that the noun names: "killed 17 soldiers in a raid"."""
    if kind.type != "ASSAULT" or tree.case_of(sentence, top) not in ("in", "during", "with"):
        return False
    entries = lexicon.triggers.get((tree.lemma(sentence, sentence.tokens[top].head), "VERB"), ())
    return any(entry.kind.type == "ASSAULT" for entry in entries)
