"""Which mentions of one article tell of one event: "the attack" after "stormed", a killing and the raid that did it.

Each mention is compared with the events that the article has told so far, the last first. What its mentions say of an
event is put together in the signature of the first, so that a short "the offensive" counts for what it stands for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.merge import contradict, features
from graph.merge.likeness import kinds_alike, same_word, table
from graph.merge.signature import Signature
from graph.model import ReadArticle

NEEDED = 1.7
"""Agreement that a mention needs to be one with an event told before."""
RESULT = "deed and victims in one sentence"
REACH = 0.04
"""What a sentence between them takes away, up to ten sentences."""
FURTHER = 0.02
"""The same for further sentences, up to forty."""


def signatures(read: ReadArticle) -> Iterator[Signature]:
    """One for each mention of an article: the first of an event carries what all say, the others name it."""
    about = features.affair(read)
    yield from joined(tuple(features.signature(read, m, about) for m in read.mentions))


def joined(mentions: Sequence[Signature]) -> Iterator[Signature]:
    """The same from the signatures of the single mentions, in the order of the text."""
    told: dict[str, list[Event]] = {}
    order = {m.mention: n for n, m in enumerate(mentions)}
    for mention in mentions:
        events = told.setdefault(mention.type, [])
        newest = max((e.latest.mention for e in events), key=order.__getitem__, default="")
        found = sorted((f for e in events if (f := _found(e, mention, newest))), key=lambda f: f.rank)
        if not found:
            events.append(Event(mention, mention, []))
            continue
        best = found[-1].event
        best.add(mention, found[-1].why)
        for other in found[:-1]:
            if RESULT in other.why + found[-1].why and not against(other.event.told, best.told):
                best.take(other.event)
                events.remove(other.event)
    for event in (e for events in told.values() for e in events):
        yield event.told
        yield from event.again


class Event:
    """An event that the article has told so far: what all its mentions say, the last of them, and the others."""

    def __init__(self, told: Signature, latest: Signature, again: list[Signature]) -> None:
        self.told, self.latest, self.again = told, latest, again

    def add(self, mention: Signature, why: str) -> None:
        self.told, self.latest = _together(self.told, mention), mention
        self.again.append(replace(mention, again=self.told.mention, why=why))

    def take(self, other: Event) -> None:
        """One mention shows that another event is the same; the one told first stays."""
        first, second = (self, other) if self.told.sentence <= other.told.sentence else (other, self)
        name, why = first.told.mention, "a later mention is both"
        rest = [replace(second.told, again=name, why=why), *(replace(m, again=name) for m in second.again)]
        self.again = [*first.again, *rest]
        self.told = _together(first.told, second.told)


@dataclass(frozen=True, slots=True)
class Found:
    """An event that a mention agrees with."""

    event: Event
    score: float
    why: str

    @property
    def rank(self) -> tuple[float, int]:
        """The surest, of equals the one told last."""
        return round(self.score, 6), self.event.latest.sentence


def _found(event: Event, mention: Signature, newest: str) -> Found | None:
    """``newest``: the last mention of this type; a deed and its victims stand next to each other."""
    near = event.latest.mention == newest
    score, why = agreement(event.told, mention, event.latest, is_next=near)
    return Found(event, score, why) if score >= NEEDED else None


def agreement(event: Signature, mention: Signature, latest: Signature, *, is_next: bool = True) -> tuple[float, str]:
    """How much a mention agrees with an event told before, ``latest`` being its last mention; 0 if it contradicts.

    ``is_next``: no other mention of this type stands between ``latest`` and the mention.
    """
    if against(event, mention):
        return 0.0, ""
    anchors = [*_words(event, mention, latest), *(_result(mention, latest) if is_next else ())]
    found = [*anchors, *_parts(event, mention)]
    if not (anchors or _known_by_scene(event, mention)):
        return 0.0, ""
    between = mention.sentence - latest.sentence
    score = sum(points for points, _ in found) - REACH * min(between, 10) - FURTHER * min(max(between - 10, 0), 40)
    return score, ", ".join(reason for _, reason in found)


def _known_by_scene(event: Signature, mention: Signature) -> bool:
    """The same kind at the same place on the same day, both told by the sentences."""
    when = event.dated and mention.dated and event.begin == mention.begin
    return when and mention.kind in event.kinds and event.place is not None and event.place == mention.place


def against(event: Signature, mention: Signature) -> str:
    """What keeps a mention of the same article apart from an event."""
    return (
        ("other type" if event.type != mention.type or event.is_statement != mention.is_statement else "")
        or ("" if all(kinds_alike(kind, mention.kind) for kind in event.kinds) else "other kind")
        or contradict.parties(event, mention)
        or ("other persons" if contradict.other_persons(event, mention) else "")
        or ("another one of several" if contradict.another_one(event, mention) else "")
        or ("another place" if contradict.elsewhere(event, mention) else "")
        or ("another time" if contradict.apart(event, mention) else "")
        or ("another matter" if not mention.is_definite and contradict.other_matter(event, mention) else "")
        or ("another count" if contradict.other_count(event, mention) else "")
        or ("one more" if mention.is_new else "")
        or ("yet to come" if _is_yet_to_come(event, mention) else "")
    )


def _is_yet_to_come(event: Signature, mention: Signature) -> bool:
    """Whether something is asked for or planned after the article told something like it as done."""
    again = mention.is_definite or any(same_word(word, mention.trigger) for word in event.triggers)
    return mention.is_ahead and not event.is_ahead and not again


def _words(event: Signature, mention: Signature, latest: Signature) -> Iterator[tuple[float, str]]:
    same = any(same_word(word, mention.trigger) for word in event.triggers)
    if mention.is_definite and (mention.sentence > latest.sentence or mention.kind in table().mutual):
        known = same or mention.kind in event.kinds or mention.trigger in table().nouns
        yield (0.9 if mention.is_statement or not known else 1.5), "refers back"
    if same:
        yield 0.9, "same word"
    elif event.figures & mention.figures:
        yield 0.2, "same count"


def _parts(event: Signature, mention: Signature) -> Iterator[tuple[float, str]]:
    if mention.kind in event.kinds and mention.kind not in table().general:
        yield 0.5, "same kind"
    else:
        yield 0.2, "like kind"
    if event.actors & mention.actors:
        yield 0.4, "same actors"
    if event.recipients & mention.recipients - event.actors:
        yield 0.4, "same recipients"
    if not mention.parties and _all(event) & _all(mention):
        yield 0.3, "parties that the context gives"
    if event.who & mention.who:
        yield 0.4, "same persons or bodies"
    if event.figures & mention.figures:
        yield 0.7, "same figure"
    yield from _matter(event, mention)
    if event.names & mention.names:
        yield 0.3, "same names"
    if event.dated and mention.dated and event.begin == mention.begin:
        yield 0.3, "same time"
    if event.place and event.place == mention.place:
        yield 0.2, "same place"
    if event.is_ahead and not mention.is_ahead:
        yield -0.4, "told before as something to come"
    if mention.parties_from == event.mention:
        yield 0.2, "takes its parties over"


def _matter(event: Signature, mention: Signature) -> Iterator[tuple[float, str]]:
    part = contradict.share(event.topic, mention.topic)
    if part >= 0.5:
        yield 0.6, "same matter"
    elif event.topic and mention.topic and not part:
        yield -0.5, "other words for its matter"


def _all(s: Signature) -> frozenset[str]:
    return s.parties | s.maybe_actors | s.maybe_recipients


def _result(mention: Signature, latest: Signature) -> Iterator[tuple[float, str]]:
    """A deed of violence and its victims, told in one sentence."""
    together = latest.sentence == mention.sentence and not mention.is_cut
    if mention.type == "ASSAULT" and together and _is_result(mention) != _is_result(latest):
        yield 1.6, RESULT


_VICTIMS = ("kill", "wound", "injur", "die", "dead", "death", "casualt", "victim")


def _is_result(s: Signature) -> bool:
    return s.kind in table().results or s.trigger.startswith(_VICTIMS)


def _together(event: Signature, mention: Signature) -> Signature:
    """The event with what a further mention of it says."""
    sharper = mention.dated and not event.dated
    place = event if event.place and event.place not in mention.areas - {mention.place} else mention
    return replace(
        event,
        actors=event.actors or mention.actors,
        recipients=event.recipients or mention.recipients,
        maybe_actors=event.maybe_actors | mention.maybe_actors,
        maybe_recipients=event.maybe_recipients | mention.maybe_recipients,
        kin=event.kin | mention.kin,
        who=event.who | mention.who,
        persons=event.persons | mention.persons,
        is_ahead=event.is_ahead and mention.is_ahead,
        is_foretold=event.is_foretold and mention.is_ahead,
        scene=event.scene or mention.scene,
        is_region=place.is_region,
        names=event.names | mention.names,
        ordinal=event.ordinal or mention.ordinal,
        place=place.place,
        within=place.within,
        state=place.state,
        begin=mention.begin if sharper else event.begin,
        end=mention.end if sharper else event.end,
        dated=event.dated or mention.dated,
        topic=event.topic | mention.topic,
        figures=event.figures | mention.figures,
        triggers=event.triggers | mention.triggers,
        kinds=event.kinds | mention.kinds,
        kind=event.kind if event.kind not in ("Attack", "Event") else mention.kind,
    )


__all__ = ["NEEDED", "against", "agreement", "joined", "signatures"]
