"""The prefixes that queries know without declaring them, and an example of each use."""

from __future__ import annotations

from graph.rdf.vocabulary import PREFIXES


def known_prefixes(base: str) -> dict[str, str]:
    """All prefixes with their namespaces; ``base`` is the base IRI of the data (prefix ``id``)."""
    return {**PREFIXES, "id": base}
