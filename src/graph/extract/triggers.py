"""Which words name events: the reviewed lexicon and the learned trigger scores, put together.

The lexicon says what a word can mean and under which conditions; the learned head says how likely a word in this
sentence is an event of each type. ``ontology/lexicon/trigger_weights.yaml`` holds the weights of the combination, fitted
by ``training/`` on annotated passages that neither was tuned on.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph import resources
from graph.extract import tree
from graph.extract.conditions import PARTS as PARTS
from graph.extract.conditions import holds, rules_out
from graph.extract.cues import cue_weights, cues_of
from graph.extract.lexicon import Kind, Lexicon, Trigger, read_yaml
from graph.model import EVENT_TYPES, EventType, Sentence, Token

SURE_NONE = 0.95
"""Above this probability of no event a word outside the lexicon is passed over."""
POSSIBLE = 0.02
COMPLEMENTS = frozenset({"obj", "xcomp", "ccomp"})
HARM = frozenset({"Killing", "Casualties", "Attack"})


@dataclass(frozen=True, slots=True)
class FoundTrigger:
    """A word that names an event, what kind, how sure (0 to 1), and what that rests on."""

    i: int
    type: EventType
    kind: Kind
    mode: str | None
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds of the combination.

    ``learned`` times the logit of the language model's head, plus ``cues`` times that of the linear model, plus one of the
    lexicon's terms.
    """

    learned: float
    cues: float
    specific: float
    plain: float
    other_type: float
    unknown: float
    lexicon_only: float
    threshold: float
    unlisted: float
    """The threshold of a word that the lexicon does not have at all."""
    complement: float
    """That of the complement of another word without an entry that holds ("agreed to *do*")."""


@cache
def weights() -> Weights:
    return Weights(**read_yaml(resources.ontology() / "lexicon" / "trigger_weights.yaml"))


def find_triggers(sentence: Sentence, lexicon: Lexicon) -> list[FoundTrigger]:
    """Every event trigger of the sentence, in the order of the text."""
    nothing = [1.0] * len(sentence.tokens) if sentence.scores is None else sentence.scores.trigger[:, 0].tolist()
    decided = (
        _decide(sentence, token.i, entries, known_types(token.lemma.lower(), part, lexicon), lexicon)
        for token, part, entries in words_of(sentence, lexicon)
        if entries or nothing[token.i] <= SURE_NONE
    )
    found = [trigger for trigger in decided if trigger is not None]
    return [t for t in found if not any(_repeats(sentence, t, other) for other in found)]


def words_of(sentence: Sentence, lexicon: Lexicon) -> Iterator[tuple[Token, str, list[Trigger]]]:
    """The words that can name events, with their part of speech in the lexicon and the entries that hold."""
    for token in sentence.tokens:
        part = PARTS.get(token.upos)
        if part is not None and token.dep not in ("aux", "aux:pass", "cop"):
            yield token, part, [] if token.upos == "PROPN" else matching(sentence, token.i, part, lexicon)


def _repeats(sentence: Sentence, trigger: FoundTrigger, other: FoundTrigger) -> bool:
    """Whether the two words name one event and the other is its name.

    The noun of its own verb or noun ("signed an agreement", "war of aggression") and the second of "killed or wounded".
    """
    token = sentence.tokens[trigger.i]
    if trigger.i == other.i or trigger.type != other.type:
        return False
    joined = trigger.i == other.i + 2 and sentence.tokens[other.i + 1].text.lower() in ("or", "and")
    if joined and {trigger.kind.name, other.kind.name} <= HARM and token.xpos == sentence.tokens[other.i].xpos:
        return True
    if token.head != other.i:
        return False
    if token.dep == "conj":
        harm = trigger.kind.name in HARM and other.kind.name in HARM
        return harm and not (tree.kids(sentence, trigger.i, "obj") and tree.kids(sentence, other.i, "obj"))
    if token.dep == "nmod":
        return tree.case_of(sentence, trigger.i) == "of" and not tree.kids(sentence, trigger.i, "nmod:poss", "nummod")
    return (
        token.dep in ("obj", "amod", "compound")
        and token.upos in ("NOUN", "ADJ")
        and not tree.kids(sentence, trigger.i, "nummod")
    )


def known_types(word: str, part: str, lexicon: Lexicon) -> frozenset[EventType]:
    """Types that the lexicon gives this word under any condition."""
    return lexicon.types.get((word, part), frozenset())


def matching(sentence: Sentence, i: int, part: str, lexicon: Lexicon) -> list[Trigger]:
    """Lexicon entries of the word whose conditions hold, the most specific first."""
    word = tree.lemma(sentence, i)
    entries = lexicon.triggers.get((word, part), ())
    if not entries and part == "NOUN" and word.endswith("s"):
        entries = lexicon.triggers.get((word[:-1], part), ())
    if not entries and part == "ADJ" and sentence.tokens[i].xpos == "VBN":
        entries = lexicon.triggers.get((word, "VERB"), ())
    return [entry for entry in entries if holds(sentence, i, entry)]


