"""Every query of the library gives the same rows in the same order, however the quads were loaded."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice

import pytest

from benchmarks.made_store import KNOWN, fill
from graph.query import LibraryQuery, ask, library
from graph.store import Store
from graph.store.change import Change
from tests.rdf.sample import clusters, deployment_article, describe, second_article

GIVEN = {
    "entity": "State AK", "date": "2021-06-01", "integer": "7", "text": "art0000003", "concept": "killed", "iri": "country/AKX",
    "type": "ASSAULT", "status": "actual",
}  # fmt: skip


@pytest.fixture(scope="module")
def loads() -> list[Store]:
    """The same quads, loaded in different orders."""
    source = Store.in_memory(describe=lambda i: KNOWN.get(i) or describe(i))
    fill(source, 400)
    a, b = deployment_article(), second_article()
    source.put([a, b], clusters(a, b))
    quads = list(source.engine)
    stores = []
    for seed in range(3):
        random.Random(seed).shuffle(quads)
        store = Store.in_memory()
        store.apply(Change(frozenset(), tuple(quads)))
        stores.append(store)
    return stores


def answers(query: LibraryQuery, store: Store) -> Iterator[list[tuple[str, ...]]]:
    """Without parameters, cut off, and with each parameter."""
    for given in [{}, {"limit": "7"}, *({p.name: GIVEN.get(p.name, GIVEN[p.type])} for p in query.parameters)]:
        if query.name == "timeline" and "type" in given:
            given = {"type": "ASSAULT"}
        if query.name == "dyads" and "type" in given:
            given = {"type": "ACCUSE"}
        yield [tuple(map(str, row)) for row in ask(query.name, given, store=store).rows()]


@pytest.mark.parametrize(
    "query", [q for q in library() if any(p.name == "limit" for p in q.parameters)], ids=lambda q: q.name
)
def test_a_limit_gives_the_first_rows_of_all(query: LibraryQuery, loads: list[Store]) -> None:
    everything, cut = islice(answers(query, loads[0]), 2)
    assert cut == everything[:7]


@pytest.mark.parametrize("query", library(), ids=lambda q: q.name)
def test_rows_come_in_one_order(query: LibraryQuery, loads: list[Store]) -> None:
    first, *others = (list(answers(query, store)) for store in loads)
    assert first[0], "the made graph has no row for it; extend benchmarks/made_store.py"
    for other in others:
        assert other == first
