"""Who is who across the articles of a ledger: local persons and organisations under one entity each.

What clusters together is decided by ``graph.resolve.cluster``; here it is kept which articles name whom, so that a new
article clusters again only the names that sound like its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.ledger.codec import from_json, to_json
from graph.model import Entity, EventMention, Link, Party, ReadArticle
from graph.resolve import Judgement, Reference, Variant, cluster, local_variants

Key = tuple[str, str]
"""Id and code of an entity as an article has it; the empty string for no code."""


class EntityIndex:
    """The names of a ledger that are in no table, and the entity that each stands for."""

    def __init__(self, database: sqlite3.Connection, reference: Reference) -> None:
        self._db = database
        self._reference = reference
        self._touched: set[Key] = set()

    def replace(self, article: str, read: ReadArticle | None) -> None:
        """The names of an article are these now; None: it has none any more."""
        new = {}
        for v in local_variants([read], self._reference) if read else []:
            new[v.entity.id, v.entity.code or ""] = (v, to_json(v.entity))
        old = self._db.execute("SELECT id, code, entity, sure FROM variant WHERE article = ?", (article,)).fetchall()
        for id, code, text, sure in old:
            now = new.get((id, code))
            if now and now[1] == text and now[0].sure == bool(sure):
                del new[id, code]
            else:
                self._touched.add((id, code))
                self._db.execute("DELETE FROM variant WHERE article = ? AND id = ? AND code = ?", (article, id, code))
        for key, (variant, text) in new.items():
            self._touched.add(key)
            self._db.execute("INSERT INTO variant VALUES (?, ?, ?, ?, ?)", (*key, article, text, variant.sure))
            rows = [(block, *key) for block in (*variant.blocks(), f"id {key[0]}")]
            self._db.executemany("INSERT OR IGNORE INTO variant_block VALUES (?, ?, ?)", rows)

    def touch_all(self) -> None:
        """Every name is clustered again: for a change of the judgements."""
        self._touched.update(self._db.execute("SELECT DISTINCT id, code FROM variant").fetchall())

    def settle(self, judgements: Sequence[Judgement] = ()) -> set[str]:
        """Cluster again what was touched; ids of the articles that have a name which stands for another entity now."""
        if not self._touched:
            return set()
        keys = self._closure(judgements)
        self._touched.clear()
        variants = {key: v for key in sorted(keys) if (v := self._variant(key))}
        changed: set[Key] = set()
        for key in keys - set(variants):
            self._db.execute("DELETE FROM variant_block WHERE id = ? AND code = ?", key)
            self._db.execute("DELETE FROM alias WHERE id = ? AND code = ?", key)
        for found in cluster(list(variants.values()), judgements):
            text, why = to_json(found.entity), "; ".join(found.reasons)
            changed.update(k for id, code in found.members if self._alias((k := (id, code or "")), text, why))
        ask = "SELECT article FROM variant WHERE id = ? AND code = ?"
        return {article for key in changed for (article,) in self._db.execute(ask, key)}

    def _alias(self, key: Key, text: str, why: str) -> bool:
        """Write whom a name stands for; whether that is another than before."""
        old = self._db.execute("SELECT entity FROM alias WHERE id = ? AND code = ?", key).fetchone()
        if old is not None and old[0] == text:
            return False
        ask = "INSERT OR REPLACE INTO alias (id, code, entity, reason) VALUES (?, ?, ?, ?)"
        self._db.execute(ask, (*key, text, why))
        return True

    def described_anew(self) -> list[str]:
        """Ids of the entities that names stand for since ``described`` was last called."""
        rows = self._db.execute("SELECT DISTINCT entity FROM alias WHERE fresh")
        return sorted({from_json(Entity, text).id for (text,) in rows})

    def described(self) -> None:
        """The store knows that these entities are described anew."""
        self._db.execute("UPDATE alias SET fresh = 0 WHERE fresh")

    def _closure(self, judgements: Iterable[Judgement]) -> set[Key]:
        """The touched names and all that blocks and judgements connect them with."""
        judged: dict[str, set[str]] = {}
        for j in judgements:
            judged.setdefault(j.left, set()).add(j.right)
            judged.setdefault(j.right, set()).add(j.left)
        found, todo, seen = set(self._touched), list(self._touched), set[str]()
        while todo:
            id, code = todo.pop()
            blocks = {
                b for (b,) in self._db.execute("SELECT key FROM variant_block WHERE id = ? AND code = ?", (id, code))
            }
            blocks |= {f"id {other}" for other in judged.get(id, ())}
            for block in blocks - seen:
                seen.add(block)
                rows = self._db.execute("SELECT id, code FROM variant_block WHERE key = ?", (block,)).fetchall()
                todo += [key for key in rows if key not in found]
                found.update(rows)
        return found

    def _variant(self, key: Key) -> Variant | None:
        rows = self._db.execute("SELECT entity, sure FROM variant WHERE id = ? AND code = ?", key).fetchall()
        if not rows:
            return None
        entities = [from_json(Entity, text) for text in {text for text, _ in rows}]
        return Variant(min(entities, key=lambda e: (e.label, repr(e))), any(sure for _, sure in rows), len(rows))

    def named(self, read: ReadArticle) -> ReadArticle:
        """The article with the entities that its names stand for."""
        ask = (
            "SELECT a.id, a.code, a.entity FROM variant v JOIN alias a ON a.id = v.id AND a.code = v.code "
            "WHERE v.article = ?"
        )
        rows = self._db.execute(ask, (read.article.id,)).fetchall()
        if not rows:
            return read
        entity_of = {(id, code): from_json(Entity, text) for id, code, text in rows}
        return replace(read, mentions=tuple(_named(m, entity_of) for m in read.mentions))


def _named(mention: EventMention, entity_of: dict[Key, Entity]) -> EventMention:
    def one(party: Party) -> Party:
        old = party.link.entity
        new = entity_of.get((old.id, old.code or ""), old)
        return party if new == old else replace(party, link=Link(new, party.link.score, party.link.reason))

    def all_of(parties: tuple[Party, ...]) -> tuple[Party, ...]:
        return tuple(map(one, parties))

    return replace(
        mention,
        actors=all_of(mention.actors),
        recipients=all_of(mention.recipients),
        attributed_to=all_of(mention.attributed_to),
        relayed_by=all_of(mention.relayed_by),
        figures=tuple(replace(f, attributed_to=all_of(f.attributed_to)) for f in mention.figures),
    )
