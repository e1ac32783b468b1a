"""Places for the entities: computed beforehand, the same for the same input, near the old ones from build to build.

The most connected entities (the core) are what the page opens with: they get a spring layout and room for their labels. The
others are put beside the neighbours they have, on the first free place of a spiral, so 5,000 nodes take about a second.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping

import networkx as nx

from graph.view.content import Page, PageEvent

Position = tuple[float, float]

CORE = 60
"""How many entities get the spring layout."""
CORE_ROOM = 150.0
"""Distance of two core entities in pixels at zoom 1; labels need it."""
ROOM = 70.0
"""Distance of any two entities."""
STRETCH = 1.5
"""Screens are wider than high, and so are labels."""


def place(page: Page, *, previous: Mapping[str, Position] | None = None) -> dict[str, Position]:
    """A place for each entity of the page, in pixels around (0, 0). ``previous`` places are kept where they exist."""
    network = links(page)
    order = sorted(network, key=lambda n: (-network.degree(n, weight="weight"), n))
    known = {n: p for n, p in (previous or {}).items() if n in network}
    core = [n for n in order[:CORE] if network.degree(n)]
    if 2 * sum(n in known for n in core) < len(core):
        known = _spread(network.subgraph(core), known)
    cells = _Cells()
    for node, position in known.items():
        cells.put(node, position)
    for rank, node in enumerate(order):
        if node not in known:
            room = CORE_ROOM if rank < CORE else ROOM
            known[node] = cells.free(_beside(network, node, known, room), room)
            cells.put(node, known[node])
    return {n: (round(x, 1), round(y, 1)) for n, (x, y) in sorted(known.items())}


def links(page: Page) -> nx.Graph:
    """Who stands in an event with whom; the weight counts the events."""
    network: nx.Graph = nx.Graph()
    network.add_nodes_from(sorted(e.id for e in page.entities))
    for event in page.events:
        for a, b in _pairs(event):
            if a != b and a in network and b in network:
                weight = network[a][b]["weight"] + 1.0 if network.has_edge(a, b) else 1.0
                network.add_edge(a, b, weight=weight)
    return network


def _pairs(event: PageEvent) -> Iterator[tuple[str, str]]:
    yield from itertools.product(event.actors[:6], event.recipients[:6])
    if not event.recipients:
        yield from itertools.combinations(event.actors[:6], 2)
        yield from itertools.product(event.actors[:6], event.places[:2])


def _spread(core: nx.Graph, start: Mapping[str, Position]) -> dict[str, Position]:
    """Spring layout of the core from a start that depends on the ids alone, then pushed apart."""
    if not len(core):
        return {}
    nodes = sorted(core, key=lambda n: (-core.degree(n, weight="weight"), n))
    ordered: nx.Graph = nx.Graph()
    ordered.add_nodes_from(nodes)
    edges = sorted((min(a, b), max(a, b), math.log2(1 + d["weight"])) for a, b, d in core.edges(data=True))
    ordered.add_weighted_edges_from(edges)
    size = CORE_ROOM * math.sqrt(len(nodes))
    begin = {n: start.get(n, p) for n, p in zip(nodes, _spiral((0.0, 0.0), size / 6), strict=False)}
    k = 1.2 / math.sqrt(len(nodes))
    unit = {n: (x / size, y / size) for n, (x, y) in begin.items()}
    placed = nx.spring_layout(ordered, k=k, pos=unit, iterations=150, seed=7, weight="weight", method="force")
    wide = {n: (float(p[0]) * size * STRETCH / 1.4, float(p[1]) * size / 1.4) for n, p in placed.items()}
    return _push_apart(wide, CORE_ROOM)


def _push_apart(places: dict[str, Position], room: float, rounds: int = 60) -> dict[str, Position]:
    """Moves pairs that are too close away from each other, in a fixed order."""
    nodes = sorted(places)
    for _ in range(rounds):
        moved = False
        for a, b in itertools.combinations(nodes, 2):
            (ax, ay), (bx, by) = places[a], places[b]
            dx, dy = bx - ax or 0.1, (by - ay) * STRETCH or 0.1
            gap = math.hypot(dx, dy)
            if gap < room:
                step = (room - gap) / 2 / gap
                places[a] = (ax - dx * step, ay - dy * step / STRETCH)
                places[b] = (bx + dx * step, by + dy * step / STRETCH)
                moved = True
        if not moved:
            break
    return places


def _beside(network: nx.Graph, node: str, known: Mapping[str, Position], room: float) -> Position:
    """The middle of the neighbours that have a place, a little outwards; for a loner the rim."""
    near = [known[n] for n in network[node] if n in known]
    if not near:
        far = max((math.hypot(*p) for p in known.values()), default=0.0) if len(known) < CORE else 0.0
        return (0.0, far + room)
    x, y = sum(p[0] for p in near) / len(near), sum(p[1] for p in near) / len(near)
    length = math.hypot(x, y) or 1.0
    return (x + x / length * room, y + y / length * room)


def _spiral(centre: Position, step: float) -> Iterator[Position]:
    """Points of a sunflower spiral, evenly spread."""
    for i in itertools.count():
        radius, angle = step * math.sqrt(i), i * 2.399963229728653
        yield (centre[0] + STRETCH * radius * math.cos(angle), centre[1] + radius * math.sin(angle))


class _Cells:
    """Which places are taken, by square cells."""

    def __init__(self) -> None:
        self._taken: dict[tuple[int, int], list[Position]] = {}
        self._tries: dict[tuple[int, int], int] = {}

    def put(self, node: str, position: Position) -> None:
        self._taken.setdefault(self._cell(position), []).append(position)

    def free(self, centre: Position, room: float) -> Position:
        """The first point of a spiral around the centre with no other within ``room``; many share a centre, so go on."""
        cell = self._cell(centre)
        first = self._tries.get(cell, 0)
        for i, point in enumerate(itertools.islice(_spiral(centre, room / 2), first, None)):
            if self._is_free(point, room):
                self._tries[cell] = max(0, first + i - 8)
                return point
        raise AssertionError("a spiral has no end")

    def _is_free(self, point: Position, room: float) -> bool:
        column, row = self._cell(point)
        reach = math.ceil(room / ROOM)
        around = itertools.product(range(column - reach, column + reach + 1), range(row - reach, row + reach + 1))
        return all(math.dist(point, p) >= room * 0.95 for c in around for p in self._taken.get(c, ()))

    @staticmethod
    def _cell(position: Position) -> tuple[int, int]:
        return (math.floor(position[0] / ROOM), math.floor(position[1] / ROOM))
