"""The prefixes that queries know without declaring them."""

from __future__ import annotations

from collections.abc import Mapping

from graph.rdf.vocabulary import PREFIXES


def known_prefixes(base: str) -> dict[str, str]:
    """All prefixes with their namespaces; ``base`` is the base IRI of the data (prefix ``id``)."""
    return {**PREFIXES, "id": base}


def shorten(iri: str, known: Mapping[str, str]) -> str:
    """An IRI with the prefix of the longest namespace that it lies in, or as it is."""
    name, space = max(
        ((n, s) for n, s in known.items() if iri.startswith(s)), key=lambda p: len(p[1]), default=("", "")
    )
    return f"{name}:{iri.removeprefix(space)}" if space else iri
