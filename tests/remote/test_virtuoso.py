"""A server of others: Virtuoso 7 (Debian's virtuoso-opensource-7). Opt-in by NEWSGRAPH_VIRTUOSO=1: it takes a while."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.query import ask, library, write
from graph.remote import connect, upload
from graph.remote.http import Login
from graph.store import Store
from tests.serve.server import make_store

pytestmark = pytest.mark.skipif(
    not (os.environ.get("NEWSGRAPH_VIRTUOSO") and shutil.which("virtuoso-t")),
    reason="set NEWSGRAPH_VIRTUOSO=1 and install virtuoso-opensource-7 to test against Virtuoso",
)

INI = """
[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = {sql}
DisableUnixSocket = 1
NumberOfBuffers = 20000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 100000
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, port = tmp_path_factory.mktemp("virtuoso"), free_port()
    (folder / "v.ini").write_text(INI.format(folder=folder, http=port, sql=free_port()))
    subprocess.run(["virtuoso-t", "+configfile", "v.ini", "+wait"], cwd=folder, check=True, timeout=120)
    pid = re.search(r"VIRT_PID=(\d+)", (folder / "v.lck").read_text())
    assert pid
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        os.kill(int(pid[1]), signal.SIGTERM)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store.open(make_store(tmp_path_factory.mktemp("local") / "store"), read_only=True)


@pytest.fixture(scope="module")
def there(address: str, store: Store) -> Store:
    sent = upload(store, f"{address}/sparql-graph-crud-auth", login=Login("dba", "dba"), most=500)
    assert sent == len(store)
    return connect(f"{address}/sparql")


def rows(name: str, store: Store) -> list[tuple[str, ...]]:
    """The rows, sorted; joined values too, whose order SPARQL leaves open."""
    out = io.BytesIO()
    write(ask(name, {}, store=store), "csv", out)
    found = csv.reader(io.StringIO(out.getvalue().decode()))
    return sorted(tuple("; ".join(sorted(cell.split("; "))) for cell in row) for row in found)


@pytest.mark.parametrize("name", [q.name for q in library()])
def test_the_library_answers_as_here(name: str, store: Store, there: Store) -> None:
    assert rows(name, there) == rows(name, store)


def test_loading_again_changes_nothing(address: str, store: Store, there: Store) -> None:
    upload(store, f"{address}/sparql-graph-crud-auth", login=Login("dba", "dba"))
    facts = store.iris.graph("facts")
    assert set(there.engine.quads_for_pattern(None, None, None, facts)) == set(
        store.engine.quads_for_pattern(None, None, None, facts)
    )


def test_a_wrong_password_is_said(address: str, store: Store, tmp_path: Path) -> None:
    from graph.errors import StoreError

    with pytest.raises(StoreError, match="401"):
        upload(store, f"{address}/sparql-graph-crud-auth", login=Login("dba", "wrong"))
