"""The words of queries over this store: prefixes, classes, properties, concepts, and what they mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from pyoxigraph import QuerySolutions

from graph.rdf.terms import Literal, NamedNode
from graph.rdf.vocabulary import OWL, RDF, RDFS, SKOS
from graph.serve.prefixes import known_prefixes, shorten
from graph.store import Store

_CLASSES = (OWL("Class"), RDFS("Class"))
_PROPERTIES = (OWL("ObjectProperty"), OWL("DatatypeProperty"), OWL("AnnotationProperty"), RDF("Property"))
_BORROWED = {
    "class": {"org:Membership": "who belongs to which group, when"},
    "property": {
        "rdf:type": "is a; also written a",
        "rdfs:label": "name of an event or a class",
        "rdf:subject": "what a claim is about",
        "rdf:predicate": "the property that a claim states",
        "rdf:object": "the value that a claim states",
        "skos:prefLabel": "name of an entity",
        "skos:altLabel": "another name of an entity",
        "skos:notation": "short name of a concept",
        "schema:headline": "headline of an article",
        "schema:datePublished": "day an article appeared",
        "schema:publisher": "outlet of an article",
        "schema:identifier": "id of an article",
        "schema:url": "address of an article",
        "schema:sameAs": "the same entity at Wikidata",
        "nif:isString": "the whole text of an article",
        "nif:anchorOf": "the words of a span",
        "nif:beginIndex": "first character of a span",
        "nif:endIndex": "end of a span (not included)",
        "wgs:lat": "latitude",
        "wgs:long": "longitude",
        "org:member": "member of a membership",
        "org:organization": "group of a membership",
    },
}
"""Words of other vocabularies that the model uses (docs/model.md)."""


def vocabulary(store: Store, options: Mapping[str, Any]) -> dict[str, Any]:
    """``prefixes``, ``terms`` (name, kind, label, comment, uses) and ``graphs``; sorted by name."""
    known = known_prefixes(store.iris.base)
    terms = [*_own(store, known), *_borrowed(known)]
    return {
        "base": store.iris.base,
        "prefixes": known,
        "terms": sorted(terms, key=lambda t: str(t["name"])),
        "graphs": [store.iris.graph(name).value for name in ("facts", "described", "background", "ontology")],
        "counts": _counts(store),
    }


def _own(store: Store, known: Mapping[str, str]) -> list[dict[str, Any]]:
    where, kinds = store.iris.graph("ontology"), dict[NamedNode, str]()
    for kind, classes in (("class", _CLASSES), ("property", _PROPERTIES), ("concept", (SKOS("Concept"),))):
        for parent in classes:
            for quad in store.engine.quads_for_pattern(None, RDF("type"), parent, where):
                if isinstance(quad.subject, NamedNode):
                    kinds.setdefault(quad.subject, kind)
    uses = _uses(store)
    return [_term(store, node, kind, known, uses) for node, kind in kinds.items()]


def _term(
    store: Store, node: NamedNode, kind: str, known: Mapping[str, str], uses: Mapping[NamedNode, int]
) -> dict[str, Any]:
    texts: dict[str, str] = {}
    for quad in store.engine.quads_for_pattern(node, None, None, store.iris.graph("ontology")):
        if isinstance(quad.object, Literal):
            texts[quad.predicate.value.rpartition("#")[2]] = quad.object.value
    label = texts.get("label") or texts.get("prefLabel") or ""
    comment = texts.get("comment") or texts.get("definition") or ""
    out = {"name": shorten(node.value, known), "kind": kind, "label": label, "comment": comment}
    return {**out, "uses": uses[node]} if node in uses else out


def _uses(store: Store) -> Counter[NamedNode]:
    """How many events are of each class."""
    text = "SELECT ?c (COUNT(*) AS ?n) { GRAPH ?g { ?s a ?c } FILTER(?g IN (?facts, ?described)) } GROUP BY ?c"
    names = {n: str(store.iris.graph(n)) for n in ("facts", "described")}
    found: Counter[NamedNode] = Counter()
    rows = store.query(text.replace("?facts", names["facts"]).replace("?described", names["described"]))
    assert isinstance(rows, QuerySolutions)
    for row in rows:
        found[row["c"]] = int(row["n"].value)
    return found


def _borrowed(known: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"name": name, "kind": kind, "label": "", "comment": comment}
        for kind, words in _BORROWED.items()
        for name, comment in words.items()
        if name.partition(":")[0] in known
    ]


def _counts(store: Store) -> dict[str, int]:
    """How much there is, for the head of the page; a statement that is only made for an "according to" is no fact."""
    out = {}
    for name, what in (("articles", "a ng:Article"), ("facts", "ng:eventType ?t"), ("talk", "said:eventType ?t")):
        rows = store.query(f"SELECT (COUNT(*) AS ?n) {{ ?s {what} }}")
        assert isinstance(rows, QuerySolutions)
        out[name] = int(next(rows)["n"].value)
    return out
