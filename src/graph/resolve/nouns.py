"""Common nouns as parties: role nouns with what modifies them, bare ones, groups that stay unnamed."""

from __future__ import annotations

from dataclasses import replace

from graph.model import ABOUT, Entity, Link, Token
from graph.resolve import headless
from graph.resolve.anaphora import Anaphora
from graph.resolve.clause import Clause
from graph.resolve.context import Context, Found
from graph.resolve.groups import Groups, noun_begin
from graph.resolve.local import Resolving
from graph.resolve.modifiers import Modifiers
from graph.resolve.roles import BARE, SCORES, Role

_MEDIA = Entity("org/MED", "News media", "outlet", "MED")
_LOCAL_ROLES = frozenset({"people"})
_LOCAL = frozenset({"police", "authority", "court", "prosecutor", "judge", "mayor", "protester", "demonstrator"})
"""Who acts or suffers at home, where soldiers and envoys may be abroad."""
_ANY = frozenset({"any", "another", "other", "no", "every", "each", "whichever"})


class Nouns:
    """Resolves phrases whose head is a noun that is no name."""

    def __init__(self, context: Context, phrases: Resolving, modifiers: Modifiers, anaphora: Anaphora) -> None:
        self._context = context
        self._roles = context.roles
        self._phrases = phrases
        self._modifiers = modifiers
        self._anaphora = anaphora
        self._groups = Groups(context)
        self._clause = Clause(context, phrases)

    def resolve(self, s: int, i: int) -> tuple[Found, ...]:
        """The parties of a noun phrase, () if it names no actor."""
        token = self._context.token(s, i)
        lemma = token.lemma.lower()
        if (lemma in self._roles.counted or token.upos == "NUM") and (found := self._modifiers.of_phrase(s, i)):
            return found
        if named := self._named(s, i):
            return named
        explicit = self._modifiers.sources(s, i)
        if explicit and lemma in self._roles.other_than and self._is_owner(s, i, explicit[0]):
            return self._others_of(s, i, explicit[0])
        role = self._roles.first(lemma)
        if role and not explicit and headless.is_no_head(self._context.sentences[s], i, role):
            return ()
        if explicit:
            return tuple(self._as_role(s, i, f, role) for f in explicit)
        return self._alone(s, i, role) if role else self._headless(s, i)

    def _is_owner(self, s: int, i: int, found: Found) -> bool:
        """Whether allies or critics are others than who is named: not a "Trump ally", not the members in "NATO allies".

        A nationality before critics and opponents is their own ("Russian critics of the war").
        """
        entity = found.link.entity
        if self._context.token(s, i).lemma.lower() in self._roles.opposing:
            match = self._context.match(s, found.begin)
            return match is None or self._context.sense(s, match).how != "adjective"
        possessor = self._context.token(s, found.end - 1).dep == "nmod:poss"
        return entity.kind != "person" and not (entity.kind == "group" and found.end == i and not possessor)

    def _others_of(self, s: int, i: int, owner: Found) -> tuple[Found, ...]:
        """Allies, partners, enemies of somebody: those named together with them before, else others than they."""
        opposing = self._context.token(s, i).lemma.lower() in self._roles.opposing
        if not opposing and (companions := self._anaphora.companions(s, owner.link)):
            return tuple(self._whole(s, i, link) for link in companions)
        return (self._groups.others_of(s, i, owner),)

    def _as_role(self, s: int, i: int, found: Found, role: Role | None) -> Found:
        """The party of a modifier as the party of its noun ("Turkish forces": Turkey)."""
        lemma = self._context.token(s, i).lemma.lower()
        if found.link.entity.kind == "person" and not self._serves(lemma, role):
            return self._of_person(s, i, found, role)
        score = SCORES[role] if role else 0.45
        link = self._context.state(found.link) if found.link.entity.kind in ("place", "person") else found.link
        if role == "media" and link.entity.kind == "country" and not self._states_own(s, i):
            link = replace(link, entity=_MEDIA)
        elif lemma in self._roles.opposed and link.entity.kind == "country" and link.entity.code != "PSE":
            link = replace(link, entity=self._groups.opposition(link.entity, lemma))
        return self._spanning(s, i, found, link, score)

    def _serves(self, lemma: str, role: Role | None) -> bool:
        """Whether what is a person's is of the state: its government, its forces, those who hold an office."""
        serving = role in ("force", "official", "media", "opposition") and lemma not in self._roles.other_than
        return serving or lemma in self._roles.governing

    def _of_person(self, s: int, i: int, found: Found, role: Role | None) -> Found:
        """What is a person's: people around him are a group, his acts, plans and belongings he himself."""
        if role == "people" or self._context.token(s, i).lemma.lower() in self._roles.other_than:
            return self._groups.around(s, i, found)
        return self._spanning(s, i, found, found.link, SCORES[role] if role else 0.45)

    def _spanning(self, s: int, i: int, found: Found, link: Link, score: float) -> Found:
        begin, end = min(found.begin, noun_begin(self._context.sentences[s], i)), max(found.end, i + 1)
        reason = f"{link.reason}, of '{self._context.token(s, i).text}'"
        return Found(begin, end, Link(link.entity, round(min(score, link.score), 3), reason))

    def _alone(self, s: int, i: int, role: Role) -> tuple[Found, ...]:
        """A role noun that nothing says the state of."""
        token = self._context.token(s, i)
        lemma = token.lemma.lower()
        if role == "media":
            return (self._whole(s, i, Link(_MEDIA, BARE[role], "news media in general")),)
        if found := self._anaphora.resolve(s, i, role):
            return found
        if code := self._unowned(s, i, lemma):
            entity = self._context.reference.principals.get(code)
            entity = entity or Entity(f"group/{code.lower()}", self._roles.unnamed_labels[code], "unnamed_group", code)
            return (self._whole(s, i, Link(entity, 0.45, f"'{token.text}' of no state that the article names")),)
        if role == "nation" and self._is_any(s, i):
            return ()
        several = "Number=Plur" in token.feats and role in ("nation", "group")
        if several or role == "group" or (lemma in self._roles.other_than and role != "people"):
            return (self._groups.unnamed(s, i),)
        return self._bare(s, i, role)

    def _is_any(self, s: int, i: int) -> bool:
        """Whether a noun stands for one that is not named: "any country", "another state", "no other nation"."""
        sentence = self._context.sentences[s]
        return any(sentence.tokens[c].lemma.lower() in _ANY for c in sentence.children[i])

    def _named(self, s: int, i: int, *, under: bool = False) -> tuple[Found, ...]:
        """The person whose name follows ("ophthalmologist Li Wenliang", "the head of the ministry, Ali Hassan")."""
        sentence = self._context.sentences[s]
        official = under or self._roles.first(sentence.tokens[i].lemma.lower()) == "official"
        for c in sentence.children[i]:
            token = sentence.tokens[c]
            if c > i and self._names_it(token, i, official=official) and (found := self._phrases.of(s, c)):
                return found
            if official and token.dep == "nmod" and c > i and (found := self._named(s, c, under=True)):
                return found
        return ()

    def _names_it(self, token: Token, i: int, *, official: bool) -> bool:
        if token.upos != "PROPN" or not token.ent.endswith("PERSON"):
            return False
        return token.dep.startswith("flat") or (token.dep == "appos" and (official or token.i <= i + 2))

    def _unowned(self, s: int, i: int, lemma: str) -> str | None:
        if lemma in self._roles.unowned:
            return self._roles.unowned[lemma]
        sentence = self._context.sentences[s]
        before = (sentence.tokens[c] for c in sentence.children[i])
        marks = {t.lemma.lower() for t in before if t.dep in ("amod", "compound")}
        return "INTL" if marks & {"international", "global", "world"} else None

    def _headless(self, s: int, i: int) -> tuple[Found, ...]:
        """Adjectives and numbers used as nouns for people ("the wounded", "two were killed", "anti-government")."""
        sentence = self._context.sentences[s]
        token = sentence.tokens[i]
        last = token.text.lower().rpartition("-")[2]
        if "-" in token.text and (role := self._roles.first(last)) in ("state", "official", "force"):
            return self._bare(s, i, role)
        return self._bare(s, i, "people") if headless.is_people(sentence, i) else ()

    def _bare(self, s: int, i: int, role: Role) -> tuple[Found, ...]:
        """A role noun of the country that the article is about."""
        token = self._context.token(s, i)
        if role == "facility" and (token.lemma.lower() in self._roles.nowhere or token.dep == "nsubj"):
            return ()
        if own := self._clause.owner(s, i, role):
            return (self._whole(s, i, own),)
        here = self._clause.around(s, i) if role in _LOCAL_ROLES or token.lemma.lower() in _LOCAL else None
        about = here or self._context.dominant(s)
        if about is None:
            return ()
        what = "where it happens" if here else f"{ABOUT} here"
        reason = f"'{token.text}' of {about.entity.label}, {what}"
        score = round(BARE[role] * (0.5 + about.score / 1.6), 3)
        lemma = token.lemma.lower()
        if lemma in self._roles.opposed:
            return (self._whole(s, i, Link(self._groups.opposition(about.entity, lemma), score, reason)),)
        if role == "people" and not here:
            return (self._groups.private(s, i, Link(about.entity, score, reason)),)
        return (self._whole(s, i, Link(about.entity, score, reason)),)

    def _states_own(self, s: int, i: int) -> bool:
        """Whether a medium speaks for its state ("Syrian state media"), or a report for who wrote it."""
        sentence = self._context.sentences[s]
        before = (sentence.tokens[c].text.lower() for c in sentence.children[i] if c < i)
        return sentence.tokens[i].lemma == "report" or any(w.startswith(("state", "official", "gov")) for w in before)

    def _whole(self, s: int, i: int, link: Link) -> Found:
        return Found(noun_begin(self._context.sentences[s], i), i + 1, link)
