"""The reference of the ontology at ``/ontology``: a page made beforehand by ``ontology/make_page.py``."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

PAGE = Path(__file__).parent / "page" / "ontology.html"
_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
}


def reference_routes() -> list[Route]:
    """The route of the reference."""
    return [Route("/ontology", _ontology, methods=["GET"])]


async def _ontology(request: Request) -> Response:
    return FileResponse(PAGE, headers=_HEADERS, media_type="text/html")
