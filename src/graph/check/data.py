"""What shapes ask of the data: the values of a node, who points to it, of which class it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from graph.rdf.terms import NamedNode, Term
from graph.rdf.vocabulary import RDF, RDFS
from graph.store.engine import Engine

_NOTHING: frozenset[Term] = frozenset()


class Data:
    """The union of all graphs of a store. What was read of a node is held until ``forget``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._nodes: dict[Term, dict[NamedNode, set[Term]]] = {}
        self._classes: dict[Term, frozenset[Term]] = {}
        self._closed: dict[frozenset[Term], frozenset[Term]] = {}
        self._above = _superclasses(engine)
        self._type = RDF("type")

    def forget(self) -> None:
        """Drops what was read; for the end of a batch."""
        self._nodes.clear()
        self._classes.clear()

    def properties(self, node: NamedNode) -> Mapping[NamedNode, set[Term]]:
        """All values of a node by their property."""
        found = self._nodes.get(node)
        if found is None:
            found = self._nodes[node] = {}
            for quad in self._engine.quads_for_pattern(node, None, None):
                found.setdefault(quad.predicate, set()).add(quad.object)
        return found

    def values(self, node: Term, predicate: NamedNode) -> Collection[Term]:
        """The values of one property; none for a literal."""
        if not isinstance(node, NamedNode):
            return _NOTHING
        return self.properties(node).get(predicate, _NOTHING)

    def subjects(self, predicate: NamedNode, node: Term) -> Collection[Term]:
        """The nodes that have this node as value of a property."""
        return {quad.subject for quad in self._engine.quads_for_pattern(None, predicate, node)}

    def classes(self, node: Term) -> frozenset[Term]:
        """The classes of a node with all their superclasses (SHACL, section 1.1: SHACL instance)."""
        if not isinstance(node, NamedNode):
            return _NOTHING
        found = self._classes.get(node)
        if found is None:
            if (known := self._nodes.get(node)) is not None:
                own = frozenset(known.get(self._type, _NOTHING))
            else:
                own = frozenset(quad.object for quad in self._engine.quads_for_pattern(node, self._type, None))
            found = self._classes[node] = self._closure(own)
        return found

    def _closure(self, own: frozenset[Term]) -> frozenset[Term]:
        if own not in self._closed:
            self._closed[own] = frozenset(c for o in own for c in self._above.get(o, (o,)))
        return self._closed[own]


def _superclasses(engine: Engine) -> dict[Term, frozenset[Term]]:
    """For each class that has superclasses: itself and all of them."""
    direct: dict[Term, set[Term]] = {}
    for quad in engine.quads_for_pattern(None, RDFS("subClassOf"), None):
        direct.setdefault(quad.subject, set()).add(quad.object)
    out = {}
    for start in direct:
        seen, todo = {start}, [start]
        while todo:
            new = direct.get(todo.pop(), set()) - seen
            seen |= new
            todo += new
        out[start] = frozenset(seen)
    return out
