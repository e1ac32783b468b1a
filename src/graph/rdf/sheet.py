"""The sheet on which the triples of one article are written: spans, mentions and claims go through it."""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import Article, Entity, Interval, Resolution, Span
from graph.rdf.claims import TOLD, Bounds, Claim
from graph.rdf.iris import Iris
from graph.rdf.terms import Literal, NamedNode, Quad, Term, day, decimal, position
from graph.rdf.vocabulary import NG, NIF, RDF


class Sheet:
    """Collects the quads, claims and entities of one article: it grows while the article is written, then is read."""

    def __init__(self, article: Article, iris: Iris) -> None:
        self.article = article
        self.iris = iris
        self.node = iris.article(article.id)
        self.text = iris.text(article)
        self.graph = iris.article_graph(article.id)
        self.quads: list[Quad] = []
        self.claims: list[Claim] = []
        self.entities: dict[str, Entity] = {}
        self.resolutions: dict[str, Resolution] = {}
        self._asked: set[NamedNode] = set()
        self._spans: dict[Span, NamedNode] = {}

    def add(self, subject: NamedNode, predicate: NamedNode, value: Term) -> None:
        self.quads.append(Quad(subject, predicate, value, self.graph))

    def entity(self, entity: Entity) -> NamedNode:
        self.entities.setdefault(entity.id, entity)
        return self.iris.entity(entity.id)

    def first(self, node: NamedNode) -> bool:
        """Whether this is asked of a node for the first time."""
        seen = node in self._asked
        self._asked.add(node)
        return not seen

    def resolution(self, resolution: Resolution) -> NamedNode:
        node = self.iris.resolution(resolution)
        self.resolutions.setdefault(node.value, resolution)
        return node

    def span(self, span: Span) -> NamedNode:
        """The IRI of a span; its triples are written once."""
        node = self._spans.get(span)
        if node is None:
            node = self._spans[span] = self.iris.span(self.text, span)
            self.add(node, RDF("type"), NG("Span"))
            self.add(node, NIF("referenceContext"), self.text)
            self.add(node, NIF("beginIndex"), position(span.begin))
            self.add(node, NIF("endIndex"), position(span.end))
            self.add(node, NIF("anchorOf"), Literal(span.of(self.article.text)))
        return node

    def interval(self, interval: Interval, name: str, *, fallback: Span) -> tuple[NamedNode, Bounds]:
        """The node of an interval as this article words it."""
        node = self.iris.part(self.article.id, "time", name)
        bounds = Bounds(
            interval.earliest_begin,
            interval.latest_begin,
            interval.earliest_end,
            interval.latest_end,
            interval.granularity,
        )
        self.add(node, RDF("type"), NG("Interval"))
        days = (bounds.earliest_begin, bounds.latest_begin, bounds.earliest_end, bounds.latest_end)
        for predicate, value in zip(BOUNDS, days, strict=True):
            if value:
                self.add(node, NG(predicate), day(value))
        self.add(node, NG("grain"), Literal(interval.granularity))
        self.add(node, NG("wording"), Literal(interval.wording))
        self.add(node, NG("evidence"), self.span(interval.span or fallback))
        if interval.reason:
            self.add(node, NG("reason"), Literal(interval.reason))
        return node, bounds

    def tell(self, mention: NamedNode, subject: NamedNode, told: Mapping[str, NamedNode], confidence: float) -> None:
        """What a mention says of its event directly; the keys of ``told`` are those of ``TOLD``."""
        for name, value in told.items():
            self.add(mention, NG(name), value)
            self.claims.append(Claim(subject, TOLD[name], value, mention, round(confidence, 3), self.article.date))

    def claim(
        self, subject: NamedNode, predicate: NamedNode, value: Term, *, name: str, mention: NamedNode, evidence: Span,
        confidence: float, reason: str = "", bounds: Bounds | None = None,
    ) -> None:  # fmt: skip
        """One triple that was read. ``name`` is unique in the article.

        With a ``reason`` the confidence is its own, else that of its mention.
        """
        node = self.iris.part(self.article.id, "claim", name)
        self.add(node, RDF("type"), NG("Claim"))
        self.add(node, RDF("subject"), subject)
        self.add(node, RDF("predicate"), predicate)
        self.add(node, RDF("object"), value)
        self.add(node, NG("evidence"), self.span(evidence))
        self.add(node, NG("inMention"), mention)
        if reason:
            self.add(node, NG("reason"), Literal(reason))
            self.add(node, NG("confidence"), decimal(confidence))
        sure = round(confidence, 3)
        self.claims.append(Claim(subject, predicate, value, node, sure, self.article.date, bounds))


BOUNDS = ("fromEarliest", "fromLatest", "toEarliest", "toLatest")
"""Properties of the four bounds of an interval, in the order of ``Bounds``."""
