"""What is wrong with a query, in one line with line, column and the likely fix."""

from __future__ import annotations

import re

from graph.errors import QueryError
from graph.query.nearest import did_you_mean
from graph.rdf.sparql import bare
from graph.rdf.vocabulary import PREFIXES

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_SLICED = re.compile(r"(?<![\w:?$])id:[\w-]+(?:/[\w-]+)+")
_CHARACTERS = re.compile(r"\[[^\]]*\]")
_PREFIXED = re.compile(r"([A-Za-z][\w-]*)?:[\w-]*\Z")


def at(sparql: str, offset: int) -> str:
    """``line 3, column 7`` of an offset."""
    before = sparql[:offset]
    return f"line {before.count(chr(10)) + 1}, column {offset - (before.rfind(chr(10)) + 1) + 1}"


def fault(error: Exception, sparql: str) -> QueryError:
    """The engine's error as ours."""
    match = _PLACE.match(str(error))
    if not match:
        return QueryError(f"the query cannot be run: {' '.join(str(error).split())}")
    line, column, expected = int(match[1]), int(match[2]), match[3]
    lines = sparql.splitlines() or [""]
    text = lines[min(line, len(lines)) - 1]
    if "Prefix not found" in expected and (name := _PREFIXED.search(text[: column - 1].rstrip())):
        return QueryError(f"line {line}, column {name.start() + 1}: {_unknown_prefix(name[1] or '')}")
    if sliced := _sliced(sparql):
        return QueryError(sliced)
    near = text[max(0, column - 1) : column + 20].split("\n")[0].strip()
    where = f"line {line}, column {column}" + (f", near {near!r}" if near else "")
    return QueryError(f"{where}: {_hint(sparql, text[: column - 1], expected)}")


def _hint(sparql: str, before: str, expected: str) -> str:
    plain = bare(sparql)
    verb = re.match(r"\s*(?:(?:PREFIX\s+[\w-]*:|BASE)\s+)*(\w+)", plain, re.IGNORECASE)
    word = verb[1].upper() if verb else ""
    if word in ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"):
        return f"{word} changes the graph; here only SELECT, ASK, CONSTRUCT and DESCRIBE are answered"
    if "Prefix not found" in expected:
        match = _PREFIXED.search(before)
        return _unknown_prefix((match[1] or "") if match else "")
    if "unbound" in expected:
        return "a variable of SELECT is neither grouped nor counted; add it to GROUP BY, or use COUNT, SAMPLE or MIN"
    if "IRI parsing failed" in expected:
        return "the IRI between < and > is not valid; it may have no spaces and must be absolute"
    for left, right in ("{}", "()"):
        missing = plain.count(left) - plain.count(right)
        if missing:
            return f"{abs(missing)} {right if missing > 0 else left} {'are' if abs(missing) > 1 else 'is'} missing"
    if word not in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
        return f"{word!r} begins no query; {did_you_mean(word, ['SELECT', 'ASK', 'CONSTRUCT', 'DESCRIBE'])}"
    words = re.findall(r'"([^"]+)"|\b([A-Z]{2,})\b', _CHARACTERS.sub("", expected))
    names = [a or b for a, b in words if a or b][:5]
    return (
        f"expected {' or '.join(names)}" if names else "not valid here; a property, a . or a ; may be missing before it"
    )


def _sliced(sparql: str) -> str:
    """What to write for ``id:country/PRK``: a slash ends a name after a prefix, and nothing of ours is a path there."""
    match = _SLICED.search(bare(sparql))
    if match is None:
        return ""
    escaped = match[0].replace("/", r"\/")
    return f"{at(sparql, match.start())}: {match[0]} is written {escaped}, or as the whole IRI between < and >"


def _unknown_prefix(name: str) -> str:
    return f"prefix {name}: is not known; {did_you_mean(name, list(PREFIXES))} or declare it: PREFIX {name}: <...>"
