"""Breaches of resolutions: always said, never a fact."""

from __future__ import annotations

from collections.abc import Mapping

from graph.model import EventMention
from graph.rdf.mentions import MentionWriter
from graph.rdf.reality import is_statement
from graph.rdf.terms import NamedNode
from graph.rdf.vocabulary import MODALITY, NG, PLOVER, SAID


def write_violations(
    writer: MentionWriter, key: str, nodes: Mapping[str, NamedNode], mentions: Mapping[str, EventMention]
) -> None:
    """What the mention calls a breach gets ``said:violates``.

    A possible event that breaches, or that a statement calls a breach, carries it itself. Where what is called so is
    an accepted event, a possible event is made that refers to it.
    """
    m, sheet = writer.mention, writer.sheet
    if not m.violates:
        return
    talk = [nodes[i] for i in m.content if i in nodes and not mentions[i].is_fact] if is_statement(m) else []
    if not is_statement(m) and writer.modality is not None:
        talk = [writer.subject]
    targets = talk or [_made(writer, key, nodes)]
    for resolution in m.violates:
        for target in targets:
            writer.claim(SAID("violates"), sheet.resolution(resolution), evidence=resolution.span, of=target)


def _made(writer: MentionWriter, key: str, nodes: Mapping[str, NamedNode]) -> NamedNode:
    """The possible event "this was a breach": done by the accused, about what the statement speaks of."""
    m, sheet = writer.mention, writer.sheet
    node = sheet.iris.violation(key)
    speaks = is_statement(m)
    said = sheet.iris.part(sheet.article.id, "mention", f"{m.id}-breach")
    told = {"mentionKind": NG("Event"), "mentionType": PLOVER("REJECT"), "mentionModality": MODALITY("alleged")}
    writer.mention_node(said, node, m.trigger, rule=m.rule, told=told)
    for party in m.recipients if speaks else m.actors:
        writer.party(SAID("agent"), party, of=node)
    facts = [nodes[i] for i in m.content if i in nodes] if speaks else [writer.subject]
    for fact in facts:
        writer.claim(NG("refersTo"), fact, of=node)
    if speaks:
        writer.claim(writer.space("content"), node)
    else:
        writer.claim(NG("toldBy"), sheet.node, evidence=writer.sentence, of=node)
    return node
