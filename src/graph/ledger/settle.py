"""Bring the ledger to rest, then the store to what the ledger says."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice

from graph.background import Background
from graph.errors import StoreError
from graph.ledger.fingerprint import merged_with
from graph.ledger.ledger import Ledger
from graph.memory import give_back
from graph.merge import signatures
from graph.merge.borrowed import without_borrowed
from graph.model import EventCluster
from graph.resolve import Judgement
from graph.store import Store
from graph.store.change import Change
from graph.store.engine import seal

BATCH = 25
"""Articles that are written to the store in one transaction."""

Progress = Callable[[int, int], None]
"""Told how many of how many articles are written."""


def settle(ledger: Ledger, judgements: Sequence[Judgement] = ()) -> None:
    """Merge the fresh articles with the others, and take those that leave out of the merging. One transaction."""
    with ledger.transaction():
        _renew(ledger)
        leaving, fresh = ledger.to_do("leaving"), ledger.to_do("fresh AND NOT leaving")
        _judge(ledger, judgements)
        for article_id in leaving:
            ledger.entities.replace(article_id, None)
            ledger.copies.replace(article_id, None)
        for article_id in fresh:
            read = ledger.read(article_id)
            ledger.entities.replace(article_id, read)
            ledger.copies.replace(article_id, read.article)
        renamed = ledger.entities.settle(judgements) - set(leaving)
        for article_id in leaving:
            ledger.events.replace(article_id, ())
        for article_id in sorted(renamed.union(fresh)):
            named = ledger.entities.named(ledger.read(article_id))
            ledger.events.replace(article_id, signatures(named))
        changed = renamed.union(fresh, ledger.events.settle(), ledger.copies.settle()) - set(leaving)
        ledger.mark("stale", sorted(changed), on=True)
        ledger.mark("fresh", fresh, on=False)


def _renew(ledger: Ledger) -> None:
    """Where the rules that merge are other ones than at the last build, all articles are merged again; none is read."""
    if ledger.note("merged_with", merged_with()):
        ledger.events.clear()
        ledger.copies.clear()
        ledger.entities.touch_all()
        ledger.mark("fresh", ledger.ids(), on=True)


def _judge(ledger: Ledger, judgements: Sequence[Judgement]) -> None:
    """Where a person judges otherwise than at the last build, all names are looked at again."""
    if ledger.note("judgements", hashlib.sha256(repr(sorted(judgements)).encode()).hexdigest()):
        ledger.entities.touch_all()


def agree(ledger: Ledger, store: Store, *, left: str) -> None:
    """Makes sure that the store has what the ledger says; ``left`` is its seal as it was before it was opened.

    A build that ends well notes the seal (``ended_well``). Where it is another one now, because a build was killed or
    something else wrote into the store, the two are compared.
    """
    with ledger.transaction():
        ended_well = left != "" and ledger.noted("seal") == left
        ledger.note("seal", "")
    if not ended_well:
        compare(ledger, store)


def ended_well(ledger: Ledger, store: Store) -> None:
    """Notes that the store, which was flushed, has what the ledger says."""
    assert store.path is not None, "the store of a ledger has a folder"
    with ledger.transaction():
        ledger.note("seal", seal(store.path))


def compare(ledger: Ledger, store: Store) -> None:
    """After a kill or a power cut: what the store has lost is written again, what only the store has leaves it.

    Raises ``StoreError`` where the store has articles and the ledger none: it is of an older version.
    """
    stored, known = set(store.article_ids()), {*ledger.ids(), *ledger.to_do("leaving")}
    if stored and not known:
        raise StoreError(f"{store.path}: its ledger is missing, so nothing can be added; build into a new folder")
    with ledger.transaction():
        ledger.mark("stale", sorted(known - stored), on=True)
    if extra := sorted(stored - known):
        store.remove(*extra)


def write(
    ledger: Ledger, store: Store, *, background: Background, progress: Progress = lambda done, of: None,
    most: int | None = None, enough: Callable[[], bool] = lambda: False,
) -> int:  # fmt: skip
    """Bring the store to what the ledger says: how many articles were written or taken out.

    With ``most`` no more than so many are written, and none after the transaction behind which it is ``enough``; the caller
    asks again for the rest. They are forced to the disk together: each time gives the store small files, which it sorts
    into the large ones again and again.
    """
    _describe_anew(ledger, store)
    leaving = ledger.to_do("leaving")
    for batch in _batches(leaving):
        if there := [i for i in batch if store.engine.contains_named_graph(store.iris.article_graph(i))]:
            store.remove(*there)
        store.engine.flush()
        ledger.forget(batch)
    stale = ledger.to_do("stale AND NOT fresh AND NOT leaving")
    done = 0
    for batch in _batches(stale[:most]):
        _put(ledger, store, batch, background)
        give_back()
        done += len(batch)
        progress(done, len(stale))
        if enough():
            break
    store.engine.flush()
    with ledger.transaction():
        ledger.mark("stale", stale[:done], on=False)
    return done + len(leaving)


def _describe_anew(ledger: Ledger, store: Store) -> None:
    """Take out how entities were described that are known better now: the articles that name them follow."""
    where = store.iris.graph("background")
    nodes = [store.iris.entity(i) for i in ledger.entities.described_anew()]
    old = frozenset(q for n in nodes for q in store.engine.quads_for_pattern(n, None, None, where))
    store.apply(Change(old, ()))
    store.engine.flush()
    ledger.entities.described()


def _put(ledger: Ledger, store: Store, batch: Sequence[str], background: Background) -> None:
    for made_with, ids in groupby(batch, key=ledger.made_with):
        articles = [without_borrowed(ledger.merged(i)) for i in ids]
        keys = [(a.article.id, ledger.events.keys(a.article.id)) for a in articles]
        clusters = [EventCluster(key, ((i, mention),)) for i, of in keys for mention, key in of.items()]
        store.put(articles, clusters, read_with=made_with)
        store.add_memberships(background.memberships(articles))


def _batches(ids: Iterable[str]) -> Iterator[list[str]]:
    source = iter(ids)
    while batch := list(islice(source, BATCH)):
        yield batch
