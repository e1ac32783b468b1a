"""Persons of the tables who only share a name with somebody of the article: the title and its owner tell them apart."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.model import Sentence, Token
from graph.resolve.matching import Match
from graph.resolve.reference import Reference

_OFFICES = frozenset({
    "admiral", "ambassador", "chancellor", "colonel", "commissioner", "congressman", "general", "governor", "judge", "king",
    "lawmaker", "mayor", "minister", "premier", "president", "prince", "prosecutor", "queen", "secretary", "senator",
    "spokesman", "spokesperson", "spokeswoman",
})  # fmt: skip
_HIGH = frozenset({"minister", "president", "premier", "chancellor", "governor", "mayor"})
"""Offices that the tables know of those who hold them."""
_UNSETTLED = frozenset({
    "ABK", "CSK", "DDR", "DPR", "HKG", "LPR", "MAC", "NCY", "NKR", "PMR", "PSE", "SCG", "SML", "SOS", "SUN", "VDR", "XKX",
    "YUG",
})  # fmt: skip
"""States whose officials may also be called another state's."""
_TITLE = frozenset({"nmod:desc", "compound", "flat", "nmod"})


class Homonyms:
    """Finds the persons of the tables whom an article cannot mean."""

    def __init__(
        self, reference: Reference, date: datetime.date | None, sentences: Sequence[Sentence],
        matches: Sequence[Sequence[Match]],
    ) -> None:  # fmt: skip
        self._reference = reference
        self._date = date
        self._sentences = sentences
        self._matches = matches
        self._named = {
            n.entity.code for found in matches for m in found for n in m.names if n.how not in ("person", "city")
        }

    def rejected(self) -> frozenset[str]:
        """Identifiers of persons whose name stands beside a title of another state, or one that they never held."""
        out: set[str] = set()
        for sentence, found in zip(self._sentences, self._matches, strict=True):
            for match in found:
                if match.end - match.begin > 1 and all(n.how == "person" for n in match.names):
                    for title in _titles(sentence, match):
                        owner = self._owner(sentence, title, found)
                        for name in match.names:
                            if self._is_another(name.entity.id, sentence, title, owner):
                                out.add(name.entity.id)
        return frozenset(out)

    def _is_another(self, person: str, sentence: Sentence, title: int, owner: frozenset[str] | None) -> bool:
        label = self._reference.people[person]
        code = self._reference.persons[label].entity.code
        held = self._reference.holdings.get(label, ())
        codes = {h.code for h in held} | ({code} if code else set())
        states = {s for c in codes if (s := self._reference.country_of(c)) in self._reference.countries}
        if not states or states & _UNSETTLED:
            return False
        if owner:
            return owner.isdisjoint(states) and owner.isdisjoint(_UNSETTLED)
        if owner is None or not held or states & self._named or codes & self._named:
            return False
        words = _words_of(sentence, title)
        return words[-1] in _HIGH and not any(all(w in h.office for w in words) for h in held)

    def _owner(self, sentence: Sentence, title: int, found: Sequence[Match]) -> frozenset[str] | None:
        """Codes of the state whose title it is, an empty set if no owner is said, None if it is no state or unclear."""
        at = {i: m for m in found for i in range(m.begin, m.end)}
        owners = [m for c in _possessors(sentence, title) if (m := at.get(c))]
        if not owners:
            return frozenset() if not any(True for _ in _possessors(sentence, title)) else None
        names = [n for m in owners for n in m.names if n.how != "city"]
        if len(owners) > 1 or not names or any(n.how not in ("name", "adjective") for n in names):
            return None
        if "-" in sentence.tokens[owners[0].begin].text:
            return None
        codes = frozenset(n.entity.code or "" for n in names)
        return codes if codes <= set(self._reference.countries) else None


def without(found: Sequence[Match], others: frozenset[str]) -> Iterator[Match]:
    """The known names that are left when some persons are not meant."""
    for match in found:
        names = tuple(n for n in match.names if n.entity.id not in others)
        if names:
            yield match if names == match.names else replace(match, names=names)


def _titles(sentence: Sentence, match: Match) -> Iterator[int]:
    """Offices directly before a name, in apposition to it, or before its comma."""
    tokens = sentence.tokens
    root = next(
        (i for i in range(match.begin, match.end) if not match.begin <= tokens[i].head < match.end), match.begin
    )
    near = [c for c in sentence.children[root] if c < match.begin and tokens[c].dep in _TITLE]
    near += [c for c in sentence.children[root] if c >= match.end and tokens[c].dep == "appos"]
    if tokens[root].dep in ("appos", "flat", "nmod:desc"):
        near.append(tokens[root].head)
    if match.begin > 1 and tokens[match.begin - 1].text == "," and tokens[match.begin - 2].upos in ("NOUN", "PROPN"):
        near.append(match.begin - 2)
    yield from (c for c in dict.fromkeys(near) if tokens[c].lemma.lower() in _OFFICES)


def _possessors(sentence: Sentence, title: int) -> Iterator[int]:
    """Tokens that say whose an office is: "Colombia's minister", "Colombian minister", "minister of defence of Colombia"."""
    tokens = sentence.tokens
    for c in sentence.children[title]:
        token = tokens[c]
        if token.dep == "nmod:poss" or (c < title and _is_nationality(token)):
            yield c
        elif token.dep == "nmod" and c > title and _case(sentence, c) == "of":
            inner = [d for d in sentence.children[c] if tokens[d].dep == "nmod" and _case(sentence, d) == "of"]
            yield from inner or [c]


def _is_nationality(token: Token) -> bool:
    return (
        token.text[:1].isupper() and token.dep in ("amod", "compound") and (token.upos == "ADJ" or token.text.isupper())
    )


def _case(sentence: Sentence, i: int) -> str:
    return next((sentence.tokens[c].text.lower() for c in sentence.children[i] if sentence.tokens[c].dep == "case"), "")


def _words_of(sentence: Sentence, title: int) -> list[str]:
    """The words of an office in lower case as the tables have them: "defence minister", "prime minister"."""
    tokens = sentence.tokens
    before = [
        tokens[c].lemma.lower() for c in sentence.children[title] if c < title and tokens[c].dep in ("compound", "amod")
    ]
    return [w.replace("defense", "defence") for w in before if w not in _TIMES] + [tokens[title].lemma.lower()]


_TIMES = frozenset(
    {"former", "then", "new", "ex", "late", "outgoing", "deputy", "acting", "current", "next", "incoming"}
)
