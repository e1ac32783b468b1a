"""Where the server listens."""

from __future__ import annotations

import socket

from graph.errors import NewsgraphError

BACKLOG = 1024


class AddressError(NewsgraphError):
    """The server can not listen at this address."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; ``AddressError`` where the port is taken or the host is none of this machine's."""
    if not 0 <= port <= 65535:
        raise AddressError(f"port {port}: a port is between 0 and 65535")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind, protocol)
    except OSError as error:
        raise AddressError(f"{host}: no address of this machine ({error.strerror or error})") from error
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen(BACKLOG)
    except OSError as error:
        found.close()
        raise AddressError(f"{host}:{port}: {error.strerror}; choose another port with --port") from error
    return found
