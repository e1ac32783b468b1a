"""Acronyms that an article explains: in brackets after a name, or the initials of a body that it names in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.model import Sentence
from graph.resolve.gazetteer import Name
from graph.resolve.matching import Match
from graph.resolve.names import initials, key, words

_ENGLISH = frozenset({
    "agency", "alliance", "army", "assembly", "association", "authority", "bank", "board", "bureau", "campaign", "center",
    "centre", "coalition", "college", "commission", "committee", "company", "congress", "corporation", "council",
    "department", "federation", "force", "forces", "foundation", "front", "fund", "group", "initiative", "institute",
    "league", "ministry", "movement", "network", "office", "organisation", "organization", "party", "plan", "program",
    "programme", "project", "service", "society", "station", "studies", "union", "university",
})  # fmt: skip
"""A name with none of these may be a body of the tables in its own language ("Partido Socialista Obrero Español")."""


class Acronyms:
    """What the acronyms of one article stand for."""

    def __init__(self, sentences: Sequence[Sentence], matches: Sequence[Sequence[Match]]) -> None:
        self._full: dict[str, tuple[Name, ...]] = {}
        self._by_initials: dict[str, tuple[Name, ...]] = {}
        self._given: dict[str, tuple[Name, ...]] = {}
        self._unknown: dict[str, tuple[str, ...]] = {}
        for sentence, found in zip(sentences, matches, strict=True):
            for match in found:
                self._learn(match)
            for acronym, begin, end in _explained(sentence):
                self._explain(acronym, sentence, begin, end, found)
        self.redefined: set[str] = set()
        """Acronyms of the tables, in lower case, that `meant` found to stand for another body here."""

    def _learn(self, match: Match) -> None:
        """Bodies named in full, by the entity and by the initials of the name."""
        for name in match.names:
            parts = words(name.surface)
            if name.how in ("organization", "user") and len(parts) > 1:
                self._full[name.entity.id] = match.names
                for short in initials(parts) if name.entity.kind != "outlet" else ():
                    self._by_initials.setdefault(short, (name,))

    def _explain(self, acronym: str, sentence: Sentence, begin: int, end: int, found: Sequence[Match]) -> None:
        k = key(acronym)
        known = next((m for m in found if m.begin <= begin < m.end and m.end == end), None)
        if known and any(n.how in ("organization", "user") for n in known.names):
            self._given[k] = known.names
        elif known is None:
            parts = tuple(w for t in sentence.tokens[begin:end] for w in words(t.text))
            if not _ENGLISH.isdisjoint(parts):
                self._unknown[k] = parts

    def meant(self, match: Match, surface: str) -> Match | None:
        """The match with the senses that the article leaves an acronym; None if it stands for a body of no table."""
        k = key(surface)
        if not surface.isupper() or any(n.how not in ("organization", "nickname") for n in match.names):
            return match
        if k in self._given:
            return replace(match, names=self._given[k])
        if k in self._unknown and not any(_alike(self._unknown[k], n) for n in match.names):
            self.redefined.add(k)
            return None
        if named := tuple(n for n in match.names if n.entity.id in self._full):
            return replace(match, names=named)
        outlet = any(n.entity.kind == "outlet" for n in match.names)
        other = self._by_initials.get(k) if len(k) > 2 and not outlet else None
        return replace(match, names=other) if other else match


def _explained(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """Acronyms in brackets with the tokens of the capitalised name before them whose initials they are."""
    tokens = sentence.tokens
    for t in tokens[2:-1]:
        if tokens[t.i - 1].text != "(" or tokens[t.i + 1].text != ")":
            continue
        if not t.text.isupper() or not 1 < len(t.text) < 9:
            continue
        end = t.i - 1
        for begin in range(end - 1, max(-1, end - 10), -1):
            parts = [w for x in tokens[begin:end] for w in words(x.text) if w != "s"]
            if tokens[begin].text[:1].isupper() and parts and key(t.text) in initials(parts):
                yield t.text, begin, end
                break


def _alike(parts: Sequence[str], name: Name) -> bool:
    """Whether a name may be another wording of a body's ("World Trade Organisation")."""
    stems = {w[:5] for w in words(name.entity.label)}
    return 3 * len(stems & {w[:5] for w in parts}) > 2 * len(parts)


def senses(match: Match, named: Mapping[str, int], where: Mapping[tuple[str, str], frozenset[str]]) -> Match | None:
    """The match without the nicknames whose states the article does not name (``where``: by key and entity)."""
    if all(n.how != "nickname" for n in match.names):
        return match
    kept = tuple(
        n for n in match.names if n.how != "nickname" or any(c in named for c in where[key(n.surface), n.entity.id])
    )
    return replace(match, names=kept) if kept else None
