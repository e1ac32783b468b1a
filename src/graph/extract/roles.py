"""Who does it and to whom: the parties of a sentence weighed for the roles of each trigger in it.

``constructions`` says what the parse gives, ``role_cues`` describe each party as the trigger sees it, a linear model turns
them into probabilities, and the language pipeline's role head adds its own. Resolving words to parties is the resolver's work.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from graph import resources
from graph.extract import outward, tree
from graph.extract.bystanders import without_bystanders
from graph.extract.constructions import Candidate, Role, by_construction, judges_of
from graph.extract.lexicon import Lexicon, load_lexicon, read_yaml
from graph.extract.linear import Linear, load_linear
from graph.extract.role_cues import Ruled, Scene, cues_of
from graph.extract.role_odds import Odds, names, toward_others, weighed_together
from graph.extract.suffered import CHARGED, GIVES, UNDERGOES
from graph.extract.triggers import FoundTrigger, logit
from graph.model import Party, Resolver, Sentence

FILE = Path(__file__).with_name("role_cues.npz")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"})
PART_OF_NAME = frozenset({"amod", "compound", "nmod:desc", "flat"})
ROLES: tuple[tuple[int, Role], ...] = ((1, "actor"), (2, "recipient"))
"""Classes of the model that are roles."""
FLOOR = 1e-3
"""The least that the role head's probability counts."""


@dataclass(frozen=True, slots=True)
class RoleWeights:
    """How the role head counts beside the cues, and the probabilities at which a party gets a role."""

    learned: float
    threshold: float
    fallback: float
    """The lower one for the best party of a role that nobody else fills: most events have both parties."""
    on_itself: float = 1.0
    """What the chance of a word for the actor to be the recipient is multiplied by ..."""
    outward_on_itself: float = 1.0
    said_of_its_own: float = 1.0
    """What it is multiplied by besides in statements, where a possessive leads back: "denied that its forces"."""
    outward: tuple[str, ...] = ()
    """... and in events of these types, which hardly anybody does to themselves."""


@cache
def weights() -> RoleWeights:
    return RoleWeights(**read_yaml(resources.ontology() / "lexicon" / "role_weights.yaml"))


@cache
def cue_weights() -> Linear:
    """The bundled weights of the role cues (classes: none, actor, recipient), read once."""
    return load_linear(FILE)


def scene_of(sentence: Sentence, triggers: Sequence[FoundTrigger], resolver: Resolver, lexicon: Lexicon) -> Scene:
    """The sentence with its parties and its triggers."""
    parties = _parties(sentence, resolver, {t.i for t in triggers}) if triggers else {}
    return Scene(sentence, parties, tuple((t, ruled_by(sentence, t, lexicon)) for t in triggers))


def find_roles(scene: Scene, trigger: FoundTrigger, ruled: Ruled) -> tuple[list[Candidate], frozenset[str]]:
    """The parties that fill a role of the trigger, best first for each role; and the keys of those that judge it or stand by."""
    w = weights()
    odds = undergone(weighed_together(scene, odds_of(scene, trigger, ruled, w.learned)), ruled)
    judges = judges_of(scene.sentence, trigger, load_lexicon())
    odds = judged(odds, judges)
    chosen = choose(scene, trigger, turned_outward(scene, trigger, odds, w), ruled, w)
    kept = without_bystanders(scene, trigger, chosen)
    aside = _keys(scene, (c.i for c in chosen if c not in kept and c.role == "actor"))
    return kept, (aside - _keys(scene, (c.i for c in kept))) | _keys(scene, judges & scene.parties.keys())


def _keys(scene: Scene, words: Iterable[int]) -> frozenset[str]:
    return frozenset(key for i in words for key in names(scene, i))


def turned_outward(scene: Scene, trigger: FoundTrigger, odds: Odds, w: RoleWeights) -> Odds:
    """The odds where who acts is less likely to act on itself; talks and deals have no recipient."""
    if trigger.kind.reciprocal:
        return odds
    on_itself = w.outward_on_itself if trigger.type in w.outward else w.on_itself
    return toward_others(scene, odds, w.threshold, on_itself, w.said_of_its_own if trigger.kind.is_statement else 1.0)


