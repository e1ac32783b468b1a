"""The door to Oxigraph: opening, changing, asking and listing a store."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph

from graph.errors import StoreError
from graph.model import EventCluster, ReadArticle
from graph.rdf.article import article_triples
from graph.rdf.entities import Describe, Membership, entity_triples, membership_triples, nobody
from graph.rdf.iris import Iris
from graph.rdf.kinds import ontology_files
from graph.rdf.sparql import dataset_clauses
from graph.rdf.terms import NamedNode, Quad
from graph.rdf.vocabulary import DEFAULT_BASE, NG, PREFIXES, RDF, SCHEMA
from graph.store.change import Change, Planner
from graph.store.engine import Engine, in_memory, on_disk
from graph.store.text import update_text

BULK = 10_000
"""From so many quads on, additions are written as files of their own, which is faster; atomic too, as a test shows."""
BATCH = 50
"""Articles that are written in one transaction."""

Result = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article as the store lists it: what a manifest needs."""

    id: str
    iri: str
    headline: str
    date: datetime.date | None
    sha256: str
    source: str | None
    read_with: str | None


class Store:
    """A set of articles, their claims, and the facts that follow from them. Queries see the union of all graphs."""

    def __init__(self, engine: Engine, iris: Iris, *, describe: Describe = nobody, path: Path | None = None) -> None:
        self.engine = engine
        self.iris = iris
        self.path = path
        self._describe = describe

    # ------------------------------------------------------------ opening

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False, describe: Describe = nobody) -> Store:
        """An existing store; ``path`` is its folder, or the output folder that has it as ``store``."""
        folder = store_folder(Path(path))
        if not (folder / "CURRENT").exists():
            raise StoreError(f"{path}: no store there; make one with `newsgraph build`")
        engine = on_disk(folder, read_only=read_only)
        return cls(engine, Iris(_base_of(engine)), describe=describe, path=folder)

    @classmethod
    def create(cls, path: Path | str, *, base: str | None = None, describe: Describe = nobody) -> Store:
        """A store at this folder: new, or the one that is there (whose base IRI must be the same)."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        return cls._begin(on_disk(folder, read_only=False), base, describe, folder)

    @classmethod
    def in_memory(cls, *, base: str | None = None, describe: Describe = nobody) -> Store:
        """A store that is gone when the program ends."""
        return cls._begin(in_memory(), base, describe, None)

    @classmethod
    def _begin(cls, engine: Engine, base: str | None, describe: Describe, path: Path | None) -> Store:
        is_new = next(iter(engine), None) is None
        known = (base or DEFAULT_BASE) if is_new else _base_of(engine)
        if base and base != known:
            raise StoreError(f"{path}: the store's base IRI is {known}, not {base}; use that, or another folder")
        if not known.endswith(("/", "#")):
            raise StoreError(f"base IRI {known}: must end with / or #")
        store = cls(engine, Iris(known), describe=describe, path=path)
        store._write_ontology()
        return store

    def keep_mark(self) -> None:
        """Puts back what says that this is our store, and the ontology, where an update has taken them out."""
        if next(self.engine.quads_for_pattern(NamedNode(self.iris.base), RDF("type"), SCHEMA("Dataset")), None) is None:
            self._write_ontology()

    def _write_ontology(self) -> None:
        """Puts the ontology in its graph where it is not there as it is now."""
        where = self.iris.graph("ontology")
        parsed = [
            q for f in ontology_files() for q in pyoxigraph.parse(path=str(f), format=pyoxigraph.RdfFormat.TURTLE)
        ]
        new = {Quad(q.subject, q.predicate, q.object, where) for q in parsed if isinstance(q.subject, NamedNode)}
        new.add(Quad(NamedNode(self.iris.base), RDF("type"), SCHEMA("Dataset"), where))
        old = set(self.engine.quads_for_pattern(None, None, None, where))
        self.apply(Change(frozenset(old - new), tuple(new - old)))

    # ------------------------------------------------------------ changing

    def put(
        self, articles: Iterable[ReadArticle], clusters: Iterable[EventCluster] = (), *, read_with: str = ""
    ) -> int:
        """Adds articles, or replaces those that are there; returns how many quads came or went.

        Up to ``BATCH`` articles are one transaction, so an article is in or out, never half. ``clusters`` names the
        events of their mentions; it may contain mentions of other articles too.
        """
        keys = {mention: cluster.key for cluster in clusters for mention in cluster.mentions}
        source, written = iter(articles), 0
        while batch := list(islice(source, BATCH)):
            new = [article_triples(a, keys=keys, iris=self.iris, read_with=read_with) for a in batch]
            change = Planner(self.engine, self.iris, self._describe).plan(new, [a.graph for a in new])
            self.apply(change)
            written += len(change.removed) + len(change.added)
        return written

    def remove(self, *article_ids: str) -> Change:
        """Takes articles out, with everything that only they supported. An id that is not there is a ``StoreError``."""
        graphs = [self.iris.article_graph(i) for i in article_ids]
        for article_id, name in zip(article_ids, graphs, strict=True):
            if not self.engine.contains_named_graph(name):
                raise StoreError(f"article {article_id!r}: not in the store; `newsgraph query articles` lists them")
        change = Planner(self.engine, self.iris, self._describe).plan([], graphs)
        self.apply(change, emptied=graphs)
        return change

    def add_memberships(self, memberships: Iterable[Membership]) -> None:
        """Adds who belongs to which group, and when, to the background graph."""
        where, quads = self.iris.graph("background"), set[Quad]()
        for membership in memberships:
            quads.update(Quad(*t, where) for t in membership_triples(membership, self.iris))
            for entity in (membership.member, membership.group):
                quads.update(Quad(*t, where) for t in entity_triples(entity, self.iris))
        self.apply(Change(frozenset(), tuple(q for q in quads if q not in self.engine)))

    def apply(self, change: Change, *, emptied: Iterable[NamedNode] = ()) -> None:
        """Writes a change, all of it or nothing; of the graphs that it leaves empty not even the name stays.

        Much that is new comes first, in bulk, and what is old goes after it: for that moment the store has both, and
        putting the same articles again, as a build does that was killed there, leaves the new.
        """
        try:
            if len(change.added) >= BULK:
                self.engine.bulk_extend(change.added)
                change = Change(change.removed, ())
            if change.removed:
                drops = "".join(f" ;\nDROP SILENT GRAPH {name}" for name in emptied)
                self.engine.update(update_text(change) + drops)
            elif change.added:
                self.engine.extend(change.added)
        except OSError as error:
            raise StoreError(f"{self.path or 'store'}: cannot be written: {error}") from error

    def finish(self) -> None:
        """Writes everything to disk and orders the files for reading; for the end of a build."""
        self.engine.flush()
        self.engine.optimize()

    # ------------------------------------------------------------ asking

    def query(self, sparql: str, *, prefixes: Mapping[str, str] | None = None, **options: Any) -> Result:
        """A SPARQL 1.1 query, with our prefixes known. Errors are pyoxigraph's.

        Where neither the query (``FROM``) nor the options ``default_graph`` and ``named_graphs`` name a dataset, the
        default graph is the union of all graphs; where one does, it is that dataset and nothing else (SPARQL 1.1, 13.2).
        """
        known = {**PREFIXES, "id": self.iris.base, **(prefixes or {})}
        named = "default_graph" in options or "named_graphs" in options or any(dataset_clauses(sparql))
        options.setdefault("use_default_graph_as_union", not named)
        result: Result = self.engine.query(sparql, prefixes=known, **options)
        return result

    def articles(self) -> Iterator[ArticleRecord]:
        """The articles of the store, sorted by IRI."""
        found = [q.subject for q in self.engine.quads_for_pattern(None, RDF("type"), NG("Article"))]
        for node in sorted(found, key=lambda n: n.value):
            yield self._record(node)

    def article_ids(self) -> Iterator[str]:
        """The ids of the articles, in no order."""
        for quad in self.engine.quads_for_pattern(None, SCHEMA("identifier"), None):
            yield quad.object.value

    def _record(self, node: NamedNode) -> ArticleRecord:
        values = {q.predicate: q.object for q in self.engine.quads_for_pattern(node, None, None)}
        text = values[NG("text")]
        assert isinstance(text, NamedNode)
        sha = next(self.engine.quads_for_pattern(text, NG("textSha256"), None)).object.value
        date = values.get(SCHEMA("datePublished"))
        source, read_with = values.get(NG("source")), values.get(NG("readWith"))
        return ArticleRecord(
            id=values[SCHEMA("identifier")].value,
            iri=node.value,
            headline=values[SCHEMA("headline")].value,
            date=datetime.date.fromisoformat(date.value) if date else None,
            sha256=sha,
            source=source.value if source else None,
            read_with=read_with.value if read_with else None,
        )

    # ------------------------------------------------------------ listing

    def graphs(self) -> list[NamedNode]:
        """The named graphs in the order of exports: background, facts, described, articles. Not the ontology."""
        first = [self.iris.graph(n) for n in ("background", "facts", "described")]
        names = list(self.engine.named_graphs())
        rest = sorted((n for n in names if n not in first and n != self.iris.graph("ontology")), key=lambda n: n.value)
        return [n for n in first if n in names] + rest

    def subjects(self, name: NamedNode) -> list[NamedNode]:
        """The subjects of a graph, sorted."""
        found = {q.subject for q in self.engine.quads_for_pattern(None, None, None, name)}
        return sorted(found, key=lambda n: n.value)

    def quads(self, graphs: Iterable[NamedNode] | None = None) -> Iterator[Quad]:
        """All quads but those of the ontology, sorted by graph, subject, predicate, object; one subject in memory."""
        for name in self.graphs() if graphs is None else graphs:
            for subject in self.subjects(name):
                found = self.engine.quads_for_pattern(subject, None, None, name)
                yield from sorted(found, key=lambda q: (q.predicate.value, str(q.object)))

    def __len__(self) -> int:
        return len(self.engine)


def store_folder(path: Path) -> Path:
    """The folder of the store itself, for a store's folder or an output folder."""
    return path / "store" if (path / "store" / "CURRENT").exists() else path


def _base_of(engine: Engine) -> str:
    quad = next(engine.quads_for_pattern(None, RDF("type"), SCHEMA("Dataset")), None)
    if quad is None:
        raise StoreError("store: made by something else than newsgraph; build a new one")
    return str(quad.subject.value)


__all__ = ["ArticleRecord", "Result", "Store", "store_folder"]
