"""Names for IRIs: a label for the eye, and what kind of thing it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.rdf.terms import NamedNode
from graph.rdf.vocabulary import NG, NIF, RDF, RDFS, SCHEMA, SKOS
from graph.serve.prefixes import known_prefixes, shorten
from graph.store import Store

MOST = 2000
_LABELS = (SKOS("prefLabel"), RDFS("label"), SCHEMA("headline"), NIF("anchorOf"), NG("wording"))
_KINDS = ("event", "possible", "statement", "article", "country", "org", "person", "place", "group", "resolution")


def labels(store: Store, options: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """For each of the ``iris``: ``label``, ``short`` (with a prefix) and ``kind`` (the first part of the path)."""
    known = known_prefixes(store.iris.base)
    return {iri: _named(store, iri, known) for iri in options.get("iris", ())[:MOST] if _is_iri(iri)}


def _named(store: Store, iri: str, known: Mapping[str, str]) -> dict[str, str]:
    out = {"short": shorten(iri, known), "kind": kind_of(store, iri)}
    found = label(store, NamedNode(iri))
    return {**out, "label": found} if found else out


def label(store: Store, node: NamedNode) -> str | None:
    """The name of a node: preferred label, label, headline, the words of a span, of a figure or of a time."""
    return next(_found(store, node), None)


def _found(store: Store, node: NamedNode) -> Iterator[str]:
    for predicate in _LABELS:
        for quad in store.engine.quads_for_pattern(node, predicate, None):
            yield quad.object.value


def kind_of(store: Store, iri: str) -> str:
    """What the path of one of our IRIs says that it is; empty for others."""
    path = iri.removeprefix(store.iris.base)
    if path == iri:
        return "concept" if next(_found(store, NamedNode(iri)), None) else ""
    first, *rest = path.split("/")
    if first == "article" and len(rest) > 1:
        return rest[1]
    return first


def is_named(store: Store, node: NamedNode) -> bool:
    """Whether anything is said of the node."""
    return next(store.engine.quads_for_pattern(node, None, None), None) is not None


def types(store: Store, node: NamedNode) -> list[NamedNode]:
    """The classes of a node, sorted."""
    found = {q.object for q in store.engine.quads_for_pattern(node, RDF("type"), None)}
    return sorted((t for t in found if isinstance(t, NamedNode)), key=lambda t: t.value)


def _is_iri(text: object) -> bool:
    return isinstance(text, str) and ":" in text and not set(text) & set('<>"{}|\\^` \n')
