"""Updates, where the operator allows them: one at a time, in a process of its own, while no query runs."""

from __future__ import annotations

from starlette.responses import Response

from graph.serve.failures import Failure
from graph.serve.pool import Pool
from graph.serve.protocol import Operation
from graph.serve.settings import Settings


async def run_update(asked: Operation, pool: Pool, settings: Settings) -> Response:
    """Runs an update; 204 when it is done."""
    if not settings.updates:
        raise Failure(403, "this server is read-only", hint="start it with updates allowed")
    raise Failure(501, "updates are not there yet")
