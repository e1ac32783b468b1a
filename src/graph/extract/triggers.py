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
from graph.extract.cues import cue_weights, cues_of
from graph.extract.lexicon import Kind, Lexicon, Trigger, read_yaml
from graph.extract.no_events import no_events
from graph.model import EVENT_TYPES, EventType, Sentence

SURE_NONE = 0.95
"""Above this probability of no event a word outside the lexicon is passed over."""
POSSIBLE = 0.02
HARM = frozenset({"Killing", "Casualties", "Attack"})
NUMBERS = frozenset({"ten", "dozen", "score", "hundred", "thousand", "million"})
PARTS = {"VERB": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}


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


@cache
def weights() -> Weights:
    return Weights(**read_yaml(resources.ontology() / "lexicon" / "trigger_weights.yaml"))


def find_triggers(sentence: Sentence, lexicon: Lexicon) -> list[FoundTrigger]:
    """Every event trigger of the sentence, in the order of the text."""
    found = []
    for token in sentence.tokens:
        part = PARTS.get(token.upos)
        if part is None or token.dep in ("aux", "aux:pass", "cop"):
            continue
        entries = [] if token.upos == "PROPN" else matching(sentence, token.i, part, lexicon)
        trigger = _decide(sentence, token.i, entries, known_types(token.lemma.lower(), part, lexicon), lexicon)
        if trigger is not None:
            found.append(trigger)
    return [t for t in found if not any(_repeats(sentence, t, other) for other in found)]


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
    return frozenset(t.kind.type for t in lexicon.triggers.get((word, part), ()))


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
        if best is None or score > best[0]:
            best = (score, event_type, entry)
    if best is None or best[0] < w.threshold:
        return None
    score, event_type, entry = best
    kind = entry.kind if entry else _kind_of(i, sentence, event_type, lexicon)
    rule = f"lexicon {kind.name} {tree.lemma(sentence, i)} + learned" if entry else f"learned {event_type}"
    mode = (entry.mode if entry else None) or kind.mode
    return FoundTrigger(i, event_type, kind, mode, round(1 / (1 + math.exp(-score)), 3), rule)


def plausible(
    sentence: Sentence, i: int, entries: list[Trigger], known: frozenset[EventType]
) -> Iterator[tuple[EventType, float, float]]:
    """Types that the word may have, each with the probabilities of the language model's head and of the linear model."""
    assert sentence.scores is not None
    head = sentence.scores.trigger[i]
    if not entries and head[0] > SURE_NONE:
        return
    token = sentence.tokens[i]
    linear = cue_weights().probabilities(cues_of(sentence, token, PARTS[token.upos], entries, known))
    typed = {entry.kind.type for entry in entries}
    for n, event_type in enumerate(EVENT_TYPES, 1):
        if event_type in typed or head[n] > POSSIBLE or linear[n] > POSSIBLE:
            yield event_type, float(head[n]), float(linear[n])


def rules_out(sentence: Sentence, i: int, event_type: EventType) -> bool:
    """Whether the list of turns of phrase without an event says that the word is none of this type here."""
    part = PARTS[sentence.tokens[i].upos]
    listed = no_events().get((tree.lemma(sentence, i), part), ())
    if any(row.type in (None, event_type) and holds(sentence, i, row.entry) for row in listed):
        return True
    return event_type == "MOBILIZE" and part == "VERB" and _nationals(sentence, tree.subject(sentence, i))


def _nationals(sentence: Sentence, subject: int | None) -> bool:
    """ "3,000 Sudanese", "thousands of Congolese": so many people of a country, and no troops of it."""
    if subject is None:
        return False
    number = tree.lemma(sentence, subject) in NUMBERS
    heads = _counted(sentence, subject) if number else [subject] if tree.kids(sentence, subject, "nummod") else []
    return any(sentence.tokens[j].upos in ("PROPN", "ADJ") and not tree.kids(sentence, j, "compound") for j in heads)


def _counted(sentence: Sentence, number: int) -> list[int]:
    """What "tens of thousands of" and the like count."""
    below = [j for j in tree.kids(sentence, number, "nmod") if tree.case_of(sentence, j) == "of"]
    return [k for j in below for k in (_counted(sentence, j) if tree.lemma(sentence, j) in NUMBERS else [j])]


def _from_lexicon(i: int, entries: list[Trigger], w: Weights) -> FoundTrigger | None:
    if not entries:
        return None
    entry = entries[0]
    confidence = round(1 / (1 + math.exp(-(w.lexicon_only + (0.5 if entry.weight else 0.0)))), 3)
    rule = f"lexicon {entry.kind.name} {entry.lemma}"
    return FoundTrigger(i, entry.kind.type, entry.kind, entry.mode or entry.kind.mode, confidence, rule)


def _kind_of(i: int, sentence: Sentence, event_type: EventType, lexicon: Lexicon) -> Kind:
    """The kind for a type that only the learned head gives: the word's entry of that type, else the type's default."""
    word = tree.lemma(sentence, i)
    for part in ("VERB", "NOUN", "ADJ"):
        for entry in lexicon.triggers.get((word, part), ()):
            if entry.kind.type == event_type:
                return entry.kind
    return lexicon.default_kind[event_type]


def _term(entry: Trigger | None, event_type: EventType, known: frozenset[EventType], w: Weights) -> float:
    if entry is not None:
        return w.specific if entry.weight else w.plain
    return w.other_type if known - {event_type} else w.unknown


