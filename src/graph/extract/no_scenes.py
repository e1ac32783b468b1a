"""Places that are named and are not where an event happened: a whole country for talk, where somebody is from or lives."""

from __future__ import annotations

from graph.extract import tree
from graph.extract.lexicon import load_lexicon
from graph.extract.place_cues import Spot
from graph.extract.places import UNKNOWN
from graph.model import EventMention, EventType, Sentence

TALK: frozenset[EventType] = frozenset({"ACCUSE", "AGREE", "CONCEDE", "COOPERATE", "REJECT", "SANCTION", "THREATEN"})
"""Types whose scene is no country: of 29 such scenes in annotated passages one was right."""
AT_HOME: frozenset[EventType] = frozenset({"COERCE", "PROTEST", "SUPPORT"})
"""What a state or its people mostly do at home."""
LIVES = frozenset({"live", "reside", "bear", "hail", "settle", "study", "graduate", "retire", "emigrate"})
"""What people have done where an event that they take part in did not happen."""


HAS = frozenset(
    {"have", "see", "suffer", "face", "witness", "experience", "hold", "host", "brace", "mourn", "live", "enter"}
)
"""What a state does where something happens to it."""


def rules_out(event: EventMention, trigger: int, spot: Spot, sentence: Sentence) -> bool:
    """Whether a place, named in ``sentence``, is no scene of the event with this trigger word."""
    if spot.sentence != event.sentence:
        return event.force is not None or spot.party.link.score <= UNKNOWN
    if spot.party.link.entity.kind == "country" and _is_whole(event, sentence, spot.i, trigger):
        return True
    return _is_home(sentence, spot.i, trigger) or (_is_talk(event) and _is_of_somebody(sentence, spot.i, trigger))


def _is_whole(event: EventMention, sentence: Sentence, i: int, trigger: int) -> bool:
    """Whether a country is one that talks or acts beyond its borders, and no scene."""
    talks = event.type in TALK and not _is_at(sentence, i, trigger)
    return talks or (event.type not in AT_HOME and _acts(sentence, i))


def _is_talk(event: EventMention) -> bool:
    return event.force is not None or event.type in TALK or event.type in ("REQUEST", "SUPPORT", "CONSULT")


def _is_at(sentence: Sentence, i: int, trigger: int) -> bool:
    """Whether the event's own word says that it was there: "agreed in Turkey"."""
    return sentence.tokens[i].head == trigger and tree.case_of(sentence, i) in ("in", "at")


def _acts(sentence: Sentence, i: int) -> bool:
    """Whether a state does something, and does not only have it happen ("Kenya saw riots")."""
    token = sentence.tokens[i]
    does = token.upos == "PROPN" and token.dep == "nsubj" and sentence.tokens[token.head].upos == "VERB"
    return does and tree.lemma(sentence, token.head) not in HAS


def _is_home(sentence: Sentence, i: int, trigger: int) -> bool:
    """ "Who lives in Ohio", "born in Kabul"."""
    token = sentence.tokens[i]
    elsewhere = token.dep == "obl" and token.head != trigger
    return elsewhere and sentence.tokens[token.head].lemma.lower() in LIVES


def _is_of_somebody(sentence: Sentence, i: int, trigger: int) -> bool:
    """ "The governor of Alaska", "the Leeds mayor": no scene of what they say, though one of what is done to them."""
    token = sentence.tokens[i]
    if token.head == trigger:
        return False
    of = token.dep == "nmod" and tree.case_of(sentence, i) in ("of", "from")
    official = tree.lemma(sentence, token.head) in load_lexicon().classes["officials"]
    return official and (of or token.dep in ("compound", "nmod:poss"))
