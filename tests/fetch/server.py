"""A web server of the tests' own: pages by path, and a record of what was asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Page = Callable[[BaseHTTPRequestHandler], None]

PARAGRAPHS = (
    "The foreign ministers of several countries condemned the attack in a statement that was published on Monday.",
    "Ukraine said that its troops had killed at least 30 soldiers in the Kursk region, and urged its allies to help.",
    "Officials of the two countries will meet in Rome next week to talk about sanctions against the company.",
)


def html(title: str, *, date: str = "2024-11-05") -> bytes:
    """A page with an article."""
    head = f'<meta charset="utf-8"><title>{title}</title><meta property="article:published_time" content="{date}">'
    body = "".join(f"<p>{p} It is told in {title}.</p>" for p in PARAGRAPHS)
    return f"<html><head>{head}</head><body><nav><a>Home</a></nav><article>{body}</article></body></html>".encode()


def rss(*links: str, text: str = "In short.") -> bytes:
    """A feed whose entries lead to pages."""
    items = "".join(
        f"<item><title>Entry {n}</title><link>{link}</link><pubDate>Tue, 05 Nov 2024 10:00:00 GMT</pubDate>"
        f"<description>{text}</description></item>"
        for n, link in enumerate(links)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Daily</title>{items}</channel></rss>'.encode()


@dataclass
class Site:
    """What the server has, and what it was asked: path, time and headers of each request."""

    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, float, dict[str, str]]] = field(default_factory=list)
    url: str = ""

    @property
    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]

    def put(self, path: str, body: bytes, *, status: int = 200, kind: str = "text/html", **headers: str) -> None:
        """This is at the path now; underscores of header names are hyphens."""

        def page(request: BaseHTTPRequestHandler) -> None:
            send(request, body, status=status, kind=kind, **headers)

        self.pages[path] = page


def send(
    request: BaseHTTPRequestHandler, body: bytes, *, status: int = 200, kind: str = "text/html", **headers: str
) -> None:
    request.send_response(status)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **named}.items():
        request.send_header(name, value)
    request.end_headers()
    request.wfile.write(body)


@contextmanager
def serving() -> Iterator[Site]:
    """A server on a free port of this machine."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, time.monotonic(), {k.casefold(): v for k, v in self.headers.items()}))
            page = site.pages.get(self.path)
            if page is None:
                send(self, b"nothing", status=404)
            else:
                try:
                    page(self)
                except OSError:  # the client went away, which some tests are about
                    self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
