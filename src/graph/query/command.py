"""What ``newsgraph query`` does, one function for each of its ways."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from graph.query.ask import ask, is_name, prepare, written
from graph.query.formats import write
from graph.query.library import LibraryQuery, library, library_query
from graph.store import Store

_VALUES = (
    "Values by the type of the parameter:",
    "",
    "- entity: a name that the graph or the reference tables know (`US`, `Czechia`, `Rapid Support Forces`), an ISO",
    "  code (`CD`, `COD`), a Wikidata id or the IRI that queries print. A capital acts as its state (`Moscow` is",
    "  Russia), and is a place where one is asked for. A name of several is told with all of them.",
    "- concept, and `status`: what the column prints (`ASSAULT`, `tanks`, `alleged`); `fact` is `actual`. `-f csv` prints whole IRIs.",
    "- date: `2024-12-16`; iri: as queries print it (`event/KEY`), or whole.",
    "",
    "A column `date` is the day of the event or, where no article gives one, the day when it was first reported, and the",
    "parameters `from` and `to` ask for that day; `timeline` shows the two apart (`from` and `to`, `reported`).",
)
_OWN = r"""
## SPARQL of your own

`newsgraph query 'SELECT ...'` or `newsgraph query FILE.rq`; [the model](model.md) says what stands where, its prefixes need no
declaration. All graphs are asked together, the ontology too: a bare `?x rdfs:label ?label` also lists classes, properties and
concepts. Say what you are looking for:

```sparql
SELECT ?label { ?event a ng:Event ; rdfs:label ?label }                # what happened, and what was said or urged
SELECT ?label { ?event ng:eventType ?type ; rdfs:label ?label }        # the same with the PLOVER type
SELECT ?label { ?talk a ng:PossibleEvent ; rdfs:label ?label }         # what is only urged, feared, planned, alleged, denied
SELECT ?name { ?actor a ng:Actor ; skos:prefLabel ?name }              # who takes part
SELECT ?name { ?place a ng:Place ; skos:prefLabel ?name }              # where
SELECT ?label { GRAPH id:graph\/facts { ?event rdfs:label ?label } }   # one graph only: facts, described (talk), background
SELECT ?event { ?event ng:agent id:country\/PRK }                      # of one actor, by the IRI that queries print
```
"""


def library_lines() -> list[str]:
    """The query library for the screen: name, title, question, parameters, columns."""
    lines = []
    for query in library():
        lines.append(f"{query.name}: {query.question}")
        lines += [f"    --param {p.name}=…  {p.help}" for p in query.parameters]
        lines.append(f"    gives {', '.join(query.columns)}")
    return lines


def library_markdown() -> str:
    """The query library as the page ``docs/queries.md``."""
    lines = ["# The query library", "", "Ask with `newsgraph query NAME --param NAME=VALUE`; made from `queries/*.rq`."]
    lines += ["", *_VALUES]
    for query in library():
        lines += [
            "",
            f"## {query.name}",
            "",
            query.question,
            "",
            f"Columns: {', '.join(f'`{c}`' for c in query.columns)}",
            "",
        ]
        lines += [f"- `{p.name}` ({p.type}): {p.help}" for p in query.parameters]
    return "\n".join(lines) + "\n" + _OWN


def explained(what: str, parameters: Mapping[str, str], *, store: Path | None = None) -> str:
    """The query that would run. Without a store, parameters stay as they were written."""
    text = what.strip()
    if store is not None:
        sparql, query = prepare(what, parameters, Store.open(store, read_only=True))
        return sparql.rstrip() if query is None else f"{_heading(query)}\n{sparql.rstrip()}"
    if text.endswith(".rq"):
        return written(Path(text)).rstrip()
    if not is_name(text):
        return what
    query = library_query(text)
    values = {query.parameter(name).name: f'"{value}"' for name, value in parameters.items()}
    return f"{_heading(query)}\n{query.sparql(values).rstrip()}"


def _heading(query: LibraryQuery) -> str:
    """What a query asks and with what, as comments."""
    lines = [f"# {query.title}: {query.question}", *(f"# ${p.name} ({p.type}): {p.help}" for p in query.parameters)]
    return "\n".join(lines)


def answer(
    what: str,
    parameters: Mapping[str, str],
    *,
    store: Path,
    endpoint: str | None = None,
    form: str = "table",
    width: int | None = None,
) -> tuple[str, bool | None]:
    """The formatted answer of the store, or of a SPARQL endpoint, and for ASK the answer itself (else None)."""
    found = ask(what, parameters, store=_remote(endpoint) if endpoint else Store.open(store, read_only=True))
    boolean = found.boolean
    output = io.BytesIO()
    write(found, form, output, width=width)
    return output.getvalue().decode(), boolean


def _remote(endpoint: str) -> Store:
    from graph.remote import connect

    return connect(endpoint)
