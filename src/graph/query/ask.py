"""Runs a query of the library, a file or SPARQL text, and keeps the answer as the engine gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

from graph.errors import QueryError
from graph.query.faults import fault
from graph.query.library import LibraryQuery, library_query, read_query
from graph.query.parameters import Value, terms
from graph.query.vet import vet
from graph.rdf.terms import Term
from graph.store import Store

Result = QuerySolutions | QueryTriples | QueryBoolean

_NAME = re.compile(r"[a-z][a-z0-9-]*\Z")


@dataclass(frozen=True)
class Answer:
    """The result of a query, read once. ``columns`` is empty for CONSTRUCT, DESCRIBE and ASK."""

    sparql: str
    columns: tuple[str, ...]
    result: Result
    store: Store
    has_labels: bool = False
    """Whether the query itself gives the labels of its IRIs, as those of the library do."""

    @property
    def boolean(self) -> bool | None:
        """The answer of an ASK query; None for the others."""
        return bool(self.result) if isinstance(self.result, QueryBoolean) else None

    def rows(self) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a SELECT query, as they come."""
        if not isinstance(self.result, QuerySolutions):
            raise QueryError("this query gives no rows; only SELECT does")
        for solution in self.result:
            yield tuple(solution)


def is_name(text: str) -> bool:
    """Whether this is the name of a query of the library, right or wrong, and not SPARQL or a file."""
    return bool(_NAME.match(text))


def prepare(what: str, given: Mapping[str, Value], store: Store) -> tuple[str, LibraryQuery | None]:
    """The SPARQL that ``what`` stands for: the name of a library query, the path of a .rq file, or SPARQL itself."""
    text = what.strip()
    if is_name(text):
        query = library_query(text)
        return query.sparql(terms(query, given, store)), query
    if text.endswith(".rq"):
        return _file(Path(text), given, store)
    if given:
        raise QueryError(f"parameter {next(iter(given))!r}: only queries of the library and .rq files have parameters")
    return what, None


def written(path: Path) -> str:
    """The text of a .rq file."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "no UTF-8 text"
        raise QueryError(f"{path}: cannot be read: {why}") from error


def _file(path: Path, given: Mapping[str, Value], store: Store) -> tuple[str, LibraryQuery | None]:
    text = written(path)
    if "\n# columns:" not in text and not text.startswith("# columns:"):
        return text, None
    query = read_query(path)
    return query.sparql(terms(query, given, store)), query


def ask(what: str, given: Mapping[str, Value] | None = None, *, store: Store, service: bool = False) -> Answer:
    """Runs a query. What is wrong with it is a ``QueryError`` with line, column and the likely fix.

    ``service``: whether SERVICE may ask other servers.
    """
    sparql, query = prepare(what, given or {}, store)
    if query is None:
        vet(sparql, store, service=service)
    try:
        result = store.query(sparql)
    except (SyntaxError, ValueError, OSError) as error:
        raise fault(error, sparql) from error
    columns = tuple(v.value for v in result.variables) if isinstance(result, QuerySolutions) else ()
    return Answer(sparql, columns, result, store, has_labels=query is not None)


__all__ = ["Answer", "Value", "ask", "is_name", "prepare", "written"]
