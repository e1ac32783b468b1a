"""The server: SPARQL endpoint, console and explorer on this machine. ``run`` starts it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from graph.errors import StoreError
from graph.serve.settings import Limits, Settings

__all__ = ["Limits", "Settings", "run"]


def run(store: Path, *, host: str = "127.0.0.1", port: int = 7878, **options: Any) -> None:
    """Serves a store until interrupted. ``options`` are the fields of :class:`Settings`."""
    import uvicorn

    from graph.serve.app import Server
    from graph.store.store import store_folder

    folder = store_folder(store)
    if not (folder / "CURRENT").exists():
        raise StoreError(f"{store}: no store there; make one with `newsgraph build`")
    settings = Settings(host=host, port=port, **options)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    server = Server(folder, settings)
    uvicorn.run(
        server.app(),
        host=host,
        port=port,
        access_log=False,
        server_header=False,
        date_header=True,
        log_level="warning",
        timeout_graceful_shutdown=5,
    )
