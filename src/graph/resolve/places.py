"""Locative phrases: cities, regions, states, and "the Russian region of Kursk"."""

from __future__ import annotations

from graph.model import Entity, Link, Token
from graph.resolve.context import LOCATIVE, Context, Found
from graph.resolve.gazetteer import Name
from graph.resolve.matching import Match
from graph.resolve.names import slug

_TOWARDS = frozenset({"between", "into", "out", "to", "toward", "towards"})
_AT = LOCATIVE | _TOWARDS | {"along", "from", "off", "on", "outside"}
"""Prepositions that say where something is or goes."""
_PARTS = frozenset(
    {"centre", "center", "coast", "edge", "east", "north", "outskirt", "part", "side", "south", "suburb", "west"}
)
"""Nouns of a part of a place."""
_GOING = frozenset({
    "attack", "besiege", "bomb", "capture", "cross", "enter", "evacuate", "flee", "free", "hit", "hold", "leave", "occupy",
    "raid", "reach", "retake", "seize", "shell", "storm", "strike", "take", "visit",
})  # fmt: skip
"""Verbs whose object is where they happen."""
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
        if name.how in ("seat", "capital") and self._acts(s, i):
            return None
        if capital := next((n for n in match.names if n.how == "capital"), None):
            return self._capital(match, capital)
        if name.how in ("person", "organization", "people"):
            return None
        if name.how == "nickname" and name.entity.kind not in ("country", "place"):
            return None
        if name.how == "adjective" and name.entity.kind == "place":
            return None
        return Found(match.begin, match.end, self._context.link(s, match))

    def _acts(self, s: int, i: int) -> bool:
        """Whether a capital or a seat of government does or says something: "the Kremlin said", "Berlin thanked"."""
        token = self._context.token(s, i)
        return token.dep == "nsubj" and self._context.token(s, token.head).upos == "VERB"

    def _capital(self, match: Match, name: Name) -> Found:
        city = self._context.gazetteer.capital(name.entity.code or "", name.surface) or name.entity
        return Found(match.begin, match.end, Link(city, 0.85, f"capital of {name.entity.label}"))

    def _of_noun(self, s: int, i: int) -> Found | None:
        """ "the Russian region of Kursk", "the city of Homs", "the Iraqi capital"; who or what acts is no place."""
        sentence = self._context.sentences[s]
        token = sentence.tokens[i]
        if token.upos == "PROPN" and self._is_located(s, i) and not self._is_wider(s, i):
            return self._unknown(s, i, None) if self._is_in_it(s, i) else None
        if self._context.roles.first(token.lemma.lower()) in _ACTING or token.lemma.lower() in _MISSIONS:
            return None
        inner = [c for c in sentence.children[i] if sentence.tokens[c].dep in _INSIDE and self._context.match(s, c)]
        found = [
            place for c in sorted(inner, key=lambda c: _is_modifier(sentence.tokens[c])) if (place := self.place(s, c))
        ]
        if not found or found[0].link.entity.kind == "country":
            inside = sentence.children[i] if token.text.islower() else ()
            town = next((c for c in inside if c > i and self._is_local(s, c)), None)
            if town is not None:
                unknown = self._unknown(s, town, found[0].link if found else None)
                return unknown or (found[0] if found else None)
        return found[0] if found else None

    def _is_wider(self, s: int, i: int) -> bool:
        """Whether a name that the tables do not know is followed or preceded by one of a place that they know."""
        sentence = self._context.sentences[s]
        return any(self._context.match(s, c) and sentence.tokens[c].dep in _INSIDE for c in sentence.children[i])

    def _is_located(self, s: int, i: int) -> bool:
        """Whether the pipeline takes a name, or a later word of it, for a place."""
        tokens = self._context.sentences[s].tokens
        rest = [tokens[c] for c in self._context.sentences[s].children[i] if tokens[c].dep.startswith("flat")]
        return any(t.ent.endswith("LOC") for t in (tokens[i], *rest))

    def _is_local(self, s: int, i: int) -> bool:
        """Whether a name of no table says which place a noun before it means."""
        token = self._context.token(s, i)
        named = token.upos == "PROPN" and self._is_located(s, i) and token.dep in ("nmod", "appos")
        return named and self._context.match(s, i) is None

    def _is_in_it(self, s: int, i: int) -> bool:
        """Whether something is said to be at a name that no table has: "in Tell Tamer", "visited Kenosha"."""
        tokens = self._context.sentences[s].tokens
        token, head = tokens[i], tokens[tokens[i].head]
        article = i > 0 and tokens[i - 1].text.lower() == "the"
        case = self._context.case(s, i)
        if token.dep == "compound" and not case:
            located = self._context.case(s, head.i) in LOCATIVE and head.text.islower()
            return located or (tokens[i - 1].dep == "compound" and tokens[i - 1].ent.endswith("LOC"))
        if not case:
            going = head if token.dep != "conj" else tokens[head.head]
            return token.dep in ("obj", "conj") and going.lemma.lower() in _GOING and not article
        if case == "of":
            return head.lemma.lower() in _PARTS
        return case in _AT and (not article or case in LOCATIVE | _TOWARDS)

    def _is_name(self, s: int, begin: int, end: int) -> bool:
        """Whether words can name a place: no body or thing with a capital, no part of a longer name, nobody's name."""
        tokens = self._context.sentences[s].tokens
        last = tokens[end - 1]
        role = self._context.roles.first(last.lemma.lower())
        body = role is not None and (role != "facility" or end - begin == 1)
        inside = begin > 0 and self._context.match(s, begin - 1) is not None
        words = [t.text for t in tokens[begin:end]]
        return (
            not body
            and not inside
            and words[0][:1].isupper()
            and "$" not in words[-1]
            and not self._context.bears(words[-1])
        )

    def _unknown(self, s: int, i: int, state: Link | None) -> Found | None:
        """A place of no table by its whole name, in the state named with it, else in that which the article is about."""
        begin, end = self._name(s, i)
        if not self._is_name(s, begin, end):
            return None
        label = self._context.text(s, begin, end)
        about = state or self._context.dominant(s)
        code, within = (about.entity.code, about.entity.id) if about else (None, None)
        entity = Entity(f"place/{slug(label)}", label, "place", code, within=within)
        return Found(begin, end, Link(entity, 0.4, "place named in the article only"))

    def _name(self, s: int, i: int) -> tuple[int, int]:
        """The words of a name around its head: "Tell Tamer", "Freedom Plaza"."""
        tokens = self._context.sentences[s].tokens
        begin = end = i
        while begin and tokens[begin - 1].upos == "PROPN" and tokens[begin - 1].ent.endswith("LOC"):
            if tokens[begin].ent.startswith("B-") or self._context.match(s, begin - 1):
                break
            begin -= 1
        while end + 1 < len(tokens) and self._context.match(s, end + 1) is None:
            after = tokens[end + 1]
            if after.ent != "I-LOC" and not (after.head == i and after.dep.startswith("flat")):
                break
            end += 1
        return begin, end + 1


def _is_modifier(token: Token) -> bool:
    return token.dep in ("amod", "nmod:poss")


_ACTING = frozenset({"official", "force", "people", "opposition", "media", "group"})
"""Roles of nouns that act, wherever they are."""
_MISSIONS = frozenset({"embassy", "consulate", "ambassador", "government", "ministry", "administration", "delegation"})
"""Of a state, but mostly in another."""