def _decide(
    sentence: Sentence, i: int, entries: list[Trigger], known: frozenset[EventType], lexicon: Lexicon
) -> FoundTrigger | None:
    w = weights()
    if sentence.scores is None:
        return _from_lexicon(i, entries, w)
    best: tuple[float, EventType, Trigger | None] | None = None
    by_type = {entry.kind.type: entry for entry in reversed(entries)}
    for event_type, p, q in plausible(sentence, i, entries, known):
        if rules_out(sentence, i, event_type):
            continue
        entry = by_type.get(event_type)
        score = w.learned * logit(p) + w.cues * logit(q) + _term(entry, event_type, known, w)
        if entry is not None and entry.sure:
            score = max(score, w.lexicon_only)
        if best is None or score > best[0]:
            best = (score, event_type, entry)
    if best is None or best[0] < (w.threshold if best[2] else _least(sentence, i, known, w)):
        return None
    score, event_type, entry = best
    kind = entry.kind if entry else _kind_of(i, sentence, event_type, lexicon)
    rule = f"lexicon {kind.name} {tree.lemma(sentence, i)} + learned" if entry else f"learned {event_type}"
    mode = (entry.mode if entry else None) or kind.mode
    return FoundTrigger(i, event_type, kind, mode, round(1 / (1 + math.exp(-score)), 3), rule)


def _least(sentence: Sentence, i: int, known: frozenset[EventType], w: Weights) -> float:
    """The score that a word without an entry needs: where only the learned scores speak, they err most."""
    floor = w.threshold if known else w.unlisted
    return max(floor, w.complement) if sentence.tokens[i].dep in COMPLEMENTS else floor


def plausible(
    sentence: Sentence, i: int, entries: list[Trigger], known: frozenset[EventType]
) -> Iterator[tuple[EventType, float, float]]:
    """Types that the word may have, each with the probabilities of the language model's head and of the linear model."""
    assert sentence.scores is not None
    head = sentence.scores.trigger[i].tolist()
    token = sentence.tokens[i]
    linear = cue_weights().probabilities(cues_of(sentence, token, PARTS[token.upos], entries, known)).tolist()
    typed = {entry.kind.type for entry in entries}
    for n, event_type in enumerate(EVENT_TYPES, 1):
        if event_type in typed or head[n] > POSSIBLE or linear[n] > POSSIBLE:
            yield event_type, head[n], linear[n]


def _from_lexicon(i: int, entries: list[Trigger], w: Weights) -> FoundTrigger | None:
    if not entries:
        return None
    entry = entries[0]
    confidence = round(1 / (1 + math.exp(-(w.lexicon_only + (0.5 if entry.weight else 0.0)))), 3)
    rule = f"lexicon {entry.kind.name} {entry.lemma}"
    return FoundTrigger(i, entry.kind.type, entry.kind, entry.mode or entry.kind.mode, confidence, rule)


def _kind_of(i: int, sentence: Sentence, event_type: EventType, lexicon: Lexicon) -> Kind:
    """The kind for a type that only the learned head gives: the one that the word can have of that type, else the default.

    A word of several kinds whose conditions do not hold ("sent eleven trucks of flour") is of none of them in particular;
    nor does one get a kind narrower than the default that it is of with certain words only (a "stay" of execution), or
    that certain parties only can do (a court "rules", a king does, too).
    """
    word, default = tree.lemma(sentence, i), lexicon.default_kind[event_type]
    listed = [e for part in ("VERB", "NOUN", "ADJ") for e in lexicon.triggers.get((word, part), ())]
    entries = [e for e in listed if e.kind.type == event_type]
    if len({e.kind.name for e in entries}) != 1:
        return default
    free = any(not e.words and not e.particle for e in entries)
    bound = _is_narrower(entries[0].kind, default, lexicon) or all(
        e.pos == "VERB" and "subject" in e.words for e in entries
    )
    return entries[0].kind if free or not bound else default


def _is_narrower(kind: Kind, other: Kind, lexicon: Lexicon) -> bool:
    """Whether ``other`` is a parent of the kind, directly or not."""
    above = lexicon.kinds.get(kind.parent)
    return above is not None and (above is other or _is_narrower(above, other, lexicon))


def _term(entry: Trigger | None, event_type: EventType, known: frozenset[EventType], w: Weights) -> float:
    if entry is not None:
        return w.specific if entry.weight else w.plain
    return w.other_type if known - {event_type} else w.unknown


def logit(p: float) -> float:
    """Log-odds, within bounds."""
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))
