"""The days of a mention, and whether its sentence names them."""

from __future__ import annotations

import datetime

from graph.merge.signature import LONG
from graph.model import EventMention, ReadArticle, Span

NEAR = 7
"""Days that a time may span which a sentence takes over from another one."""

Days = tuple[datetime.date | None, datetime.date | None, bool]


def _told(read: ReadArticle, mention: EventMention, back: int | None) -> Days:
    """First and last day, and whether the sentence itself names them; a time taken over from afar must be a few days."""
    time = mention.time
    begin = (time.earliest_begin or time.latest_end) if time else None
    if time is None or begin is None:
        return read.article.date, read.article.date, False
    end = max(time.latest_end or time.latest_begin or begin, begin)
    if time.span is not None and _is_dated(read, mention, time.span, back):
        return begin, end, True
    if (end - begin).days <= NEAR:
        return begin, end, False
    return read.article.date, read.article.date, False


def days(read: ReadArticle, mention: EventMention, back: int | None) -> Days:
    """When an event is, for comparing; ``back``: where the noun phrase begins that refers back.

    What is planned or asked for lies ahead: a day that is past is that of the talk, a long stretch says nothing.
    """
    found = begin, end, _ = _told(read, mention, back)
    published = read.article.date
    if mention.status not in ("planned", "requested") or published is None or begin is None or end is None:
        return found
    return (published, published, False) if end <= published or (end - begin).days > LONG else found


def _is_dated(read: ReadArticle, mention: EventMention, when: Span, back: int | None) -> bool:
    """Whether the sentence gives the time to this event, and not to the statement that it is the content of."""
    sentence = read.sentences[mention.sentence]
    if not sentence.begin <= when.begin < sentence.end:
        return False
    if back is not None and not (back <= when.begin < mention.trigger.end or _follows(read, mention, when)):
        return False
    sayings = (m for m in read.mentions if mention.id in m.content and m.time and m.time.span == when)
    return not any(m.trigger.begin < mention.trigger.begin for m in sayings)


def _follows(read: ReadArticle, mention: EventMention, when: Span) -> bool:
    """Whether a time comes behind a noun, and no other event between them."""
    first, last = mention.trigger.end, when.begin
    others = (m.trigger.begin for m in read.mentions if m.sentence == mention.sentence)
    return first <= last <= first + 60 and not any(first <= other < last for other in others)
