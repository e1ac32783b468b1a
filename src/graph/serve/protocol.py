"""The SPARQL 1.1 Protocol (W3C Recommendation, 2013): from an HTTP request to an operation.

Section 2.1: queries by GET, by POST with a form, by POST with the query as the body; 2.2: updates by POST.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import ClientDisconnect, Request

from graph.serve.failures import Failure

FORM = "application/x-www-form-urlencoded"
QUERY, UPDATE = "application/sparql-query", "application/sparql-update"


@dataclass(frozen=True, slots=True)
class Operation:
    """A query or an update with the dataset that the request names (None: not named)."""

    text: str
    is_update: bool
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None


async def operation(request: Request, *, largest: int) -> Operation | None:
    """What the request asks for; None for a GET without a query (then the service describes itself).

    Raises ``Failure`` for what the protocol does not allow. ``largest`` is the size of the largest body in bytes.
    """
    in_url = pairs(request.url.query)
    if request.method in ("GET", "HEAD"):
        if values(in_url, "update"):
            raise Failure(405, "an update can not be sent by GET", hint="use POST", headers={"Allow": "POST"})
        return read(in_url, None) if values(in_url, "query") else None
    body = await read_body(request, largest)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    _check_charset(request.headers.get("content-type", ""))
    if kind == FORM:
        return read([*in_url, *pairs(_text(body))], None)
    if kind in (QUERY, UPDATE):
        if values(in_url, "query") or values(in_url, "update"):
            raise Failure(400, "the query is given twice, in the URL and in the body")
        return read(in_url, (_text(body), kind == UPDATE))
    hint = f"send {FORM}, {QUERY} or {UPDATE}"
    raise Failure(415, f"a body of type {kind or 'unknown'} is not understood", hint=hint)


def read(found: Sequence[tuple[str, str]], body: tuple[str, bool] | None) -> Operation:
    """The operation of the parameters, or of a body with its dataset in the parameters."""
    if body is None:
        queries, updates = values(found, "query"), values(found, "update")
        if len(queries) + len(updates) != 1:
            said = "no query" if not queries and not updates else "more than one query or update"
            raise Failure(400, f"the request has {said}", hint="send exactly one parameter `query` or `update`")
        body = (queries + updates)[0], bool(updates)
    text, is_update = body
    names = ("using-graph-uri", "using-named-graph-uri") if is_update else ("default-graph-uri", "named-graph-uri")
    graphs = [tuple(values(found, name)) for name in names]
    for iri in (*graphs[0], *graphs[1]):
        check_iri(iri)
    default, named = graphs if any(graphs) else (None, None)
    return Operation(text, is_update, default, named)


def pairs(text: str) -> list[tuple[str, str]]:
    """Parameters as they were sent; what is not UTF-8 is a ``Failure``."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict")
    except (UnicodeDecodeError, ValueError) as error:
        raise Failure(400, "the parameters are not UTF-8, or too many") from error


def values(found: Sequence[tuple[str, str]], name: str) -> list[str]:
    """All values of a parameter."""
    return [v for k, v in found if k == name]


def check_iri(text: str) -> None:
    """Raises ``Failure`` for what can not be the absolute IRI of a graph."""
    try:
        good = bool(urlsplit(text).scheme) and not set(text) & set('<>"{}|\\^` \n\r\t')
    except ValueError:
        good = False
    if not good:
        raise Failure(400, f"{text!r} is no absolute IRI")


async def read_body(request: Request, largest: int) -> bytes:
    """The body, at most ``largest`` bytes."""
    parts, size = [], 0
    try:
        async for chunk in request.stream():
            size += len(chunk)
            if size > largest:
                raise Failure(413, f"the request is larger than {largest:,} bytes")
            parts.append(chunk)
    except ClientDisconnect as error:
        raise Failure(499, "the client went away") from error
    return b"".join(parts)


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Failure(400, "the body is not UTF-8") from error


def _check_charset(content_type: str) -> None:
    for option in content_type.split(";")[1:]:
        key, _, value = option.strip().partition("=")
        if key.lower() == "charset" and value.strip("\"' ").lower() not in ("utf-8", "utf8", "us-ascii", "ascii"):
            raise Failure(415, f"charset {value} is not understood", hint="send UTF-8")
