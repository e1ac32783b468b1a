"""The status and the attribution, decided: what the syntax says, weighed with the learned heads and other cues."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from graph import resources
from graph.extract import tree
from graph.extract.authors import AUTHOR
from graph.extract.lexicon import Lexicon, read_yaml
from graph.extract.marks import CLEAR, MARKED, MODALITIES, Reality
from graph.extract.reality import reality_of
from graph.extract.status_cues import cues_of, status_weights
from graph.extract.triggers import FoundTrigger
from graph.extract.voice import NAMED, OPENING, Voice
from graph.model import STATUSES, Sentence, Status

DIRECT = frozenset(
    {"cited", "quoted", "quoting", "in the words of", "according to, quoting", "to stop", AUTHOR, NAMED, OPENING}
)
"""Rules of voices that leave no doubt, and that the learned head has seen too few of."""


SPECIAL = frozenset({"feared", "threatened", "alleged"})
"""Modalities that say more than the status does."""


@dataclass(frozen=True, slots=True)
class StatusWeights:
    """How probable a real event must be, plainly and against marks that leave no doubt; log-odds of attributions."""

    actual: float
    actual_marked: float
    voice: float
    voice_learned: float


@cache
def weights() -> StatusWeights:
    return StatusWeights(**read_yaml(resources.ontology() / "lexicon" / "status_weights.yaml"))


def decided(sentence: Sentence, trigger: FoundTrigger, lexicon: Lexicon) -> Reality:
    """The likeliest status by the cues (the rules' verdict is one); the rules' reason and modality stay where both agree."""
    ruled = reality_of(sentence, trigger.i, lexicon)
    if sentence.scores is None:
        return ruled
    if ruled.status == "actual" and ruled.strength >= MARKED:
        return ruled
    if _refused_by_negation(trigger, ruled):
        return Reality("actual", None, f"refused by {ruled.rule}")
    odds = status_weights().probabilities(cues_of(sentence, trigger.i, trigger.type, ruled))
    best: Status = STATUSES[int(odds.argmax())]
    if best == "actual" and float(odds[0]) < _enough(ruled):
        best = STATUSES[1 + int(odds[1:].argmax())]
    if best == ruled.status:
        return ruled
    special = ruled.modality if best != "actual" and ruled.modality in SPECIAL else MODALITIES.get(best)
    return Reality(best, special, f"weighed {best}" + (f", {ruled.rule}" if ruled.rule else ""), ruled.governor)


def _refused_by_negation(trigger: FoundTrigger, ruled: Reality) -> bool:
    """ "Does not recognise the result": the word is a refusal only because it is negated, and the refusal is real."""
    negated = ruled.rule.split()[0] in ("negation", "never", "circumstance") if ruled.rule else False
    return trigger.type == "REJECT" and trigger.rule.startswith("learned") and negated


def _enough(ruled: Reality) -> float:
    """How probable it must be that the event is told as real, against what the rules found."""
    if ruled.strength >= CLEAR:
        return 1.1
    return weights().actual_marked if ruled.strength >= MARKED else weights().actual


def supported(sentence: Sentence, trigger: FoundTrigger, voices: list[Voice]) -> list[Voice]:
    """The attributions that the learned head does not speak against, and those that only it sees."""
    if sentence.scores is None:
        return voices
    w, column = weights(), sentence.scores.role[trigger.i, :, 3]
    kept = [
        v
        for v in voices
        if v.sentence != sentence.index or v.rule in DIRECT or _logit(float(column[v.i])) + w.voice > 0
    ]
    known, least = {k for v in kept for k in _named_by(sentence, v)}, 1 / (1 + math.exp(w.voice_learned))
    seen = (i for i, p in enumerate(column.tolist()) if p > least and i not in known)
    return kept + [Voice(sentence.index, i, "assert", "learned") for i in seen]


def _named_by(sentence: Sentence, voice: Voice) -> tuple[int, ...]:
    """The words that name a speaker: nobody else speaks in "court documents"."""
    if voice.sentence != sentence.index:
        return (voice.i,)
    return (voice.i, *tree.kids(sentence, voice.i, "compound", "amod", "flat", "nmod:desc"))


def _logit(p: float) -> float:
    p = min(max(p, 1e-3), 1 - 1e-3)
    return math.log(p / (1 - p))
