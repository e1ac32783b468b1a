"""The kinds of events as the generated ontology lists them: label, parents, whether a statement."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from graph import resources
from graph.errors import DataError
from graph.rdf.terms import Literal, NamedNode
from graph.rdf.vocabulary import NG, RDFS

FILES = ("core.ttl", "alignments.ttl", "generated/said.ttl", "generated/event_types.ttl")
"""The files of the ontology, relative to its folder."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of events. ``line`` is its own name and those of its parents up to, not including, Event."""

    name: str
    label: str
    line: tuple[str, ...]

    @property
    def is_statement(self) -> bool:
        return "Statement" in self.line


def ontology_files(folder: Path | None = None) -> list[Path]:
    """The Turtle files of the ontology; one that is missing is a ``DataError``."""
    root = folder or resources.ontology()
    files = [root / name for name in FILES]
    for file in files:
        if not file.exists():
            raise DataError(f"{file}: not there; run `python -m graph.rdf.generate`")
    return files


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by their local name, ``Event`` and ``Statement`` among them."""
    parents: dict[str, str] = {}
    labels: dict[str, str] = {}
    for file in ontology_files():
        for quad in parse(path=str(file), format=RdfFormat.TURTLE):
            if not isinstance(quad.subject, NamedNode) or quad.subject not in NG:
                continue
            name = NG.local(quad.subject)
            if quad.predicate == RDFS("subClassOf") and quad.object in NG and isinstance(quad.object, NamedNode):
                parents[name] = NG.local(quad.object)
            elif quad.predicate == RDFS("label") and isinstance(quad.object, Literal):
                labels[name] = quad.object.value
    lines = {name: _line(name, parents) for name in parents}
    return {n: Kind(n, labels.get(n, n), line) for n, line in lines.items() if line is not None}


def _line(name: str, parents: dict[str, str]) -> tuple[str, ...] | None:
    line: list[str] = []
    while name != "Event":
        line.append(name)
        if name not in parents or len(line) > 20:
            return None
        name = parents[name]
    return tuple(line)


def kind(name: str) -> Kind:
    """The kind of this name; an unknown one counts as a plain event."""
    return kinds().get(name) or kinds()["Event"]
