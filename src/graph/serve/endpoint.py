"""``/sparql``: queries and updates."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from graph.serve.description import describe_service
from graph.serve.failures import Failure, response
from graph.serve.lexer import Shape, shape
from graph.serve.negotiate import HTML, RESULTS, TRIPLES, Format, choose
from graph.serve.pool import Pool
from graph.serve.protocol import Operation, operation
from graph.serve.settings import Settings
from graph.serve.spool import IN_MEMORY, Spool
from graph.serve.syntax import syntax_failure
from graph.serve.update import run_update
from graph.serve.wire import Job

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


def sparql(pool: Pool, settings: Settings) -> Handler:
    """The handler of the endpoint."""

    async def handle(request: Request) -> Response:
        try:
            largest = settings.limits.change_bytes if settings.updates else settings.limits.request_bytes
            asked = await operation(request, largest=largest)
            if asked is None:
                return await describe_service(request, pool, settings)
            if asked.is_update:
                return await run_update(asked, endpoint_of(request), pool, settings)
            return await _query(request, asked, pool, settings)
        except Failure as failure:
            return response(failure, request)

    return handle


async def _query(request: Request, asked: Operation, pool: Pool, settings: Settings) -> Response:
    found = shape(asked.text)
    if found.federates and not settings.service:
        raise Failure(403, "SERVICE is switched off on this server", hint="start it with SERVICE allowed")
    if found.is_update:
        raise Failure(400, "this is an update, sent as a query", hint="send it by POST as `update`")
    offers = TRIPLES if found.form in ("CONSTRUCT", "DESCRIBE") else RESULTS
    form = choose(request.headers.get("accept"), offers if request.method == "POST" else (*offers, HTML))
    if form is None:
        listed = ", ".join(f.media[0] for f in offers)
        raise Failure(406, f"this query can not be answered as {request.headers['accept']}", hint=f"possible: {listed}")
    if form is HTML:
        return RedirectResponse(f"/#query={quote(asked.text, safe='')}", 303, {"Vary": "Accept"})
    job = Job(
        kind="query",
        text=asked.text,
        format=form.name,
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
        own_dataset=found.has_dataset,
        base=endpoint_of(request),
        result_bytes=settings.limits.result_bytes,
        result_rows=settings.limits.result_rows,
    )
    return await send(request, pool, job, form, found)


def endpoint_of(request: Request) -> str:
    """The address of the endpoint as the client calls it: the base of relative IRIs."""
    return str(request.url.replace(query="", fragment=""))


async def send(request: Request, pool: Pool, job: Job, form: Format, found: Shape | None = None) -> Response:
    """Runs a job and sends its answer, when it is complete."""
    spool = Spool()
    try:
        with_watch = asyncio.Event()
        watcher = asyncio.create_task(_watch(request, with_watch))
        try:
            values = await pool.run(job, spool, with_watch)
        finally:
            watcher.cancel()
    except Failure as failure:
        spool.close()
        if failure.status == 400 and found is not None:
            raise syntax_failure(job.text, failure.text) from failure
        raise
    except BaseException:
        spool.close()
        raise
    headers = {
        "Vary": "Accept",
        "Cache-Control": "no-cache",
        "Content-Length": str(spool.size),
        "Server-Timing": f"query;dur={values['seconds'] * 1000:.2f}",
    }
    if request.method == "HEAD":
        spool.close()
        return Response(headers=headers, media_type=form.content_type)
    if spool.size <= IN_MEMORY:
        content = spool.read()
        spool.close()
        return Response(content, headers=headers, media_type=form.content_type)
    return StreamingResponse(spool.chunks(), headers=headers, media_type=form.content_type)


async def _watch(request: Request, gone: asyncio.Event) -> None:
    """Sets the event when the client goes away."""
    with suppress(RuntimeError):
        while True:
            message = await request.receive()
            if message["type"] == "http.disconnect":
                gone.set()
                return
