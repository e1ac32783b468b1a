"""The sentences behind a node, with the words in them that carry it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph.rdf.terms import NamedNode
from graph.rdf.vocabulary import NG, NIF, RDF, SCHEMA
from graph.serve.lookups.labels import label
from graph.store import Store
from graph.view.evidence import ROLES

MOST = 40


def evidence(store: Store, node: NamedNode, classes: Sequence[NamedNode]) -> list[dict[str, Any]]:
    """At most 40 sentences, by article and place in it: for an event its mentions, for a span or claim its words."""
    mentions = [node] if NG("Mention") in classes else _subjects(store, NG("denotes"), node)
    if mentions:
        found = [told for m in mentions[: 4 * MOST] if (told := _mention(store, m))]
    else:
        found = [told for span in _spans(store, node, classes) if (told := _span(store, span))]
    return sorted(found, key=lambda t: (t["date"], t["article"], t["begin"]))[:MOST]


def _mention(store: Store, mention: NamedNode) -> dict[str, Any] | None:
    """One mention: its sentence, with trigger, parties, place, time and figures marked."""
    sentence = _one(store, mention, NG("inSentence"))
    if sentence is None:
        return None
    told = _sentence(store, sentence)
    trigger = _one(store, mention, NG("trigger"))
    marks = [_mark(store, trigger, "trigger", told)] if trigger else []
    for claim in _subjects(store, NG("inMention"), mention):
        predicate, words = _one(store, claim, RDF("predicate")), _one(store, claim, NG("evidence"))
        role = ROLES.get(_local(predicate), "") if predicate else ""
        if words and role:
            marks.append(_mark(store, words, role, told))
    said_by = [label(store, n) or n.value for n in _objects(store, mention, NG("attributedTo"))]
    unique = {(m["begin"], m["end"]): m for m in reversed(marks) if m}
    return {
        **told,
        "marks": sorted(unique.values(), key=lambda m: (m["begin"], -m["end"])),
        "status": _local(_one(store, mention, NG("status"))),
        "confidence": _value(store, mention, NG("confidence")),
        "rule": _value(store, mention, NG("rule")),
        "saidBy": sorted(set(said_by)),
    }


def _spans(store: Store, node: NamedNode, classes: Sequence[NamedNode]) -> list[NamedNode]:
    """The spans that a node is, or that it rests on (``ng:evidence``, ``ng:quotation``)."""
    if NG("Span") in classes:
        return [node]
    return [*_objects(store, node, NG("evidence")), *_objects(store, node, NG("quotation"))]


def _span(store: Store, span: NamedNode) -> dict[str, Any] | None:
    """A span in the sentence that it lies in."""
    begin, end = _number(store, span, NIF("beginIndex")), _number(store, span, NIF("endIndex"))
    context = _one(store, span, NIF("referenceContext"))
    if context is None:
        return None
    for other in _subjects(store, NIF("referenceContext"), context):
        if next(store.engine.quads_for_pattern(other, NG("sentenceIndex"), None), None) is None:
            continue
        first, last = _number(store, other, NIF("beginIndex")), _number(store, other, NIF("endIndex"))
        if first <= begin < last:
            mark = {"begin": begin - first, "end": min(end, last) - first, "role": "trigger"}
            return {**_sentence(store, other), "marks": [mark], "saidBy": []}
    return None


def _sentence(store: Store, sentence: NamedNode) -> dict[str, Any]:
    """A sentence and where it stands."""
    context = _one(store, sentence, NIF("referenceContext"))
    article = _one(store, context, NIF("sourceUrl")) if context else None
    publisher = _one(store, article, SCHEMA("publisher")) if article else None
    return {
        "text": _value(store, sentence, NIF("anchorOf")),
        "begin": _number(store, sentence, NIF("beginIndex")),
        "article": article.value if article else "",
        "headline": (_value(store, article, SCHEMA("headline")) if article else "") or "",
        "date": (_value(store, article, SCHEMA("datePublished")) if article else "") or "",
        "publisher": (label(store, publisher) if publisher else "") or "",
        "url": (_value(store, article, SCHEMA("url")) if article else "") or "",
    }


def _mark(store: Store, span: NamedNode, role: str, told: dict[str, Any]) -> dict[str, Any] | None:
    """A stretch of the sentence to highlight, counted in code points from its start; None if it lies outside."""
    begin = _number(store, span, NIF("beginIndex")) - told["begin"]
    end = min(_number(store, span, NIF("endIndex")) - told["begin"], len(told["text"] or ""))
    return {"begin": begin, "end": end, "role": role} if 0 <= begin < end else None


def _subjects(store: Store, predicate: NamedNode, node: NamedNode) -> list[NamedNode]:
    found = {q.subject for q in store.engine.quads_for_pattern(None, predicate, node)}
    return sorted((n for n in found if isinstance(n, NamedNode)), key=lambda n: n.value)


def _objects(store: Store, node: NamedNode, predicate: NamedNode) -> list[NamedNode]:
    found = {q.object for q in store.engine.quads_for_pattern(node, predicate, None)}
    return sorted((n for n in found if isinstance(n, NamedNode)), key=lambda n: n.value)


def _one(store: Store, node: NamedNode, predicate: NamedNode) -> NamedNode | None:
    return next(iter(_objects(store, node, predicate)), None)


def _value(store: Store, node: NamedNode, predicate: NamedNode) -> str | None:
    quad = next(store.engine.quads_for_pattern(node, predicate, None), None)
    return None if quad is None else quad.object.value


def _number(store: Store, node: NamedNode, predicate: NamedNode) -> int:
    return int(_value(store, node, predicate) or 0)


def _local(node: NamedNode | None) -> str:
    return node.value.replace("#", "/").rpartition("/")[2] if node else ""
