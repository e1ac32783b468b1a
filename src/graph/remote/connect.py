"""Opens an endpoint as a store."""

from __future__ import annotations

from pyoxigraph import QuerySolutions

from graph.errors import StoreError
from graph.rdf.iris import Iris
from graph.remote.engine import RemoteEngine
from graph.remote.http import Line, Login
from graph.store import Store

_DATASETS = """
SELECT ?d { GRAPH ?g { ?d a <https://schema.org/Dataset> } FILTER(STR(?g) = CONCAT(STR(?d), "graph/ontology")) }
ORDER BY ?d
"""
_UNION = "ASK {{ <{base}> a <https://schema.org/Dataset> }}"


def connect(url: str, *, base: str | None = None, login: Login | None = None, seconds: float = 60.0) -> Store:
    """The graph that an endpoint holds. ``base`` chooses one where there are several; ``seconds`` is the longest wait.

    ``StoreError`` where nothing answers, where there is no graph of ours, or where the default graph is not the union.
    """
    line = Line(url, login=login, seconds=seconds)
    engine = RemoteEngine(line)
    found = engine.query(_DATASETS)
    assert isinstance(found, QuerySolutions)
    bases = [str(row["d"].value) for row in found]
    if not bases or (base and base not in bases):
        there = f"it has {', '.join(bases)}" if bases else "it has none; load one first"
        raise StoreError(f"{url}: no newsgraph graph{f' with base {base}' if base else ''} there; {there}")
    if len(bases) > 1 and not base:
        raise StoreError(f"{url}: holds several graphs; name the base IRI of one: {', '.join(bases)}")
    iris = Iris(base or bases[0])
    if not bool(engine.query(_UNION.format(base=iris.base))):
        raise StoreError(
            f"{url}: its default graph is not the union of its graphs, which our queries need; Oxigraph: add "
            "?union-default-graph to the address; Fuseki: set tdb2:unionDefaultGraph"
        )
    return Store(engine, iris)
