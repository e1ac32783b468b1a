"""Places for the entities: computed beforehand, the same for the same input, near the old ones from build to build.

The most connected entities (the core) are what the page opens with: their distances follow the steps between them, with
room for their labels. The others are put beside the neighbours they have, on the first free place of a spiral, so 5,000
nodes take about a second.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.view.content import Page, PageEvent

Position = tuple[float, float]

CORE = 60
"""How many entities are laid out by distance."""
CORE_ROOM = 150.0
"""Distance of two core entities in pixels at zoom 1; labels need it."""
ROOM = 70.0
"""Distance of any two entities."""
STRETCH = 1.45
"""Screens are wider than high, and so are labels."""
ASPECT = 1.3
"""Width of the canvas by its height, beside the panels of the page."""
SEEN_FIRST = 18
"""How many nodes a page opens with at least: they get their places first, with more room."""
SEEN_ROOM = 250.0
"""Distance of two of them; their lines have labels."""
UNIT = 170.0
"""Wanted distance of neighbours in the core, before the stretch."""
LINE_ROOM = 34.0
"""Distance that a node keeps from the line between two others; more if many lines run there."""
MOST_LINES = 80
FAR = 1.9
"""Wanted distance of core nodes that nothing connects, in units."""
ROUNDS = 200


def place(page: Page, *, previous: Mapping[str, Position] | None = None) -> dict[str, Position]:
    """A place for each entity of the page, in pixels around (0, 0). ``previous`` places are kept where they exist."""
    network = links(page)
    order = sorted(network, key=lambda n: (-network.degree(n, weight="weight"), n))
    known = {n: p for n, p in (previous or {}).items() if n in network}
    core = order[:CORE]
    if 2 * sum(n in known for n in core) < len(core):
        known = _spread(network.subgraph(core[:SEEN_FIRST]), known)
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
    yield from itertools.product(event.actors[:3], event.attributed_to[:3])


def _spread(core: nx.Graph, start: Mapping[str, Position]) -> dict[str, Position]:
    """Places whose distances follow the steps between the nodes (stress majorization, Gansner et al. 2004)."""
    nodes = sorted(core, key=lambda n: (-core.degree(n, weight="weight"), n))
    if not nodes:
        return {}
    wanted = _distances(core, nodes) * UNIT
    first = itertools.islice(_spiral((0.0, 0.0), UNIT / 2), len(nodes))
    places = np.array([_unstretched(start.get(n, p)) for n, p in zip(nodes, first, strict=True)])
    weight = (wanted / UNIT) ** -2.0 * _importance(core, nodes)
    np.fill_diagonal(weight, 0.0)
    for _ in range(ROUNDS):
        difference = places[:, None, :] - places[None, :, :]
        length = np.maximum(np.sqrt((difference**2).sum(axis=2)), 1e-9)
        pull = weight * (wanted / length)
        np.fill_diagonal(pull, 0.0)
        moved = (weight @ places) + (pull[:, :, None] * difference).sum(axis=1)
        places = moved / weight.sum(axis=1, keepdims=True) if len(nodes) > 1 else places
    wide = {n: (float(x) * STRETCH, float(y)) for n, (x, y) in zip(nodes, places, strict=True)}
    for _ in range(3):
        wide = _push_apart(_off_the_lines(wide, core), SEEN_ROOM)
    return _fill(_push_apart(_off_the_lines(wide, core), CORE_ROOM * 1.25), nodes)


def _fill(places: dict[str, Position], first: list[str]) -> dict[str, Position]:
    """A picture that came out flat is drawn out upwards: the room is there. ``first``: those that are seen first."""
    seen = [places[n] for n in first]
    width, height = (max(p[i] for p in seen) - min(p[i] for p in seen) for i in (0, 1))
    factor = min(1.9, max(1.0, width / ASPECT / max(height, 1.0)))
    return {n: (x, y * factor) for n, (x, y) in places.items()}


def _unstretched(position: Position) -> Position:
    return (position[0] / STRETCH, position[1])


def _importance(core: nx.Graph, nodes: list[str]) -> NDArray[np.float64]:
    """How much it matters that a distance is kept: more between those with many events, little between strangers."""
    counts = nx.to_numpy_array(core, nodelist=nodes, weight="weight")
    return np.asarray(np.where(counts > 0, 1.0 + np.sqrt(counts), 0.4))


def _distances(core: nx.Graph, nodes: list[str]) -> NDArray[np.float64]:
    """Wanted distances between all nodes: 1 for neighbours (more where many lines need room), less
    for each further step, a limit for the unconnected."""
    index = {n: i for i, n in enumerate(nodes)}
    wanted = np.full((len(nodes), len(nodes)), FAR)
    for node, steps in nx.all_pairs_shortest_path_length(core, cutoff=4):
        for other, count in steps.items():
            crowd = 0.12 * min(core[node][other]["weight"] - 1, 9) if count == 1 else 0.0
            wanted[index[node], index[other]] = 1.0 + crowd + 0.72 * max(count - 1, 0)
    return wanted


def _off_the_lines(places: dict[str, Position], core: nx.Graph) -> dict[str, Position]:
    """Moves nodes sideways that stand on the line between two others, so that no line seems to pass through them."""
    lines = sorted(core.edges(data="weight"), key=lambda e: (-e[2], *sorted(e[:2])))[:MOST_LINES]
    nodes = sorted(places)
    for _ in range(30):
        moved = False
        for a, b, weight in lines:
            room = LINE_ROOM + 7.0 * min(weight, 8.0)
            for node in nodes:
                if node not in (a, b) and (step := _aside(places[node], places[a], places[b], room)):
                    places[node] = (places[node][0] + step[0], places[node][1] + step[1])
                    moved = True
        if not moved:
            break
    return places


def _aside(point: Position, a: Position, b: Position, room: float) -> Position | None:
    """A step away from the line between ``a`` and ``b``; None if the point is not beside it or far enough."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy) or 1.0
    along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length
    across = ((point[1] - a[1]) * dx - (point[0] - a[0]) * dy) / length
    if not 0.1 * length < along < 0.9 * length or abs(across) >= room:
        return None
    step = (room - abs(across)) / 3 * (1 if across >= 0 else -1)
    return (-dy / length * step, dx / length * step)


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


def _spiral(centre: Position, step: float, *, first: int = 0) -> Iterator[Position]:
    """Points of a sunflower spiral, evenly spread."""
    for i in itertools.count(first):
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
        """The first point of a spiral around the centre with no other within ``room``; many share a centre."""
        area = (round(centre[0] / ROOM / 6), round(centre[1] / ROOM / 6))
        first = self._tries.get(area, 0)
        for i, point in enumerate(_spiral(centre, room * 0.7, first=first), first):
            if self._is_free(point, room):
                self._tries[area] = i * 9 // 10
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
