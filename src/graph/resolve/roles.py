"""Nouns that stand for a political actor: what kind of actor, by ``roles.yaml``."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from graph.resolve.reference import Reference

Role = Literal["state", "official", "force", "people", "opposition", "media", "group", "nation", "facility"]
"""Kinds of role nouns, strongest first: a noun in several lists has the first of these that fits its use."""

ACTORS: tuple[Role, ...] = ("media", "opposition", "state", "official", "force", "people", "group", "nation")
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


class Roles:
    """Which lists a lemma stands in."""

    def __init__(self, reference: Reference) -> None:
        tables = reference.roles
        self._of: dict[str, frozenset[Role]] = {}
        for role in (*ACTORS, "facility"):
            for lemma in tables.get(role, ()):
                self._of[lemma] = self._of.get(lemma, frozenset()) | {role}  # type: ignore[operator]

    def of(self, lemma: str) -> frozenset[Role]:
        """The roles of a lemma in lower case, empty for other nouns."""
        return self._of.get(lemma, _NONE)

    def first(self, lemma: str) -> Role | None:
        """The role that counts where nothing else decides."""
        roles = self.of(lemma)
        return next((r for r in (*ACTORS, "facility") if r in roles), None) if roles else None  # type: ignore[return-value]


_NONE: frozenset[Role] = frozenset()


@lru_cache(maxsize=4)
def load_roles(reference: Reference) -> Roles:
    """The roles of a set of tables, read once."""
    return Roles(reference)
