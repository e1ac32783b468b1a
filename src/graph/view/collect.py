"""Reads a store into a :class:`~graph.view.content.Page`.

Article by article, so that memory holds one article's claims at a time; what the page shows of an event comes from the
facts and described graphs, its evidence from the articles' graphs. Statements that were only made for an "according to"
are not shown as events of their own: they say who tells their content.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, cast

from graph.model import Granularity
from graph.rdf.kinds import kind
from graph.rdf.vocabulary import NG, SAID
from graph.store import Store
from graph.view.content import Page, PageArticle, PageEvent, PageEvidence, PageFigure, PageTime
from graph.view.evidence import Told, read_article
from graph.view.nodes import Node, Records, article_graphs, described, local, mention_counts, nodes, pointing
from graph.view.packed import Packed
from graph.view.part import around, article_parts, best
from graph.view.parties import entities_of
from graph.view.roles import Parties, parties_of
from graph.view.title import title_of

LIMIT = 20_000
"""How many events one file shows at most: those that most mentions tell."""
_NAMED = ("agent", "recipient", "speaker", "relayedBy", "place", "origin", "destination", "violates", "resolution")


@dataclass(slots=True)
class _Found:
    """What was read of the articles, by event IRI. Grows article by article."""

    articles: Packed[PageArticle] = field(default_factory=Packed)
    items: Packed[PageEvidence] = field(default_factory=Packed)
    evidence: dict[str, list[int]] = field(default_factory=dict)
    """Places in ``items``."""
    figures: dict[str, PageFigure] = field(default_factory=dict)
    wordings: dict[str, str] = field(default_factory=dict)

    def add(self, told: Told) -> None:
        self.articles.append(told.article)
        for event, items in told.evidence.items():
            for item in items:
                self.evidence.setdefault(event, []).append(len(self.items))
                self.items.append(item)
        self.figures.update(told.figures)
        for event, wording in told.wordings.items():
            self.wordings.setdefault(event, wording)


def collect(
    store: Store, *, title: str | None = None, limit: int = LIMIT, articles: Iterable[dict[str, Node]] | None = None
) -> Page:
    """The whole store as a page, or its ``limit`` best-told events.

    ``articles`` are the graphs of the articles in order, from whom reads them anyway.
    """
    counts = mention_counts(store)
    if len(counts) > limit:
        return replace(_page(store, best(counts, limit), title=title), total=len(counts))
    del counts
    records = Records.of_graphs(store, "facts", "described")  # early: all of it is read, at the price of a full cache
    background = nodes(store, "background")
    labels = {iri: node.one("prefLabel") for iri, node in background.items()}
    found = _Found()
    for article in articles or (nodes(store, name) for name in article_graphs(store)):
        found.add(read_article(article, store.iris.base, outlets=labels))
    return _made(store, found, records, _speakers(records.some(records.having("content"))), background, title)


def neighbourhood(store: Store, entity: str, *, limit: int = 200) -> Page:
    """What an entity (its id, ``country/PRK``) takes part in: its ``limit`` best-told events and what they speak of."""
    return _page(store, around(store, store.iris.base + entity, limit=limit), title=None)


def _page(store: Store, events: Iterable[str], *, title: str | None) -> Page:
    """A page of these events alone; the cost depends on them, not on the size of the store."""
    chosen = list(events)
    found, labels = _Found(), dict[str, str]()
    for part in article_parts(store, chosen):
        outlets = {name for node in part.values() if (name := node.one("publisher"))}
        labels |= {iri: n.one("prefLabel") for iri, n in described(store, outlets - labels.keys()).items()}
        found.add(read_article(part, store.iris.base, outlets=labels))
    told = ((space, iri) for iri in chosen for space in (NG, SAID))
    sayers = dict.fromkeys(s for space, iri in told for s, _ in pointing(store, space("content"), iri))
    records = Records(store, dict.fromkeys([*sayers, *chosen]))
    named = {iri for node in records.some([*sayers, *chosen]) for name in _NAMED for iri in node.all(name)}
    named.update(_told_by(found, store.iris.base))
    return _made(store, found, records, _speakers(records.some(sayers)), described(store, named), title)


def _told_by(found: _Found, base: str) -> Iterator[str]:
    """IRIs of those to whom mentions and figures are attributed."""
    yield from (base + entity for item in found.items for entity in item.attributed_to)
    for figure in found.figures.values():
        yield from (base + entity for entity in figure.attributed_to)


def _made(
    store: Store, found: _Found, records: Records, speakers: dict[str, list[str]], background: dict[str, Node],
    title: str | None,
) -> Page:  # fmt: skip
    """Events with a type and with evidence; a made statement has no type."""
    base = store.iris.base
    labels = {iri: node.one("prefLabel") for iri, node in background.items()}
    told = (node for node in records.some(sorted(found.evidence)) if node.one("eventType"))
    events = Packed(_event(node, base, found, speakers, labels) for node in told)
    entities = entities_of(background, events, base)
    page = Page(title="", articles=found.articles, entities=entities, events=events, base=base)
    return replace(page, title=title or title_of(page))


def _speakers(records: Iterable[Node]) -> dict[str, list[str]]:
    """Content IRI to the IRIs of those who say it in some statement."""
    out: dict[str, list[str]] = {}
    for node in records:
        for content in node.all("content"):
            out.setdefault(content, []).extend(node.all("speaker"))
    return out


def _event(node: Node, base: str, found: _Found, speakers: dict[str, list[str]], labels: dict[str, str]) -> PageEvent:
    def ids(name: str) -> tuple[str, ...]:
        return tuple(iri.removeprefix(base) for iri in node.all(name))

    kinds = sorted((kind(name) for name in node.types), key=lambda k: (-len(k.line), k.name))
    evidence = [found.items[n] for n in found.evidence[node.iri]]
    modalities = [local(m) for m in node.all("modality")]
    said_by = [e for item in evidence for e in item.attributed_to]
    said_by += [iri.removeprefix(base) for iri in speakers.get(node.iri, ())] if modalities else []
    parties = parties_of(ids("agent"), ids("recipient"), ids("place"), evidence)
    values: dict[str, Any] = {
        "modalities": tuple(modalities),
        "force": local(node.one("force")) or None,
    }
    return PageEvent(
        id=node.iri.removeprefix(base),
        iri=node.iri,
        label=_label(node, parties, base, labels),
        type=local(node.one("eventType")),
        kind=kinds[0].name if kinds else "Event",
        kind_label=kinds[0].label if kinds else "Event",
        mode=local(node.one("mode")).partition("-")[2],
        actors=parties.actors,
        recipients=parties.recipients,
        attributed_to=tuple(dict.fromkeys(said_by)),
        relayed_by=ids("relayedBy"),
        places=parties.places,
        origin=next(iter(ids("origin")), ""),
        destination=next(iter(ids("destination")), ""),
        time=_time(node, found.wordings.get(node.iri, "")),
        in_force=_in_force(node),
        figures=tuple(found.figures[f] for f in node.all("figure") if f in found.figures),
        content=ids("content"),
        refers_to=tuple(dict.fromkeys((*ids("refersTo"), *ids("realizedAs")))),
        violates=_named(node.all("violates"), labels),
        resolutions=_named(node.all("resolution"), labels),
        topic=node.one("matter"),
        evidence=tuple(evidence),
        **values,
    )


def _label(node: Node, parties: Parties, base: str, labels: dict[str, str]) -> str:
    """The event's label; where nobody acts, or somebody was left out, one that says so."""
    own = node.one("label")
    kept = (sorted(base + i for i in side) for side in (parties.actors, parties.recipients))
    if parties.actors and [node.all("agent"), node.all("recipient")] == list(kept):
        return own
    head = own.partition(": ")[0].partition(", in ")[0]
    acting, suffering, where = (
        ", ".join(sorted(labels.get(base + i) or local(i) for i in side))
        for side in (parties.actors or ("unknown",), parties.recipients, parties.places)
    )
    return f"{head}: {acting}{' → ' if suffering else ''}{suffering}{', in ' if where else ''}{where}"


def _named(iris: Iterable[str], labels: dict[str, str]) -> tuple[str, ...]:
    return tuple(labels.get(iri) or local(iri) for iri in iris)


def _time(node: Node, wording: str) -> PageTime | None:
    days = [node.day(name) for name in ("earliestBegin", "latestBegin", "earliestEnd", "latestEnd")]
    if not any(days):
        return None
    granularity = cast("Granularity | None", node.one("granularity") or None)
    return PageTime(days[0], days[1], days[2], days[3], granularity, wording)


def _in_force(node: Node) -> PageTime | None:
    first, last = node.day("inForceFrom"), node.day("inForceTo")
    return PageTime(first, last) if first or last else None
