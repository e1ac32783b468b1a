"""A change as the text of a SPARQL update: one request is one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from graph.rdf.terms import Quad
from graph.store.change import Change


def update_text(change: Change) -> str:
    """``DELETE DATA`` and ``INSERT DATA`` for the quads of a change."""
    parts = [("DELETE DATA", change.removed), ("INSERT DATA", change.added)]
    return " ;\n".join(f"{verb} {{\n{_body(quads)}}}" for verb, quads in parts if quads)


def _body(quads: Iterable[Quad]) -> str:
    ordered = sorted(quads, key=lambda q: q.graph_name.value)
    groups = groupby(ordered, key=lambda q: q.graph_name)
    return "".join(
        f"GRAPH {name} {{\n{''.join(f'{q.triple} .' + chr(10) for q in group)}}}\n" for name, group in groups
    )
