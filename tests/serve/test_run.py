"""Starting the server as the command line does."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from graph.errors import NewsgraphError, StoreError
from graph.serve import run
from tests.waiting import PATIENCE

PROGRAM = "import sys, pathlib; from graph.serve import run; run(pathlib.Path(sys.argv[1]), port=int(sys.argv[2]))"


def test_it_serves_until_it_is_ended(store: Path) -> None:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(store), str(port)], stderr=subprocess.PIPE, env=environment, text=True
    ) as server:
        assert server.stderr
        assert f"http://127.0.0.1:{port}/" in server.stderr.readline()
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                found_ = httpx.get(f"http://127.0.0.1:{port}/sparql?query=ASK%7B%7D", trust_env=False, timeout=PATIENCE)
                break
            except httpx.TransportError:
                assert time.monotonic() < deadline
                time.sleep(0.1)
        assert found_.json()["boolean"] is True
        server.send_signal(signal.SIGTERM)
        rest = server.stderr.read()
        assert '"GET /sparql" 200' in rest
        assert "Traceback" not in rest


def test_what_prevents_a_start_is_said(store: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="newsgraph build"):
        run(tmp_path / "none")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(NewsgraphError, match="--port"):
            run(store, port=taken.getsockname()[1])
    with pytest.raises(NewsgraphError, match="192"):
        run(store, host="192.0.2.1", port=0)
    with pytest.raises(NewsgraphError, match="origins"):
        run(store, port=0, updates=True, origins=("*",))
