"""Checks a store: article by article, then the graphs that articles share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Literal

import rdflib

from graph import resources
from graph.check.compile import SPARQL, Shape, Violation, compile_shapes
from graph.check.data import Data
from graph.check.report import CheckReport, Finding, finding
from graph.rdf.terms import NamedNode, Term
from graph.rdf.vocabulary import RDF
from graph.store import Store

Engine = Literal["compiled", "pyshacl"]
ENGINES = ("compiled", "pyshacl")
ARTICLES = 50
"""Articles in one batch."""
NODES = 5_000
"""Nodes of a shared graph in one batch."""
Say = Callable[[str], None]


def check_store(path: Path, *, engine: Engine = "compiled", say: Say = lambda _: None) -> CheckReport:
    """Checks the store at a path."""
    return check(Store.open(path, read_only=True), engine=engine, say=say)


def check(store: Store, *, engine: Engine = "compiled", say: Say = lambda _: None) -> CheckReport:
    """Checks an open store; findings are sorted by article and node. ``say`` is told how far it is."""
    found: dict[tuple[str, str], Finding] = {}
    for node, message in _broken(store, engine, say):
        key = (node.value, message)
        if key not in found:
            found[key] = finding(store, node, message)
    ordered = sorted(found.values(), key=lambda f: (f.article or "", f.node, f.message))
    return CheckReport(tuple(ordered), len(article_graphs(store)))


@cache
def our_shapes() -> rdflib.Graph:
    """``ontology/shapes.ttl``."""
    shapes = rdflib.Graph()
    shapes.parse(resources.ontology() / "shapes.ttl", format="turtle")
    return shapes


def article_graphs(store: Store) -> list[NamedNode]:
    """The graphs of the articles, sorted."""
    return [g for g in store.graphs() if g.value.startswith(store.iris.base + "graph/article/")]


def _broken(store: Store, engine: Engine, say: Say) -> Iterator[tuple[NamedNode, str]]:
    if engine == "pyshacl":
        from graph.check.reference import pyshacl_violations

        found = pyshacl_violations(store, our_shapes(), article_graphs(store))
    else:
        found = violations(store, our_shapes(), say=say)
    for violation in found:
        if violation.component == SPARQL:
            yield violation.focus, violation.message
            continue
        about = f"{violation.path}: " if violation.path else ""
        got = f" (got {violation.value.value[:80]!r})" if violation.value is not None else ""
        yield violation.focus, f"{about}{violation.message}{got}"


def violations(store: Store, shapes: rdflib.Graph, *, say: Say = lambda _: None) -> Iterator[Violation]:
    """What the nodes of a store break of the compiled shapes."""
    data, by_class = Data(store.engine), _by_class(compile_shapes(shapes))
    chosen: dict[frozenset[Term], tuple[Shape, ...]] = {}
    for nodes in _batches(store, say):
        for node in nodes:
            classes = data.classes(node)
            if classes not in chosen:
                chosen[classes] = tuple(dict.fromkeys(s for c in by_class if c in classes for s in by_class[c]))
            for shape in chosen[classes]:
                yield from shape.violations(data, node)
        data.forget()


def _by_class(shapes: Iterable[Shape]) -> dict[NamedNode, list[Shape]]:
    out: dict[NamedNode, list[Shape]] = {}
    for shape in shapes:
        for target in shape.targets:
            out.setdefault(target, []).append(shape)
    return out


def _batches(store: Store, say: Say) -> Iterator[list[NamedNode]]:
    """All nodes that are subjects, some at a time: those of articles together, then those of the other graphs."""
    articles = article_graphs(store)
    for first in range(0, len(articles), ARTICLES):
        batch = articles[first : first + ARTICLES]
        typed = (q.subject for g in batch for q in store.engine.quads_for_pattern(None, RDF("type"), None, g))
        yield list(dict.fromkeys(typed))
        say(f"{first + len(batch):,} of {len(articles):,} articles")
    for name in set(store.graphs()) - set(articles):
        subjects = (q.subject for q in store.engine.quads_for_pattern(None, None, None, name))
        while batch := list(islice(_without_repeats(subjects), NODES)):
            yield batch
            say(f"{name.value.rpartition('/')[2]}: {len(batch):,} more")


def _without_repeats(nodes: Iterable[NamedNode]) -> Iterator[NamedNode]:
    last = None
    for node in nodes:
        if node != last:
            yield node
        last = node
