"""What the words around a noun name: nationalities, possessors, "of" and "from" phrases, places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.model import Entity, Link, Token
from graph.resolve.context import LOCATIVE, Context, Found
from graph.resolve.local import LocalNames, Resolving
from graph.resolve.places import Places

_BEFORE = frozenset({"amod", "compound", "nmod", "nmod:desc", "nmod:unmarked", "flat", "advmod", "det"})
_AGAINST = ("anti-", "pro-", "non-")
_JOINING = frozenset({",", "and", "or"})
_SPEAKING_FOR = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "speaker", "lawyer", "attorney", "representative"}
)
_MISSIONS = frozenset({"embassy", "consulate", "ambassador", "consul"})
"""Of one state in another: never of the one that they are in."""
_AT_HOME = frozenset({
    "bureaucrat", "coroner", "councillor", "governor", "inspector", "investigator", "judge", "lawmaker", "legislator",
    "magistrate", "mayor", "minister", "official", "parliamentarian", "policymaker", "politician", "prosecutor",
})  # fmt: skip
"""Officials who mostly are of the place that they are in, where envoys and commanders are not."""
_LOYAL = frozenset({"loyal", "faithful", "loyalist", "affiliated", "belonging", "answering", "reporting"})
_TIED = frozenset({"linked", "tied", "allied", "aligned", "connected", "close"})
"""Ties that make fighters an armed group's, but not a state's."""


class Modifiers:
    """Reads the dependents of a noun."""

    def __init__(self, context: Context, phrases: Resolving, local: LocalNames, places: Places) -> None:
        self._context = context
        self._phrases = phrases
        self._local = local
        self._places = places

    def sources(self, s: int, i: int) -> list[Found]:
        """Parties that the modifiers of a noun name, of the nearest kind: apposition, adjective, possessor, "of" ..."""
        sentence = self._context.sentences[s]
        kinds: dict[str, list[Found]] = {
            k: [] for k in ("appos", "before", "poss", "loyal", "of", "from", "unknown", "mission", "in")
        }
        kinds["unknown"] += self._unknown(s, i)
        for c in sentence.children[i]:
            kind = self._kind(s, i, sentence.tokens[c])
            if kind == "before":
                kinds[kind] += self._modifier(s, c)
            elif kind == "loyal":
                kinds[kind] += self._followed(s, c)
            elif kind == "in":
                if place := self._places.place(s, c):
                    mission = sentence.tokens[i].lemma.lower() in _MISSIONS
                    kinds["mission" if mission else kind] += self._sent_by(s, i, place) if mission else [place]
            elif kind:
                kinds[kind] += self._phrases.of(s, c)
        kinds["before"] += self._in_a_row(s, i)
        return next((unique(found) for found in kinds.values() if found), [])

    def _kind(self, s: int, i: int, token: Token) -> str | None:
        if token.dep == "nmod:poss":
            return "poss"
        if token.dep == "appos":
            return "appos" if self._context.match(s, token.i) or token.upos == "PROPN" else None
        if token.dep in ("nmod", "obl"):
            return self._kind_of_phrase(s, i, token)
        if token.dep.split(":")[0] in ("amod", "acl") and token.text.lower() in _LOYAL | _TIED and token.i > i:
            return "loyal"
        return "before" if token.dep in _BEFORE else None

    def _kind_of_phrase(self, s: int, i: int, token: Token) -> str | None:
        case = self._context.case(s, token.i)
        if case in ("of", "by", "within"):
            return "of"
        lemma = self._context.token(s, i).lemma.lower()
        if case == "for" and lemma in _SPEAKING_FOR:
            return "of"
        if case in LOCATIVE or (case == "to" and lemma in _MISSIONS):
            away = self._context.roles.first(lemma) == "official" and lemma not in _AT_HOME | _MISSIONS
            return None if away else "in"
        if case == "from":
            return "from"
        return "before" if case == "" and token.i < i else None

    def _unknown(self, s: int, i: int) -> Iterator[Found]:
        """Those of whom only their arms or masks are told ("armed men", "unidentified people")."""
        roles = self._context.roles
        sentence = self._context.sentences[s]
        if sentence.tokens[i].lemma.lower() not in roles.anybody:
            return
        for c in sentence.children[i]:
            token = sentence.tokens[c]
            if c < i and token.dep == "amod" and (code := roles.faceless.get(token.text.lower())):
                entity = Entity(f"group/{code.lower()}", roles.unnamed_labels[code], "unnamed_group", code)
                yield Found(c, i + 1, Link(entity, 0.45, f"'{token.text}', of no state that the article names"))
                return

    def _followed(self, s: int, c: int) -> list[Found]:
        """Whom fighters "loyal to" or "linked to" somebody belong to; a mere tie binds to armed groups only."""
        sentence = self._context.sentences[s]
        found: list[Found] = []
        for d in sentence.children[c]:
            if sentence.tokens[d].dep.split(":")[0] in ("obl", "nmod") and self._context.case(s, d) in ("to", "with"):
                found += self._phrases.of(s, d)
        tied = sentence.tokens[c].text.lower() in _TIED
        return [f for f in found if not tied or f.link.entity.kind == "armed_group"]

    def _sent_by(self, s: int, i: int, place: Found) -> list[Found]:
        """Whose a mission in a place is: the owner of the one named before, else the other state of the article."""
        host = self._context.state(place.link).entity.code
        lemma = self._context.token(s, i).lemma
        for sentence in reversed(self._context.sentences[: s + 1]):
            for t in reversed(sentence.tokens[: i if sentence.index == s else None]):
                if t.lemma == lemma and (owners := self.sources(sentence.index, t.i)):
                    return [replace(f, begin=i, end=i + 1) for f in owners]
        other = self._context.dominant(s, but=host)
        return (
            [Found(i, i + 1, replace(other, reason=f"the other state of a mission in {place.link.entity.label}"))]
            if other
            else []
        )

    def _modifier(self, s: int, c: int) -> Iterator[Found]:
        """A nationality, a name or a title before a noun; those coordinated with it too."""
        sentence = self._context.sentences[s]
        token = sentence.tokens[c]
        if token.text.lower().startswith(_AGAINST):
            return
        if self._context.match(s, c):
            yield from self.name(s, c)
        elif token.dep in ("compound", "nmod:desc", "nmod", "flat") and token.upos in ("PROPN", "NOUN"):
            known = self._local.known(s, c) if token.upos == "PROPN" else ()
            yield from known or self.sources(s, c)
        for d in sentence.children[c]:
            if sentence.tokens[d].dep == "conj":
                yield from self._modifier(s, d)

    def _in_a_row(self, s: int, i: int) -> list[Found]:
        """Nationalities in a row before a noun ("Greek, Cypriot and French counterparts"), however they are parsed."""
        tokens = self._context.sentences[s].tokens
        found: list[Found] = []
        at = i - 1
        while at >= 0:
            match = self._context.match(s, at)
            if match and self._context.sense(s, match).how == "adjective":
                found = [*self.name(s, at), *found]
                at = match.begin - 1
            elif tokens[at].text.lower() in _JOINING and found:
                at -= 1
                if self._context.match(s, at) is None and tokens[at].text != ",":
                    break
            elif tokens[at].upos == "ADJ" and not found and at > i - 3:
                at -= 1
            else:
                break
        return found

    def of_phrase(self, s: int, i: int) -> tuple[Found, ...]:
        """The parties of the "of", "from" or "among" phrase of a noun."""
        sentence = self._context.sentences[s]
        for c in sentence.children[i]:
            inside = sentence.tokens[c].dep in ("nmod", "obl") and c > i
            if inside and self._context.case(s, c) in ("of", "from", "among"):
                return self._phrases.of(s, c)
        return ()

    # ------------------------------------------------------------ names of the tables

    def name(self, s: int, i: int) -> tuple[Found, ...]:
        """The party of the known name that covers a token."""
        context = self._context
        match = context.match(s, i)
        if match is None:
            return ()
        if context.shared(s, match):
            return self._shared(s, i)
        link = context.link(s, match)
        how = context.sense(s, match).how
        if how in ("region", "city") or (how == "adjective" and link.entity.kind == "place"):
            link = self._authorities(link)
        return (Found(match.begin, match.end, link),)

    def _authorities(self, link: Link) -> Link:
        """A place that acts: the state that it lies in."""
        state = self._context.state(link)
        if state.entity is link.entity:
            return replace(link, score=0.3)
        return replace(state, score=0.7, reason=f"{link.entity.label}, in {state.entity.label}, for its authorities")

    def _shared(self, s: int, i: int) -> tuple[Found, ...]:
        """A body that many states have: of the state named with it, else of the table's or the article's."""
        context = self._context
        match = context.match(s, i)
        if match is None:
            return ()
        explicit = [f for f in self.sources(s, i) if not match.begin <= f.begin < match.end]
        if explicit:
            return tuple(explicit)
        link = context.link(s, match)
        about = context.dominant(s)
        home = context.reference.country_of(link.entity.code or "")
        if about and home not in context.named and about.entity.code not in (link.entity.code, home):
            link = replace(about, score=0.6, reason=f"body of {about.entity.label}, the country the article is about")
        return (Found(match.begin, match.end, link),)


def unique(found: Iterable[Found]) -> list[Found]:
    """One for each entity, the first."""
    seen: dict[str, Found] = {}
    for f in found:
        seen.setdefault(f.link.entity.id, f)
    return list(seen.values())
