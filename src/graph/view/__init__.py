"""The explorer page: one HTML file that shows the graph with the words of the articles behind it.

``collect`` reads a store into a :class:`~graph.view.content.Page`, ``layout`` gives its entities places, ``page``
writes the file, ``network`` is the door to pyvis and notebooks.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["write_view"]


def write_view(store: Path, output: Path, *, with_sparql: bool = False, title: str | None = None) -> Path:
    """Writes the explorer page of the store in this folder; returns the file.

    ``with_sparql`` puts the graph and a SPARQL engine inside, about 2 MB more.
    """
    from graph.store import Store
    from graph.view.collect import collect
    from graph.view.offline import blocks
    from graph.view.page import write

    opened = Store.open(store, read_only=True)
    return write(collect(opened, title=title), output, engine=blocks(opened) if with_sparql else "")
