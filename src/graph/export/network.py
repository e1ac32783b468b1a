"""GraphML and GEXF for Gephi and others: actors as nodes, events as directed parallel edges with weight and time.

Both are written as text line by line, so a large graph needs no memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from graph.export.events import EventReader, PlainEvent, PlainParty
from graph.export.tables import pairs
from graph.store import Store

NODE_FIELDS = ("label", "kind", "code")
EDGE_FIELDS = ("label", "type", "kind", "status", "begin", "end", "first_reported", "event")


@dataclass(frozen=True)
class Edge:
    """One actor toward one recipient in one event. The weights of the edges of an event sum to 1."""

    id: str
    source: PlainParty
    target: PlainParty
    weight: float
    event: PlainEvent

    def value(self, name: str) -> str:
        """An attribute as text; the empty string where there is none."""
        if name == "event":
            return self.event.iri
        return getattr(self.event, name) or ""


def edges(store: Store) -> Iterator[Edge]:
    """The edges of all events, facts first."""
    for event in EventReader(store).events():
        found = pairs(event)
        for n, (source, target) in enumerate(found):
            weight = round(1 / len(found), 6)
            yield Edge(f"{event.iri.removeprefix(store.iris.base)}#{n}", source, target, weight, event)


def nodes(store: Store) -> list[PlainParty]:
    """The parties of all events, sorted by IRI."""
    found = {p.iri: p for e in EventReader(store).events() for p in (*e.actors, *e.recipients)}
    return [found[iri] for iri in sorted(found)]


def write_graphml(store: Store, output: BinaryIO) -> None:
    """GraphML 1.0."""
    keys = [("node", n, "string") for n in NODE_FIELDS] + [("edge", n, "string") for n in EDGE_FIELDS]
    keys.append(("edge", "weight", "double"))
    _lines(output, [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *(f'<key id="{w[0]}_{n}" for="{w}" attr.name="{n}" attr.type="{t}"/>' for w, n, t in keys),
        '<graph edgedefault="directed">',
    ])  # fmt: skip
    _lines(output, (_graphml_node(p) for p in nodes(store)))
    _lines(output, (_graphml_edge(e) for e in edges(store)))
    _lines(output, ["</graph>", "</graphml>"])


def write_gexf(store: Store, output: BinaryIO) -> None:
    """GEXF 1.3, dynamic: an edge lasts from the first to the last day that its event may have taken."""
    _lines(output, [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
        '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">',
        '<attributes class="node">',
        *(f'<attribute id="{n}" title="{n}" type="string"/>' for n in NODE_FIELDS[1:]),
        "</attributes>",
        '<attributes class="edge">',
        *(f'<attribute id="{n}" title="{n}" type="string"/>' for n in EDGE_FIELDS[1:]),
        "</attributes>",
        "<nodes>",
    ])  # fmt: skip
    _lines(output, (_gexf_node(p) for p in nodes(store)))
    _lines(output, ["</nodes>", "<edges>"])
    _lines(output, (_gexf_edge(e) for e in edges(store)))
    _lines(output, ["</edges>", "</graph>", "</gexf>"])


def _lines(output: BinaryIO, lines: Iterable[str]) -> None:
    for line in lines:
        output.write(line.encode() + b"\n")


def clean(text: str) -> str:
    """Text without the characters that XML 1.0 forbids."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


def _attribute(text: str) -> str:
    return quoteattr(clean(text))


def _text(text: str) -> str:
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _graphml_node(party: PlainParty) -> str:
    data = "".join(f'<data key="n_{n}">{_text(getattr(party, n) or "")}</data>' for n in NODE_FIELDS)
    return f"<node id={_attribute(party.iri)}>{data}</node>"


def _graphml_edge(edge: Edge) -> str:
    data = "".join(f'<data key="e_{n}">{_text(edge.value(n))}</data>' for n in EDGE_FIELDS)
    ends = f"id={_attribute(edge.id)} source={_attribute(edge.source.iri)} target={_attribute(edge.target.iri)}"
    return f'<edge {ends}>{data}<data key="e_weight">{edge.weight}</data></edge>'


def _gexf_node(party: PlainParty) -> str:
    values = "".join(f'<attvalue for="{n}" value={_attribute(getattr(party, n) or "")}/>' for n in NODE_FIELDS[1:])
    return f"<node id={_attribute(party.iri)} label={_attribute(party.label)}><attvalues>{values}</attvalues></node>"


def _gexf_edge(edge: Edge) -> str:
    event = edge.event
    values = "".join(f'<attvalue for="{n}" value={_attribute(edge.value(n))}/>' for n in EDGE_FIELDS[1:])
    start = event.begin or event.first_reported
    last = max(filter(None, (event.end, event.begin_latest, start)), default=None)
    times = f' start="{start}" end="{last}"' if start and last else ""
    ends = f"id={_attribute(edge.id)} source={_attribute(edge.source.iri)} target={_attribute(edge.target.iri)}"
    label = _attribute(event.label)
    return f'<edge {ends} label={label} weight="{edge.weight}"{times}><attvalues>{values}</attvalues></edge>'
