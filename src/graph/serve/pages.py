"""The pages: the console at ``/``, the explorer at ``/explore``, and their files."""

from __future__ import annotations

import asyncio
import secrets
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from graph.serve.endpoint import Handler
from graph.serve.failures import Failure, response
from graph.serve.nursery import environment
from graph.serve.pool import Pool
from graph.serve.settings import Settings

_PAGE = Path(__file__).parent / "page"
_MEDIA = {".js": "text/javascript", ".css": "text/css", ".txt": "text/plain"}
_EXPLORER_SECONDS = 300.0
_EXPLORER_HEADERS = {"Cache-Control": "no-cache", "Content-Security-Policy": "frame-ancestors 'none'"}
_WRITE_PAGE = (
    "import sys; from pathlib import Path; from graph.view import write_view; "
    "write_view(*map(Path, sys.argv[1:3]), remote='explore/neighbourhood', limit=int(sys.argv[3]))"
)


def page_routes(pool: Pool, settings: Settings) -> list[Route]:
    """The routes of both pages."""
    return [
        Route("/", _console, methods=["GET"]),
        Route("/static/{name}", _static, methods=["GET"]),
        Route("/explore", Explorer(pool, settings.explorer_events).handler(), methods=["GET"]),
    ]


async def _console(request: Request) -> Response:
    """The console. Its policy lets in our own script and style, and requests to this server; nothing else."""
    nonce = secrets.token_urlsafe(18)
    policy = [
        "default-src 'none'",
        "script-src 'self'",
        f"style-src 'self' 'nonce-{nonce}'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
    content = (_PAGE / "index.html").read_text(encoding="utf-8").replace("{{nonce}}", nonce)
    headers = {"Content-Security-Policy": "; ".join(policy), "Cache-Control": "no-cache"}
    return Response(content, headers=headers, media_type="text/html")


@cache
def _files() -> dict[str, Path]:
    return {p.name: p for p in _PAGE.iterdir() if p.suffix in _MEDIA}


async def _static(request: Request) -> Response:
    path = _files().get(request.path_params["name"])
    if path is None:
        return response(Failure(404, "no such file"), request)
    return FileResponse(path, headers={"Cache-Control": "no-cache"}, media_type=_MEDIA[path.suffix])


class Explorer:
    """The explorer page of the store as it is now, written by a process of its own and kept until the store changes."""

    def __init__(self, pool: Pool, events: int) -> None:
        self._pool, self._events = pool, events
        self._folder = tempfile.TemporaryDirectory(prefix="newsgraph-")
        self._made = -1
        self._making = asyncio.Lock()

    def handler(self) -> Handler:
        async def handle(request: Request) -> Response:
            try:
                return FileResponse(await self._page(), headers=_EXPLORER_HEADERS, media_type="text/html")
            except Failure as failure:
                return response(failure, request)

        return handle

    async def _page(self) -> Path:
        path = Path(self._folder.name) / "explorer.html"
        async with self._making:
            await self._pool.stock.check()
            if self._made != self._pool.stock.generation:
                generation = self._pool.stock.generation
                await self._write(path)
                self._made = generation
        return path

    async def _write(self, path: Path) -> None:
        """Writes the page beside the old one, which gives the places, and puts it in its place."""
        new = path.with_suffix(".new")
        if path.is_file():
            shutil.copyfile(path, new)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", _WRITE_PAGE, str(self._pool.stock.store), str(new), str(self._events)),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            env=environment(),
        )
        try:
            _, said = await asyncio.wait_for(process.communicate(), _EXPLORER_SECONDS)
        except TimeoutError as error:
            process.kill()
            raise Failure(503, "the explorer page takes too long to make", hint="use `newsgraph view`") from error
        if process.returncode:
            last = said.decode(errors="replace").strip().splitlines()[-1:] or ["no reason given"]
            raise Failure(500, f"the explorer page could not be made: {last[0]}")
        new.replace(path)