def logit(p: float) -> float:
    """Log-odds, within bounds."""
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


# ---------------------------------------------------------------- conditions


def holds(sentence: Sentence, i: int, entry: Trigger) -> bool:
    """Whether all conditions of a lexicon entry hold at word ``i``."""
    return (
        _particle(sentence, i, entry)
        and _prep(sentence, i, entry)
        and _clause(sentence, i, entry)
        and (entry.animate is None or entry.animate == _animate_object(sentence, i))
        and all(_words(sentence, i, name, words) for name, words in entry.words.items())
    )


def _particle(sentence: Sentence, i: int, entry: Trigger) -> bool:
    found = {tree.lemma(sentence, j) for j in tree.kids(sentence, i, "compound:prt", "advmod")}
    if entry.particle is not None:
        return entry.particle in found
    return True


def _prep(sentence: Sentence, i: int, entry: Trigger) -> bool:
    if not entry.prep:
        return True
    found = {tree.case_of(sentence, j) for j in tree.kids(sentence, i, "obl", "nmod", "obl:agent")}
    found |= {
        tree.lemma(sentence, k) for j in tree.kids(sentence, i, "advcl", "acl") for k in tree.kids(sentence, j, "mark")
    }
    found |= {tree.lemma(sentence, j) for j in tree.kids(sentence, i, "compound:prt", "advmod", "case")}
    return bool(entry.prep & found)


def _clause(sentence: Sentence, i: int, entry: Trigger) -> bool:
    if entry.clause is None:
        return True
    return entry.clause == bool(tree.kids(sentence, i, "ccomp", "xcomp", "acl"))


def _objects(sentence: Sentence, i: int) -> list[int]:
    """The grammatical object, or the subject of a passive, or the noun that a participle modifies."""
    if tree.is_passive(sentence, i):
        subject = tree.subject(sentence, i)
        return [] if subject is None else _with_conjuncts(sentence, subject)
    found = tree.kids(sentence, i, "obj", "iobj")
    return [k for j in found or _antecedent(sentence, i) for k in _with_conjuncts(sentence, j)]


def _antecedent(sentence: Sentence, i: int) -> list[int]:
    """ "A charge that Rabat rejects": the noun, where the clause has a subject of its own beside the pronoun."""
    if sentence.tokens[i].dep != "acl:relcl":
        return []
    subjects = tree.kids(sentence, i, "nsubj")
    pronouns = [j for j in sentence.children[i] if sentence.tokens[j].text.lower() in ("that", "which")]
    return [sentence.tokens[i].head] if pronouns and set(subjects) - set(pronouns) else []


def _with_conjuncts(sentence: Sentence, i: int) -> list[int]:
    return [i, *tree.kids(sentence, i, "conj")]


def _animate_object(sentence: Sentence, i: int) -> bool:
    return any(sentence.tokens[j].ent or sentence.tokens[j].upos in ("PROPN", "PRON") for j in _objects(sentence, i))


def _words(sentence: Sentence, i: int, name: str, words: frozenset[str]) -> bool:
    if name in ("object", "not_object"):
        hit = any(_about(sentence, j, words) for j in _objects(sentence, i))
    elif name in ("subject", "not_subject"):
        hit = any(_about(sentence, j, words) for j in _subjects(sentence, i))
    elif name == "of":
        near = tree.kids(sentence, i, "nmod", "nmod:poss", "compound", "amod", "nmod:desc")
        hit = any(_about(sentence, j, words) for j in near)
    else:
        hit = _with(sentence, i, words)
    return hit != name.startswith("not_")


def _subjects(sentence: Sentence, i: int) -> list[int]:
    if tree.is_passive(sentence, i):
        return tree.kids(sentence, i, "obl:agent")
    subject = tree.subject(sentence, i)
    if subject is None and _follows_its_noun(sentence, i):
        subject = sentence.tokens[i].head
    return [] if subject is None else _with_conjuncts(sentence, subject)


def _follows_its_noun(sentence: Sentence, i: int) -> bool:
    """Whether an adjective says something of the noun before it: "11,000 soldiers present in the region"."""
    token = sentence.tokens[i]
    return token.upos == "ADJ" and token.dep in ("amod", "acl") and token.head < i


WITH = ("compound", "amod", "nmod", "nmod:desc", "obl", "obj", "nsubj:pass", "flat", "advmod", "xcomp", "ccomp")


def _with(sentence: Sentence, i: int, words: frozenset[str]) -> bool:
    token = sentence.tokens[i]
    near = set(tree.kids(sentence, i, *WITH))
    near |= {
        k for j in tree.kids(sentence, i, "nmod", "obl", "obj") for k in tree.kids(sentence, j, "amod", "compound")
    }
    if token.dep == "compound":
        near.add(token.head)
    return any(tree.lemma(sentence, j) in words or sentence.tokens[j].text.lower() in words for j in near)


def _about(sentence: Sentence, i: int, words: frozenset[str]) -> bool:
    """The word, or a modifier of it, or the noun of its of-phrase ("thousands of troops"), is in the class."""
    if tree.lemma(sentence, i) in words or sentence.tokens[i].text.lower() in words:
        return True
    near = tree.kids(sentence, i, "compound", "amod", "nmod", "conj", "appos", "nmod:desc")
    if tree.lemma(sentence, i) in NUMBERS:
        near += _counted(sentence, i)
    return any(tree.lemma(sentence, j) in words for j in near)
