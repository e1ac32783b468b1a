"""Answers as table, CSV, TSV, JSON, XML or Turtle."""

from __future__ import annotations

import re
from typing import IO

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions

from graph.errors import QueryError
from graph.query.ask import Answer
from graph.query.faults import fault
from graph.query.table import table
from graph.rdf.turtle import Writer, blocks
from graph.rdf.vocabulary import PREFIXES

_PREFIX = re.compile(r"([A-Za-z][\w-]*):")
FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")
"""The formats of answers. CSV, TSV, JSON and XML are SPARQL 1.1's own; Turtle is for CONSTRUCT and DESCRIBE."""

_NATIVE = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}


def write(answer: Answer, form: str, output: IO[bytes], *, width: int | None = None) -> None:
    """Writes an answer, streaming where the format allows it. ``width``: columns of the screen, for the table."""
    if form not in FORMATS:
        raise QueryError(f"format {form!r}: give one of {', '.join(FORMATS)}")
    try:
        _write(answer, form, output, width)
    except (OSError, RuntimeError) as error:
        raise fault(error, answer.sparql) from error


def _write(answer: Answer, form: str, output: IO[bytes], width: int | None) -> None:
    result = answer.result
    if isinstance(result, QuerySolutions | QueryBoolean):
        if form == "turtle":
            raise QueryError("format turtle: is for CONSTRUCT and DESCRIBE; take table, csv, tsv, json or xml")
        if form == "table":
            text = (
                ("yes" if result else "no") + "\n" if isinstance(result, QueryBoolean) else table(answer, width=width)
            )
            output.write(text.encode())
        elif isinstance(result, QueryBoolean) and form in ("csv", "tsv"):
            output.write(b"true\n" if result else b"false\n")
        else:
            result.serialize(output, _NATIVE[form])
            output.write(b"\n" if form in ("json", "xml") else b"")
        return
    if form not in ("turtle", "table"):
        raise QueryError(f"format {form}: is for SELECT and ASK; this query makes triples, take turtle")
    triples = sorted(((t.subject, t.predicate, t.object) for t in result), key=lambda t: str(t[0]))
    prefixes = {**PREFIXES, "id": answer.store.iris.base}
    texts = list(blocks(triples, Writer(prefixes)))
    used = {name for text in texts for name in _PREFIX.findall(text)}
    output.write(Writer({name: iri for name, iri in prefixes.items() if name in used}).header().encode())
    for text in texts:
        output.write(b"\n" + text.encode())
