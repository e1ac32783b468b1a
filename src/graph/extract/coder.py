"""From the sentences of one article to its event mentions: triggers, who, to whom, real or talk, according to whom.

This is the journey of one event: ``triggers`` finds the word, ``roles`` the phrases, the resolver the parties,
``reality`` the status, ``voice`` who says so, ``when`` and ``quantities`` the rest. Each step returns what it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.extract import content, context, places, scenes, status
from graph.extract.accused import without_accusers
from graph.extract.bystanders import is_time
from graph.extract.in_force import in_force_of
from graph.extract.lexicon import Lexicon, load_lexicon
from graph.extract.marks import Reality
from graph.extract.outward import apart
from graph.extract.parties import as_spoken, by_construction, is_own_doing, keys, parties_of, untold, without_tellers
from graph.extract.quantities import FoundFigure, figures, figures_of
from graph.extract.quotation import quoted_by
from graph.extract.resolutions import resolutions, within
from graph.extract.role_cues import Ruled, Scene
from graph.extract.roles import find_roles, scene_of
from graph.extract.speakers import speakers_of
from graph.extract.triggers import FoundTrigger, find_triggers
from graph.extract.voice import Voice
from graph.extract.when import Dating, EventPoint, TimeMention, date_events, times
from graph.model import Article, EventMention, Party, Resolution, Resolver, Sentence, Span

FAR = 60
"""An event so many characters farther from a figure than another that claims it does not get it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention in the making, with the words it was made from."""

    sentence: Sentence
    trigger: FoundTrigger
    reality: Reality
    bystanders: frozenset[str]
    """Keys of parties of the sentence that have no part in it: they judge it, or stand by."""
    mention: EventMention

    def told(self, **changes: Any) -> Draft:
        """The draft with these fields of its mention; itself where they are so already."""
        if all(getattr(self.mention, name) == value for name, value in changes.items()):
            return self
        mention = replace(self.mention, **changes)
        return Draft(self.sentence, self.trigger, self.reality, self.bystanders, mention)


@dataclass(frozen=True, slots=True)
class Passage:
    """What the coder knows of the article as a whole."""

    article: Article
    sentences: Sequence[Sentence]
    resolver: Resolver
    lexicon: Lexicon
    quoted: dict[int, Voice]
    times: tuple[TimeMention, ...]
    resolutions: tuple[Resolution, ...]


def code(article: Article, sentences: Sequence[Sentence], resolver: Resolver) -> tuple[EventMention, ...]:
    """All event mentions of an article, in the order of the text."""
    passage = passage_of(article, sentences, resolver)
    drafts = scenes.placed(context.completed(drafted(passage), passage), passage)
    return tuple(_dated(drafts, passage))


def passage_of(article: Article, sentences: Sequence[Sentence], resolver: Resolver) -> Passage:
    """What is known of the article before its events."""
    lexicon = load_lexicon()
    return Passage(
        article,
        sentences,
        resolver,
        lexicon,
        quoted=quoted_by(sentences, article.text, lexicon),
        times=times(sentences, article.date),
        resolutions=resolutions(article.text, sentences),
    )


def drafted(passage: Passage) -> list[Draft]:
    """The events as their own sentences tell them."""
    drafts = content.linked([draft for sentence in passage.sentences for draft in _sentence(sentence, passage)])
    return without_accusers(drafts)


def _sentence(sentence: Sentence, passage: Passage) -> Iterator[Draft]:
    counted = figures(sentence, taken=_taken(sentence, passage))
    scene = scene_of(sentence, find_triggers(sentence, passage.lexicon), passage.resolver, passage.lexicon)
    drafts = [_draft(scene, trigger, ruled, counted, passage) for trigger, ruled in scene.events]
    for draft in drafts:
        mention = draft.mention
        at = mention.trigger.begin
        mine = tuple(f for f in mention.figures if abs(at - f.span.begin) <= _nearest(f.span, drafts) + FAR)
        yield draft.told(figures=mine)


def _nearest(figure: Span, drafts: Sequence[Draft]) -> int:
    """How far from a figure the nearest trigger stands that claims it, in characters."""
    return min(
        abs(d.mention.trigger.begin - figure.begin) for d in drafts if any(f.span == figure for f in d.mention.figures)
    )


def _taken(sentence: Sentence, passage: Passage) -> frozenset[int]:
    """Words that belong to names or time expressions: "Group of Seven", "on November 5"."""
    dates = (k for m in passage.times if m.sentence == sentence.index for k in range(m.first, m.last + 1))
    return frozenset(dates) | {t.i for t in sentence.tokens if t.ent}


def _draft(
    scene: Scene, trigger: FoundTrigger, ruled: Ruled, counted: Sequence[FoundFigure], passage: Passage
) -> Draft:
    sentence = scene.sentence
    candidates, bystanders = find_roles(scene, trigger, ruled)
    reality = status.decided(sentence, trigger, passage.lexicon)
    actors, recipients = parties_of(sentence, candidates, passage.resolver)
    where = places.of_event(sentence, trigger, passage.resolver)
    if trigger.type in ("MOBILIZE", "RETREAT"):
        recipients = tuple(p for p in recipients if not _is_scene(p, where["place"]))
    speakers, relays = speakers_of(sentence, trigger, passage)
    actors, recipients = as_spoken(actors, speakers), as_spoken(recipients, speakers)
    if not trigger.kind.reciprocal and not is_own_doing(sentence, trigger):
        actors = without_tellers(actors, speakers, trigger, by_construction(sentence, candidates, "actor"))
        recipients = untold(recipients, speakers, by_construction(sentence, candidates, "recipient"))
    actors, recipients = apart(actors, recipients, trigger.type)
    if trigger.kind.is_statement and not actors and not is_time(sentence, trigger.i):
        actors, speakers = speakers, ()
    elif trigger.kind.is_statement:
        speakers = tuple(p for p in speakers if keys((p,)) - keys(actors))
    span = _trigger_span(sentence, trigger)
    mention = EventMention(
        id=f"s{sentence.index}-{span.begin}",
        sentence=sentence.index,
        trigger=span,
        text=span.of(passage.article.text),
        type=trigger.type,
        mode=trigger.mode,
        kind=trigger.kind.name,
        force=trigger.kind.force,
        status=reality.status,
        topic=content.topic_of(sentence, trigger),
        confidence=trigger.confidence,
        rule="; ".join(filter(None, (trigger.rule, reality.rule))),
        actors=actors,
        recipients=recipients,
        attributed_to=speakers,
        relayed_by=relays if trigger.kind.is_statement or speakers else (),
        modality=reality.modality or ("alleged" if speakers else None),
        figures=figures_of(sentence, trigger.i, trigger.type, counted),
        violates=within(passage.resolutions, sentence) if trigger.kind.name == "Violation" else (),
        **where,
    )
    return Draft(sentence, trigger, reality, bystanders, mention)


def _is_scene(party: Party, place: Party | None) -> bool:
    """Where troops are sent is no recipient of the sending."""
    return place is not None and party.span.begin < place.span.end and place.span.begin < party.span.end


def _trigger_span(sentence: Sentence, trigger: FoundTrigger) -> Span:
    """The trigger word with its particle when that follows directly ("called up")."""
    first = last = trigger.i
    for j in sentence.children[trigger.i]:
        if sentence.tokens[j].dep == "compound:prt" and j == last + 1:
            last = j
    return Span(sentence.tokens[first].begin, sentence.tokens[last].end)


def _dated(drafts: Sequence[Draft], passage: Passage) -> Iterator[EventMention]:
    """The mentions with their dates, told in their own sentence or taken over from an earlier one."""
    points, published = [point_of(d) for d in drafts], passage.article.date
    datings = date_events(passage.sentences, points, passage.times, published=published)
    for draft, dating in zip(drafts, datings, strict=True):
        yield _with_time(draft, dating, passage.times)


def point_of(draft: Draft) -> EventPoint:
    m = draft.mention
    parties = frozenset(p.key for p in (*m.actors, *m.recipients))
    return EventPoint(
        m.sentence, draft.trigger.i, m.type, m.status, parties, m.force is not None, bool(m.attributed_to)
    )


def _with_time(draft: Draft, dating: Dating | None, times: Sequence[TimeMention]) -> EventMention:
    """An agreement that is told to be in force from a day is not dated by that day, nor by an earlier sentence."""
    binding = in_force_of(draft.sentence, times) if draft.mention.kind == "Agreement" else None
    if binding is None:
        return replace(draft.mention, time=dating.interval) if dating else draft.mention
    own = dating if dating and not dating.inherited and dating.mention != binding else None
    return replace(draft.mention, time=own.interval if own else None, in_force=binding.interval)
