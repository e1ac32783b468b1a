"""One article as triples: the article, its text, its mentions and claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import Entity, EventMention, ReadArticle, Resolution
from graph.rdf.claims import Claim
from graph.rdf.iris import Iris, slug
from graph.rdf.mentions import MadeKey, MentionWriter
from graph.rdf.reality import node_of
from graph.rdf.sheet import Sheet
from graph.rdf.terms import Literal, NamedNode, Quad, day, iri
from graph.rdf.violations import write_violations
from graph.rdf.vocabulary import NG, NIF, RDF, SCHEMA, XSD

Keys = Mapping[tuple[str, str], str]
"""(article id, mention id) -> key of the event cluster."""


@dataclass(frozen=True, slots=True)
class ArticleTriples:
    """What an article adds: the quads of its own graph, its claims, and the entities and resolutions it names."""

    node: NamedNode
    graph: NamedNode
    quads: tuple[Quad, ...]
    claims: tuple[Claim, ...]
    entities: Mapping[str, Entity]
    resolutions: tuple[Resolution, ...]


def _tells(mention: EventMention, mentions: Mapping[str, EventMention], content: str) -> bool:
    """Whether a statement is the voice of its content; what others said is theirs also where it is denied."""
    return mention.force != "deny" or not mentions[content].attributed_to


def article_triples(read: ReadArticle, *, keys: Keys, iris: Iris, read_with: str = "") -> ArticleTriples:
    """The triples of an article. A mention without a key gets one of its own, made of article and mention id."""
    sheet = Sheet(read.article, iris)
    _article(sheet, read, read_with)
    key = {m.id: keys.get((read.article.id, m.id)) or f"{read.article.id}-{m.id}" for m in read.mentions}
    nodes = {m.id: node_of(m, key[m.id], iris) for m in read.mentions}
    by_id = {m.id: m for m in read.mentions}
    told = frozenset(i for m in read.mentions for i in m.content if nodes.get(i) != nodes[m.id] and _tells(m, by_id, i))
    made: dict[MadeKey, NamedNode] = {}
    for mention in read.mentions:
        writer = MentionWriter(sheet, mention, key[mention.id], read.sentences[mention.sentence])
        writer.write()
        writer.relate(nodes, told, made)
        write_violations(writer, key[mention.id], nodes, by_id)
        _adopted(writer, read.resolutions)
    for resolution in read.resolutions:
        sheet.add(sheet.node, SCHEMA("mentions"), sheet.resolution(resolution))
    return ArticleTriples(
        sheet.node,
        sheet.graph,
        tuple(sheet.quads),
        tuple(sheet.claims),
        sheet.entities,
        tuple(sheet.resolutions.values()),
    )


def _article(sheet: Sheet, read: ReadArticle, read_with: str) -> None:
    article, add, node = read.article, sheet.add, sheet.node
    add(node, RDF("type"), NG("Article"))
    add(node, SCHEMA("headline"), Literal(article.title or _first_line(article.text)))
    if article.date:
        add(node, SCHEMA("datePublished"), day(article.date))
    if publisher := read.publisher_entity or _outlet(article.publisher):
        add(node, SCHEMA("publisher"), sheet.entity(publisher))
    optional = {"dateBasis": article.date_basis, "source": article.source, "readWith": read_with}
    for name, value in optional.items():
        if value:
            add(node, NG(name), Literal(value))
    if read.copy_of:
        add(node, NG("copyOf"), sheet.iris.article(read.copy_of))
    if article.url:
        add(node, SCHEMA("url"), Literal(article.url, datatype=iri(XSD.base + "anyURI")))
    add(node, SCHEMA("inLanguage"), Literal(article.language))
    add(node, SCHEMA("identifier"), Literal(article.id))
    add(node, NG("text"), sheet.text)
    add(sheet.text, RDF("type"), NG("ArticleText"))
    add(sheet.text, NIF("isString"), Literal(article.text))
    add(sheet.text, NG("textSha256"), Literal(article.sha256))
    add(sheet.text, NIF("sourceUrl"), node)


def _outlet(name: str | None) -> Entity | None:
    return Entity(f"outlet/{slug(name)}", name, "outlet") if name else None


def _first_line(text: str) -> str:
    line = text.strip().partition("\n")[0]
    return line if len(line) <= 120 else line[:117].rsplit(" ", 1)[0] + " …"


def _adopted(writer: MentionWriter, resolutions: tuple[Resolution, ...]) -> None:
    """A resolution among the words that say what an event is about is the resolution of the event."""
    topic, breached = writer.mention.topic, {r.span for r in writer.mention.violates}
    for resolution in resolutions:
        if resolution.span in breached:
            continue
        if topic and topic.begin <= resolution.span.begin and resolution.span.end <= topic.end:
            node = writer.sheet.resolution(resolution)
            writer.claim(writer.space("resolution"), node, evidence=resolution.span)
