"""Changes of the store: one at a time, in a process of its own, while no query runs."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from graph.serve.failures import Failure
from graph.serve.pool import Pool
from graph.serve.process import Process
from graph.serve.settings import Settings
from graph.serve.spool import Spool
from graph.serve.wire import LENGTH


async def write(asked: Mapping[str, Any], data: bytes, pool: Pool, settings: Settings) -> None:
    """Has :mod:`graph.serve.writer` do what is asked. Raises ``Failure``; then nothing has changed."""
    if not settings.updates:
        raise Failure(403, "this server is read-only", hint="start it with `newsgraph serve --updates`")
    head, limit = json.dumps(asked).encode(), settings.limits.update_seconds
    async with pool.alone() as nursery:
        process = await Process.start(nursery, is_writer=True)
        try:
            content = b"".join([LENGTH.pack(len(head)), head, LENGTH.pack(len(data)), data])
            await asyncio.wait_for(process.tell(content, Spool()), limit)
        except TimeoutError as error:
            raise Failure(503, f"the change took longer than {limit:g} seconds; nothing changed") from error
        finally:
            await process.end()
