"""Locative phrases: cities, regions, states, and "the Russian region of Kursk"."""

from __future__ import annotations

from graph.model import Entity, Link
from graph.resolve.context import Context, Found
from graph.resolve.gazetteer import Name
from graph.resolve.matching import Match
from graph.resolve.names import slug

_INSIDE = frozenset({"nmod", "compound", "appos", "amod", "nmod:poss", "flat"})


class Places:
    """Resolves phrases to places, which know the state that they lie in."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def place(self, s: int, i: int) -> Found | None:
        """The place that a phrase names, None if it names none. A capital is the city here, not the government."""
        match = self._context.match(s, i)
        if match is None:
            return self._of_noun(s, i)
        name = self._context.sense(s, match)
        if capital := next((n for n in match.names if n.how == "capital"), None):
            return self._capital(match, capital)
        if name.how in ("person", "organization", "people"):
            return None
        if name.how == "adjective" and name.entity.kind == "place":
            return None
        return Found(match.begin, match.end, self._context.link(s, match))

    def _capital(self, match: Match, name: Name) -> Found:
        city = self._context.gazetteer.capital(name.entity.code or "") or name.entity
        return Found(match.begin, match.end, Link(city, 0.85, f"capital of {name.entity.label}"))

    def _of_noun(self, s: int, i: int) -> Found | None:
        """ "the Russian region of Kursk", "the city of Homs", "the Iraqi capital"."""
        sentence = self._context.sentences[s]
        inner = [c for c in sentence.children[i] if sentence.tokens[c].dep in _INSIDE and self._context.match(s, c)]
        for c in sorted(inner, key=lambda c: sentence.tokens[c].dep in ("amod", "nmod:poss")):
            if found := self.place(s, c):
                return found
        token = sentence.tokens[i]
        return self._unknown(s, i) if token.upos == "PROPN" and token.ent.endswith("LOC") else None

    def _unknown(self, s: int, i: int) -> Found:
        label = self._context.token(s, i).text
        about = self._context.dominant(s)
        code, within = (about.entity.code, about.entity.id) if about else (None, None)
        entity = Entity(f"place/{slug(label)}", label, "place", code, within=within)
        return Found(i, i + 1, Link(entity, 0.4, "place named in the article only"))
