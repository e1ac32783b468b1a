"""What the words of a sentence tell of each other's roles: coordination, and the same party named twice.

Each step takes the odds of every party word (no role, actor, recipient) and returns them with what it knows added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from graph.extract import tree
from graph.extract.role_cues import Scene

Odds = Mapping[int, NDArray[np.float32]]
"""Word to the probabilities of no role, actor, recipient."""
SHARE = 0.5
"""How much the words of a group count beside the word itself; chosen by cross-validation on annotated passages."""
TINY = 1e-6


def weighed_together(scene: Scene, odds: Odds) -> Odds:
    """The odds after both steps."""
    return named_twice(scene, coordinated(scene, odds))


def coordinated(scene: Scene, odds: Odds) -> Odds:
    """Parties joined by "and" lean towards what they are on average."""
    out = dict(odds)
    for words in _groups((tree.first_conjunct(scene.sentence, i), i) for i in odds):
        if len(words) == 1:
            continue
        logs = np.log(np.array([odds[i] for i in words]) + TINY)
        out |= {
            i: _normal(np.exp((1 - SHARE) * own + SHARE * logs.mean(0))) for i, own in zip(words, logs, strict=True)
        }
    return out


def named_twice(scene: Scene, odds: Odds) -> Odds:
    """The likeliest mention of a party that the sentence names more than once gains by the others."""
    out = dict(odds)
    for words in _groups((names(scene, i), i) for i in odds):
        if len(words) > 1:
            actor, recipient = (1 - np.prod([1 - odds[i][n] for i in words]) for n in (1, 2))
            any_of = _normal(np.array([max(1 - actor - recipient, 0.0), actor, recipient]))
            best = min(words, key=lambda i: (odds[i][0], words.index(i)))
            out[best] = np.asarray((1 - SHARE) * odds[best] + SHARE * any_of, dtype=np.float32)
    return out


def toward_others(scene: Scene, odds: Odds, least: float, factor: float, possessed: float = 1.0) -> Odds:
    """Who acts seldom acts on itself: the other words for the likely actor are less likely to be the recipient.

    ``least`` is how likely the actor must be, ``factor`` what the chance of its other words is multiplied by,
    ``possessed`` by what besides where a possessive leads back to it ("Sudan denied that its forces").
    """
    actor = max(odds, key=lambda i: (odds[i][1], -i), default=None)
    if actor is None or odds[actor][1] < least or factor == possessed == 1:
        return odds
    same = [i for i in odds if i != actor and names(scene, i) & names(scene, actor)]
    own = {i: possessed if _possessed(scene, i) else 1.0 for i in same}
    return {**odds, **{i: _less(odds[i], factor * own[i]) for i in same}}


def _possessed(scene: Scene, i: int) -> bool:
    """Whether a possessive pronoun leads to the party: "its forces"."""
    tokens = scene.sentence.tokens
    return any(tokens[j].xpos == "PRP$" for j in (i, *tree.kids(scene.sentence, i, "nmod:poss")))


def _less(own: NDArray[np.float32], factor: float) -> NDArray[np.float32]:
    lost = own[2] * (1 - factor)
    return np.array([own[0] + lost, own[1], own[2] - lost], dtype=np.float32)


def _groups(keyed: Iterable[tuple[Hashable, int]]) -> list[list[int]]:
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for key, i in keyed:
        found[key].append(i)
    return list(found.values())


def names(scene: Scene, i: int) -> frozenset[str]:
    """The keys of the parties that a word names."""
    return frozenset(p.key for p in scene.parties[i])


def _normal(odds: NDArray[np.floating]) -> NDArray[np.float32]:
    return np.asarray(odds / odds.sum(), dtype=np.float32)
