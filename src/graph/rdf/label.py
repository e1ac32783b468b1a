"""One English line for an event: what it is, who, to whom, where."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.rdf.kinds import kinds
from graph.rdf.terms import Literal, NamedNode, Term, english
from graph.rdf.vocabulary import MODALITY, NG, PLOVER, RDF, SAID

_SHOWN = 4


def label(pairs: Sequence[tuple[NamedNode, Term]], names: Callable[[NamedNode], str]) -> Literal:
    """``Troop deployment: North Korea → Russia``; talk has its modality in brackets after the kind."""
    values: dict[str, list[Term]] = {}
    for predicate, value in pairs:
        values.setdefault(predicate.value.rpartition("#")[2], []).append(value)
    sides = [_parties(values.get(role, []), names) for role in ("agent", "recipient")]
    if not sides[1]:
        sides[1] = _parties(values.get("destination", []), names)
    parties = " → ".join(side for side in sides if side) if sides[0] else f"→ {sides[1]}" if sides[1] else ""
    where = _parties(values.get("place", []), names)
    modality = ", ".join(sorted(m.value.removeprefix(MODALITY.base) for m in set(values.get("modality", []))))
    head = _kind(values) + (f" ({modality})" if modality else "")
    line = f"{head}: {parties}" if parties else head
    return english(f"{line}, in {where}" if where else line)


def _kind(values: dict[str, list[Term]]) -> str:
    """The label of the most special class; for a plain event its PLOVER type."""
    own = [
        t for t in values.get(RDF("type").value.rpartition("#")[2], []) if t not in (NG("Event"), NG("PossibleEvent"))
    ]
    special = [t.value.rpartition("#")[2] for t in own if t in NG or t in SAID]
    if "violates" in values and not special:
        text = "breach"
    elif special and special[0] != "Statement":
        text = kinds()[special[0]].label
    elif "eventType" in values:
        text = values["eventType"][0].value.removeprefix(PLOVER.base).lower()
    else:
        text = "statement" if special else "event"
    return text[:1].upper() + text[1:]


def _parties(nodes: Sequence[Term], names: Callable[[NamedNode], str]) -> str:
    labels = sorted({names(node) for node in nodes if isinstance(node, NamedNode)})
    if len(labels) > _SHOWN:
        return f"{', '.join(labels[: _SHOWN - 1])} and {len(labels) - _SHOWN + 1} more"
    return ", ".join(labels)
