"""The same persons and organisations across articles: those in no table are clustered by name and country.

The result depends on the set of articles only, not on their order. `Judgement` rows of a person come before every rule.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from graph.model import Entity, EventMention, Party, ReadArticle
from graph.resolve.judgements import Judgement
from graph.resolve.reference import Reference
from graph.resolve.variants import THRESHOLD, Variant, compare

_Key = tuple[str, str | None]
"""Identifier and code: two persons of one name who act for different states are two variants."""


@dataclass(frozen=True, slots=True)
class EntityCluster:
    """Variants that are one entity, and why."""

    entity: Entity
    members: tuple[tuple[str, str | None], ...]
    reasons: tuple[str, ...] = ()


def cluster(variants: Sequence[Variant], judgements: Iterable[Judgement] = ()) -> tuple[EntityCluster, ...]:
    """Group variants into entities, surest pairs first, never against a judgement or a conflict of states."""
    by_key = {(v.entity.id, v.entity.code): v for v in sorted(variants, key=_order)}
    judged = {j.pair: j.judgement for j in judgements}
    group: dict[_Key, set[_Key]] = {k: {k} for k in by_key}
    reasons: dict[_Key, list[str]] = defaultdict(list)
    for _, a, b, why in sorted(_pairs(by_key, judged)):
        left, right = group[a], group[b]
        if left is right or any(_apart(by_key[x], by_key[y], judged) for x in left for y in right):
            continue
        left |= right
        for k in right:
            group[k] = left
        reasons[min(left)] += [f"{by_key[a].entity.label} = {by_key[b].entity.label}: {why}"]
    seen: dict[int, EntityCluster] = {}
    for members in group.values():
        if id(members) not in seen:
            whys = tuple(sorted(w for k in members for w in reasons[k]))
            seen[id(members)] = EntityCluster(
                _canonical([by_key[k] for k in members]), tuple(sorted(members, key=str)), whys
            )
    return tuple(_distinct(sorted(seen.values(), key=lambda c: (c.entity.id, c.entity.code or ""))))


def local_variants(read: Iterable[ReadArticle], reference: Reference) -> list[Variant]:
    """Persons and organisations of the articles that are in no table."""
    entities: dict[_Key, Entity] = {}
    articles: dict[_Key, set[str]] = defaultdict(set)
    best: dict[_Key, float] = defaultdict(float)
    for article in read:
        for link in (p.link for m in article.mentions for p in _parties(m)):
            entity = link.entity
            if entity.id in reference.named or not entity.id.startswith(("person/", "org/")):
                continue
            k = (entity.id, entity.code)
            entities[k] = min(entities.get(k, entity), entity, key=lambda e: e.label)
            articles[k].add(article.article.id)
            best[k] = max(best[k], link.score if not link.reason.startswith("pronoun") else 0.0)
    return [Variant(e, best[k] >= 0.7, len(articles[k])) for k, e in entities.items()]


def _order(variant: Variant) -> tuple[str, str]:
    return variant.entity.id, variant.entity.code or ""


def _pairs(
    by_key: dict[_Key, Variant], judged: Mapping[frozenset[str], str]
) -> Iterator[tuple[float, _Key, _Key, str]]:
    """Pairs that are one, as (less than zero the surer, one, other, why)."""
    blocks: dict[str, list[_Key]] = defaultdict(list)
    for k, v in by_key.items():
        for block in v.blocks():
            blocks[block].append(k)
    done: set[tuple[_Key, _Key]] = set()
    for keys in blocks.values():
        for a, b in combinations(keys, 2):
            if (a, b) in done:
                continue
            done.add((a, b))
            score, why = compare(by_key[a], by_key[b])
            if score >= THRESHOLD:
                yield -score, a, b, why
    ids: dict[str, list[_Key]] = defaultdict(list)
    for k in by_key:
        ids[k[0]].append(k)
    for pair, answer in judged.items():
        if answer == "same" and len(pair) == 2:
            left, right = sorted(pair)
            yield from ((-2.0, a, b, "judged the same") for a in ids[left] for b in ids[right])


def _apart(a: Variant, b: Variant, judged: Mapping[frozenset[str], str]) -> bool:
    """Whether two variants must not be one."""
    answer = judged.get(frozenset((a.entity.id, b.entity.id)))
    if answer is not None:
        return answer != "same"
    return a.sure and b.sure and a.entity.code != b.entity.code


def _canonical(members: list[Variant]) -> Entity:
    """The label that most articles use, the code of the surest; the identifier is the first in the alphabet."""
    label = min(members, key=lambda v: (-v.articles, -len(v.entity.label), v.entity.label)).entity.label
    codes: Counter[tuple[str | None, str | None]] = Counter()
    for v in members:
        codes[v.entity.code, v.entity.acts_for] += v.articles + 1000 * v.sure
    code, acts_for = min(codes, key=lambda c: (-codes[c], str(c)))
    first = min(members, key=lambda v: (v.entity.id, v.entity.code or "")).entity
    return replace(first, label=label, code=code, acts_for=acts_for)


def _distinct(clusters: Iterable[EntityCluster]) -> Iterator[EntityCluster]:
    """Clusters of one identifier are told apart by their code."""
    found = list(clusters)
    uses = Counter(c.entity.id for c in found)
    for c in found:
        if uses[c.entity.id] > 1:
            c = replace(c, entity=replace(c.entity, id=f"{c.entity.id}-{(c.entity.code or 'x').lower()}"))
        yield c


def _parties(mention: EventMention) -> Iterator[Party]:
    yield from (*mention.actors, *mention.recipients, *mention.attributed_to, *mention.relayed_by)
    for figure in mention.figures:
        yield from figure.attributed_to
