"""A running server for tests: a store of hand-made articles, uvicorn in a thread, a free port."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from graph.serve.app import Server
from graph.serve.settings import Limits, Settings
from graph.store import Store
from tests.rdf.sample import clusters, deployment_article, describe, second_article
from tests.waiting import until

QUICK = Limits(seconds=30.0, quick_seconds=1.0, queue_seconds=60.0)


def make_store(folder: Path) -> Path:
    """A store of two articles; returns its folder."""
    articles = [deployment_article(), second_article()]
    store = Store.create(folder, describe=describe)
    store.put(articles, clusters(*articles))
    store.finish()
    del store
    return folder


@contextmanager
def serving(store: Path, **options: Any) -> Iterator[str]:
    """Runs a server; gives its address, without a slash at the end."""
    options.setdefault("limits", QUICK)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        settings = Settings(port=listener.getsockname()[1], **options)
        server = uvicorn.Server(
            uvicorn.Config(Server(store, settings).app(), log_level="error", access_log=False, server_header=False)
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            until(lambda: server.started or not thread.is_alive(), "the start of the server")
            assert thread.is_alive(), "the server did not start"
            yield f"http://127.0.0.1:{settings.port}"
        finally:
            server.should_exit = True
            thread.join(15)
