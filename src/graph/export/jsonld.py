"""JSON-LD 1.1 with a context: one named graph a line of ``@graph``, streamed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from graph.rdf.terms import Literal, NamedNode, Quad, Term
from graph.rdf.vocabulary import PREFIXES, RDF, XSD
from graph.store import Store


def write_jsonld(store: Store, output: BinaryIO) -> None:
    """The data set; the context stands in the file, nothing is fetched to read it."""
    context = {**PREFIXES, "id": store.iris.base}
    output.write(b'{"@context": ' + _json(context) + b',\n"@graph": [')
    first_graph = True
    for name in store.graphs():
        output.write(b"\n" if first_graph else b",\n")
        output.write(b'{"@id": ' + _json(short(name, context)) + b', "@graph": [')
        for n, subject in enumerate(store.subjects(name)):
            node = as_node(subject, store.engine.quads_for_pattern(subject, None, None, name), context)
            output.write((b",\n" if n else b"\n") + _json(node))
        output.write(b"]}")
        first_graph = False
    output.write(b"]}\n")


def as_node(subject: NamedNode, quads: Iterable[Quad], context: dict[str, str]) -> dict[str, Any]:
    """The node object of a subject, keys sorted after ``@id`` and ``@type``."""
    node: dict[str, Any] = {"@id": short(subject, context)}
    values: dict[str, list[Any]] = {}
    for quad in sorted(quads, key=lambda q: (q.predicate.value, str(q.object))):
        if quad.predicate == RDF("type"):
            node.setdefault("@type", []).append(_value(quad.object, context)["@id"])
        else:
            values.setdefault(short(quad.predicate, context), []).append(_value(quad.object, context))
    return {**node, **{key: v if len(v) > 1 else v[0] for key, v in sorted(values.items())}}


def short(node: NamedNode, context: dict[str, str]) -> str:
    """A compact IRI where a prefix fits, else the IRI."""
    for name, space in context.items():
        rest = node.value[len(space) :] if node.value.startswith(space) else None
        if rest and not rest.startswith("//"):
            return f"{name}:{rest}"
    return node.value


def _value(term: Term, context: dict[str, str]) -> Any:
    if isinstance(term, NamedNode):
        return {"@id": short(term, context)}
    return _literal(term, context)


def _literal(literal: Literal, context: dict[str, str]) -> Any:
    kind = literal.datatype.value
    if literal.language:
        return {"@value": literal.value, "@language": literal.language}
    if kind == XSD.base + "string":
        return literal.value
    if kind == XSD.base + "integer" and literal.value.lstrip("-").isdigit() and len(literal.value) < 15:
        return int(literal.value)
    if kind == XSD.base + "boolean" and literal.value in ("true", "false"):
        return literal.value == "true"
    return {"@value": literal.value, "@type": short(literal.datatype, context)}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
