"""Nouns that stand for a political actor: what kind of actor, by ``roles.yaml``."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, get_args

from graph.resolve.reference import Reference

Role = Literal["media", "opposition", "state", "official", "force", "people", "group", "nation", "facility"]
"""Kinds of role nouns: a noun in several lists has the first of these where nothing else decides."""

SCORES: dict[Role, float] = {
    "state": 0.85, "official": 0.85, "force": 0.85, "people": 0.75, "opposition": 0.75, "media": 0.7, "group": 0.7,
    "nation": 0.7, "facility": 0.5,
}  # fmt: skip
"""How surely a noun with a nationality or possessor stands for that state or group."""

BARE: dict[Role, float] = {
    "state": 0.6, "official": 0.6, "force": 0.6, "people": 0.5, "opposition": 0.45, "media": 0.55, "group": 0.4,
    "nation": 0.5, "facility": 0.3,
}  # fmt: skip
"""The same for a noun without: it stands for the country that the article is about."""

_NONE: frozenset[Role] = frozenset()


class Roles:
    """The word lists of ``roles.yaml``: the roles of a lemma, and lists by name."""

    def __init__(self, reference: Reference) -> None:
        tables = reference.roles
        self._order: tuple[Role, ...] = get_args(Role)
        self._of: dict[str, frozenset[Role]] = {}
        for role in self._order:
            for lemma in tables.get(role, ()):
                self._of[lemma] = self._of.get(lemma, _NONE) | {role}
        self.opposed = frozenset(tables["opposed"])
        self.insurgent = frozenset(tables["insurgent"])
        self.irregular = frozenset(tables["irregular"])
        self.claiming = frozenset(tables["claiming"])
        self.commanding = frozenset(tables["commanding"])
        self.governing = frozenset(tables["governing"])
        self.opposing = frozenset(tables["opposing"])
        self.nowhere = frozenset(tables["nowhere"])
        self.other_than = self.opposing | frozenset(tables["other_than"])
        self.counted = frozenset(tables["counted"])
        self.ngo_words = frozenset(tables["ngo_words"])
        self.outlet_words = frozenset(tables["outlet_words"])
        self.body_words = frozenset(tables["body_words"])
        self.own_words = frozenset(tables["own_words"])
        self.speech = frozenset(tables["speech"])
        self.anybody = frozenset(tables["anybody"])
        self.faceless = dict(row.split(" = ") for row in tables["faceless"])
        self.unnamed_labels = dict(row.split(" = ") for row in tables["unnamed_labels"])
        self.unowned = dict(row.split(" = ") for row in tables["unowned"])

    def of(self, lemma: str) -> frozenset[Role]:
        """The roles of a lemma in lower case, empty for other nouns."""
        return self._of.get(lemma, _NONE)

    def first(self, lemma: str) -> Role | None:
        """The role that counts where nothing else decides."""
        roles = self._of.get(lemma)
        return next(r for r in self._order if r in roles) if roles else None


@lru_cache(maxsize=4)
def load_roles(reference: Reference) -> Roles:
    """The roles of a set of tables, read once."""
    return Roles(reference)
