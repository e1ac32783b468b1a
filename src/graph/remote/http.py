"""Requests to a server, with the standard library. What goes wrong is a ``StoreError``."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from graph.errors import StoreError

AGENT = "newsgraph"


@dataclass(frozen=True, slots=True)
class Login:
    """Who asks, for HTTP's Basic and Digest."""

    user: str
    password: str


class RefusedError(StoreError):
    """The server answered with an error. ``text`` is what it said, shortened."""

    def __init__(self, url: str, status: int, text: str) -> None:
        said = "; ".join(" ".join(line.split()) for line in text.splitlines() if line.strip())[:300]
        super().__init__(f"{url}: status {status}: {said or 'no reason given'}")
        self.status, self.text = status, said


class Line:
    """A way to one server. ``seconds``: longest wait for an answer."""

    def __init__(self, url: str, *, login: Login | None = None, seconds: float = 60.0) -> None:
        if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
            raise StoreError(f"{url}: no address of a server; write it as http://localhost:7878/sparql")
        self.url, self._seconds = url, seconds
        handlers: list[urllib.request.BaseHandler] = []
        if login is not None:
            known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            known.add_password(None, url, login.user, login.password)
            handlers += [urllib.request.HTTPDigestAuthHandler(known), urllib.request.HTTPBasicAuthHandler(known)]
        if urlsplit(url).hostname in ("localhost", "127.0.0.1", "::1"):
            handlers.append(urllib.request.ProxyHandler({}))
        self._opener = urllib.request.build_opener(*handlers)

    def send(
        self, method: str, url: str, *, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> tuple[str, bytes]:
        """Sends a request; the media type and the content of the answer."""
        request = urllib.request.Request(url, body, {"User-Agent": AGENT, **(headers or {})}, method=method)
        try:
            with self._opener.open(request, timeout=self._seconds) as answer:
                return answer.headers.get_content_type(), answer.read()
        except urllib.error.HTTPError as error:
            raise RefusedError(url.partition("?")[0], error.code, error.read(4000).decode(errors="replace")) from error
        except OSError as error:
            reason = getattr(error, "reason", error)
            raise StoreError(f"{self.url}: does not answer ({reason}); is the server running?") from error
