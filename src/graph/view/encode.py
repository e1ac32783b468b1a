"""A :class:`~graph.view.content.Page` as the JSON that the page's script reads.

Entities, articles and events are referred to by their index; defaults are left out; offsets are counted in UTF-16 code
units, as JavaScript strings are (a Python offset counts code points).
"""

from __future__ import annotations

import bisect
import datetime
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from graph.model import Span
from graph.view.content import Mark, Page, PageArticle, PageEntity, PageEvent, PageEvidence, PageFigure, PageTime

VERSION = 1
"""Version of the JSON's shape; the script refuses another."""

Json = dict[str, Any]

_UNSAFE = re.compile("[<>&\u2028\u2029\x7f\ufeff]")
_LONE = re.compile("[\ud800-\udfff]")


def encode(page: Page) -> Json:
    """The page as plain JSON values. References to ids that are not on the page are dropped."""
    return {key: list(value) if isinstance(value, Iterator) else value for key, value in _values(page).items()}


def in_pieces(page: Page) -> Iterator[str]:
    """``to_script(encode(page))`` in pieces: an article, an entity, an event in memory at a time."""
    sign = "{"
    for key, value in _values(page).items():
        yield f"{sign}{to_script(key)}:"
        if isinstance(value, Iterator):
            yield "["
            yield from (f"{',' if n else ''}{to_script(one)}" for n, one in enumerate(value))
            yield "]"
        else:
            yield to_script(value)
        sign = ","
    yield "}"


def _values(page: Page) -> Json:
    """The page's values; what there is much of is made while it is asked for."""
    entities = _numbered(e.id for e in page.entities)
    events = _numbered(e.id for e in page.events)
    read = [(a.id, _utf16(a.text)) for a in page.articles]
    articles, offsets = _numbered(id for id, _ in read), [at for _, at in read]
    return {
        "version": VERSION,
        "title": page.title,
        "base": page.base,
        "remote": page.remote,
        "total": page.total,
        "articles": (_article(a, offsets[i], articles) for i, a in enumerate(page.articles)),
        "entities": (_entity(e, page) for e in page.entities),
        "events": (_event(e, page.base, entities, events, articles, offsets) for e in page.events),
    }


def to_script(value: Any) -> str:
    """JSON that is safe inside an HTML ``<script>`` element, whatever the articles contain.

    Halves of surrogate pairs, which no text should have, become the replacement character.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", _LONE.sub("\ufffd", text))


def _numbered(ids: Iterable[str]) -> dict[str, int]:
    return {key: i for i, key in enumerate(ids)}


def _utf16(text: str) -> Callable[[int], int]:
    """Code point offset to UTF-16 offset."""
    wide = [i for i, character in enumerate(text) if ord(character) > 0xFFFF]
    return lambda offset: offset + bisect.bisect_left(wide, offset)


def _span(span: Span, at: Callable[[int], int]) -> list[int]:
    return [at(span.begin), at(span.end)]


def _article(article: PageArticle, at: Callable[[int], int], articles: dict[str, int]) -> Json:
    return _lean(
        id=article.id,
        iri=article.iri,
        title=article.title,
        publisher=article.publisher,
        date=_day(article.date),
        basis=article.date_basis,
        url=article.url,
        text=article.text,
        sentences=[n for s in article.sentences for n in _span(s, at)],
        copyOf=_refs([article.copy_of], articles),
    )


def _entity(entity: PageEntity, page: Page) -> Json:
    x, y = page.positions.get(entity.id, (0.0, 0.0))
    return _lean(
        id=entity.id,
        iri=_iri(entity.iri, entity.id, page.base),
        label=entity.label,
        kind=entity.kind,
        code=entity.code,
        at=None if entity.latitude is None or entity.longitude is None else [entity.latitude, entity.longitude],
        actsFor=entity.acts_for,
        within=entity.within,
        wikidata=entity.wikidata,
        aliases=list(entity.aliases),
    ) | {"xy": [round(x), round(y)]}


def _event(
    event: PageEvent,
    base: str,
    entities: dict[str, int],
    events: dict[str, int],
    articles: dict[str, int],
    offsets: Sequence[Callable[[int], int]],
) -> Json:
    return _lean(
        id=event.id,
        iri=_iri(event.iri, event.id, base),
        label=event.label,
        type=event.type,
        kind=event.kind,
        kindLabel=event.kind_label,
        mode=event.mode,
        modalities=list(event.modalities),
        force=event.force,
        actors=_refs(event.actors, entities),
        recipients=_refs(event.recipients, entities),
        by=_refs(event.attributed_to, entities),
        relayed=_refs(event.relayed_by, entities),
        places=_refs(event.places, entities),
        origin=_refs([event.origin], entities),
        destination=_refs([event.destination], entities),
        time=_time(event.time),
        inForce=_time(event.in_force),
        figures=[_figure(f, entities, articles) for f in event.figures],
        content=_refs(event.content, events),
        refers=_refs(event.refers_to, events),
        violates=list(event.violates),
        resolutions=list(event.resolutions),
        topic=event.topic,
        evidence=[_evidence(e, entities, articles, offsets) for e in event.evidence if e.article in articles],
    )


def _evidence(
    evidence: PageEvidence, entities: dict[str, int], articles: dict[str, int], offsets: Sequence[Callable[[int], int]]
) -> Json:
    article = articles[evidence.article]
    at = offsets[article]
    return _lean(
        sentence=_span(evidence.sentence, at),
        marks=[_mark(m, entities, at) for m in evidence.marks],
        confidence=None if evidence.confidence is None else round(evidence.confidence, 3),
        rule=evidence.rule,
        by=_refs(evidence.attributed_to, entities),
        status=evidence.status,
    ) | {"article": article}


def _mark(mark: Mark, entities: dict[str, int], at: Callable[[int], int]) -> list[str | int]:
    """Role, begin, end; where it is known also the entity and why the words stand for it."""
    entity = entities.get(mark.entity)
    named: list[str | int] = [] if entity is None else [entity, mark.reason] if mark.reason else [entity]
    return [mark.role, *_span(mark.span, at), *named]


def _figure(figure: PageFigure, entities: dict[str, int], articles: dict[str, int]) -> Json:
    out = _lean(
        measures=figure.measures,
        approximation=figure.approximation,
        wording=figure.wording,
        unit=figure.unit,
        by=_refs(figure.attributed_to, entities),
        asOf=_day(figure.as_of),
    )
    bounds = {"lower": figure.lower, "best": figure.best, "upper": figure.upper}
    numbers = bounds | {"article": articles.get(figure.article)}
    return out | {key: value for key, value in numbers.items() if value is not None}


def _time(time: PageTime | None) -> Json | None:
    if time is None:
        return None
    bounds = (time.earliest_begin, time.latest_begin, time.earliest_end, time.latest_end)
    return _lean(bounds=[_day(d) for d in bounds], granularity=time.granularity, wording=time.wording)


def _day(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _iri(iri: str, id: str, base: str) -> str | None:
    """Left out where the script can make it from the base and the id."""
    return None if iri == base + id else iri


def _refs(ids: Iterable[str], index: dict[str, int]) -> list[int]:
    return [index[i] for i in ids if i in index]


def _lean(**values: Any) -> Json:
    return {key: value for key, value in values.items() if value not in (None, "", [], ())}
