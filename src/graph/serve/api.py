"""``/api/...``: what the console asks besides SPARQL. Answers are JSON; nothing here is a public contract."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from graph.serve.endpoint import Handler, send
from graph.serve.failures import Failure, response
from graph.serve.negotiate import Format
from graph.serve.pool import Pool
from graph.serve.settings import Settings
from graph.serve.wire import Job

_JSON = Format("json", ("application/json",), "json", "")
_BY_URL = {"vocabulary": (), "questions": (), "entities": ("q", "limit"), "about": ("iri",)}
_BY_BODY = ("labels", "prepared", "notes")


def api_routes(pool: Pool, settings: Settings) -> list[Route]:
    """One route a lookup."""
    by_url = [
        Route(f"/api/{name}", _handler(pool, settings, name, fields), methods=["GET", "HEAD"])
        for name, fields in _BY_URL.items()
    ]
    near = _handler(pool, settings, "neighbourhood", ("entity", "limit"))
    by_url.append(Route("/explore/neighbourhood", near, methods=["GET", "HEAD"]))
    by_body = [Route(f"/api/{name}", _handler(pool, settings, name, None), methods=["POST"]) for name in _BY_BODY]
    return by_url + by_body


def _handler(pool: Pool, settings: Settings, name: str, fields: tuple[str, ...] | None) -> Handler:
    kept: dict[tuple[str, int], bytes] = {}

    async def handle(request: Request) -> Response:
        try:
            if fields is None:
                options = await _body(request, settings.limits.request_bytes)
            else:
                options = {f: request.query_params[f] for f in fields if f in request.query_params}
            if fields == () and (name, pool.stock.generation) in kept:
                return Response(kept[name, pool.stock.generation], media_type=_JSON.content_type)
            job = Job(kind="call", text=name, options=options, result_bytes=settings.limits.result_bytes)
            answer = await send(request, pool, job, _JSON)
            if fields == () and not isinstance(answer, StreamingResponse) and request.method == "GET":
                kept[name, pool.stock.generation] = bytes(answer.body)
            return answer
        except Failure as failure:
            return response(failure, request)

    return handle


async def _body(request: Request, largest: int) -> dict[str, Any]:
    if int(request.headers.get("content-length") or 0) > largest:
        raise Failure(413, f"the request is larger than {largest:,} bytes")
    try:
        found = json.loads(await request.body())
    except ValueError as error:
        raise Failure(400, "the body is no JSON") from error
    if not isinstance(found, dict):
        raise Failure(400, "the body is no JSON object")
    return found