def odds_of(scene: Scene, trigger: FoundTrigger, ruled: Ruled, learned: float) -> Odds:
    """How likely each party has no role, is the actor and is the recipient; ``learned`` weighs the role head."""
    words = [i for i in scene.parties if i != trigger.i]
    if not words:
        return {}
    odds = cue_weights().each([cues_of(scene, trigger, i, ruled) for i in words])
    if scene.sentence.scores is not None:
        head = scene.sentence.scores.role[trigger.i, words, :3]
        odds *= np.maximum(head, FLOOR) ** np.float32(learned)
        odds /= odds.sum(axis=1, keepdims=True)
    return dict(zip(words, odds, strict=True))


def undergone(odds: Odds, ruled: Ruled) -> Odds:
    """The odds where the meaning says who suffers and who gives or is charged: no actor the one, no recipient the other."""
    out = dict(odds)
    for i, p in odds.items():
        if ruled.get((i, "recipient"), "").startswith(UNDERGOES):
            out[i] = np.array([p[0], 0.0, p[1] + p[2]], dtype=np.float32)
        elif ruled.get((i, "actor"), "").startswith((GIVES, CHARGED)):
            out[i] = np.array([p[0], p[1] + p[2], 0.0], dtype=np.float32)
    return out


def judged(odds: Odds, judges: Collection[int]) -> Odds:
    """The odds where the event is what somebody judges: "called the blockade an act of war" tells of none of theirs."""
    nobody = np.array([1, 0, 0], dtype=np.float32)
    return {i: nobody if i in judges else p for i, p in odds.items()}


def choose(scene: Scene, trigger: FoundTrigger, odds: Odds, ruled: Ruled, w: RoleWeights) -> list[Candidate]:
    """For each role the parties that are likely enough, else the likeliest if it is not too unlikely."""
    likely = {n: [i for i, p in odds.items() if p[n] >= max(w.threshold, p[3 - n])] for n, _ in ROLES}
    out: list[Candidate] = []
    for n, role in ROLES:
        chosen = likely[n] or _fallback(scene, trigger, odds, n, likely[3 - n], w.fallback)
        out += [Candidate(i, role, ruled.get((i, role), "learned"), round(logit(float(odds[i][n])), 3)) for i in chosen]
    return sorted(out, key=lambda c: (c.role, -c.score, c.i))


def _fallback(
    scene: Scene, trigger: FoundTrigger, odds: Odds, n: int, others: Sequence[int], least: float
) -> list[int]:
    """The likeliest for a role that nobody surely fills; harm and help go to others than who does them, but for police."""
    home = any(tree.lemma(scene.sentence, i) in outward.AT_HOME for i in others)
    outwards = trigger.type in outward.TYPES and (n == 1 or not home)
    taken = {key for i in others for key in names(scene, i)} if outwards else set[str]()
    willing = [i for i, p in odds.items() if p[n] >= max(least, p[3 - n]) and taken.isdisjoint(names(scene, i))]
    return [max(willing, key=lambda i: (float(odds[i][n]), -i))] if willing else []


def ruled_by(sentence: Sentence, trigger: FoundTrigger, lexicon: Lexicon) -> Ruled:
    """What the parse says of the trigger's roles: (word, role) to the construction."""
    return {(c.i, c.role): c.rule for c in reversed(by_construction(sentence, trigger, lexicon))}


def _parties(sentence: Sentence, resolver: Resolver, triggers: set[int]) -> Mapping[int, tuple[Party, ...]]:
    """Every word that names a party, less the parts of a name or phrase that names the same one, and less the triggers."""
    found = {i: own for i, own in _named(sentence, resolver) if i not in triggers}
    return {i: own for i, own in found.items() if not _helps(sentence, i, found)}


def _named(sentence: Sentence, resolver: Resolver) -> Iterator[tuple[int, tuple[Party, ...]]]:
    for token in sentence.tokens:
        if token.upos not in NOMINAL or token.dep in ("det", "det:predet"):
            continue
        if own := resolver.party(sentence.index, token.i):
            yield token.i, own


def _helps(sentence: Sentence, i: int, found: Mapping[int, tuple[Party, ...]]) -> bool:
    token = sentence.tokens[i]
    if token.head == i or (token.dep.split(":")[0] not in PART_OF_NAME and token.dep not in PART_OF_NAME):
        return False
    return token.head in found and {p.key for p in found[token.head]} == {p.key for p in found[i]}
