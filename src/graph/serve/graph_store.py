"""``/rdf-graph-store``: the reading part of the SPARQL 1.1 Graph Store HTTP Protocol (graphs named indirectly)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from graph.serve.endpoint import Handler, send
from graph.serve.failures import Failure, response
from graph.serve.negotiate import QUADS, TRIPLES, choose
from graph.serve.pool import Pool
from graph.serve.protocol import check_iri, pairs, values
from graph.serve.settings import Settings
from graph.serve.wire import Job


def graph_store(pool: Pool, settings: Settings) -> Handler:
    """The handler: ``?graph=IRI`` one graph, ``?default`` the union of all, nothing: the whole dataset as quads."""

    async def handle(request: Request) -> Response:
        try:
            return await _read(request, pool, settings)
        except Failure as failure:
            return response(failure, request)

    return handle


async def _read(request: Request, pool: Pool, settings: Settings) -> Response:
    if request.method not in ("GET", "HEAD"):
        headers = {"Allow": "GET, HEAD"}
        raise Failure(405, "graphs can only be read here", hint="load files with `newsgraph build`", headers=headers)
    found = pairs(request.url.query)
    names, default = values(found, "graph"), bool(values(found, "default"))
    if len(names) + default > 1:
        raise Failure(400, "the request names more than one graph", hint="send either `default` or one `graph`")
    for iri in names:
        check_iri(iri)
    offers = TRIPLES if names or default else QUADS
    form = choose(request.headers.get("accept"), offers)
    if form is None:
        listed = ", ".join(f.media[0] for f in offers)
        raise Failure(406, f"a graph can not be written as {request.headers['accept']}", hint=f"possible: {listed}")
    text = names[0] if names else ""
    job = Job(kind="dump", text=text, format=form.name, result_bytes=settings.limits.result_bytes)
    return await send(request, pool, job, form)
