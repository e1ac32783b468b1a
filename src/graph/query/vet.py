"""Looks a query over before it runs: terms of ours that do not exist, graphs that are not there, other servers."""

from __future__ import annotations

import re
from functools import cache

from pyoxigraph import RdfFormat, parse

from graph.errors import QueryError
from graph.query.faults import at, bare
from graph.query.nearest import did_you_mean
from graph.rdf.kinds import ontology_files
from graph.rdf.terms import NamedNode
from graph.rdf.vocabulary import PREFIXES, ROOT
from graph.store import Store

_OURS = {name: value for name, value in PREFIXES.items() if value.startswith(ROOT)}
_TERM = re.compile(r"(?<![\w:<])(" + "|".join(_OURS) + r"):([A-Za-z_][\w-]*(?:\.[\w-]+)*)")
_GRAPH = re.compile(r"\b(?:GRAPH|FROM(?:\s+NAMED)?)\s*<([^>]*)>", re.IGNORECASE)


@cache
def declared() -> frozenset[str]:
    """The IRIs that the ontology declares."""
    found = set()
    for file in ontology_files():
        found |= {
            q.subject.value for q in parse(path=str(file), format=RdfFormat.TURTLE) if isinstance(q.subject, NamedNode)
        }
    return frozenset(found)


def vet(sparql: str, store: Store, *, service: bool = False) -> None:
    """``QueryError`` where a term of ours is misspelt, a graph is not there, or SERVICE stands though it is off."""
    plain = bare(sparql)
    if not service and (match := re.search(r"\bSERVICE\b", plain, re.IGNORECASE)):
        raise QueryError(
            f"{at(sparql, match.start())}: SERVICE asks another server and is off; switch it on if you trust it"
        )
    own = {m[1] for m in re.finditer(r"\bPREFIX\s+([\w-]*)\s*:", plain, re.IGNORECASE)}
    for match in _TERM.finditer(plain):
        if match[1] in own or (match[1] == "measure"):
            continue
        if _OURS[match[1]] + match[2] not in declared():
            names = [n.removeprefix(_OURS[match[1]]) for n in declared() if n.startswith(_OURS[match[1]])]
            names = [n for n in names if n[0].isupper() == match[2][0].isupper()] or names
            hint = did_you_mean(match[2], names)
            raise QueryError(f"{at(sparql, match.start())}: {match[0]} is not in the ontology; {hint}")
    for match in _GRAPH.finditer(sparql):
        if plain[match.start()] == " ":
            continue
        if ":" in match[1] and not store.engine.contains_named_graph(NamedNode(match[1])):
            raise QueryError(
                f"{at(sparql, match.start())}: no graph <{match[1]}> in the store; without GRAPH and FROM a query sees "
                f"all graphs; the facts are in <{store.iris.graph('facts').value}>"
            )
