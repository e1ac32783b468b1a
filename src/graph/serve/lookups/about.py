"""Everything a person wants to know of one node: what it is, its values, and the sentences that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph.rdf.terms import Literal, NamedNode, Term
from graph.rdf.vocabulary import NG, NIF, RDF, RDFS, SAID, SKOS
from graph.serve.lookups.evidence import evidence
from graph.serve.lookups.labels import is_named, kind_of, label, types
from graph.serve.lookups.missing import MissingError
from graph.serve.lookups.parts import parts
from graph.serve.prefixes import known_prefixes, shorten
from graph.store import Store

_MOST_VALUES = 60
_WORDS = {"skos:altLabel": "also called", "schema:sameAs": "same as", "schema:datePublished": "published"}
_CAMEL = re.compile("([A-Z])")
_LEFT_OUT = (RDF("type"), NIF("isString"), SKOS("prefLabel"), RDFS("label"))


def about(store: Store, options: Mapping[str, Any]) -> dict[str, Any]:
    """``iri``, ``label``, ``kind``, ``types``, ``voice`` (fact, talk or empty), ``values``, ``evidence``, ``parts``."""
    iri = str(options.get("iri", ""))
    try:
        node = NamedNode(iri)
    except ValueError as error:
        raise MissingError(f"{iri!r} is no IRI") from error
    if not is_named(store, node):
        raise MissingError(f"nothing is known of {iri}")
    classes, known = types(store, node), known_prefixes(store.iris.base)
    return {
        "iri": iri,
        "short": shorten(iri, known),
        "label": label(store, node) or shorten(iri, known),
        "kind": kind_of(store, iri),
        "types": [{"name": shorten(c.value, known), "label": label(store, c) or c.value} for c in classes],
        "voice": "talk" if NG("PossibleEvent") in classes else "fact" if NG("Event") in classes else "",
        "values": list(_values(store, node, known)),
        "evidence": evidence(store, node, classes),
        "parts": parts(store, node),
    }


def _values(store: Store, node: NamedNode, known: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Property by property, each with its values."""
    found: dict[NamedNode, list[Term]] = {}
    for quad in store.engine.quads_for_pattern(node, None, None):
        if quad.predicate not in _LEFT_OUT:
            found.setdefault(quad.predicate, []).append(quad.object)
    for predicate in sorted(found, key=lambda p: _order(p.value)):
        values = sorted(found[predicate], key=str)
        yield {
            "property": shorten(predicate.value, known),
            "label": _readable(store, predicate, known),
            "values": [_shown(store, v, known) for v in values[:_MOST_VALUES]],
            "more": max(0, len(values) - _MOST_VALUES),
        }


def _shown(store: Store, value: Term, known: Mapping[str, str]) -> dict[str, str]:
    if isinstance(value, Literal):
        return {"text": value.value}
    if isinstance(value, NamedNode):
        return {"text": label(store, value) or shorten(value.value, known), "iri": value.value}
    return {"text": str(value)}


def _readable(store: Store, predicate: NamedNode, known: Mapping[str, str]) -> str:
    """The name of a property in words: ``also called``, ``first reported``."""
    short = shorten(predicate.value, known)
    if short in _WORDS:
        return _WORDS[short]
    return (label(store, predicate) or _CAMEL.sub(r" \1", short.partition(":")[2]).lower()).removeprefix("said: ")


def _order(iri: str) -> tuple[int, str]:
    """Our own properties first."""
    return (0 if iri.startswith((NG.base, SAID.base)) else 1), iri
