"""The cues of a role: names of how a party stands to a trigger, for the learned part of the role decision.

The way through the tree from the trigger to the party, prepositions, distance and what stands between, the words
themselves, what the construction says of this party and of the others, and the party's role in a governing event. The
weights are in ``role_cues.npz`` beside this module, fitted by ``training/fit_roles.py`` on annotated passages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.extract import tree
from graph.extract.triggers import FoundTrigger
from graph.model import Party, Sentence

SHORT = {
    "nsubj:pass": "sbjp",
    "nsubj": "sbj",
    "nmod:poss": "poss",
    "acl:relcl": "rel",
    "obl:agent": "agent",
    "compound": "mod",
    "amod": "mod",
}
PART = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N", "ADJ": "A"}
DISTANCES = ((2, "1"), (4, "3"), (7, "6"), (13, "12"))
"""Bounds in words and the name of what lies below them."""
LONGEST = 6
"""Relations that a way may have before it is called far."""
REACH = 5
"""How many steps up a governing event is looked for."""

Ruled = Mapping[tuple[int, str], str]
"""(word, role) to the construction that gives it the role."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with the words that name parties and the triggers in it, each with what the parse says of its roles."""

    sentence: Sentence
    parties: Mapping[int, tuple[Party, ...]]
    events: tuple[tuple[FoundTrigger, Ruled], ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """From the trigger up to the common ancestor and down to the party, coordination folded."""

    up: str
    down: str
    top: int
    length: int
    coordinated: str

    @property
    def name(self) -> str:
        return f"{self.up}^{self.down}" if self.length <= LONGEST else "far"


def cues_of(scene: Scene, trigger: FoundTrigger, i: int, ruled: Ruled) -> list[str]:
    """All cues of the party at word ``i`` for a trigger, in a fixed order."""
    sentence = scene.sentence
    way = _way(sentence, trigger.i, i)
    part = _part(sentence, trigger.i)
    case = tree.case_of(sentence, i)
    if not case and sentence.tokens[i].dep == "conj":
        case = tree.case_of(sentence, tree.first_conjunct(sentence, i))
    return [
        *_of_way(sentence, trigger, way, case, part),
        *_of_place(scene, trigger, i, part),
        *_of_word(scene, trigger, i, case, part),
        *_of_construction(scene, trigger, i, ruled, part),
        *_of_events(scene, trigger, i, part),
        *_of_verb_above(sentence, trigger, way, case, part),
    ]


def _of_way(sentence: Sentence, trigger: FoundTrigger, way: _Way, case: str, part: str) -> list[str]:
    name, kind = way.name, trigger.kind
    full = f"{name}/{case}" if case else name
    lemma = tree.lemma(sentence, trigger.i)
    frame = "rec" if kind.reciprocal else "st" if kind.is_statement else f"obj-{kind.object}"
    out = [f"p={full}", f"p={full}|{part}", f"p={full}|{trigger.type}", f"p={name}|{frame}|{part}"]
    out += [f"p={full}|{lemma}", f"p={full}|{kind.name}", f"c={case}|{trigger.type}", f"c={case}|{lemma}"]
    out += [f"u={way.up}|{part}", f"d={way.down}|{case}", f"d={way.down}|{case}|{part}", f"conj={way.coordinated}"]
    return out


def _of_place(scene: Scene, trigger: FoundTrigger, i: int, part: str) -> list[str]:
    side = "L" if i < trigger.i else "R"
    low, high = sorted((i, trigger.i))
    far = next((name for bound, name in DISTANCES if high - low < bound), "30")
    between = sum(low < k < high for k in scene.parties)
    near = min(between, 3)
    out = [f"s={side}{far}", f"s={side}{min(between, 4)}", f"s={side}{near}|{part}", f"s={side}|{trigger.type}"]
    return [*out, f"s={side}{near}|{trigger.type}|{part}", f"n={min(len(scene.parties), 6)}"]


def _of_word(scene: Scene, trigger: FoundTrigger, i: int, case: str, part: str) -> list[str]:
    token = scene.sentence.tokens[i]
    kind = scene.parties[i][0].link.entity.kind
    word = token.lemma.lower() if token.upos != "PROPN" else f"*{kind}"
    out = [f"x={token.upos}|{token.dep}", f"x={token.dep}|{case}|{part}"]
    out += [f"w={word}", f"w={word}|{trigger.type}", f"w={word}|{token.dep}"]
    out += [f"k={kind}|{token.upos}", f"k={kind}|{case}", f"k={kind}|{case}|{trigger.type}"]
    if token.head != i:
        above = f"h={tree.lemma(scene.sentence, token.head)}|{token.dep}"
        out += [above, f"{above}|{trigger.type}"]
    return out


def _of_construction(scene: Scene, trigger: FoundTrigger, i: int, ruled: Ruled, part: str) -> list[str]:
    others = {role for k, role in ruled if k != i and k in scene.parties}
    filled = f"A{int('actor' in others)}R{int('recipient' in others)}"
    event, kind = trigger.type, trigger.kind
    out: list[str] = []
    for short, role in (("ra", "actor"), ("rr", "recipient")):
        if rule := ruled.get((i, role)):
            lemma = tree.lemma(scene.sentence, trigger.i)
            out += [short, f"{short}={rule}", f"{short}={rule}|{event}", f"{short}={rule}|{part}|{lemma}"]
            out += [f"{short}|{event}", f"{short}|{kind.name}", f"{short}|{filled}"]
    if not out:
        low, high = sorted((i, trigger.i))
        side = f"{'L' if i < trigger.i else 'R'}"
        near = min(sum(low < k < high for k in scene.parties), 2)
        frame = "rec" if kind.reciprocal else "st" if kind.is_statement else f"obj-{kind.object}"
        out = [f"no|{event}|{part}", f"no|{side}{near}|{filled}", f"no|{filled}|{event}"]
        out += [f"no|{filled}|{event}|{side}|{part}", f"no|{frame}|{filled}"]
    return out


def _of_events(scene: Scene, trigger: FoundTrigger, i: int, part: str) -> Iterator[str]:
    """The party's role in the event that governs this one, and in events below it."""
    sentence, event = scene.sentence, trigger.type
    above = _chain(sentence, trigger.i)[1 : REACH + 1]
    governor = next(((o, r) for o, r in scene.events if o.i in above), None)
    if governor is None:
        yield "g0"
    else:
        other, ruled = governor
        role, step = _role_in(ruled, i), _steps(sentence, trigger.i, other.i)
        yield from (f"g={role}|{other.type}|{event}", f"g={role}|{step}", f"g={role}|{step}|{other.kind.force}")
        yield from (f"g={role}|{step}|{part}", f"g={role}|{other.kind.name}|{step}")
        yield f"g={role}|{other.kind.force}|{event}"
    for other, ruled in scene.events:
        role = _role_in(ruled, i)
        if role != "-" and other.i != trigger.i and trigger.i in _chain(sentence, other.i)[1:REACH]:
            step = _steps(sentence, other.i, trigger.i)
            yield from (f"b={role}|{other.type}|{event}", f"b={role}|{other.type}", f"b={role}|{step}")


def _of_verb_above(sentence: Sentence, trigger: FoundTrigger, way: _Way, case: str, part: str) -> list[str]:
    """The verb that an event noun depends on: "carried out an attack", "the attack killed"."""
    top = tree.first_conjunct(sentence, trigger.i)
    above = sentence.tokens[top].head
    if part != "N" or above == top:
        return []
    verb, relation = sentence.tokens[above], sentence.tokens[top].dep
    down = way.down if way.top == above else "-"
    lemma = f"v={verb.lemma.lower()}|{relation}"
    return [f"{lemma}|{down}", f"v={verb.upos}|{relation}|{down}|{case}", f"{lemma}|{trigger.type}|{down}"]


def _part(sentence: Sentence, i: int) -> str:
    """Verb, passive, noun, adjective, other: V P N A O."""
    part = PART.get(sentence.tokens[i].upos, "O")
    return "P" if part == "V" and tree.is_passive(sentence, i) else part


def _role_in(ruled: Ruled, i: int) -> str:
    return "a" if (i, "actor") in ruled else "r" if (i, "recipient") in ruled else "-"


def _chain(sentence: Sentence, i: int) -> list[int]:
    return [i, *tree.ancestors(sentence, i)]


def _steps(sentence: Sentence, low: int, high: int) -> str:
    chain = _chain(sentence, low)
    return _folded([sentence.tokens[k].dep for k in chain[: chain.index(high)]], "<")


def _way(sentence: Sentence, start: int, end: int) -> _Way:
    ups, downs = _chain(sentence, start), _chain(sentence, end)
    top = next(k for k in ups if k in downs)
    up = [sentence.tokens[k].dep for k in ups[: ups.index(top)]]
    down = [sentence.tokens[k].dep for k in downs[: downs.index(top)]][::-1]
    coordinated = ("c" if "conj" in down else "") + ("C" if "conj" in up else "")
    return _Way(_folded(up, "<"), _folded(down, ">"), top, len(up) + len(down), coordinated)


def _folded(relations: list[str], mark: str) -> str:
    return mark.join(SHORT.get(r, r) for r in relations if r != "conj")
