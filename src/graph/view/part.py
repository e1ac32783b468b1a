"""Reads a part of a large store: the evidence of some events, without going through all articles."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from graph.rdf.vocabulary import NG, SAID
from graph.store import Store
from graph.view.nodes import Node, described, local, pointing

ROLES = ("agent", "recipient", "speaker", "addressee", "place", "origin", "destination")
LOOKED_AT = 20_000
LINKS = ("content", "refersTo", "realizedAs")


def best(counts: dict[str, int], limit: int) -> list[str]:
    """The IRIs of the events that most mentions tell."""
    return sorted(counts, key=lambda iri: (-counts[iri], iri))[:limit]


def around(store: Store, entity: str, *, limit: int) -> list[str]:
    """Events in which the entity (an IRI) takes part, those with most mentions first, then what they speak of.

    Of a hub with very many events only the first ``LOOKED_AT`` in each role are weighed.
    """
    found: dict[str, int] = {}
    for space in (NG, SAID):
        for role in ROLES:
            for event, _ in itertools.islice(pointing(store, space(role), entity), LOOKED_AT):
                if event not in found:
                    found[event] = sum(1 for _ in pointing(store, NG("denotes"), event))
    own = best({e: n for e, n in found.items() if n}, limit)
    told = [iri for node in described(store, own).values() for name in LINKS for iri in node.all(name)]
    said = [event for iri in own for space in (NG, SAID) for event, _ in pointing(store, space("content"), iri)]
    return list(dict.fromkeys([*own, *told, *said]))[: 2 * limit]


def article_parts(store: Store, events: Iterable[str]) -> Iterator[dict[str, Node]]:
    """For each article that tells of the events the nodes of those mentions, as ``read_article`` takes them."""
    mentions: dict[str, list[str]] = {}
    for event in events:
        for mention, graph in pointing(store, NG("denotes"), event):
            mentions.setdefault(graph, []).append(mention)
    for graph in sorted(mentions):
        article = graph.replace("/graph/article/", "/article/", 1)
        yield _part(store, article, mentions[graph])


def _part(store: Store, article: str, mentions: list[str]) -> dict[str, Node]:
    part = described(store, [article, *mentions])
    texts = part[article].all("text") if article in part else []
    told = [of for mention in mentions for of in (mention, f"{mention}-said")]
    claims = described(store, [claim for of in told for claim, _ in pointing(store, NG("inMention"), of)])
    named = [c.one("object") for c in claims.values() if local(c.one("predicate")) in ("when", "figure")]
    return {**part, **claims, **described(store, [*texts, *named])}
