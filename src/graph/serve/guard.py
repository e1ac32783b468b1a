"""What stands in front of every request: who may ask, what the answer may do in a browser, and the count of both.

A page of another site can send requests to a server on this machine. It can read no answer without CORS, and none of
its requests is served: its ``Origin`` is not ours. With DNS rebinding it would be: so the ``Host`` must be an address,
``localhost``, or a name that the operator has given.
"""

from __future__ import annotations

import ipaddress
import logging
import time
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.serve.failures import REASON
from graph.serve.journal import printable
from graph.serve.metrics import Metrics
from graph.serve.settings import Settings

access = logging.getLogger("graph.serve.access")
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guard:
    """Checks host and origin, answers preflights, adds headers, writes the access log."""

    def __init__(self, app: ASGIApp, settings: Settings, metrics: Metrics) -> None:
        self._app, self._settings, self._metrics = app, settings, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begin, seen = time.perf_counter(), {"status": 499, "bytes": 0}
        headers = Headers(scope=scope)
        origin = headers.get("origin")

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
                self._dress(MutableHeaders(scope=message), origin)
            elif message["type"] == "http.response.body":
                seen["bytes"] += len(message.get("body", b""))
            await send(message)

        refused = self._refuse(scope, headers)
        try:
            await (refused or self._app)(scope, receive, sending)
        finally:
            seconds = time.perf_counter() - begin
            self._metrics.request(scope["path"], scope["method"], seen["status"], seconds)
            client = scope["client"][0] if scope.get("client") else "-"
            asked = printable(f"{scope['method']} {scope['path']}")
            why = f" {scope[REASON]}" if REASON in scope else ""
            access.info('%s "%s" %d %d %.1fms%s', client, asked, seen["status"], seen["bytes"], seconds * 1000, why)

    def _refuse(self, scope: Scope, headers: Headers) -> Response | None:
        if not self.is_our_name(headers.get("host", "")):
            return PlainTextResponse(
                "this server is not known by that name; start it with `newsgraph serve --name HOST`\n", 421
            )
        origin = headers.get("origin")
        if origin is None:
            return None
        allowed = self._is_allowed(origin, headers.get("host", ""))
        if not allowed:
            return PlainTextResponse("pages of other sites may not ask this server\n", 403)
        if scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            preflight = {
                "Access-Control-Allow-Methods": "GET, POST, HEAD, OPTIONS",
                "Access-Control-Allow-Headers": headers.get("access-control-request-headers", "Content-Type"),
                "Access-Control-Max-Age": "600",
            }
            return Response(status_code=204, headers=preflight)
        return None

    def is_our_name(self, host: str) -> bool:
        """Whether a ``Host`` header names this server: localhost, an address, or a name given as an option."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
            urlsplit(f"//{host}").port  # noqa: B018 - raises on a port that is none
        except ValueError:
            return False
        if name == "localhost" or name.endswith(".localhost"):
            return True
        if name in {n.lower() for n in (*self._settings.names, self._settings.host)}:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True

    def _is_allowed(self, origin: str, host: str) -> bool:
        """Our own pages, and those that the operator has given."""
        own = urlsplit(origin)
        return own.netloc == host or "*" in self._settings.origins or origin in self._settings.origins

    def _dress(self, headers: MutableHeaders, origin: str | None) -> None:
        for name, value in _HEADERS.items():
            headers.setdefault(name, value)
        if origin and self._settings.origins:
            headers.add_vary_header("Origin")
            if "*" in self._settings.origins or origin in self._settings.origins:
                headers["Access-Control-Allow-Origin"] = "*" if "*" in self._settings.origins else origin
                headers["Cross-Origin-Resource-Policy"] = "cross-origin"
