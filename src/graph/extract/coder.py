"""From the sentences of one article to its event mentions: triggers, who, to whom, real or talk, according to whom.

This is the journey of one event: ``triggers`` finds the word, ``roles`` the phrases, the resolver the parties,
``reality`` the status, ``voice`` who says so, ``when`` and ``quantities`` the rest. Each step returns what it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.extract import content, context, places, relay, scenes, status, tree
from graph.extract.accused import without_accusers
from graph.extract.constructions import OTHER, Candidate, Role
from graph.extract.in_force import in_force_of
from graph.extract.lexicon import Lexicon, load_lexicon
from graph.extract.marks import Reality
from graph.extract.outward import apart
from graph.extract.quantities import FoundFigure, figures, figures_of
from graph.extract.quotation import quoted_by
from graph.extract.resolutions import resolutions, within
from graph.extract.role_cues import Ruled, Scene
from graph.extract.roles import find_roles, scene_of
from graph.extract.triggers import FoundTrigger, find_triggers
from graph.extract.voice import OPENING, Voice, voices_of
from graph.extract.when import Dating, EventPoint, TimeMention, date_events, times
from graph.model import Article, Entity, EventMention, Link, Party, Resolution, Resolver, Sentence, Span

PARTS_OF_NAME = ("nmod:poss", "compound", "amod", "nmod", "nmod:desc", "flat")
SURE = 0.5
"""A link below this score is a guess from the article's country."""
FAR = 60
"""An event so many characters farther from a figure than another that claims it does not get it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention in the making, with the words it was made from."""

    sentence: Sentence
    trigger: FoundTrigger
    reality: Reality
    candidates: tuple[Candidate, ...]
    mention: EventMention


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
        yield replace(draft, mention=replace(mention, figures=mine))


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
    candidates = find_roles(scene, trigger, ruled)
    reality = status.decided(sentence, trigger, passage.lexicon)
    actors, recipients = parties_of(sentence, candidates, passage.resolver)
    where = places.of_event(sentence, trigger, passage.resolver)
    if trigger.type in ("MOBILIZE", "RETREAT"):
        recipients = tuple(p for p in recipients if not _is_scene(p, where["place"]))
    speakers, relays = _speakers(sentence, trigger, passage)
    if not trigger.kind.reciprocal:
        actors = _without_tellers(actors, speakers, trigger, _by_construction(sentence, candidates))
    actors, recipients = apart(actors, recipients, trigger.type)
    if trigger.kind.is_statement and not actors:
        actors, speakers = speakers, ()
    elif trigger.kind.is_statement:
        speakers = tuple(p for p in speakers if _codes((p,)) - _codes(actors))
    mention = _mention(sentence, trigger, reality, passage)
    mention = replace(
        mention,
        actors=actors,
        recipients=recipients,
        attributed_to=speakers,
        relayed_by=relays if trigger.kind.is_statement or speakers else (),
        modality=reality.modality or ("alleged" if speakers else None),
        figures=figures_of(sentence, trigger.i, trigger.type, counted),
        violates=within(passage.resolutions, sentence) if trigger.kind.name == "Violation" else (),
        **where,
    )
    return Draft(sentence, trigger, reality, tuple(candidates), mention)


def _by_construction(sentence: Sentence, candidates: Sequence[Candidate]) -> list[int]:
    """Where the words begin that the parse gives as actors."""
    return [sentence.tokens[c.i].begin for c in candidates if c.role == "actor" and c.rule != "learned"]


def _without_tellers(
    actors: tuple[Party, ...], speakers: tuple[Party, ...], trigger: FoundTrigger, ruled: Sequence[int]
) -> tuple[Party, ...]:
    """Who only tells of a deed has not done it ("Japan said China had sanctioned two firms"), unless the parse says so.

    Of a harm a teller is no doer even where nobody else is named; of other deeds only where the parse names another.
    """
    told = {p.span for p in speakers if not any(p.span.begin <= at < p.span.end for at in ruled)}
    left = tuple(p for p in actors if p.span not in told)
    return left if left or trigger.type == "ASSAULT" else actors


def _is_scene(party: Party, place: Party | None) -> bool:
    """Where troops are sent is no recipient of the sending."""
    return place is not None and party.span.begin < place.span.end and place.span.begin < party.span.end


def _mention(sentence: Sentence, trigger: FoundTrigger, reality: Reality, passage: Passage) -> EventMention:
    span = _trigger_span(sentence, trigger)
    return EventMention(
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
    )


def _trigger_span(sentence: Sentence, trigger: FoundTrigger) -> Span:
    """The trigger word with its particle when that follows directly ("called up")."""
    first = last = trigger.i
    for j in sentence.children[trigger.i]:
        if sentence.tokens[j].dep == "compound:prt" and j == last + 1:
            last = j
    return Span(sentence.tokens[first].begin, sentence.tokens[last].end)


