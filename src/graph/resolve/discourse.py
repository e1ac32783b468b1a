"""Pronouns and nouns that take up what was named before: "he", "its", "who", "we" in a quotation, "the two countries"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from graph.model import Link, Token
from graph.resolve.context import Context, Found
from graph.resolve.local import Resolving
from graph.resolve.names import words
from graph.resolve.quotes import quoted
from graph.resolve.roles import Role

_FIRST = frozenset({"i", "we", "me", "us", "my", "our", "ours", "mine", "myself", "ourselves"})
_PERSON = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_THING = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_OTHERS = frozenset({"other", "others", "some", "many", "everyone", "anyone", "someone", "those", "people", "all", "nobody",
                     "everybody", "most", "several"})  # fmt: skip
_SAYING = frozenset({
    "say", "tell", "add", "state", "claim", "explain", "continue", "write", "tweet", "warn", "ask", "announce", "note",
    "declare", "insist", "argue", "conclude", "stress", "remark", "comment", "reply", "respond", "report", "post",
    "emphasize", "emphasise", "point", "urge", "vow", "promise", "call", "describe", "reaffirm", "reiterate", "accuse",
})  # fmt: skip
_REACH = 4
"""How many sentences back an antecedent may stand."""


class Discourse:
    """What was spoken of before a place in the article."""

    def __init__(self, context: Context, phrases: Resolving) -> None:
        self._context = context
        self._phrases = phrases

    @cached_property
    def _quoted(self) -> list[frozenset[int]]:
        return quoted(self._context.sentences)

    # ------------------------------------------------------------ pronouns

    def pronoun(self, s: int, i: int) -> tuple[Found, ...]:
        """The antecedent of a pronoun, () if there is none that can act."""
        token = self._context.token(s, i)
        word = token.text.lower()
        if word in _FIRST:
            found = self._speaker(s, i)
        elif "PronType=Rel" in token.feats or (word in _RELATIVE and word != "that"):
            found = self._relative(s, i)
        elif word in _PERSON:
            found = self._before(s, i, person=True, plural=False, why="pronoun for a person named before")
        elif word in _THING:
            found = self._before(s, i, person=False, plural=False, why="pronoun for what was named before")
        elif word in _PLURAL:
            found = self._before(s, i, person=None, plural=True, why="pronoun for those named before")
        elif word in ("each", "one") and "Case" not in token.feats and self._reciprocal(s, i):
            found = self._subject(s, i)
        elif word == "both":
            found = self._pair(s, i)
        elif word in _OTHERS:
            about = self._context.dominant(s)
            found = (about and replace(about, score=0.35, reason=f"'{word}' of the article's country"),)
        else:
            return ()
        return tuple(Found(i, i + 1, link) for link in found if link)

    def _reciprocal(self, s: int, i: int) -> bool:
        tokens = self._context.sentences[s].tokens
        return i + 1 < len(tokens) and tokens[i + 1].text.lower() in ("other", "another")

    def _subject(self, s: int, i: int) -> tuple[Link, ...]:
        """The subject of the clause that a reciprocal pronoun stands in."""
        sentence = self._context.sentences[s]
        at = sentence.tokens[i].head
        for c in sentence.children[at]:
            if sentence.tokens[c].dep in ("nsubj", "nsubj:pass") and c != i:
                found = self._phrases.of(s, c)
                return tuple(replace(f.link, reason=f"each other: {f.link.reason}") for f in found)
        return ()

    def _relative(self, s: int, i: int) -> tuple[Link, ...]:
        """The noun whose relative clause the pronoun stands in."""
        tokens = self._context.sentences[s].tokens
        at = i
        for _ in range(6):
            token = tokens[at]
            if token.dep == "acl:relcl" and token.head < i:
                found = self._phrases.of(s, token.head)
                return tuple(replace(f.link, reason=f"relative clause: {f.link.reason}") for f in found)
            if token.head == at:
                break
            at = token.head
        return ()

    def _speaker(self, s: int, i: int) -> tuple[Link, ...]:
        """Who speaks the quotation that the pronoun stands in."""
        inside = i in self._quoted[s]
        order = (s, s + 1, s - 1, s - 2) if inside else (s,)
        for t in order:
            if 0 <= t < len(self._context.sentences) and (found := self._sayer(t, t == s, i)):
                score = 0.75 if t == s else 0.6
                return tuple(
                    replace(f.link, score=min(score, f.link.score), reason=f"speaker of the quotation: {f.link.reason}")
                    for f in found
                )
        about = self._context.dominant(s)
        return (replace(about, score=0.3, reason="speaker of the article's country"),) if about else ()

    def _sayer(self, s: int, same: bool, i: int) -> tuple[Found, ...]:
        sentence = self._context.sentences[s]
        for t in sentence.tokens:
            if t.lemma not in _SAYING or t.upos != "VERB" or t.i in self._quoted[s]:
                continue
            for c in sentence.children[t.i]:
                if sentence.tokens[c].dep == "nsubj" and not (same and c == i):
                    return self._phrases.of(s, c)
        return ()

    # ------------------------------------------------------------ antecedents

    def _before(self, s: int, i: int, *, person: bool | None, plural: bool, why: str) -> tuple[Link, ...]:
        """The likeliest antecedent: subjects first, the same sentence first; of the fitting kind and number."""
        for t, at in self._candidates(s, i):
            token = self._context.token(t, at)
            if not self._fits(t, token, person=person, plural=plural):
                continue
            found = self._phrases.of(t, at)
            if not found:
                continue
            if person is not None and len(found) > 1 and not plural:
                found = self._phrases.one(t, at) if hasattr(self._phrases, "one") else found[:1]
            far = 0.05 * (s - t)
            return tuple(
                replace(f.link, score=round(max(0.3, min(0.7, f.link.score) - far), 3), reason=f"{why}: {f.link.entity.label}")
                for f in found
            )
        return self._last_person(s, i) if person else ()

    def _last_person(self, s: int, i: int) -> tuple[Link, ...]:
        """The person named last, however far back; failing that, one of the article's country."""
        for _, link in self._named_before(s, i):
            if link.entity.kind == "person":
                return (replace(link, score=0.45, reason=f"pronoun for the person named last: {link.entity.label}"),)
        about = self._context.dominant(s)
        return (replace(about, score=0.3, reason="pronoun for a person of the article's country"),) if about else ()

    def _candidates(self, s: int, i: int) -> Iterator[tuple[int, int]]:
        """Heads of noun phrases before a token: in its own sentence and up to four before, subjects first."""
        for t in range(s, max(-1, s - _REACH - 1), -1):
            sentence = self._context.sentences[t]
            heads = [x for x in sentence.tokens if (t < s or x.i < i) and _is_head(x)]
            if t == s:
                heads = [x for x in heads if not self._governs(t, x, i)]
            heads.sort(key=lambda x: (x.dep not in ("nsubj", "nsubj:pass"), -x.i if t == s else x.i))
            yield from ((t, x.i) for x in heads)

    def _governs(self, s: int, x: Token, i: int) -> bool:
        """Whether the pronoun stands inside the candidate's own phrase ("his brother's army")."""
        tokens = self._context.sentences[s].tokens
        at = i
        while tokens[at].head != at:
            at = tokens[at].head
            if at == x.i:
                return True
            if tokens[at].upos == "VERB":
                return False
        return False

    def _fits(self, s: int, token: Token, *, person: bool | None, plural: bool) -> bool:
        match = self._context.match(s, token.i)
        many = "Number=Plur" in token.feats or any(
            self._context.token(s, c).dep == "conj" for c in self._context.sentences[s].children[token.i]
        )
        if token.upos == "PRON":
            word = token.text.lower()
            return word in (_PLURAL if plural else _PERSON if person else _THING)
        role = self._context.roles.first(token.lemma.lower()) if not match else None
        human = (match is not None and self._context.sense(s, match).how == "person") or token.ent.endswith("PERSON")
        if plural:
            body = match is not None and self._context.sense(s, match).how != "person"
            return (many and (human or body or role is not None)) or (role in ("force", "state") and not human) or body
        if person:
            return not many and (human or role in ("official", "people", "force"))
        return not many and not human and (match is not None or role in ("state", "group", "nation") or token.ent.endswith("ORG"))

    # ------------------------------------------------------------ nouns that point back

    def noun(self, s: int, i: int, role: Role) -> tuple[Found, ...]:
        """What "the group", "the two countries", "the president" take up, () if they take up nothing."""
        sentence = self._context.sentences[s]
        token = sentence.tokens[i]
        roles = self._context.roles.of(token.lemma.lower())
        marks = {sentence.tokens[c].text.lower() for c in sentence.children[i]}
        if ("nation" in roles or role == "official") and marks & {"two", "both", "either"} and "Number=Plur" in token.feats:
            links: tuple[Link, ...] = self._pair(s, i)
        elif "group" in roles and "Number=Plur" not in token.feats and marks & {"the", "this", "that"}:
            links = self._group(s, i)
        elif role in ("official", "state", "force") and marks & {"the"}:
            links = self._same_noun(s, i, token)
        else:
            links = ()
        links = links or self._part_of_name(s, i, token)
        return tuple(Found(i, i + 1, link) for link in links)

    def _pair(self, s: int, i: int) -> tuple[Link, ...]:
        """The two states or groups named last."""
        seen: dict[str, Link] = {}
        for t, link in self._named_before(s, i):
            state = self._context.state(link)
            if state.entity.kind in ("country", "armed_group", "group"):
                seen.setdefault(state.entity.id, replace(state, score=0.6, reason="one of the two named last"))
            if len(seen) == 2:
                return tuple(seen.values())[::-1]
            if t < s - _REACH:
                break
        return ()

    def _group(self, s: int, i: int) -> tuple[Link, ...]:
        for t, link in self._named_before(s, i):
            if t < s - 2 * _REACH:
                break
            if link.entity.kind in ("armed_group", "group", "organization") and link.entity.acts_for is None:
                return (replace(link, score=0.6, reason=f"group named before: {link.reason}"),)
        return ()

    def _part_of_name(self, s: int, i: int, token: Token) -> tuple[Link, ...]:
        """A group named before whose name ends in the noun ("the rebels" after "Houthi rebels"); for rebels, any."""
        lemma = token.lemma.lower()
        roles = self._context.roles.of(lemma)
        armed = "opposition" in roles
        if not roles & {"opposition", "group", "state"}:
            return ()
        for t, link in self._named_before(s, i):
            if t < s - 2 * _REACH:
                break
            if link.entity.kind not in ("armed_group", "group", "organization") or link.entity.acts_for:
                continue
            names = words(link.entity.label)
            if lemma in names or (armed and link.entity.kind == "armed_group" and "Number=Plur" in token.feats):
                return (replace(link, score=0.6, reason=f"'{token.text}' for {link.entity.label}, named before"),)
        return ()

    def _named_before(self, s: int, i: int) -> Iterator[tuple[int, Link]]:
        """Known names before a token, the nearest first."""
        for t in range(s, -1, -1):
            for match in reversed(self._context.matches[t]):
                if t < s or match.begin < i:
                    yield t, self._context.link(t, match)

    def _same_noun(self, s: int, i: int, token: Token) -> tuple[Link, ...]:
        """The same noun with its state named before ("the Libyan government", later "the government")."""
        for t in range(s, max(-1, s - 2 * _REACH), -1):
            for other in reversed(self._context.sentences[t].tokens):
                if (t == s and other.i >= i) or other.lemma.lower() != token.lemma.lower() or other.upos not in ("NOUN", "PROPN"):
                    continue
                if ("Number=Plur" in other.feats) != ("Number=Plur" in token.feats):
                    continue
                found = self._context.match(t, other.i) is None and self._phrases.sources(t, other.i)
                if found:
                    link = self._context.state(found[0].link)
                    return (replace(link, score=0.65, reason=f"'{token.text}' named before: {link.reason}"),)
        return ()


def _is_head(token: Token) -> bool:
    """Whether a token may head a phrase that a pronoun takes up."""
    if token.upos == "PRON":
        return token.text.lower() in _PERSON | _THING | _PLURAL
    return token.upos in ("NOUN", "PROPN") and token.dep.split(":")[0] not in ("compound", "flat", "amod", "fixed")
