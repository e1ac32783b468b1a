"""What a noun's clause says of whose it is: who sends the troops, where people march, whose citizens speak to the government."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Link
from graph.resolve.context import LOCATIVE, Context
from graph.resolve.local import Resolving
from graph.resolve.roles import Role

_RULING = frozenset({
    "administration", "army", "authority", "government", "military", "minister", "parliament", "police", "premier",
    "president", "regime",
})  # fmt: skip
_TOLD = frozenset({
    "accuse", "ask", "beg", "blame", "call", "condemn", "criticise", "criticize", "demand", "denounce", "implore",
    "petition", "press", "pressure", "say", "sue", "urge", "warn",
})  # fmt: skip
_POLITICIANS = frozenset(
    {"candidate", "lawmaker", "legislator", "mp", "parliamentarian", "party", "politician", "senator"}
)
_SPEAKERS = frozenset({"people", "opposition", "group"})
_ABROAD = frozenset(
    {"emigrant", "exile", "expatriate", "immigrant", "migrant", "refugee", "tourist", "traveller", "visitor"}
)
"""Those who mostly speak to another state's government than their own."""


class Clause:
    """Reads the verb that a noun depends on."""

    def __init__(self, context: Context, phrases: Resolving) -> None:
        self._context = context
        self._phrases = phrases

    def owner(self, s: int, i: int, role: Role) -> Link | None:
        """Whose the forces are that somebody sends, and the government that a people speaks to; else None."""
        if role == "force" and (sent := self._sent(s, i)):
            return sent
        return self._told(s, i)

    def _sent(self, s: int, i: int) -> Link | None:
        """The forces that somebody sends, withdraws or loses are its own: "North Korea sent 15,000 soldiers"."""
        token = self._context.token(s, i)
        verb = self._context.token(s, token.head)
        if token.dep != "obj" or verb.lemma not in self._context.roles.commanding:
            return None
        return self._subjects(s, verb.i, f"'{token.text}' of {{}}, whose they are", 0.7)

    def _told(self, s: int, i: int) -> Link | None:
        """The government that a state's people, opposition or press speak to is their own ("Serbian unions accused")."""
        token = self._context.token(s, i)
        if token.lemma.lower() not in _RULING or self._article(s, i) != "the":
            return None
        verb = self._context.token(s, token.head)
        told = token.dep in ("obj", "iobj") or (token.dep == "obl" and self._context.case(s, i) in ("on", "of", "from"))
        if token.dep == "nsubj" and verb.dep == "ccomp":
            told, verb = True, self._context.token(s, verb.head)
        if not told or verb.lemma.lower() not in _TOLD:
            return None
        return self._subjects(s, verb.i, f"'{token.text}' of {{}}, whose people speak", 0.5, people=True)

    def _subjects(self, s: int, verb: int, reason: str, score: float, *, people: bool = False) -> Link | None:
        """The state of the first subject of a verb that has one; with ``people``, of one that is named by nationality."""
        sentence = self._context.sentences[s]
        for c in sentence.children[verb]:
            token = sentence.tokens[c]
            if token.dep != "nsubj" or (people and not self._are_people(token.lemma.lower())):
                continue
            for found in self._phrases.of(s, c):
                state = self._context.state(found.link)
                if state.entity.code and not (people and (found.link.guessed or state.entity.kind != "country")):
                    return replace(state, score=score, reason=reason.format(state.entity.label))
        return None

    def _are_people(self, lemma: str) -> bool:
        return lemma not in _ABROAD and (lemma in _POLITICIANS or self._context.roles.first(lemma) in _SPEAKERS)

    def _article(self, s: int, i: int) -> str:
        sentence = self._context.sentences[s]
        return next(
            (sentence.tokens[c].text.lower() for c in sentence.children[i] if sentence.tokens[c].dep == "det"), ""
        )

    def around(self, s: int, i: int) -> Link | None:
        """The state of the place that the clause of a noun names: "thousands of protesters marched in Tunis"."""
        sentence = self._context.sentences[s]
        verb = i
        for _ in range(3):
            verb = sentence.tokens[verb].head
            if sentence.tokens[verb].upos == "VERB":
                break
        for c in sentence.children[verb]:
            if sentence.tokens[c].dep.startswith("obl") and self._context.case(s, c) in LOCATIVE:
                match = self._context.match(s, c)
                if match and self._context.sense(s, match).how not in ("person", "organization", "people"):
                    link = self._context.state(self._context.link(s, match))
                    return link if link.entity.kind == "country" else None
        return None
