"""SHACL-SPARQL (section 5): constraints written as SELECT queries, asked once of the whole store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

import rdflib
from pyoxigraph import QuerySolutions
from rdflib.namespace import SH

from graph.rdf.terms import NamedNode, Term
from graph.store import Store


def sparql_violations(store: Store, shapes: rdflib.Graph) -> Iterator[tuple[NamedNode, str]]:
    """The nodes that break a constraint in SPARQL, each with its message, the variables filled in."""
    for shape, constraint in sorted(shapes.subject_objects(SH.sparql), key=lambda c: str(c[0])):
        target, message = shapes.value(shape, SH.targetClass), str(shapes.value(constraint, SH.message))
        select = str(shapes.value(constraint, SH.select)).replace("$this", "?this")
        result = store.query(re.sub(r"WHERE\s*\{", f"WHERE {{ ?this a <{target}> . ", select, count=1))
        assert isinstance(result, QuerySolutions)
        names = [v.value for v in result.variables]
        for row in result:
            values = dict(zip(names, row, strict=True))
            yield values["this"], re.sub(r"\{\?(\w+)\}", partial(_filled, values), message)


def _filled(values: dict[str, Term | None], match: re.Match[str]) -> str:
    term = values.get(match[1])
    if isinstance(term, NamedNode):
        return term.value.rpartition("/")[2]
    return repr(term.value[:80]) if term is not None else "?"
