"""One GET: to the address that was checked, with bounds on time and size. Nothing is followed, cached or retried."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph.fetch.address import FetchError, Target
from graph.fetch.limits import FetchLimits

_PIECE = 1 << 16
_TRIED = 3
"""Addresses of one host that are tried."""
_LONGEST_WAIT = 3600.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent; names of headers in lower case."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        """The media type without its parameters, in lower case; empty if the server names none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().casefold()

    @property
    def charset(self) -> str | None:
        """The encoding that the server names."""
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().casefold() == "charset":
                return value.strip(" \"'")[:40] or None
        return None


def get(target: Target, headers: Mapping[str, str], limits: FetchLimits) -> Answer:
    """The answer to a GET request.

    Raises:
        FetchError: no connection, an answer that is no HTTP, too late or too large.
    """
    connection = _Pinned(target, limits.seconds)
    late = threading.Event()
    watchdog = threading.Timer(limits.seconds, _cut, (connection, late))
    watchdog.daemon = True
    watchdog.start()
    try:
        connection.connect()
        sent = {"Host": target.authority, "User-Agent": limits.agent, "Accept-Encoding": "gzip", "Connection": "close"}
        connection.request("GET", target.path, headers={**sent, **headers})
        answer = connection.getresponse()
        found = {name.casefold(): value for name, value in answer.getheaders()}
        return Answer(target.url, answer.status, found, _body(answer, found, limits, late))
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        if late.is_set() or isinstance(error, TimeoutError):
            raise FetchError(f"not answered within {limits.seconds:g} s", passing=True) from error
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise FetchError(f"cannot be fetched: {said}", passing=not isinstance(error, ssl.SSLError)) from error
    finally:
        watchdog.cancel()
        connection.close()


class _Pinned(http.client.HTTPConnection):
    """Connects to an address that was checked, under the name of the URL."""

    def __init__(self, target: Target, seconds: float) -> None:
        super().__init__(target.host, target.port, timeout=seconds)
        self._target = target
        self.wire: socket.socket | None = None
        """The socket, also when the connection has handed it to its answer."""

    def connect(self) -> None:
        self.wire = self.sock = self._plain()
        if self._target.scheme == "https":
            self.wire = self.sock = _tls().wrap_socket(self.sock, server_hostname=self._target.host)

    def _plain(self) -> socket.socket:
        *others, last = self._target.addresses[:_TRIED]
        for address in others:
            try:
                return socket.create_connection((address, self._target.port), self.timeout)
            except OSError:
                continue
        return socket.create_connection((last, self._target.port), self.timeout)


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _cut(connection: _Pinned, late: threading.Event) -> None:
    """The time is over: whatever waits for the server now gets an error."""
    late.set()
    if (sock := connection.wire) is not None:
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            sock.close()


def _body(
    answer: http.client.HTTPResponse, headers: Mapping[str, str], limits: FetchLimits, late: threading.Event
) -> bytes:
    """The bytes of the answer without compression; what grows beyond the limit is not read to its end."""
    coding = headers.get("content-encoding", "identity").strip().casefold()
    if coding not in ("identity", "", "gzip", "x-gzip"):
        raise FetchError(f"compressed as {coding[:40]!r}, which was not asked for")
    unpack = zlib.decompressobj(wbits=31) if "gzip" in coding else None
    out = bytearray()
    while not (unpack and unpack.eof) and (piece := answer.read(_PIECE)):
        out += unpack.decompress(piece, limits.body_bytes + 1 - len(out)) if unpack else piece
        if len(out) > limits.body_bytes or (unpack and unpack.unconsumed_tail):
            raise FetchError(f"more than {limits.body_bytes:,} bytes")
    if late.is_set():
        raise TimeoutError
    if (unpack and out and not unpack.eof) or (not unpack and answer.length):
        raise FetchError("its data end too early", passing=True)
    return bytes(out)


def wait_of(answer: Answer) -> float:
    """Seconds that ``Retry-After`` asks for, 0 where it does not, an hour at most."""
    from email.utils import parsedate_to_datetime

    said = answer.headers.get("retry-after", "").strip()
    if said.isdigit():
        return min(float(said[:9]), _LONGEST_WAIT)
    try:
        return min(max(parsedate_to_datetime(said).timestamp() - time.time(), 0.0), _LONGEST_WAIT) if said else 0.0
    except (ValueError, TypeError, OverflowError):
        return 0.0
