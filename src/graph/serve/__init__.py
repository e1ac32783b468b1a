"""The server: SPARQL endpoint, console and explorer on this machine. ``run`` starts it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from graph.errors import NewsgraphError, StoreError
from graph.serve.settings import Limits, Settings

__all__ = ["Limits", "Settings", "run"]

log = logging.getLogger("graph.serve")


def run(store: Path, *, host: str = "127.0.0.1", port: int = 7878, **options: Any) -> None:
    """Serves a store until interrupted. ``options`` are the fields of :class:`Settings`.

    Raises ``NewsgraphError`` where there is no store, where the port is taken, or where options do not go together.
    """
    try:
        import uvicorn

        from graph.serve.app import Server
    except ImportError as error:
        text = f"{error.name} is missing: install the server with  pip install 'newsgraph[serve]'"
        raise NewsgraphError(text) from error
    from graph.serve.journal import start_log
    from graph.serve.listen import listen
    from graph.store.store import store_folder

    folder = store_folder(store)
    if not (folder / "CURRENT").exists():
        raise StoreError(f"{store}: no store there; make one with `newsgraph build`")
    settings = Settings(host=host, port=port, **options)
    if settings.updates and "*" in settings.origins:
        raise NewsgraphError("updates for the pages of all sites: any page could change the graph; name the origins")
    start_log()
    with listen(host, port) as listener:
        name = f"[{host}]" if ":" in host else host
        kind = "updates allowed" if settings.updates else "read-only"
        log.info("%s at http://%s:%d/ (SPARQL at /sparql, %s)", folder, name, listener.getsockname()[1], kind)
        server = Server(folder, settings)
        config = uvicorn.Config(
            server.app(),
            access_log=False,
            server_header=False,
            log_config=None,
            limit_concurrency=1000,
            timeout_graceful_shutdown=5,
        )
        try:
            uvicorn.Server(config).run(sockets=[listener])
        except SystemExit:
            raise NewsgraphError(f"{folder}: cannot be served: {server.failure or 'see the log'}") from None
