"""What goes wrong between a request and its answer, each with its HTTP status, and how it is told.

Clients that take JSON get problem details (RFC 9457), others plain text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from graph.errors import NewsgraphError
from graph.serve.negotiate import Format, choose

_TEXT = Format("text", ("text/plain",), "txt", "")
_JSON = Format("json", ("application/problem+json", "application/json", "application/sparql-results+json"), "json", "")


class Failure(NewsgraphError):
    """A request that gets no answer. ``line`` and ``column`` count from 1 in the query; ``hint`` says what to do."""

    def __init__(
        self,
        status: int,
        text: str,
        *,
        hint: str = "",
        line: int | None = None,
        column: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(text)
        self.status, self.text, self.hint, self.line, self.column = status, text, hint, line, column
        self.headers = dict(headers or {})

    @classmethod
    def of(cls, kind: str, text: str) -> Failure:
        """The failure for an error that a query process tells of."""
        status = _STATUS.get(kind, 500)
        return cls(status, text, hint=_HINTS.get(kind, ""))


REASON = "newsgraph.reason"
"""Where a request's scope holds why it got no answer, for the log; never the text of what was asked."""
_TOLD = {422, 499, 500, 503}
"""Failures whose reason is logged: those of the server. What is wrong with a query could quote it."""
_STATUS = {"syntax": 400, "request": 400, "missing": 404, "too-large": 422, "memory": 422, "store": 503, "engine": 500}
_HINTS = {
    "too-large": "add LIMIT, ask for fewer columns, or use `newsgraph export`",
    "memory": "add LIMIT, or bind more variables before joining",
}


def response(failure: Failure, request: Request) -> Response:
    """The failure as an HTTP answer."""
    if failure.status in _TOLD:
        request.scope[REASON] = failure.text
    form = choose(request.headers.get("accept"), (_TEXT, _JSON)) or _TEXT
    headers = {**failure.headers, "Cache-Control": "no-store", "Vary": "Accept"}
    if form is _JSON:
        body = {"title": failure.text, "status": failure.status, "hint": failure.hint}
        if failure.line is not None:
            body |= {"line": failure.line, "column": failure.column}
        content = json.dumps({k: v for k, v in body.items() if v}, ensure_ascii=False)
        return Response(content, failure.status, headers, "application/problem+json")
    lines = [failure.text, failure.hint]
    content = "".join(f"{line}\n" for line in lines if line)
    return Response(content, failure.status, headers, "text/plain; charset=utf-8")
