"""Nouns that point back: "the group", "the two countries", "the president", "the rebels", "their allies"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from graph.model import Link, Token
from graph.resolve.antecedents import REACH, Antecedents
from graph.resolve.context import Found
from graph.resolve.names import words
from graph.resolve.officeholders import holds
from graph.resolve.pronouns import Pronouns
from graph.resolve.roles import Role

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


class Anaphora:
    """Resolves definite nouns by what was named before."""

    def __init__(self, antecedents: Antecedents, pronouns: Pronouns) -> None:
        self._past = antecedents
        self._pronouns = pronouns
        self._context = antecedents.context
        self._phrases = antecedents.phrases

    def resolve(self, s: int, i: int, role: Role) -> tuple[Found, ...]:
        """What a noun takes up, () if it takes up nothing."""
        token = self._context.token(s, i)
        links = self._fighters(s, i, token) or self._taken_up(s, i, role) or self._part_of_name(s, i, token)
        return tuple(Found(i, i + 1, link) for link in links)

    def _taken_up(self, s: int, i: int, role: Role) -> tuple[Link, ...]:
        """What "the two countries", "the group", "the government", "the ministers" take up."""
        sentence = self._context.sentences[s]
        token = sentence.tokens[i]
        roles = self._context.roles.of(token.lemma.lower())
        marks = {sentence.tokens[c].text.lower() for c in sentence.children[i]}
        plural = "Number=Plur" in token.feats
        definite = bool(marks & _DEFINITE)
        if (
            plural
            and (marks & {"both", "either"} or (definite and "two" in marks))
            and ("nation" in roles or role == "official")
        ):
            return self._pronouns.pair(s, i)
        if "group" in roles and not plural and definite:
            return self._part_of_name(s, i, token) or self._group(s, i)
        if role in ("official", "state", "force") and definite:
            links = self._holder(s, i, token) or self._same_noun(s, i, token)
            return links or (self._speakers(s, token) if plural and role == "official" else ())
        return ()

    def _holder(self, s: int, i: int, token: Token) -> tuple[Link, ...]:
        """The person named before who holds the office: "Stephen Harper ... the prime minister"."""
        sentence = self._context.sentences[s]
        if "Number=Plur" in token.feats:
            return ()
        parts = (
            sentence.tokens[c] for c in sentence.children[i] if sentence.tokens[c].dep in ("amod", "compound") and c < i
        )
        title = " ".join([*(t.lemma.lower() for t in parts), token.lemma.lower()])
        for t, link in self._past.named(s, i):
            if t < s - 2 * REACH:
                break
            if link.entity.kind == "person" and holds(self._context, link.entity.label, title):
                return (replace(link, score=0.65, reason=f"'the {title}' for {link.entity.label}, named before"),)
        return ()

    def _fighters(self, s: int, i: int, token: Token) -> tuple[Link, ...]:
        """The armed group of gunmen or kidnappers: for "the gunmen" the one named last, else one that claims the act."""
        if token.lemma.lower() not in self._context.roles.irregular:
            return ()
        named = chain(self._named_before(s, i), self._claiming(s, i))
        link = next((x for x in named if x.entity.kind == "armed_group"), None)
        if link is None:
            return ()
        return (replace(link, score=0.55, reason=f"'{token.text}' for {link.entity.label}, which the article names"),)

    def _named_before(self, s: int, i: int) -> Iterator[Link]:
        """Who was named before a definite noun; "gunmen" alone are new in the article."""
        sentence = self._context.sentences[s]
        if any(sentence.tokens[c].text.lower() in _DEFINITE for c in sentence.children[i]):
            yield from (link for _, link in self._past.named(s, i))

    def _claiming(self, s: int, i: int) -> Iterator[Link]:
        """Who says later that the act was theirs: "Al-Shabaab claimed responsibility"."""
        claiming = self._context.roles.claiming
        for t in range(s, len(self._context.sentences)):
            sentence = self._context.sentences[t]
            if claiming.isdisjoint(token.lemma.lower() for token in sentence.tokens):
                continue
            for at in self._past.speaking(t):
                match = self._context.match(t, at)
                if match and (t > s or at > i):
                    yield self._context.link(t, match)

    def _group(self, s: int, i: int) -> tuple[Link, ...]:
        """The group or organisation named last."""
        for t, link in self._past.named(s, i):
            if t < s - 2 * REACH:
                break
            if link.entity.kind in ("armed_group", "group", "organization") and link.entity.acts_for is None:
                return (replace(link, score=0.6, reason=f"group named before: {link.entity.label}"),)
        return ()

    def _part_of_name(self, s: int, i: int, token: Token) -> tuple[Link, ...]:
        """A group named before whose name holds the noun ("the rebels" after "Houthi rebels"); for rebels, any near."""
        lemma = token.lemma.lower()
        roles = self._context.roles.of(lemma)
        armed = "opposition" in roles
        if not roles & {"opposition", "group", "state"}:
            return ()
        for t, link in self._past.named(s, i):
            if t < s - 2 * REACH:
                break
            if link.entity.kind not in ("armed_group", "group", "organization") or link.entity.acts_for:
                continue
            near = armed and link.entity.kind == "armed_group" and "Number=Plur" in token.feats and t >= s - 2
            if near or lemma in words(link.entity.label):
                return (replace(link, score=0.6, reason=f"'{token.text}' for {link.entity.label}, named before"),)
        return ()

    def _same_noun(self, s: int, i: int, token: Token) -> tuple[Link, ...]:
        """The same noun with its state named before ("the Libyan government", later "the government")."""
        plural = "Number=Plur" in token.feats
        lemma = token.lemma.lower()
        for t in range(s, max(-1, s - 2 * REACH), -1):
            for other in reversed(self._context.sentences[t].tokens):
                if other.lemma.lower() != lemma or other.upos not in ("NOUN", "PROPN") or (t == s and other.i >= i):
                    continue
                if ("Number=Plur" in other.feats) != plural or self._context.match(t, other.i):
                    continue
                if found := self._phrases.sources(t, other.i):
                    states = (self._context.state(f.link) for f in found)
                    why = f"'{token.text}' named before"
                    return tuple(replace(x, score=0.65, reason=f"{why}: {x.entity.label}") for x in states)
        return ()

    def _speakers(self, s: int, token: Token) -> tuple[Link, ...]:
        """Those who spoke last, when several did together ("the diplomats" after "the foreign ministers of the G7")."""
        for t, at in self._past.speakers(s):
            if t < s - REACH:
                break
            if self._past.fits(t, self._context.token(t, at), person=None, plural=True):
                found = self._phrases.of(t, at)
                if found and found[0].link.entity.kind != "outlet":
                    why = f"'{token.text}' for those who spoke before"
                    return tuple(replace(f.link, score=0.5, reason=f"{why}: {f.link.entity.label}") for f in found)
        return ()

    def companions(self, s: int, owner: Link) -> tuple[Link, ...]:
        """Who was named together with somebody before: "the G7 with Australia ...", later "the G7 and their allies"."""
        for t in range(s - 1, max(-1, s - 4 * REACH), -1):
            for token in self._context.sentences[t].tokens:
                if token.dep != "nsubj" or not self._past.fits(t, token, person=None, plural=True):
                    continue
                links = [f.link for f in self._phrases.of(t, token.i)]
                if len(links) > 1 and links[0].entity.id == owner.entity.id and links[0].entity.kind == "group":
                    why = f"named together with {owner.entity.label} before"
                    return tuple(
                        replace(x, score=0.55, reason=why) for x in links[1:] if x.entity.kind != "unnamed_group"
                    )
        return ()
