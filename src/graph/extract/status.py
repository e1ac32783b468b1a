"""The status and the attribution, decided: what the syntax says, weighed with the learned heads."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from graph import resources
from graph.extract.lexicon import Lexicon, read_yaml
from graph.extract.reality import MODALITIES, Reality, reality_of
from graph.extract.triggers import FoundTrigger
from graph.extract.voice import Voice
from graph.model import STATUSES, Sentence, Status

CLEAR = frozenset({"cited", "quoting", "according to, quoting"})
"""Rules of voices that leave no doubt, and that the learned head has seen too few of."""


@dataclass(frozen=True, slots=True)
class StatusWeights:
    """Log-probability bonuses: ``rule`` for the syntax's unreal status, ``actual`` where the syntax finds none."""

    rule: float
    actual: float
    voice: float
    voice_learned: float


@cache
def weights() -> StatusWeights:
    return StatusWeights(**read_yaml(resources.ontology() / "lexicon" / "status_weights.yaml"))


def decided(sentence: Sentence, trigger: FoundTrigger, lexicon: Lexicon) -> Reality:
    """The likeliest status; an unreal one keeps the modality that the syntax gives where both agree."""
    ruled = reality_of(sentence, trigger.i, lexicon)
    if sentence.scores is None:
        return ruled
    row, w = sentence.scores.status[trigger.i], weights()
    bonus = w.rule * ruled.strength if ruled.status != "actual" else w.actual
    score = {s: math.log(max(float(p), 1e-4)) + bonus * (s == ruled.status) for s, p in zip(STATUSES, row, strict=True)}
    best: Status = max(STATUSES, key=lambda s: score[s])
    if best == ruled.status or (best != "actual" and ruled.status != "actual"):
        return ruled
    return Reality(best, MODALITIES.get(best), f"learned {best}", ruled.governor)


def supported(sentence: Sentence, trigger: FoundTrigger, voices: list[Voice]) -> list[Voice]:
    """The attributions that the learned head does not speak against, and those that only it sees."""
    if sentence.scores is None:
        return voices
    w, column = weights(), sentence.scores.role[trigger.i, :, 3]
    kept = [
        v for v in voices if v.sentence != sentence.index or v.rule in CLEAR or _logit(float(column[v.i])) + w.voice > 0
    ]
    known = {v.i for v in kept}
    for token in sentence.tokens:
        if token.i not in known and _logit(float(column[token.i])) + w.voice_learned > 0:
            kept.append(Voice(sentence.index, token.i, "assert", "learned"))
    return kept


def _logit(p: float) -> float:
    p = min(max(p, 1e-3), 1 - 1e-3)
    return math.log(p / (1 - p))
