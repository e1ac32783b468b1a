"""``/rdf-graph-store``: the SPARQL 1.1 Graph Store HTTP Protocol, graphs named indirectly; writing only by option."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from graph.serve.endpoint import Handler, send
from graph.serve.failures import Failure, response
from graph.serve.negotiate import QUADS, TRIPLES, choose
from graph.serve.pool import Pool
from graph.serve.protocol import check_iri, pairs, read_body, values
from graph.serve.settings import Settings
from graph.serve.wire import Job
from graph.serve.write import write


def graph_store(pool: Pool, settings: Settings) -> Handler:
    """The handler: ``?graph=IRI`` one graph, ``?default`` the union of all, nothing: the whole dataset as quads."""

    async def handle(request: Request) -> Response:
        try:
            return await _read(request, pool, settings)
        except Failure as failure:
            return response(failure, request)

    return handle


async def _read(request: Request, pool: Pool, settings: Settings) -> Response:
    iri, is_default = _target(request)
    if request.method not in ("GET", "HEAD"):
        return await _write(request, iri, is_default, pool, settings)
    offers = TRIPLES if iri or is_default else QUADS
    form = choose(request.headers.get("accept"), offers)
    if form is None:
        listed = ", ".join(f.media[0] for f in offers)
        raise Failure(406, f"a graph can not be written as {request.headers['accept']}", hint=f"possible: {listed}")
    job = Job(kind="dump", text=iri, format=form.name, result_bytes=settings.limits.result_bytes)
    return await send(request, pool, job, form)


def _target(request: Request) -> tuple[str, bool]:
    """The graph that is meant; an empty IRI for the default graph or the whole dataset."""
    found = pairs(request.url.query)
    names, default = values(found, "graph"), bool(values(found, "default"))
    if len(names) + default > 1:
        raise Failure(400, "the request names more than one graph", hint="send either `default` or one `graph`")
    for iri in names:
        check_iri(iri)
    return (names[0] if names else ""), default


async def _write(request: Request, iri: str, is_default: bool, pool: Pool, settings: Settings) -> Response:
    """PUT replaces a graph, POST adds to one, or quads to the dataset, DELETE takes one away."""
    do = request.method.lower()
    if not settings.updates or do == "patch":
        allow = "GET, HEAD, PUT, POST, DELETE" if settings.updates else "GET, HEAD"
        hint = "load with `newsgraph build`, or start it with `newsgraph serve --updates`"
        raise Failure(405, "graphs can only be read here", hint=hint, headers={"Allow": allow})
    if is_default or not (iri or do == "post"):
        raise Failure(400, "the default graph is the union of the others", hint="name one by `graph`")
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    known = [m for f in (TRIPLES if iri else QUADS) for m in f.media if m not in ("text/plain", "application/json")]
    if do != "delete" and media not in known:
        raise Failure(
            415, f"a body of type {media or 'unknown'} is not understood", hint=f"possible: {', '.join(known)}"
        )
    data = b"" if do == "delete" else await read_body(request, settings.limits.change_bytes)
    media = "" if do == "delete" else media
    await write({"do": do, "graph": iri, "format": media}, data, pool, settings)
    return Response(status_code=204)
