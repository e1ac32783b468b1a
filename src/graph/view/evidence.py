"""What one article's graph tells: the article, the mentions of events with the words that carry them, the figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph.model import Span
from graph.view.content import Mark, PageArticle, PageEvidence, PageFigure
from graph.view.nodes import Node, local, span
from graph.view.roles import role_of

ROLES = {
    "agent": "actor",
    "speaker": "actor",
    "recipient": "recipient",
    "addressee": "recipient",
    "place": "place",
    "origin": "place",
    "destination": "place",
    "when": "time",
    "inForce": "time",
    "figure": "figure",
    "matter": "topic",
}
"""Which role the evidence of a claim is highlighted with, by the claim's predicate."""


@dataclass(slots=True)
class Told:
    """What an article tells, by the IRI of the event or the figure."""

    article: PageArticle
    evidence: dict[str, list[PageEvidence]] = field(default_factory=dict)
    figures: dict[str, PageFigure] = field(default_factory=dict)
    wordings: dict[str, str] = field(default_factory=dict)
    """How the time of an event is worded."""


def read_article(graph: dict[str, Node], base: str, *, outlets: Mapping[str, str]) -> Told:
    """The nodes of an article's graph as evidence, in the order of the text. ``outlets``: labels by IRI."""
    by_type: dict[str, list[Node]] = {}
    for node in graph.values():
        for name in node.types:
            by_type.setdefault(name, []).append(node)
    article = _article(by_type, graph, base, outlets)
    told = Told(article)
    marks = _marks(by_type.get("Claim", []), graph, told, base)
    for mention in sorted(by_type.get("Mention", []), key=lambda n: (_begin(n), n.iri)):
        sentence = span(mention.one("inSentence"))
        if sentence is not None:
            item = _evidence(mention, sentence, marks, article.id, base)
            told.evidence.setdefault(mention.one("denotes"), []).append(item)
    for node in by_type.get("Figure", []):
        told.figures[node.iri] = _figure(node, article.id, base)
    return told


def _article(
    by_type: dict[str, list[Node]], graph: dict[str, Node], base: str, outlets: Mapping[str, str]
) -> PageArticle:
    node = by_type["Article"][0]
    text = graph.get(node.one("text"), node)
    publisher = node.one("publisher")
    sentences = sorted(s for n in by_type.get("Sentence", []) if (s := span(n.iri)))
    return PageArticle(
        id=node.iri.removeprefix(base),
        iri=node.iri,
        text=text.one("isString"),
        title=node.one("headline"),
        publisher=outlets.get(publisher) or local(publisher),
        date=node.day("datePublished"),
        date_basis=node.one("dateBasis"),
        url=node.one("url"),
        sentences=tuple(sentences),
        copy_of=node.one("copyOf").removeprefix(base),
    )


def _begin(mention: Node) -> int:
    trigger = span(mention.one("trigger"))
    return trigger.begin if trigger else -1


def _marks(claims: list[Node], graph: dict[str, Node], told: Told, base: str) -> dict[str, list[Mark]]:
    """The words behind each role, by mention; notes the wording of times on the way."""
    marks: dict[str, list[Mark]] = {}
    for claim in sorted(claims, key=lambda n: n.iri):
        name = local(claim.one("predicate"))
        words = span(claim.one("evidence"))
        if name in ROLES and words is not None:
            mark = _mark(ROLES[name], words, claim, base)
            marks.setdefault(claim.one("inMention"), []).append(replace(mark, role=role_of(mark, told.article.text)))
        if name == "when" and (interval := graph.get(claim.one("object"))):
            told.wordings.setdefault(claim.one("subject"), interval.one("wording"))
    return marks


def _mark(role: str, words: Span, claim: Node, base: str) -> Mark:
    if role not in ("actor", "recipient", "place"):
        return Mark(role, words)
    return Mark(role, words, claim.one("object").removeprefix(base), claim.one("reason"))


def _evidence(mention: Node, sentence: Span, marks: dict[str, list[Mark]], article: str, base: str) -> PageEvidence:
    trigger = span(mention.one("trigger"))
    own = [Mark("trigger", trigger)] if trigger else []
    own += [m for m in marks.get(mention.iri, []) if m.span != trigger]
    own += [replace(m, role="speaker") for m in marks.get(f"{mention.iri}-said", []) if m.role == "actor"]
    status: Any = local(mention.one("status")) or None
    return PageEvidence(
        article=article,
        sentence=sentence,
        marks=tuple(dict.fromkeys(own)),
        confidence=mention.number("confidence"),
        rule=mention.one("rule"),
        attributed_to=tuple(iri.removeprefix(base) for iri in mention.all("attributedTo")),
        status=status,
    )


def _figure(node: Node, article: str, base: str) -> PageFigure:
    approximation: Any = local(node.one("approximation")) or None
    return PageFigure(
        measures=local(node.one("measures")),
        lower=node.number("lower"),
        best=node.number("best"),
        upper=node.number("upper"),
        approximation=approximation,
        wording=node.one("wording"),
        unit=node.one("unit"),
        attributed_to=tuple(iri.removeprefix(base) for iri in node.all("attributedTo")),
        as_of=node.day("asOf"),
        article=article,
    )
