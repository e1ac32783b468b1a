"""Query processes reach no network, even if a SERVICE slipped through, and cannot take all memory."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

CONNECT = """
import socket, sys
from graph.serve.confine import confine
confine(0, isolate=sys.argv[2] == "1")
try:
    socket.create_connection(("127.0.0.1", int(sys.argv[1])), 5)
    print("reached")
except OSError:
    print("not reached")
"""
FILL = """
from graph.serve.confine import confine
confine(300 * 1024 * 1024, isolate=False)
try:
    held = [bytearray(50_000_000) for _ in range(20)]
    print("held")
except MemoryError:
    print("refused")
"""


def python(program: str, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    asked = [sys.executable, "-c", program, *arguments]
    return subprocess.run(asked, env=environment, capture_output=True, check=True, text=True).stdout.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")
def test_the_network_is_out_of_reach() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = str(listener.getsockname()[1])
        assert python(CONNECT, port, "0") == "reached"
        if python(CONNECT, port, "1") == "reached":
            pytest.skip("this system gives no namespaces to ordinary processes; the check of the query's words remains")


def test_memory_has_an_end() -> None:
    assert python(FILL) == "refused"
