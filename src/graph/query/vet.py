"""Looks a query over before it runs: terms that are misspelt, graphs that are not there or not seen, other servers."""

from __future__ import annotations

import difflib
import re
from functools import cache

from pyoxigraph import RdfFormat, parse

from graph import resources
from graph.errors import QueryError
from graph.query.faults import at
from graph.query.nearest import did_you_mean, fold
from graph.rdf.kinds import ontology_files
from graph.rdf.sparql import bare, dataset_clauses, first_graph
from graph.rdf.terms import NamedNode
from graph.rdf.vocabulary import PREFIXES, RDF, ROOT
from graph.store import Store

_OURS = {name: value for name, value in PREFIXES.items() if value.startswith(ROOT)}
_TERM = re.compile(r"(?<![\w:<?$])(" + "|".join(PREFIXES) + r"):([A-Za-z_][\w-]*(?:\.[\w-]+)*)")
_NAMED = re.compile(r"\b(?:GRAPH|FROM(?:\s+NAMED)?)\s*<([^>]*)>", re.IGNORECASE)
_ALIKE = 0.8
"""How like a term must be to one that we use, from 0 to 1, to be taken for a misspelling of it."""


@cache
def declared() -> frozenset[str]:
    """The IRIs that the ontology declares."""
    found = set()
    for file in ontology_files():
        found |= {
            q.subject.value for q in parse(path=str(file), format=RdfFormat.TURTLE) if isinstance(q.subject, NamedNode)
        }
    return frozenset(found)


@cache
def mentioned() -> frozenset[str]:
    """All IRIs of the ontology and the shapes: of other vocabularies the terms that our data use."""
    files = [*ontology_files(), resources.ontology() / "shapes.ttl"]
    quads = (q for file in files for q in parse(path=str(file), format=RdfFormat.TURTLE))
    return frozenset(t.value for q in quads for t in (q.subject, q.predicate, q.object) if isinstance(t, NamedNode))


def vet(sparql: str, store: Store, *, service: bool = False) -> None:
    """``QueryError`` where a term is misspelt, a graph is not there or not seen, or SERVICE stands though it is off."""
    plain = bare(sparql)
    if not service and (match := re.search(r"\bSERVICE\b", plain, re.IGNORECASE)):
        raise QueryError(
            f"{at(sparql, match.start())}: SERVICE asks another server and is off; switch it on if you trust it"
        )
    _vet_terms(sparql, plain, store)
    _vet_graphs(sparql, plain, store)
    _vet_dataset(sparql)


def _vet_terms(sparql: str, plain: str, store: Store) -> None:
    own = {m[1] for m in re.finditer(r"\bPREFIX\s+([\w-]*)\s*:", plain, re.IGNORECASE)}
    for match in _TERM.finditer(plain):
        prefix, local = match[1], match[2]
        if prefix in own or prefix in ("measure", "wd"):
            continue
        if prefix in _OURS:
            if _OURS[prefix] + local not in declared():
                hint = did_you_mean(local, _names(declared(), _OURS[prefix], like=local))
                raise QueryError(f"{at(sparql, match.start())}: {match[0]} is not in the ontology; {hint}")
        elif near := _misspelt(NamedNode(PREFIXES[prefix] + local), PREFIXES[prefix], local, store):
            raise QueryError(
                f"{at(sparql, match.start())}: nothing in the graph has {match[0]}; did you mean {prefix}:{near}?"
            )


def _names(iris: frozenset[str], space: str, *, like: str) -> list[str]:
    """Local names of a namespace, classes for a class and properties for a property where there are some."""
    names = [n.removeprefix(space) for n in iris if n.startswith(space) and n != space]
    return [n for n in names if n[0].isupper() == like[0].isupper()] or names


def _misspelt(node: NamedNode, space: str, local: str, store: Store) -> str:
    """The term of another vocabulary that somebody meant whose term our data do not use; "" where none is near."""
    if node.value in mentioned():
        return ""
    for pattern in ((None, node, None), (None, RDF("type"), node), (node, None, None)):
        if next(store.engine.quads_for_pattern(*pattern), None) is not None:
            return ""
    names = {fold(n.removeprefix(space)): n.removeprefix(space) for n in mentioned() if n.startswith(space)}
    near = difflib.get_close_matches(fold(local), list(names), n=1, cutoff=_ALIKE)
    return names[near[0]] if near else ""


def _vet_graphs(sparql: str, plain: str, store: Store) -> None:
    for match in _NAMED.finditer(sparql):
        if plain[match.start()] == " ":
            continue
        if ":" in match[1] and not store.engine.contains_named_graph(NamedNode(match[1])):
            raise QueryError(
                f"{at(sparql, match.start())}: no graph <{match[1]}> in the store; without GRAPH and FROM a query sees "
                f"all graphs; the facts are in <{store.iris.graph('facts').value}>"
            )


def _vet_dataset(sparql: str) -> None:
    """A dataset in which nothing can match: who names one does not see the union of all graphs any more."""
    default, named = dataset_clauses(sparql)
    inside = first_graph(sparql)
    if default and not named and inside is not None:
        raise QueryError(
            f"{at(sparql, inside)}: GRAPH finds nothing here: a query with FROM has no named graphs but those of FROM NAMED; "
            "add FROM NAMED <...>, or leave FROM out, then all graphs are seen"
        )
    if named and not default and inside is None:
        raise QueryError(
            "nothing can be found: a query with FROM NAMED alone has an empty default graph; put the pattern in "
            "GRAPH ?g { ... }, or write FROM <...>, or leave both out, then all graphs are seen"
        )
