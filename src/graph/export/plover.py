"""PLOVER event records as JSON lines (manual, draft 2.0), one for each mention, with attribution and evidence besides.

Fields of the standard: event id, date, source and target with code and text, event, mode, text, publication, language.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, BinaryIO

from graph.export.events import EventReader, PlainEvent, PlainParty
from graph.rdf.terms import NamedNode, Quad
from graph.rdf.vocabulary import NG, NIF, RDF, SCHEMA, STATUS
from graph.resolve.reference import load_reference
from graph.store import Store

_ROLES = {"agent": "source", "speaker": "source", "recipient": "target", "addressee": "target"}


def write_plover(store: Store, output: BinaryIO) -> None:
    """One line a mention of a typed event, article by article, in the order of the text."""
    reader = EventReader(store)
    for name in store.graphs():
        if name.value.startswith(store.iris.base + "graph/article/"):
            for record in _Article(store, reader, name).records():
                output.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")


class _Article:
    """The mentions of one article."""

    def __init__(self, store: Store, reader: EventReader, name: NamedNode) -> None:
        self._reader = reader
        self._by_subject: dict[NamedNode, dict[NamedNode, list[Any]]] = {}
        self._claims: dict[NamedNode, list[NamedNode]] = {}
        quads: list[Quad] = sorted(store.engine.quads_for_pattern(None, None, None, name), key=str)
        for quad in quads:
            self._by_subject.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)
            if quad.predicate == NG("inMention") and isinstance(quad.object, NamedNode):
                self._claims.setdefault(quad.object, []).append(quad.subject)

    def _one(self, subject: NamedNode, predicate: NamedNode) -> Any:
        return self._by_subject.get(subject, {}).get(predicate, [None])[0]

    def _span(self, node: NamedNode) -> dict[str, Any]:
        begin, end = (int(self._one(node, NIF(name)).value) for name in ("beginIndex", "endIndex"))
        return {"start": begin, "end": end, "text": self._one(node, NIF("anchorOf")).value}

    def records(self) -> Iterator[dict[str, Any]]:
        mentions = [s for s, values in self._by_subject.items() if NG("Mention") in values.get(RDF("type"), [])]
        for node in sorted(mentions, key=lambda m: (self._span(self._one(m, NG("trigger")))["start"], m.value)):
            event = self._reader.event(self._one(node, NG("denotes")))
            if event.type:
                yield self._record(node, event)

    def _record(self, node: NamedNode, event: PlainEvent) -> dict[str, Any]:
        article = self._one(node, NG("inArticle"))
        sentence, trigger = self._span(self._one(node, NG("inSentence"))), self._span(self._one(node, NG("trigger")))
        publisher, published = self._one(article, SCHEMA("publisher")), self._one(article, SCHEMA("datePublished"))
        sides: dict[str, list[dict[str, Any]]] = {"source": [], "target": []}
        for claim in self._claims.get(node, []):
            role = self._one(claim, RDF("predicate")).value.rpartition("#")[2]
            if role in _ROLES and self._one(claim, RDF("subject")).value == event.iri:
                sides[_ROLES[role]].append(self._side(claim))
        said_by = [self._reader.party(n) for n in self._by_subject[node].get(NG("attributedTo"), [])]
        return {
            "id": node.value,
            "date": event.begin or event.first_reported,
            **sides,
            "event": event.type,
            "eventText": trigger["text"],
            "mode": event.mode.partition("-")[2] if event.mode else "",
            "text": sentence["text"],
            "language": self._one(article, SCHEMA("inLanguage")).value,
            "publication": self._reader.party(publisher).label if publisher else None,
            "datePublished": published.value if published else None,
            "kind": event.kind,
            "status": self._one(node, NG("status")).value.removeprefix(STATUS.base),
            "attributedTo": [_party(p) for p in said_by],
            "evidence": {
                "article": self._one(article, SCHEMA("identifier")).value,
                "trigger": trigger,
                "sentence": sentence,
            },
            "confidence": float(self._one(node, NG("confidence")).value),
            "eventIri": event.iri,
        }

    def _side(self, claim: NamedNode) -> dict[str, Any]:
        party = self._reader.party(self._one(claim, RDF("object")))
        words = self._span(self._one(claim, NG("evidence")))
        return {**_party(party), "actorText": words["text"], "start": words["start"], "end": words["end"]}


def _party(party: PlainParty) -> dict[str, Any]:
    values = asdict(party)
    return {
        "actor": values["label"],
        "code": values["code"],
        "country": load_reference().country_of(values["code"] or ""),
        "iri": values["iri"],
        "sector": values["kind"],
    }
