"""Who stands by is no doer: subjects of a neighbouring clause that only the learned weights take for an actor.

"Since the invasion, Poland has built a fence", "after Chad withdrew, Niger expelled the ambassador", "he tweeted support for
the protests": the clause has a subject, and the event is somebody else's.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.extract import tree
from graph.extract.constructions import TIMES, Candidate
from graph.extract.lexicon import load_lexicon
from graph.extract.role_cues import Scene
from graph.extract.triggers import FoundTrigger
from graph.model import Sentence

TYPES = frozenset({"ASSAULT", "PROTEST", "COERCE", "ACCUSE", "REJECT", "REQUEST", "SUPPORT", "SANCTION"})
"""Types of events that a bystander is taken to have done; deals and visits are often told by those who take part."""
HARMS = frozenset({"ASSAULT", "COERCE", "SANCTION"})
OWN = frozenset({"Investigation", "Trial"})
"""Kinds of events after which those speak who did them: "after an investigation officials said"."""
ATTITUDES = frozenset({
    "anger", "concern", "condolence", "opposition", "outrage", "reaction", "response", "solidarity", "support", "sympathy", "worry",
})  # fmt: skip
"""Nouns of what somebody thinks of what others do: "support for the protests"."""
ARMED = frozenset({
    "assailant", "attacker", "bandit", "group", "hijacker", "killer", "man", "mob", "robber", "shooter", "thug", "youth",
})  # fmt: skip
"""Those besides the armed forces who are told of after what they did: "after the attack the men fled"."""
PARTS = frozenset({"amod", "compound", "flat", "nmod:poss"})
"""Relations of a word that stands for the whole subject: "Kenya's minister flew to London"."""
SIDES = PARTS | {"nsubj", "nsubj:pass", "obj", "nmod:desc"}
AFTER = frozenset({"after", "although", "because", "before", "since", "though", "until"})
LATER = frozenset({"ahead", "ahead of", "before", "prior to"})
WHEN = frozenset({"when", "where", "while", "as"})


def without_bystanders(scene: Scene, trigger: FoundTrigger, found: list[Candidate]) -> list[Candidate]:
    """The candidates less the bystanders; talks and deals keep theirs."""
    if trigger.kind.reciprocal or all(c.rule != "learned" for c in found):
        return found
    ruled = any(c.role == "actor" and c.rule != "learned" for c in found)
    return [c for c in found if c.rule != "learned" or not _is_bystander(scene, trigger, c, ruled)]


def is_time(sentence: Sentence, event: int) -> bool:
    """Whether an event noun only says when something else took place: "after the vote, the minister said"."""
    return sentence.tokens[event].upos == "NOUN" and _is_time(sentence, _phrase(sentence, event))


def _is_bystander(scene: Scene, trigger: FoundTrigger, c: Candidate, ruled: bool) -> bool:
    if _told_for_time(scene.sentence, trigger, c) or _is_later(scene.sentence, trigger, c.i):
        return True
    return c.role == "actor" and _stands_by(scene, trigger, c.i, ruled)


def _told_for_time(sentence: Sentence, trigger: FoundTrigger, c: Candidate) -> bool:
    """ "The sanctions were imposed after Russia invaded Ukraine": who acts or suffers in a clause that only says when, or why."""
    top = tree.first_conjunct(sentence, trigger.i)
    verb = sentence.tokens[top].head
    if trigger.type not in TYPES or not sentence.tokens[top].dep.startswith("nsubj") or _is_armed(sentence, c.i):
        return False
    clause = side = c.i
    while sentence.tokens[clause].dep in SIDES:
        side, clause = clause, sentence.tokens[clause].head
    if c.role == "recipient" and sentence.tokens[side].dep != "obj":
        return False
    marks = {tree.lemma(sentence, j) for j in tree.kids(sentence, clause, "mark")}
    below = sentence.tokens[clause].dep == "advcl" and sentence.tokens[clause].head == verb and clause != c.i
    return below and bool(marks & AFTER) and bool(tree.kids(sentence, clause, "nsubj", "nsubj:pass"))


def _is_later(sentence: Sentence, trigger: FoundTrigger, i: int) -> bool:
    """ "The attack came days before Kenya's election": who is named only for what came later."""
    top = tree.first_conjunct(sentence, trigger.i)
    verb, above = sentence.tokens[top].head, [i, *tree.ancestors(sentence, i)]
    if trigger.type not in TYPES or not sentence.tokens[top].dep.startswith("nsubj") or verb not in above[1:]:
        return False
    between = above[: above.index(verb)]
    return any({_preposition(sentence, j), tree.lemma(sentence, j)} & LATER for j in between)


def _stands_by(scene: Scene, trigger: FoundTrigger, i: int, ruled: bool) -> bool:
    sentence = scene.sentence
    while sentence.tokens[i].dep in PARTS:
        i = sentence.tokens[i].head
    if not sentence.tokens[i].dep.startswith("nsubj"):
        return False
    if ruled and _in_clause_below(sentence, trigger.i, i):
        return True
    if trigger.type not in TYPES or _is_armed(sentence, i):
        return False
    return _before_or_after(scene, trigger, i) or _is_present(sentence, trigger.i, i)


def _in_clause_below(sentence: Sentence, event: int, i: int) -> bool:
    """ "Although Peru had agreed, Chile refused": the subject of a clause that hangs on the event's own."""
    near = [i, *tree.ancestors(sentence, i)]
    return event in near and sentence.tokens[near[near.index(event) - 1]].dep == "advcl"


