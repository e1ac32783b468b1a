"""Which node a mention denotes: an accepted event, or a possible one with its modality."""

from __future__ import annotations

from graph.model import EventMention, Modality, Status
from graph.rdf.iris import Iris
from graph.rdf.kinds import kind
from graph.rdf.terms import NamedNode

_OF_STATUS: dict[Status, Modality] = {
    "actual": "alleged",
    "planned": "planned",
    "requested": "urged",
    "possible": "hypothetical",
    "denied": "denied",
}


def modality_of(mention: EventMention) -> Modality | None:
    """Why a mention is only talk; None for a fact."""
    if mention.is_fact:
        return None
    return mention.modality or _OF_STATUS[mention.status]


def node_of(mention: EventMention, key: str, iris: Iris) -> NamedNode:
    """The event or possible event of a mention whose cluster has this key."""
    modality = modality_of(mention)
    return iris.event(key) if modality is None else iris.possible(key, modality)


def is_statement(mention: EventMention) -> bool:
    """Whether it is a speech act: by its force or by its kind."""
    return mention.force is not None or kind(mention.kind).is_statement


def made_force(mention: EventMention) -> str:
    """The force of a statement that only "according to" tells: a denial of what is not so, an estimate of about so many."""
    if modality_of(mention) == "denied":
        return "deny"
    rough = {"around", "between", "several"}
    return "estimate" if any(f.approximation in rough for f in mention.figures) else "assert"
