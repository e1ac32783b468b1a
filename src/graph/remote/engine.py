"""A SPARQL endpoint in the place of Oxigraph: what :class:`graph.store.engine.Engine` asks, asked over HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NoReturn, cast
from urllib.parse import urlencode, urlsplit, urlunsplit

import pyoxigraph
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat

from graph.errors import StoreError
from graph.rdf.sparql import bare, dataset_clauses
from graph.rdf.terms import NamedNode, Quad, Term
from graph.remote.http import Line, RefusedError

_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, text/turtle;q=0.5"
_FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": _ACCEPT}
_JSON = ("application/sparql-results+json", "application/json")
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
_PAGE = 10_000
"""Rows asked for at once: Virtuoso gives no more, and says nothing."""


class RemoteEngine:
    """Reads from an endpoint whose default graph is the union of its graphs. It is not written through here."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def query(self, query: str, **options: Any) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Asks the endpoint. A query that it refuses is a ``ValueError`` with its words.

        ``default_graph`` and ``named_graphs`` name a dataset, as for pyoxigraph; without them the endpoint's own stands.
        """
        form = [("query", with_prefixes(query, options.get("prefixes") or {}))]
        for option, name in (("default_graph", "default-graph-uri"), ("named_graphs", "named-graph-uri")):
            form += [(name, node.value) for node in _nodes(options.get(option))]
        names_dataset = len(form) > 1 or any(dataset_clauses(query))
        url = without_union(self._line.url) if names_dataset else self._line.url
        try:
            media, content = self._line.send("POST", url, body=urlencode(form).encode(), headers=_FORM)
        except RefusedError as error:
            if error.status in (400, 403, 422):
                raise ValueError(f"{self._line.url} says: {error.text}") from error
            raise
        if media in _JSON:
            return _as_solutions(content)
        known = RdfFormat.from_media_type(media)
        if known is None:
            raise StoreError(
                f"{self._line.url}: answers with {media}, which is no format of SPARQL; is it an endpoint?"
            )
        return _as_triples(content, known)

    def quads_for_pattern(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object: Term | None,
        graph_name: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """The quads of a pattern, page by page."""
        named = {"s": subject, "p": predicate, "o": object, "g": graph_name}
        terms = {name: str(value) if value is not None else f"?{name}" for name, value in named.items()}
        pattern = f"GRAPH {terms['g']} {{ {terms['s']} {terms['p']} {terms['o']} }}"
        free = [n for n, v in named.items() if v is None]
        if not free:
            if self._ask(f"ASK {{ {pattern} }}"):
                yield Quad(*named.values())  # type: ignore[arg-type]
            return
        order = " ".join(f"?{n}" for n in free)
        for row in self._pages(f"SELECT {order} {{ {pattern} }} ORDER BY {order}"):
            values = [named[n] if named[n] is not None else row[n] for n in named]
            yield Quad(*values)  # type: ignore[arg-type]

    def named_graphs(self) -> Iterator[NamedNode]:
        """The names of all graphs."""
        for row in self._pages("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"):
            yield cast(NamedNode, row["g"])

    def contains_named_graph(self, graph_name: NamedNode) -> bool:
        """Whether a graph of this name has triples."""
        return self._ask(f"ASK {{ GRAPH {graph_name} {{ ?s ?p ?o }} }}")

    def __contains__(self, quad: Quad) -> bool:
        found = self.quads_for_pattern(quad.subject, quad.predicate, quad.object, quad.graph_name)
        return next(found, None) is not None

    def __iter__(self) -> Iterator[Quad]:
        return self.quads_for_pattern(None, None, None)

    def __len__(self) -> int:
        rows = self._rows("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
        return int(next(iter(rows))["n"].value)

    def _pages(self, text: str) -> Iterator[Any]:
        offset = 0
        while True:
            rows = list(self._rows(f"{text} LIMIT {_PAGE} OFFSET {offset}"))
            yield from rows
            if len(rows) < _PAGE:
                return
            offset += _PAGE

    def _rows(self, text: str) -> QuerySolutions:
        found = self.query(text)
        assert isinstance(found, QuerySolutions)
        return found

    def _ask(self, text: str) -> bool:
        return bool(self.query(text))

    def update(self, update: str) -> NoReturn:
        """Not from here."""
        raise StoreError(
            f"{self._line.url}: is only read; change the store that it was loaded from and upload it again"
        )

    def extend(self, quads: Iterable[Quad]) -> NoReturn:
        """Not from here."""
        self.update("")

    bulk_extend = extend

    def flush(self) -> None:
        """Nothing is held back."""

    def optimize(self) -> None:
        """The server's own matter."""


def _nodes(value: Any) -> list[NamedNode]:
    return [] if value is None else [value] if isinstance(value, NamedNode) else list(value)


def without_union(url: str) -> str:
    """The address without Oxigraph's parameter that makes the default graph the union: it forbids naming a dataset."""
    parts = urlsplit(url)
    kept = [p for p in parts.query.split("&") if p.partition("=")[0] != "union-default-graph"]
    return urlunsplit(parts._replace(query="&".join(kept)))


def with_prefixes(query: str, known: Mapping[str, str]) -> str:
    """The query with declarations of the known prefixes that it uses, in its first line: line numbers stay."""
    plain = bare(query)
    declared = set(_DECLARED.findall(plain))
    used = [n for n in known if n not in declared and re.search(rf"(?<![\w?$-]){re.escape(n)}:", plain)]
    return "".join(f"PREFIX {n}: <{known[n]}> " for n in used) + query


def _as_solutions(content: bytes) -> QuerySolutions | QueryBoolean:
    try:
        return pyoxigraph.parse_query_results(content, format=QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"the endpoint's answer is no SPARQL result: {error}") from error


def _as_triples(content: bytes, form: RdfFormat) -> QueryTriples:
    """Triples as the engine gives them, so that whoever reads answers needs to know one kind only."""
    held = pyoxigraph.Store()
    held.load(content, format=form)
    found = held.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(found, QueryTriples)
    return found
