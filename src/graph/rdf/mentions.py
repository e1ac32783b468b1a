"""A mention and its claims."""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import EventMention, Figure, Party, Span
from graph.rdf.claims import Bounds
from graph.rdf.kinds import kind, kinds
from graph.rdf.reality import is_statement, made_force, modality_of, node_of
from graph.rdf.sheet import Sheet
from graph.rdf.terms import Literal, NamedNode, Term, boolean, day, decimal, english, number, position
from graph.rdf.vocabulary import APPROX, FORCE, MEASURE, MODALITY, NG, PLOVER, RDF, SAID, STATUS, Vocabulary

MadeKey = tuple[int, str, tuple[str, ...]]
"""Sentence, force and speakers of a made statement."""


class MentionWriter:
    """Writes one mention on the sheet of its article: the mention node and one claim for each thing it says."""

    def __init__(self, sheet: Sheet, mention: EventMention, key: str, sentence: Span) -> None:
        self.sheet, self.mention, self.sentence = sheet, mention, sentence
        self.modality = modality_of(mention)
        self.subject = node_of(mention, key, sheet.iris)
        self.space: Vocabulary = NG if self.modality is None else SAID
        self.node = sheet.iris.part(sheet.article.id, "mention", mention.id)
        self._used: dict[str, int] = {}

    def write(self) -> None:
        """Everything of the mention but its relations to other mentions."""
        m = self.mention
        self.mention_node(self.node, self.subject, m.trigger, rule=m.rule, told=self._kind())
        for party in m.attributed_to:
            self.sheet.add(self.node, NG("attributedTo"), self.sheet.entity(party.link.entity))
        self._parties()
        self._values()

    def mention_node(
        self, node: NamedNode, denotes: NamedNode, trigger: Span, *, rule: str, told: Mapping[str, NamedNode]
    ) -> None:
        """The node of this mention, or of another that stands in the same sentence."""
        add, m = self.sheet.add, self.mention
        sentence = self.sheet.span(self.sentence)
        if self.sheet.first(sentence):
            add(sentence, RDF("type"), NG("Sentence"))
            add(sentence, NG("sentenceIndex"), position(m.sentence))
        add(node, RDF("type"), NG("Mention"))
        add(node, NG("denotes"), denotes)
        add(node, NG("inArticle"), self.sheet.node)
        add(node, NG("trigger"), self.sheet.span(trigger))
        add(node, NG("inSentence"), sentence)
        add(node, NG("status"), STATUS(m.status if denotes == self.subject else "actual"))
        add(node, NG("confidence"), decimal(m.confidence))
        if rule:
            add(node, NG("rule"), Literal(rule))
        self.sheet.tell(node, denotes, told, m.confidence)

    def claim(
        self, predicate: NamedNode, value: Term, *, evidence: Span | None = None, of: NamedNode | None = None,
        node: NamedNode | None = None, confidence: float | None = None, reason: str = "", bounds: Bounds | None = None,
    ) -> None:  # fmt: skip
        """One claim of this mention, about its own event or ``of`` another; it rests on the trigger unless told."""
        m, local = self.mention, predicate.value.rpartition("#")[2]
        count = self._used[local] = self._used.get(local, 0) + 1
        self.sheet.claim(
            of or self.subject, predicate, value, name=f"{m.id}/{local}-{count}", mention=node or self.node,
            evidence=evidence or m.trigger, confidence=m.confidence if confidence is None else confidence,
            reason=reason, bounds=bounds,
        )  # fmt: skip

    def party(
        self, predicate: NamedNode, party: Party, *, of: NamedNode | None = None, node: NamedNode | None = None
    ) -> None:
        """The claim of one party: as sure as the mention and the link together.

        A party that the sentence leaves to its context has an empty span; the claim then rests on the trigger.
        """
        sure = self.mention.confidence * party.link.score
        entity = self.sheet.entity(party.link.entity)
        words = party.span if party.span.begin < party.span.end else None
        self.claim(predicate, entity, evidence=words, of=of, node=node, confidence=sure, reason=party.link.reason)

    def _kind(self) -> dict[str, NamedNode]:
        """What kind of event it is, as the mention itself says."""
        m, name = self.mention, kind(self.mention.kind).name
        told = {"mentionKind": NG("Statement" if name == "Event" and is_statement(m) else name)}
        told["mentionType"] = PLOVER(m.type)
        if m.mode:
            told["mentionMode"] = PLOVER(f"{m.type}-{m.mode}")
        if m.force:
            told["mentionForce"] = FORCE(m.force)
        if self.modality:
            told["mentionModality"] = MODALITY(self.modality)
        return told

    def _parties(self) -> None:
        m, speaks = self.mention, is_statement(self.mention)
        for party in m.actors:
            self.party(self.space("speaker" if speaks else "agent"), party)
        for party in m.recipients:
            self.party(self.space("addressee" if speaks else "recipient"), party)
        for name, place in (("place", m.place), ("origin", m.origin), ("destination", m.destination)):
            if place:
                self.party(self.space(name), place)
        if speaks:
            for party in m.relayed_by:
                self.party(self.space("relayedBy"), party)

    def _values(self) -> None:
        m, text = self.mention, self.sheet.article.text
        for name, interval in (("when", m.time), ("inForce", m.in_force)):
            if interval:
                label = m.id if name == "when" else f"{m.id}-in-force"
                node, bounds = self.sheet.interval(interval, label, fallback=m.trigger)
                self.claim(self.space(name), node, evidence=interval.span or m.trigger, bounds=bounds)
        for i, figure in enumerate(m.figures, 1):
            self.claim(self.space("figure"), self._figure(figure, f"{m.id}-{i}"), evidence=figure.span)
        if m.topic:
            self.claim(self.space("matter"), english(" ".join(m.topic.of(text).split())), evidence=m.topic)
        if m.quote:
            self.claim(self.space("quotation"), self.sheet.span(m.quote), evidence=m.quote)

    def _figure(self, figure: Figure, name: str) -> NamedNode:
        add, node = self.sheet.add, self.sheet.iris.part(self.sheet.article.id, "figure", name)
        add(node, RDF("type"), NG("Figure"))
        add(node, NG("measures"), MEASURE(figure.measures))
        for bound, value in (("lower", figure.lower), ("best", figure.best), ("upper", figure.upper)):
            if value is not None:
                add(node, NG(bound), number(value))
        add(node, NG("approximation"), APPROX(figure.approximation))
        add(node, NG("boundsInferred"), boolean(figure.bounds_inferred))
        add(node, NG("wording"), Literal(figure.wording))
        add(node, NG("evidence"), self.sheet.span(figure.span))
        if figure.unit:
            add(node, NG("unit"), Literal(figure.unit))
        if figure.as_of:
            add(node, NG("asOf"), day(figure.as_of))
        for party in figure.attributed_to or self.mention.attributed_to:
            add(node, NG("attributedTo"), self.sheet.entity(party.link.entity))
        return node

    def relate(self, nodes: Mapping[str, NamedNode], told: frozenset[str], made: dict[MadeKey, NamedNode]) -> None:
        """Its content, and whose voice tells it. ``told``: ids of the mentions that are content of a statement.

        ``made`` collects the made statements of the article: one for all that a sentence attributes to the same.
        """
        m = self.mention
        for other in m.content:
            node = nodes.get(other)
            if node is not None and node != self.subject:
                self.claim(self.space("content"), node)
        if self.modality is None or m.id in told:
            return
        if m.attributed_to:
            self._made_statement(made)
        else:
            self.claim(NG("toldBy"), self.sheet.node, evidence=self.sentence)

    def _made_statement(self, made: dict[MadeKey, NamedNode]) -> None:
        """The statement of those to whom an event is attributed without a speech act of its own."""
        m, sheet = self.mention, self.sheet
        key = (m.sentence, made_force(m), tuple(p.link.entity.id for p in m.attributed_to))
        if key in made:
            said = sheet.iris.part(sheet.article.id, "mention", f"{made[key].value.rpartition('/')[2]}-said")
            self.claim(NG("content"), self.subject, of=made[key], node=said)
            return
        subject = made[key] = sheet.iris.statement(sheet.article.id, m.id)
        node = sheet.iris.part(sheet.article.id, "mention", f"{m.id}-said")
        force = made_force(m)
        told = {
            "mentionKind": NG(_MADE[force] if _MADE[force] in kinds() else "Statement"),
            "mentionForce": FORCE(force),
        }
        words = next((p.span for p in m.attributed_to if p.span.begin < p.span.end), m.trigger)
        self.mention_node(node, subject, words, rule="attribution", told=told)
        for party in m.attributed_to:
            self.party(NG("speaker"), party, of=subject, node=node)
        for party in m.relayed_by:
            self.party(NG("relayedBy"), party, of=subject, node=node)
        if m.quote:
            self.claim(NG("quotation"), sheet.span(m.quote), evidence=m.quote, of=subject, node=node)
        self.claim(NG("content"), self.subject, of=subject, node=node)


_MADE = {"assert": "Assertion", "estimate": "Estimate", "deny": "Denial"}
"""The kind of a made statement by its force, where the ontology has it."""
