"""The door to pyvis and networkx: the page's entities and events as a ``pyvis.network.Network`` that draws our page.

``show``, ``write_html``, ``generate_html`` and the display in a notebook give the explorer; whoever wants pyvis's own
drawing calls ``plain_html``.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
from pyvis.network import Network

from graph.view.content import Page, PageEvent
from graph.view.page import render, write

CONFLICT = frozenset(
    {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)
BLUE, RED = "#0b5394", "#a8330a"


class ExplorerNetwork(Network):  # type: ignore[misc]
    """A pyvis network whose HTML is the explorer page. Its ``nodes`` and ``edges`` are plain pyvis ones."""

    def __init__(self, page: Page, *, height: str = "720px", width: str = "100%") -> None:
        super().__init__(height=height, width=width, directed=True, notebook=False, cdn_resources="in_line")
        self.page = page

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The explorer page; the arguments are pyvis's and change nothing."""
        return render(self.page)

    def write_html(self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False) -> None:
        """Writes the explorer page to the file ``name``."""
        write(self.page, Path(name))
        if open_browser:
            import webbrowser

            webbrowser.open(Path(name).resolve().as_uri())

    def show(self, name: str = "graph.html", local: bool = True, notebook: bool = True) -> Any:
        """Writes the file like pyvis does; in a notebook returns what it displays."""
        self.write_html(name)
        return self if notebook else None

    def plain_html(self) -> str:
        """pyvis's own page, with its library inside. The texts of the graph are escaped, as pyvis does not."""
        return str(super().generate_html())

    def _repr_html_(self) -> str:
        """Shown inline in JupyterLab, VS Code and Colab, without a file: the page in a frame of its own."""
        return (
            f'<iframe srcdoc="{html.escape(self.generate_html())}" width="{html.escape(str(self.width))}" '
            f'height="{html.escape(str(self.height))}" sandbox="allow-scripts allow-downloads allow-popups" '
            'style="border:0" title="newsgraph explorer"></iframe>'
        )


def to_networkx(page: Page) -> nx.MultiDiGraph:
    """Entities as nodes, one edge for each event and pair of actor and recipient; attributes are plain values.

    ``way`` says how to read an edge: ``acts`` from actor to recipient, ``with`` between parties, ``at`` from an actor to
    where it happened. An event without an actor starts at a node of its own, of the kind ``unknown``.
    """
    network: nx.MultiDiGraph = nx.MultiDiGraph(title=page.title)
    for entity in page.entities:
        network.add_node(entity.id, label=entity.label, kind=entity.kind, code=entity.code)
    for event in page.events:
        values = {"label": event.label, "type": event.type, "kind": event.kind, "fact": event.is_fact}
        unknown = f"unknown:{event.id}"
        if not event.actors and (event.recipients or event.places):
            network.add_node(unknown, label="unknown", kind="unknown", code="")
        for source, target, way in _ends(event, unknown):
            network.add_edge(source, target, key=event.id, mentions=len(event.evidence), way=way, **values)
    return network


def _ends(event: PageEvent, unknown: str) -> Iterator[tuple[str, str, str]]:
    """Source, target and way of an event's edges."""
    sources = event.actors or (unknown,)
    if event.recipients:
        yield from ((a, r, "acts") for a in sources for r in event.recipients)
    elif event.places:
        yield from ((a, event.places[0], "at") for a in sources)
    else:
        yield from ((event.actors[0], other, "with") for other in event.actors[1:])


def to_pyvis(page: Page, *, height: str = "720px", width: str = "100%") -> ExplorerNetwork:
    """The network for pyvis: colours tell cooperation from conflict, dashes talk from facts. Texts are escaped."""
    network = ExplorerNetwork(page, height=height, width=width)
    told = to_networkx(page)
    for name, values in told.nodes(data=True):
        label, kind = html.escape(values.get("label", name)), values.get("kind", "organization")
        network.add_node(name, label=label, title=label, group=kind, value=told.degree(name))
    for source, target, values in told.edges(data=True):
        colour = RED if values["type"] in CONFLICT else BLUE
        network.add_edge(
            *(source, target),
            title=html.escape(values["label"]),
            color=colour,
            dashes=not values["fact"],
            arrows="to" if values["way"] == "acts" else "",
        )
    return network
