"""What a node takes part in: the events of an actor or a place, the events that an article tells."""

from __future__ import annotations

from itertools import islice
from typing import Any

from graph.rdf.terms import NamedNode
from graph.rdf.vocabulary import NG, RDF
from graph.serve.lookups.labels import label
from graph.store import Store

MOST = 60
_LOOKED_AT = 2000


def parts(store: Store, node: NamedNode) -> dict[str, Any]:
    """``items`` (role, text, iri, voice), facts first, at most 60, and ``more``: how many there are besides."""
    found = {**_events(store, node), **_told(store, node)}
    ordered = sorted(found, key=lambda e: ("/possible/" in e.value, found[e], label(store, e) or "", e.value))
    items = [
        {
            "role": found[event],
            "text": label(store, event) or event.value,
            "iri": event.value,
            "voice": "talk" if "/possible/" in event.value else "fact",
        }
        for event in ordered[:MOST]
    ]
    return {"items": items, "more": len(found) - len(items)}


def _events(store: Store, node: NamedNode) -> dict[NamedNode, str]:
    """Events that name the node, with its role there."""
    out: dict[NamedNode, str] = {}
    for graph in ("facts", "described"):
        quads = store.engine.quads_for_pattern(None, None, node, store.iris.graph(graph))
        for quad in islice(quads, _LOOKED_AT):
            if quad.predicate != RDF("type"):
                role = quad.predicate.value.rpartition("#")[2]
                out[quad.subject] = max(out.get(quad.subject, ""), role, key=_weight)
    return out


def _told(store: Store, node: NamedNode) -> dict[NamedNode, str]:
    """Events that an article tells."""
    out: dict[NamedNode, str] = {}
    for mention in islice(store.engine.quads_for_pattern(None, NG("inArticle"), node), _LOOKED_AT):
        for quad in store.engine.quads_for_pattern(mention.subject, NG("denotes"), None):
            if isinstance(quad.object, NamedNode):
                out[quad.object] = "told"
    return out


def _weight(role: str) -> int:
    """A speaker is an agent too, and an addressee a recipient: the closer word is shown."""
    order = ("", "agent", "recipient", "speaker", "addressee")
    return order.index(role) if role in order else 1
