"""Puts the server together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from graph.serve.api import api_routes
from graph.serve.endpoint import Handler, sparql
from graph.serve.failures import Failure
from graph.serve.graph_store import graph_store
from graph.serve.guard import Guard
from graph.serve.metrics import CONTENT_TYPE, Metrics
from graph.serve.pages import page_routes
from graph.serve.pool import Pool
from graph.serve.reference import reference_routes
from graph.serve.settings import Settings

_ALL = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"]


class Server:
    """The application and what it runs on."""

    def __init__(self, store: Path, settings: Settings) -> None:
        self.pool, self.metrics, self.settings = Pool(store, settings), Metrics(), settings
        self.failure: Failure | None = None
        """Why it did not start."""

    def app(self) -> ASGIApp:
        """The ASGI application."""
        routes = [
            Route("/sparql", sparql(self.pool, self.settings), methods=["GET", "HEAD", "POST"]),
            Route("/rdf-graph-store", graph_store(self.pool, self.settings), methods=_ALL),
            *api_routes(self.pool, self.settings),
            *page_routes(self.pool, self.settings),
            *reference_routes(),
            Route("/health", _health(self.pool)),
            Route("/metrics", _metrics(self.metrics, self.pool)),
        ]
        return Guard(Starlette(routes=routes, lifespan=self._life), self.settings, self.metrics)

    @asynccontextmanager
    async def _life(self, app: Starlette) -> AsyncIterator[None]:
        try:
            await self.pool.stock.check()
        except Failure as failure:
            self.failure = failure
            await self.pool.stock.close()
            raise
        try:
            yield
        finally:
            await self.pool.stock.close()


def _health(pool: Pool) -> Handler:
    async def handle(request: Request) -> Response:
        try:
            await pool.stock.check()
        except Failure as failure:
            return JSONResponse({"status": "failing", "reason": failure.text}, 503, {"Cache-Control": "no-store"})
        return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})

    return handle


def _metrics(metrics: Metrics, pool: Pool) -> Handler:
    async def handle(request: Request) -> Response:
        return Response(metrics.text(pool), media_type=CONTENT_TYPE)

    return handle
