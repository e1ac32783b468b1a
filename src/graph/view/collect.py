"""Reads a store into a :class:`~graph.view.content.Page`.

Article by article, so that memory holds one article's claims at a time; what the page shows of an event comes from the
facts and described graphs, its evidence from the articles' graphs. Statements that were only made for an "according to"
are not shown as events of their own: they say who tells their content.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, cast

from graph.model import Granularity
from graph.rdf.kinds import kind
from graph.store import Store
from graph.view.content import Page, PageArticle, PageEvent, PageEvidence, PageFigure, PageTime
from graph.view.evidence import Told, read_article
from graph.view.nodes import Node, article_graphs, local, nodes
from graph.view.parties import entities_of

LIMIT = 20_000
"""How many events one file shows at most: those that most articles tell, the surest first."""


@dataclass(slots=True)
class _Found:
    """What was read of the articles, by event IRI. Grows article by article."""

    articles: list[PageArticle] = field(default_factory=list)
    evidence: dict[str, list[PageEvidence]] = field(default_factory=dict)
    figures: dict[str, PageFigure] = field(default_factory=dict)
    wordings: dict[str, str] = field(default_factory=dict)

    def add(self, told: Told) -> None:
        self.articles.append(told.article)
        for event, items in told.evidence.items():
            self.evidence.setdefault(event, []).extend(items)
        self.figures.update(told.figures)
        for event, wording in told.wordings.items():
            self.wordings.setdefault(event, wording)


def collect(store: Store, *, title: str | None = None, limit: int = LIMIT) -> Page:
    """The whole store as a page, or its ``limit`` best-told events."""
    found = _Found()
    background = nodes(store, "background")
    labels = {iri: node.one("prefLabel") for iri, node in background.items()}
    for name in article_graphs(store):
        found.add(read_article(nodes(store, name), store.iris.base, outlets=labels))
    records = {**nodes(store, "facts"), **nodes(store, "described")}
    shown = _shown(records, found, limit)
    speakers = _speakers(records)
    events = tuple(_event(records[iri], store.iris.base, found, speakers, labels) for iri in shown)
    entities = entities_of(background, events, store.iris.base)
    return Page(
        title=title or _title(events, {e.id: e.label for e in entities}),
        articles=tuple(found.articles),
        entities=entities,
        events=events,
        base=store.iris.base,
    )


def _shown(records: dict[str, Node], found: _Found, limit: int) -> list[str]:
    """Events and possible events with evidence, sorted by IRI; of too many the best told."""
    told = found.evidence
    typed = [iri for iri, node in records.items() if node.one("eventType") and told.get(iri)]
    if len(typed) > limit:
        rank = {iri: (-len(told[iri]), -max(e.confidence or 0 for e in told[iri]), iri) for iri in typed}
        typed = sorted(typed, key=lambda iri: rank[iri])[:limit]
    return sorted(typed)


def _speakers(records: dict[str, Node]) -> dict[str, list[str]]:
    """Content IRI to the IRIs of those who say it in some statement."""
    out: dict[str, list[str]] = {}
    for node in records.values():
        for content in node.all("content"):
            out.setdefault(content, []).extend(node.all("speaker"))
    return out


def _event(
    node: Node, base: str, found: _Found, speakers: dict[str, list[str]], labels: dict[str, str]
) -> PageEvent:
    def ids(name: str) -> tuple[str, ...]:
        return tuple(iri.removeprefix(base) for iri in node.all(name))

    kinds = sorted((kind(name) for name in node.types), key=lambda k: (-len(k.line), k.name))
    evidence = found.evidence[node.iri]
    modalities = [local(m) for m in node.all("modality")]
    said_by = [e for item in evidence for e in item.attributed_to]
    said_by += [iri.removeprefix(base) for iri in speakers.get(node.iri, ())] if modalities else []
    values: dict[str, Any] = {
        "modalities": tuple(modalities),
        "force": local(node.one("force")) or None,
    }
    return PageEvent(
        id=node.iri.removeprefix(base),
        iri=node.iri,
        label=node.one("label"),
        type=local(node.one("eventType")),
        kind=kinds[0].name if kinds else "Event",
        kind_label=kinds[0].label if kinds else "Event",
        mode=local(node.one("mode")).partition("-")[2],
        actors=ids("agent"),
        recipients=ids("recipient"),
        attributed_to=tuple(dict.fromkeys(said_by)),
        relayed_by=ids("relayedBy"),
        places=ids("place"),
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


def _title(events: Iterable[PageEvent], labels: dict[str, str]) -> str:
    """The three that most events are about."""
    count = Counter(party for e in events for party in dict.fromkeys((*e.actors, *e.recipients)))
    most = sorted(count, key=lambda i: (-count[i], i))[:3]
    return " · ".join(labels.get(i, i) for i in most) or "Event graph"