def parties_of(
    sentence: Sentence, candidates: Sequence[Candidate], resolver: Resolver
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Resolve the candidates; the surer one keeps a word that both roles want, a phrase's inside only helps out."""
    taken: dict[tuple[str, str], Party] = {}
    owner: dict[int, str] = {}
    roles: dict[Role, list[Party]] = {"actor": [], "recipient": []}
    heads = {(c.i, c.role) for c in candidates}
    inside = {c for c in candidates if c.rule.endswith("inside") or _is_part(sentence, c, heads)}
    for candidate in sorted(candidates, key=lambda c: (c in inside, -c.score, c.i)):
        role = candidate.role
        if (candidate in inside and roles[role]) or _describes_other(sentence, candidate, heads):
            continue
        if owner.setdefault(candidate.i, role) != role:
            continue
        for party in _whole(sentence, candidate.i, resolver):
            if taken.setdefault((role, party.link.entity.id), party) is party:
                roles[role].append(party)
    return _in_text_order(roles["actor"]), _in_text_order(roles["recipient"])


def _describes_other(sentence: Sentence, candidate: Candidate, heads: set[tuple[int, Role]]) -> bool:
    """Whether the word only describes the other role's phrase: no killer in "two Israeli soldiers were killed", nobody
    accused in "allies of Ukraine are outraged", unless the construction says so."""
    token = sentence.tokens[candidate.i]
    part = token.dep in ("amod", "compound") or (token.dep in ("nmod", "nmod:poss") and candidate.rule == "learned")
    return part and (token.head, OTHER[candidate.role]) in heads


def _whole(sentence: Sentence, i: int, resolver: Resolver) -> tuple[Party, ...]:
    """The parties of a word, as its whole phrase names them: "Kim's regime" rather than Kim, where both act for one."""
    own = resolver.parties(sentence.index, i)
    token = sentence.tokens[i]
    if not own or token.dep not in ("nmod:poss", "compound", "amod") or token.head == i:
        return own
    whole = resolver.parties(sentence.index, token.head)
    return whole if _codes(whole) == _codes(own) else own


def _is_part(sentence: Sentence, candidate: Candidate, heads: set[tuple[int, Role]]) -> bool:
    """Whether the word only helps to name a phrase that is a candidate itself: "Kim's regime", "allies of Ukraine"."""
    token = sentence.tokens[candidate.i]
    return token.dep in PARTS_OF_NAME and (token.head, candidate.role) in heads


def _in_text_order(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(sorted(parties, key=lambda p: (p.span, p.link.entity.id)))


def _codes(parties: Sequence[Party]) -> set[str]:
    return {p.key for p in parties}


def _speakers(
    sentence: Sentence, trigger: FoundTrigger, passage: Passage
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who says so, and who relays it: the sentence's own attributions, else the speaker of the quotation it lies in.

    A speaker whom the resolver does not know ("witnesses") is kept as an unnamed one: what they say is talk all the same.
    """
    voices = voices_of(sentence, trigger.i, passage.lexicon)
    voices = status.supported(sentence, trigger, voices)
    if not voices and sentence.index in passage.quoted:
        voices = [passage.quoted[sentence.index]]
    heard = [(v, _heard(v, passage)) for v in voices]
    through = relay.relays_of(sentence, trigger.i, passage.lexicon)
    through += relay.of_next(passage.sentences, sentence, passage.lexicon)
    return relay.parted(heard, [(v, passage.resolver.parties(v.sentence, v.i)) for v in through])


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


def _dated(drafts: Sequence[Draft], passage: Passage) -> Iterator[EventMention]:
    """The mentions with their dates, told in their own sentence or taken over from an earlier one."""
    points, published = [point_of(d) for d in drafts], passage.article.date
    datings = date_events(passage.sentences, points, passage.times, published=published)
    for draft, dating in zip(drafts, datings, strict=True):
        yield _with_time(draft, dating, in_force_of(draft.sentence, passage.times))


def point_of(draft: Draft) -> EventPoint:
    m = draft.mention
    parties = frozenset(p.key for p in (*m.actors, *m.recipients))
    return EventPoint(
        m.sentence, draft.trigger.i, m.type, m.status, parties, m.force is not None, bool(m.attributed_to)
    )


def _with_time(draft: Draft, dating: Dating | None, binding: TimeMention | None) -> EventMention:
    """An agreement that is told to be in force from a day is not dated by that day, nor by an earlier sentence."""
    if draft.mention.kind != "Agreement" or binding is None:
        return replace(draft.mention, time=dating.interval) if dating else draft.mention
    own = dating if dating and not dating.inherited and dating.mention != binding else None
    return replace(draft.mention, time=own.interval if own else None, in_force=binding.interval)
