"""Where a URL leads: its host is resolved once, and only to addresses that may be asked.

The connection is made to the very address that was checked, so a name that resolves to something else a moment later
(DNS rebinding) changes nothing. Every redirect goes through the same check.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from graph.errors import InputError

_LONGEST = 2_000
_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class FetchError(InputError):
    """A page that cannot be fetched, or must not be; ``status`` is that of the server where it gave one."""

    def __init__(self, reason: str, *, status: int | None = None, wait: float = 0.0, passing: bool = False) -> None:
        super().__init__(reason)
        self.status = status
        self.wait = wait
        """Seconds for which the server asks to be left alone."""
        self.passing = passing
        """Whether it may succeed later."""


@dataclass(frozen=True, slots=True)
class Target:
    """A URL that may be asked, and the addresses it is asked at, in turn."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]

    @property
    def authority(self) -> str:
        """What the ``Host`` line says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target(url: str, *, private: bool = False) -> Target:
    """The target of a URL.

    Raises:
        FetchError: not http(s), a user name in it, no such host, or an address that is not public (unless ``private``).
    """
    parts = _split(url)
    host, port = _host(parts), _port(parts)
    if port < 1024 and port not in _PORTS.values() and not private:
        raise FetchError(f"port {port} is no port of the web")
    found = _resolved(host, port)
    if not private:
        for address in found:
            if not is_public(address):
                raise FetchError(f"{host} is {address}, no public address; allow it with --allow-private")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(url.partition("#")[0], parts.scheme.casefold(), host, port, _quoted(path), tuple(map(str, found)))


def origin_of(url: str) -> str:
    """``https://example.org`` for any URL of it."""
    parts = _split(url)
    return f"{parts.scheme.casefold()}://{parts.netloc.casefold()}"


def is_public(address: Address) -> bool:
    """Whether an address belongs to the internet, also behind the forms in which IPv6 carries one of IPv4."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 raises for a port that is no number
    except ValueError as error:
        raise FetchError(f"no URL ({error})") from error
    if parts.scheme.casefold() not in _PORTS or not parts.hostname:
        raise FetchError("no address of the web; write it as https://example.org/page")
    if parts.username is not None or parts.password is not None:
        raise FetchError("a user name in the URL; pages behind a login are not fetched")
    if len(url) > _LONGEST or any(ord(c) <= 32 or ord(c) == 127 for c in url):
        raise FetchError("the URL is too long, or has spaces or control characters in it")
    return parts


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise FetchError(f"{host!r} is no name of a host") from error


def _port(parts: SplitResult) -> int:
    return parts.port if parts.port is not None else _PORTS[parts.scheme.casefold()]


def _resolved(host: str, port: int) -> list[Address]:
    """The addresses of a host, in the order of the resolver."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError) as error:
        raise FetchError(f"{host} has no address: {error}", passing=True) from error
    addresses = [ipaddress.ip_address(str(row[4][0]).partition("%")[0]) for row in found]
    if not addresses:
        raise FetchError(f"{host} has no address", passing=True)
    return addresses


def _quoted(path: str) -> str:
    """A path and query in ASCII."""
    from urllib.parse import quote

    return quote(path, safe="/?=&%:@!$'()*+,;~-._#[]")
