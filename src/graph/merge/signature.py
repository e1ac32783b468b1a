"""A mention reduced to what decides whether two mentions tell of the same event."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import EventMention, Party, ReadArticle

WORDS = """
    the a an of in on to for and or with by from at its their his her this that as be is are was were it they he she we
    not all any some more most such other also has have had will would could may which who
"""
STOP = frozenset(WORDS.split())

LONG = 31
"""Days from which on a stretch of time is too long to say that two events are on the same day."""

NEAR = 7
"""Days that a time may span which a sentence takes over from another one."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What is compared. Actors and recipients are actor codes, so that Moscow and the Russian army are one."""

    article: str
    mention: str
    sentence: int
    type: str
    kind: str
    is_statement: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    place: str | None
    """Entity id of the place."""
    within: str | None
    """Entity id of what contains the place."""
    begin: datetime.date | None
    end: datetime.date | None
    dated: bool
    """Whether the sentence names ``begin`` and ``end``; else they are of another sentence, or the publication date."""
    topic: frozenset[str]
    trigger: str
    figures: frozenset[str] = frozenset()
    """What was counted with the best value, ``killed 12``."""
    parties_from: str | None = None
    """Mention id whose parties this one took over, where extraction found it to speak of the same event."""

    @property
    def id(self) -> tuple[str, str]:
        return (self.article, self.mention)

    @property
    def parties(self) -> frozenset[str]:
        return self.actors | self.recipients

    @property
    def is_long(self) -> bool:
        """Whether its time is a season or a year rather than days."""
        return self.begin is not None and self.end is not None and (self.end - self.begin).days > LONG


def signatures(read: ReadArticle) -> Iterator[Signature]:
    """One for each mention of an article."""
    for mention in read.mentions:
        yield _signature(read, mention)


def _signature(read: ReadArticle, mention: EventMention) -> Signature:
    begin, end, dated = _days(read, mention)
    where = mention.place or mention.destination
    inherited = re.search(r"parties from (\S+)", mention.rule)
    return Signature(
        article=read.article.id,
        mention=mention.id,
        sentence=mention.sentence,
        type=mention.type,
        kind=mention.kind,
        is_statement=mention.force is not None,
        actors=_codes(mention.actors),
        recipients=_codes(mention.recipients),
        place=where.link.entity.id if where else None,
        within=where.link.entity.within if where else None,
        begin=begin,
        end=end,
        dated=dated,
        topic=_words(mention.topic.of(read.article.text)) if mention.topic else frozenset(),
        trigger=mention.text.lower(),
        figures=frozenset(f"{f.measures} {f.best:g}" for f in mention.figures if f.best is not None),
        parties_from=inherited[1] if inherited else None,
    )


def _codes(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(p.link.entity.code or p.link.entity.id for p in parties)


def _days(read: ReadArticle, mention: EventMention) -> tuple[datetime.date | None, datetime.date | None, bool]:
    """First and last day, and whether the sentence itself names them; a time taken over from afar must be a few days."""
    time = mention.time
    begin = (time.earliest_begin or time.latest_end) if time else None
    if time is None or begin is None:
        return read.article.date, read.article.date, False
    end = max(time.latest_end or time.latest_begin or begin, begin)
    sentence = read.sentences[mention.sentence]
    if time.span is not None and sentence.begin <= time.span.begin < sentence.end:
        return begin, end, True
    if (end - begin).days <= NEAR:
        return begin, end, False
    return read.article.date, read.article.date, False


def _words(text: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[^\W\d_]{3,}", text.lower()) if w not in STOP)
