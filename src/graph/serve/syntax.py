"""Tells a person where a query is wrong, and what would probably be right."""

from __future__ import annotations

import difflib
import re

from graph.query.faults import fault
from graph.serve.failures import Failure
from graph.serve.lexer import tokens

_AT = re.compile(r"error at (\d+):(\d+)")
_KEYWORDS = """
SELECT ASK CONSTRUCT DESCRIBE WHERE FILTER OPTIONAL UNION MINUS GRAPH BIND VALUES DISTINCT REDUCED LIMIT OFFSET ORDER BY
GROUP HAVING ASC DESC PREFIX BASE FROM NAMED EXISTS NOT AS COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR IN
""".split()  # noqa: SIM905 - a list of words reads better as words


def syntax_failure(text: str, said: str, *, is_update: bool = False) -> Failure:
    """The failure for a query or update that the engine does not understand; ``said`` is the engine's message."""
    found = _AT.search(said)
    if not found:
        return Failure(400, str(fault(ValueError(said), text)))
    line, column = int(found[1]), int(found[2])
    told = f"the update is wrong in line {line}, column {column}" if is_update else str(fault(SyntaxError(said), text))
    return Failure(400, told, hint=misspelt(text, line, column), line=line, column=column)


def misspelt(text: str, line: int, column: int) -> str:
    """A word before or at the error that is nearly a keyword; else empty."""
    at = sum(len(part) for part in text.splitlines(keepends=True)[: line - 1]) + column - 1
    for token in reversed([t for t in tokens(text) if t.begin <= at + 1 and t.kind == "word"][-3:]):
        if token.word not in _KEYWORDS and len(token.word) > 2:
            near = difflib.get_close_matches(token.word, _KEYWORDS, n=1, cutoff=0.7)
            if near:
                return f"{token.text}: did you mean {near[0]}?"
    return ""
