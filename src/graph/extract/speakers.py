"""Who says so, and who relays it: from the voices of a sentence to parties, unnamed ones as the text calls them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract import relay, status, tree
from graph.extract.quotation import INTRODUCED
from graph.extract.triggers import FoundTrigger
from graph.extract.voice import OPENING, Voice, voices_of
from graph.model import Entity, Link, Party, Sentence, Span

if TYPE_CHECKING:
    from graph.extract.coder import Passage

SURE = 0.5
"""A link below this score is a guess from the article's country."""


def speakers_of(
    sentence: Sentence, trigger: FoundTrigger, passage: Passage
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who says so, and who relays it: the sentence's own attributions, else the speaker of the quotation it lies in.

    A speaker whom the resolver does not know ("witnesses") is kept as an unnamed one: what they say is talk all the same.
    """
    voices = voices_of(sentence, trigger.i, passage.lexicon)
    voices = status.supported(sentence, trigger, voices)
    voices = voices or _of_quotation(sentence, trigger, passage)
    heard = [(v, _heard(v, passage)) for v in voices]
    through = relay.relays_of(sentence, trigger.i, passage.lexicon)
    through += relay.of_next(passage.sentences, sentence, passage.lexicon)
    return relay.parted(heard, [(v, passage.resolver.parties(v.sentence, v.i)) for v in through])


def _of_quotation(sentence: Sentence, trigger: FoundTrigger, passage: Passage) -> list[Voice]:
    """The speaker of the quotation that the sentence lies in, or that begins in it before the event."""
    voice = passage.quoted.get(sentence.index)
    if voice is None or (
        voice.rule == INTRODUCED and voice.sentence == sentence.index and trigger.i < (voice.verb or 0)
    ):
        return []
    return [voice]


def _heard(voice: Voice, passage: Passage) -> tuple[Party, ...]:
    """Who a voice is; a report's opening name that is nobody known is the outlet itself."""
    parties = passage.resolver.speaker(voice.sentence, voice.i) or _unnamed(voice, passage)
    if voice.rule != OPENING or any(p.link.score >= SURE for p in parties):
        return parties
    return tuple(
        replace(p, link=replace(p.link, entity=replace(p.link.entity, kind="outlet", code="MED"))) for p in parties
    )


def _unnamed(voice: Voice, passage: Passage) -> tuple[Party, ...]:
    """The speaker as the text calls them, local to the article; nobody where it is only a pronoun."""
    sentence = passage.sentences[voice.sentence]
    if sentence.tokens[voice.i].upos not in ("NOUN", "PROPN"):
        return ()
    first, last = tree.phrase(sentence, voice.i)
    span = Span(sentence.tokens[first].begin, sentence.tokens[last].end)
    words = span.of(passage.article.text)
    slug = re.sub(r"\W+", "-", words.lower()).strip("-")
    entity = Entity(f"unnamed/{passage.article.id}/{slug}", words, "unnamed_group")
    return (Party(span, words, Link(entity, 0.3, "a speaker known only by these words")),)
