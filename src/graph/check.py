"""``newsgraph validate``: the store against ``ontology/shapes.ttl``, with a report that names article and sentence.

Core constraints are checked by pySHACL in batches of articles, so memory stays flat. Constraints written in SPARQL
look across articles and run once over the whole store, in Oxigraph: the same file, the same rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import rdflib
from pyoxigraph import QuerySolutions
from rdflib.namespace import RDF as RDFLIB_RDF
from rdflib.namespace import SH

from graph import resources
from graph.rdf.terms import Literal, NamedNode, Quad, Term
from graph.rdf.vocabulary import NG, NIF
from graph.store import Store

BATCH = 20_000
"""Triples of article graphs in one batch."""
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken rule: at which node, why, in which article and sentence."""

    node: str
    message: str
    article: str | None = None
    sentence: str | None = None

    def line(self) -> str:
        where = f"article {self.article}: " if self.article else ""
        return f"{where}{self.node}: {self.message}" + (f'\n    "{self.sentence}"' if self.sentence else "")


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All findings of a check."""

    findings: tuple[Finding, ...]
    articles: int

    @property
    def conforms(self) -> bool:
        return not self.findings

    @property
    def text(self) -> str:
        if self.conforms:
            return f"{self.articles} articles conform to the shapes"
        lines = [
            f"{len(self.findings)} violations in {self.articles} articles",
            *(f.line() for f in self.findings[:_SHOWN]),
        ]
        return "\n".join(
            lines + ([f"... and {len(self.findings) - _SHOWN} more"] if len(self.findings) > _SHOWN else [])
        )


def check_store(path: Path) -> CheckReport:
    """Checks the store at a path."""
    return check(Store.open(path, read_only=True))


def check(store: Store) -> CheckReport:
    """Checks an open store; findings are sorted by article and node."""
    found: dict[tuple[str, str], Finding] = {}
    for node, message in [*_sparql_violations(store), *_core_violations(store)]:
        found.setdefault((node.value, message), _finding(store, node, message))
    ordered = sorted(found.values(), key=lambda f: (f.article or "", f.node, f.message))
    return CheckReport(tuple(ordered), len(_article_graphs(store)))


# ---------------------------------------------------------------- constraints in SPARQL, over the whole store


@cache
def _shapes() -> rdflib.Graph:
    shapes = rdflib.Graph()
    shapes.parse(resources.ontology() / "shapes.ttl", format="turtle")
    return shapes


def _sparql_violations(store: Store) -> Iterator[tuple[NamedNode, str]]:
    shapes = _shapes()
    for shape, constraint in shapes.subject_objects(SH.sparql):
        target, message = shapes.value(shape, SH.targetClass), str(shapes.value(constraint, SH.message))
        select = str(shapes.value(constraint, SH.select)).replace("$this", "?this")
        body = re.sub(r"WHERE\s*\{", f"WHERE {{ ?this a <{target}> . ", select, count=1)
        result = store.query(body)
        assert isinstance(result, QuerySolutions)
        names = [v.value for v in result.variables]
        for row in result:
            values = dict(zip(names, row, strict=True))
            yield values["this"], re.sub(r"\{\?(\w+)\}", partial(_filled, values), message)


def _filled(values: dict[str, Term | None], match: re.Match[str]) -> str:
    return _short(values.get(match[1]))


def _short(term: Term | None) -> str:
    if isinstance(term, NamedNode):
        return term.value.rpartition("/")[2]
    return repr(term.value[:80]) if term is not None else "?"


# ---------------------------------------------------------------- core constraints, by batches of articles


def _core_violations(store: Store) -> Iterator[tuple[NamedNode, str]]:
    from pyshacl import validate

    shapes = rdflib.Graph()
    for triple in _shapes():
        if triple[1] != SH.sparql:
            shapes.add(triple)
    for data in _batches(store):
        conforms, report, _ = validate(data, shacl_graph=shapes, inplace=True, advanced=False, meta_shacl=False)
        if not conforms and isinstance(report, rdflib.Graph):
            yield from _results(report)


def _results(report: rdflib.Graph) -> Iterator[tuple[NamedNode, str]]:
    for result in report.subjects(RDFLIB_RDF.type, SH.ValidationResult):
        focus, path, value = (report.value(result, p) for p in (SH.focusNode, SH.resultPath, SH.value))
        message = str(report.value(result, SH.resultMessage) or "does not conform")
        about = f"{str(path).rpartition('#')[2]}: " if isinstance(path, rdflib.URIRef) else ""
        got = f" (got {str(value)[:80]!r})" if value is not None else ""
        yield NamedNode(str(focus)), f"{about}{message}{got}"


def _article_graphs(store: Store) -> list[NamedNode]:
    return [g for g in store.graphs() if g.value.startswith(store.iris.base + "graph/article/")]


def _batches(store: Store) -> Iterator[rdflib.Graph]:
    """Articles with the events they denote and the entities these name, some thousand triples at a time."""
    articles = _article_graphs(store)
    shared = [store.iris.graph(name) for name in ("facts", "described", "background")]
    data = rdflib.Graph()
    terms: dict[Term, rdflib.term.Node] = {}
    for name in articles:
        quads = list(store.engine.quads_for_pattern(None, None, None, name))
        _add(data, quads, terms)
        _add(data, _around(store, quads, shared), terms)
        if len(data) >= BATCH:
            yield data
            data, terms = rdflib.Graph(), {}
    if len(data):
        yield data


def _around(store: Store, quads: Iterable[Quad], graphs: list[NamedNode]) -> list[Quad]:
    """What the shared graphs say of the nodes that an article names, and of the nodes these name."""
    out: list[Quad] = []
    seen: set[NamedNode] = set()
    todo = [q.object for q in quads if isinstance(q.object, NamedNode)]
    while todo:
        node = todo.pop()
        if node in seen or not node.value.startswith(store.iris.base) or "#char=" in node.value:
            continue
        seen.add(node)
        for name in graphs:
            found = list(store.engine.quads_for_pattern(node, None, None, name))
            out += found
            todo += [q.object for q in found if isinstance(q.object, NamedNode)]
        if "/figure/" in node.value or "/text/" in node.value:
            out += store.engine.quads_for_pattern(node, None, None)
    return out


def _add(data: rdflib.Graph, quads: Iterable[Quad], terms: dict[Term, rdflib.term.Node]) -> None:
    for quad in quads:
        row = []
        for term in (quad.subject, quad.predicate, quad.object):
            if term not in terms:
                terms[term] = _rdflib_term(term)
            row.append(terms[term])
        data.add(tuple(row))  # type: ignore[arg-type]


def _rdflib_term(term: Term) -> rdflib.term.Node:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value.endswith("#string")
    return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(term.datatype.value))


# ---------------------------------------------------------------- where it is


def _finding(store: Store, node: NamedNode, message: str) -> Finding:
    mention = _mention_of(store, node)
    short = node.value.removeprefix(store.iris.base)
    match = re.match(r"article/([^/]+)", short)
    article, sentence = (match[1] if match else None), None
    if mention is not None:
        inside = re.match(r"article/([^/]+)", mention.value.removeprefix(store.iris.base))
        article = inside[1] if inside else article
        span = _object(store, mention, NG("inSentence"))
        words = _object(store, span, NIF("anchorOf")) if isinstance(span, NamedNode) else None
        sentence = words.value if isinstance(words, Literal) else None
    return Finding(short, message, article, sentence)


def _mention_of(store: Store, node: NamedNode) -> NamedNode | None:
    """The mention that a node belongs to: itself, that of a claim, of a figure or interval, or one that denotes it."""
    direct = _object(store, node, NG("inMention"))
    if isinstance(direct, NamedNode):
        return direct
    if "/mention/" in node.value:
        return node
    for predicate in (NG("denotes"), NG("trigger"), NG("inSentence")):
        quad = next(store.engine.quads_for_pattern(None, predicate, node), None)
        if quad is not None:
            return quad.subject
    for quad in store.engine.quads_for_pattern(None, None, node):
        found = _object(store, quad.subject, NG("inMention"))
        if isinstance(found, NamedNode):
            return found
    return None


def _object(store: Store, subject: NamedNode, predicate: NamedNode) -> Term | None:
    quad = next(store.engine.quads_for_pattern(subject, predicate, None), None)
    return None if quad is None else quad.object
