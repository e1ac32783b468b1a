"""The explorer page: one HTML file that shows the graph with the words of the articles behind it.

``collect`` reads a store into a :class:`~graph.view.content.Page`, ``layout`` gives its entities places, ``page``
writes the file, ``network`` is the door to pyvis and notebooks.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store import Store

__all__ = ["neighbourhood_json", "write_view"]


def write_view(
    store: Path, output: Path, *, with_sparql: bool = False, title: str | None = None, remote: str = "",
    limit: int | None = None,
) -> Path:  # fmt: skip
    """Writes the explorer page of the store in this folder; returns the file.

    ``with_sparql`` puts the graph and a SPARQL engine inside, about 2 MB more. ``limit`` is how many events the page
    holds at most. ``remote`` is for servers: the address, relative to the page, that answers ``?entity=ID`` with
    ``neighbourhood_json``, for graphs that are too large for one file.
    """
    from dataclasses import replace

    from graph.store import Store
    from graph.view.collect import LIMIT, collect
    from graph.view.offline import blocks
    from graph.view.page import write

    opened = Store.open(store, read_only=True)
    page = replace(collect(opened, title=title, limit=limit or LIMIT), remote=remote)
    return write(page, output, engine=blocks(opened) if with_sparql else "")


def neighbourhood_json(store: Store, entity: str, *, limit: int = 200) -> str:
    """What an entity takes part in, as JSON for a page that was written with ``remote``. Unknown: nothing to add."""
    from graph.view.collect import neighbourhood
    from graph.view.encode import encode, to_script

    return to_script(encode(neighbourhood(store, entity, limit=limit)))