def _is_armed(sentence: Sentence, i: int) -> bool:
    word = tree.lemma(sentence, i)
    return word in ARMED or word in load_lexicon().classes["forces"]


def _before_or_after(scene: Scene, trigger: FoundTrigger, i: int) -> bool:
    """ "Turkey held a funeral after the attack", "tweeted support for the protests"; not "Iran jailed ten in the crackdown"."""
    sentence, phrase = scene.sentence, _phrase(scene.sentence, trigger.i)
    apart = sentence.tokens[i].dep == "nsubj" and phrase[-1] not in (i, *tree.ancestors(sentence, i))
    if sentence.tokens[trigger.i].upos != "NOUN" or trigger.kind.name in OWN or not apart:
        return False
    verb = sentence.tokens[i].head
    if any(other.i == verb and other.type in HARMS for other, _ in scene.events):
        return False
    minded = sentence.tokens[phrase[-1]].head == verb and any(tree.lemma(sentence, j) in ATTITUDES for j in phrase[1:])
    return minded or _is_time(sentence, phrase) or _is_ongoing(sentence, phrase[-1])


def _is_time(sentence: Sentence, phrase: Sequence[int]) -> bool:
    """ "After the attack", "a funeral after the attack", "since the start of the strike"."""
    heads = [j for j in phrase if sentence.tokens[j].dep in ("obl", "nmod")]
    return any(_preposition(sentence, j) in TIMES for j in heads)


def _preposition(sentence: Sentence, j: int) -> str:
    """The preposition of a phrase, also where the parse gives it to the verb: "*amid* the strike he flew"."""
    if case := tree.case_of(sentence, j):
        return case
    first = min(sentence.subtree(j))
    return sentence.tokens[first - 1].text.lower() if first else ""


def _is_ongoing(sentence: Sentence, top: int) -> bool:
    """ "With protests ongoing"."""
    token = sentence.tokens[top]
    marks = tree.kids(sentence, token.head, "mark", "case") + tree.kids(sentence, top, "mark", "case")
    return token.dep == "nsubj" and any(tree.lemma(sentence, j) in ("with", "despite") for j in marks)


def _is_present(sentence: Sentence, event: int, i: int) -> bool:
    """ "Was abroad when the coup took place": who only was somewhere while others acted."""
    main = sentence.tokens[i].head
    clause = next(
        (j for j in (event, *tree.ancestors(sentence, event)) if sentence.tokens[j].dep.startswith("advcl")), None
    )
    if clause is None or sentence.tokens[clause].head != main or not tree.kids(sentence, main, "cop"):
        return False
    words = {tree.lemma(sentence, j) for j in tree.kids(sentence, clause, "mark", "advmod")}
    return bool(words & WHEN) and bool(tree.kids(sentence, clause, "nsubj", "nsubj:pass"))


def _phrase(sentence: Sentence, event: int) -> list[int]:
    """An event noun and the nouns above it, up to the head of their phrase: "the days after the start of the strike"."""
    out = [tree.first_conjunct(sentence, event)]
    while sentence.tokens[out[-1]].dep in ("nmod", "compound") and sentence.tokens[out[-1]].head not in out:
        out.append(tree.first_conjunct(sentence, sentence.tokens[out[-1]].head))
    return out
