"""Writes the explorer: one HTML file with its script, style and data inside, and a policy that lets nothing else in.

The policy allows exactly the one script and the one style sheet of the page, by their hashes: no request, no inline
handler, no ``eval``. A page with the SPARQL engine may also compile WebAssembly, in a worker. Data stands in a JSON
block that is never executed.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from graph.view.content import Page
from graph.view.encode import in_pieces
from graph.view.layout import Position, place

_PAGE = Path(__file__).parent / "page"
_ENTITIES = (b'],"entities":[', b'],"events":[')
"""What the entities stand between in the data of a page; in a text the quotes would have backslashes."""
_AT_ONCE = 1 << 20
"""Bytes of a page that are read at a time."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def render(page: Page, *, previous: Mapping[str, Position] | None = None, engine: str = "") -> str:
    """The page as HTML. Entities without a place get one; ``previous`` places (of an older page) are kept.

    ``engine`` is the HTML of ``graph.view.offline.blocks`` for a page that answers SPARQL.
    """
    return "".join(_document(page, previous=previous, engine=engine))


def write(page: Page, path: Path, *, engine: str = "") -> Path:
    """Writes the page; a page that is there already gives the places, so that the picture stays the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    is_special = path.exists() and not path.is_file()  # a pipe, a terminal
    unfinished = path if is_special else path.with_name(f"{path.name}.part")
    with unfinished.open("w", encoding="utf-8", newline="\n") as sink:
        sink.writelines(_document(page, previous=positions(path), engine=engine))
    if not is_special:
        unfinished.replace(path)
    return path


def positions(path: Path) -> dict[str, Position]:
    """The places of the entities in a page written before; empty if there is none."""
    if not path.is_file():
        return {}
    with path.open("rb") as source:
        found = _between(iter(lambda: source.read(_AT_ONCE), b""), *_ENTITIES)
    try:
        entities = json.loads(f"[{found.decode(errors='replace')}]")
    except ValueError:
        return {}
    return {e["id"]: (float(e["xy"][0]), float(e["xy"][1])) for e in entities}


def _between(chunks: Iterable[bytes], begin: bytes, end: bytes) -> bytes:
    """What stands between two marks; nothing where one is missing."""
    held, begun = b"", False
    for chunk in chunks:
        held += chunk
        if not begun:
            _, mark, rest = held.partition(begin)
            begun, held = bool(mark), rest if mark else held[-len(begin) :]
        if begun and end in held:
            return held.partition(end)[0]
    return b""


def _document(page: Page, *, previous: Mapping[str, Position] | None, engine: str) -> Iterator[str]:
    if not page.positions:
        page = replace(page, positions=place(page, previous=previous))
    script, style = _asset("explorer.js"), _asset("explorer.css")
    wasm = ("'wasm-unsafe-eval'", ["worker-src blob:"]) if engine else ("", [])
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src '{_hash(script)}' {wasm[0]}".rstrip(),
            *wasm[1],
            f"style-src '{_hash(style)}'",
            *(["connect-src 'self'"] if page.remote else []),
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    name = html.escape(_CONTROL.sub(" ", page.title))
    yield (
        "<!doctype html>\n"
        '<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<link rel="icon" href="data:,">\n'
        f"<title>{name}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        '<div id="app"><p class="loading">Reading the graph …</p></div>\n'
        "<noscript><p>This page draws the graph with a script that stands inside it: please allow it.</p></noscript>\n"
        '<script type="application/json" id="data">'
    )
    yield from in_pieces(page)
    yield f"</script>\n{engine}<script>{script}</script>\n</body>\n</html>\n"


def _asset(name: str) -> str:
    return (_PAGE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
