"""The query library: SPARQL files whose header says what they answer and what they can be asked with.

    # title: Demands
    # question: Who urged whom to do what?
    # parameter speaker (entity): who urges
    # columns: speaker, addressee, demanded, of, date

In the body a parameter is written ``$speaker``; a line that ends in ``#? speaker`` stands only if it is
given, one that ends in ``#? a b`` only if both are, one that ends in ``#? !a`` only if it is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, get_args

from graph import resources
from graph.errors import DataError, QueryError
from graph.query.nearest import did_you_mean

ParameterType = Literal["entity", "date", "integer", "text", "concept", "iri"]

_PARAMETER = re.compile(r"(\w+) \((\w+)(?: = ([^)]+))?\): (.+)")
_PLACE = re.compile(r"\$(\w+)")
_OPTIONAL = re.compile(r"^(.*?)\s*#\? (!?\w+(?: !?\w+)*)\s*$")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query can be asked with; without a ``default`` it may be left out."""

    name: str
    type: ParameterType
    help: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """A query of the library: its file, its header and its body."""

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    body: str

    def parameter(self, name: str) -> Parameter:
        """The parameter of this name, or a ``QueryError`` that lists them."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        names = [p.name for p in self.parameters]
        raise QueryError(f"query {self.name}: no parameter {name!r}; {did_you_mean(name, names) or 'it has none'}")

    def sparql(self, values: dict[str, str]) -> str:
        """The query with these parameter values, each a SPARQL term."""
        return bind(self.body, values)


def bind(body: str, values: dict[str, str]) -> str:
    """Puts values in the place of ``$name`` and drops the lines of parameters that are not given."""
    lines = []
    for line, conditions in _lines(body):
        if any((name.lstrip("!") in values) == name.startswith("!") for name in conditions):
            continue
        lines.append(_PLACE.sub(lambda m: values.get(m[1], m[0]), line) if "$" in line else line)
    return "\n".join(lines) + "\n"


@lru_cache(maxsize=256)
def _lines(body: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lines of a body, each with the parameters that it depends on."""
    found = []
    for line in body.splitlines():
        match = _OPTIONAL.match(line)
        found.append((match[1], tuple(match[2].split())) if match else (line, ()))
    return tuple(found)


@cache
def library(folder: Path | None = None) -> tuple[LibraryQuery, ...]:
    """All queries of the library, sorted by name."""
    return tuple(read_query(path) for path in sorted((folder or resources.queries()).glob("*.rq")))


def library_query(name: str) -> LibraryQuery:
    """The query of this name; an unknown one gets "did you mean"."""
    for query in library():
        if query.name == name:
            return query
    raise QueryError(f"no query {name!r} in the library; {did_you_mean(name, [q.name for q in library()])}")


def read_query(path: Path) -> LibraryQuery:
    """One file of the library; an incomplete header is a ``DataError``."""
    header: dict[str, str] = {}
    parameters: list[Parameter] = []
    body: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("# ") or body:
            body.append(line)
        elif line.startswith("# parameter "):
            parameters.append(_parameter(path, line.removeprefix("# parameter ")))
        else:
            key, _, value = line[2:].partition(":")
            header[key.strip()] = value.strip()
    for key in ("title", "question", "columns"):
        if key not in header:
            raise DataError(f"{path}: header line {key!r} is missing; add `# {key}: ...`")
    columns = tuple(c.strip() for c in header["columns"].split(","))
    text = "\n".join(body).strip() + "\n"
    return LibraryQuery(path.stem, header["title"], header["question"], tuple(parameters), columns, text)


def _parameter(path: Path, text: str) -> Parameter:
    match = _PARAMETER.fullmatch(text)
    if not match or match[2] not in get_args(ParameterType):
        types = ", ".join(get_args(ParameterType))
        raise DataError(f"{path}: parameter {text!r}: write `name (type): help`, type one of {types}")
    return Parameter(match[1], match[2], match[4], match[3])  # type: ignore[arg-type]
