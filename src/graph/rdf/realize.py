"""Links from talk to the accepted event of the same cluster: what it refers to, or how it came true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.rdf.iris import Iris
from graph.rdf.terms import NamedNode
from graph.rdf.turtle import Statement
from graph.rdf.vocabulary import MODALITY, NG, SAID

_AHEAD = ("urged", "feared", "planned", "threatened")
"""Modalities that look ahead: what they speak of can come true later."""
_OPEN = "hypothetical"
"""What could be: it can be something to come, or something past that is not sure."""


def siblings(node: NamedNode, iris: Iris) -> list[NamedNode]:
    """The other nodes of the same cluster: the accepted event and the possible events."""
    tail = node.value.removeprefix(iris.base)
    what, _, rest = tail.partition("/")
    if what not in ("event", "possible") or not rest:
        return []
    key = rest.partition("/")[0]
    names = [f"event/{key}", f"possible/{key}", f"possible/{key}/hypothetical", f"possible/{key}/violation"]
    names += [f"possible/{key}/{modality}" for modality in _AHEAD]
    return [NamedNode(iris.base + name) for name in names if name != tail]


def realization(
    statements: Sequence[Statement], told: Mapping[NamedNode, Sequence[Statement]], iris: Iris
) -> list[Statement]:
    """``ng:realizedAs`` where the accepted event began when or after it was foretold, else ``ng:refersTo``.

    ``told`` holds the projections of all events of the cluster. Nothing for facts, or where nothing was accepted.
    What looks ahead was foretold when it was first reported, or on the day that it names; what only could be must have
    been reported before the event.
    """
    modalities = {o.value.removeprefix(MODALITY.base) for _, p, o in statements if p == NG("modality")}
    subject = statements[0][0] if statements else None
    if not modalities or subject is None or subject.value.endswith("/violation"):
        return []
    key = subject.value.removeprefix(iris.base).split("/")[1]
    event = NamedNode(f"{iris.base}event/{key}")
    accepted = told.get(event)
    if not accepted:
        return []
    said = _first(statements, SAID("firstReported"))
    happened = _first(accepted, NG("earliestBegin")) or _first(accepted, NG("firstReported"))
    named = _first(statements, SAID("earliestBegin")) or said
    came_true = (
        said is not None
        and named is not None
        and happened is not None
        and (
            (bool(modalities & set(_AHEAD)) and happened >= min(said, named))
            or (_OPEN in modalities and happened > said)
        )
    )
    return [(subject, NG("realizedAs" if came_true else "refersTo"), event)]


def _first(statements: Sequence[Statement], predicate: NamedNode) -> str | None:
    return next((o.value for _, p, o in statements if p == predicate), None)
