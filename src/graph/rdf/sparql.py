"""What can be seen of a SPARQL text without parsing it (the engine does that)."""

from __future__ import annotations

import re
from functools import lru_cache

_QUOTED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|<[^<>\"{}|^`\\\s]*>|#[^\n]*"
)
_FROM = re.compile(r"(?<![\w?$:.-])FROM(\s+NAMED)?(?![\w:-])", re.IGNORECASE)
_GRAPH = re.compile(r"(?<![\w?$:.-])GRAPH(?![\w:-])", re.IGNORECASE)


def bare(sparql: str) -> str:
    """The text with strings, IRIs and comments blanked out, every character in its place."""
    return _QUOTED.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), sparql)


@lru_cache(maxsize=512)
def dataset_clauses(sparql: str) -> tuple[int, int]:
    """How many ``FROM`` and how many ``FROM NAMED`` clauses a query has."""
    found = [bool(m[1]) for m in _FROM.finditer(bare(sparql))]
    return found.count(False), found.count(True)


def first_graph(sparql: str) -> int | None:
    """Where the first ``GRAPH`` of a query begins, None where there is none."""
    match = _GRAPH.search(bare(sparql))
    return match.start() if match else None
