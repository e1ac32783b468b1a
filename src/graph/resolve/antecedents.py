"""What was spoken of before a place in the article, in the order in which a reader would think of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from graph.model import Link, Sentence, Token
from graph.resolve.context import Context, Found
from graph.resolve.gender import PRONOUNS, of_name, of_noun
from graph.resolve.local import Resolving
from graph.resolve.matching import Match
from graph.resolve.quotes import quoted

REACH = 4
"""How many sentences back an antecedent may stand."""

PERSON = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
THING = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})


_TURN = re.compile(r"^(?:\(\([^()\n]{1,40}\)\)|(?:Q|A|WN|Question|Answer|Interviewer)[.:]\s)", re.MULTILINE)
_TURNS = 3

RANK = {"nsubj": 0, "nsubj:pass": 0, "obj": 1, "iobj": 1}
"""Grammatical roles by salience (Lappin and Leass 1994): who is spoken of is taken up before who is mentioned on the way."""
LAST = 2


class Antecedents:
    """Searches backwards for what a pronoun or noun can take up."""

    def __init__(self, context: Context, phrases: Resolving) -> None:
        self.context = context
        self.phrases = phrases

    @cached_property
    def quoted(self) -> list[frozenset[int]]:
        """For each sentence the tokens that stand in quotation marks."""
        return quoted(self.context.sentences)

    @cached_property
    def is_interview(self) -> bool:
        """Whether turns of question and answer make up the article: two lines and more that begin with who speaks."""
        return sum(1 for _ in islice(_TURN.finditer(self.context.text_of_article), _TURNS)) == _TURNS

    def speakers(self, s: int, *, after: bool = False) -> Iterator[tuple[int, int]]:
        """Subjects of verbs of speech outside quotations: in the sentences before ``s``, or in those after."""
        order = range(s + 1, min(s + REACH, len(self.context.sentences))) if after else range(s - 1, max(-1, s - 9), -1)
        for t in order:
            yield from ((t, i) for i in self.speaking(t))

    def speaking(self, s: int) -> Iterator[int]:
        """Subjects of the verbs of speech of one sentence that stand outside quotations."""
        sentence = self.context.sentences[s]
        for t in sorted(sentence.tokens, key=lambda t: t.dep not in ("root", "conj", "parataxis")):
            if t.upos == "VERB" and t.lemma in self.context.roles.speech and t.i not in self.quoted[s]:
                subjects = self._subjects(sentence, t.i)
                if not subjects and t.dep == "conj":
                    subjects = self._subjects(sentence, t.head)
                yield from (c for c in subjects if c not in self.quoted[s])

    def _subjects(self, sentence: Sentence, verb: int) -> list[int]:
        return [c for c in sentence.children[verb] if sentence.tokens[c].dep == "nsubj"]

    def speaks(self, s: int, i: int) -> bool:
        """Whether the token is the subject of a verb of speech, outside quotations."""
        token = self.context.token(s, i)
        verb = self.context.token(s, token.head)
        return token.dep == "nsubj" and verb.lemma in self.context.roles.speech and i not in self.quoted[s]

    def before(self, s: int, i: int, *, person: bool | None, plural: bool) -> tuple[int, tuple[Found, ...]] | None:
        """The likeliest antecedent of that kind and number, with its sentence."""
        gender = PRONOUNS.get(self.context.token(s, i).text.lower())
        others = self._acted_on(s, i) if person else frozenset()
        counted = plural and self._counted(s, i)
        for t, at in self._ordered(s, i, plural=plural):
            token = self.context.token(t, at)
            if not self.fits(t, token, person=person, plural=plural) or (counted and not self._several(t, token)):
                continue
            found = self.phrases.of(t, at)
            if not found or found[0].link.entity.id in others:
                continue
            if gender is None or self._agrees(token, found[0].link, gender):
                return t, found
        return None

    def _counted(self, s: int, i: int) -> bool:
        """Whether some of them are counted, so that they are many and no body: "2,000 of them"."""
        token = self.context.token(s, i)
        head = self.context.token(s, token.head)
        return (
            token.dep == "nmod" and self.context.case(s, i) == "of" and (head.upos == "NUM" or head.text[:1].isdigit())
        )

    def _acted_on(self, s: int, i: int) -> frozenset[str]:
        """Who is named as an object in the clause whose subject the pronoun is: "she said, asking Cengiz to wait"."""
        sentence = self.context.sentences[s]
        if sentence.tokens[i].dep != "nsubj":
            return frozenset()
        verb = sentence.tokens[i].head
        verbs = [verb, *(c for c in sentence.children[verb] if sentence.tokens[c].dep in ("advcl", "xcomp"))]
        objects = (c for v in verbs for c in sentence.children[v] if sentence.tokens[c].dep in ("obj", "iobj"))
        named = (f for c in objects if sentence.tokens[c].upos == "PROPN" for f in self.phrases.of(s, c))
        return frozenset(f.link.entity.id for f in named)

    def _agrees(self, token: Token, link: Link, gender: str) -> bool:
        """Whether nothing tells that the one spoken of is of another gender than the pronoun."""
        if token.upos == "PRON":
            told = PRONOUNS.get(token.text.lower())
        elif link.entity.kind == "person":
            told = of_name(link.entity.label, self.context.reference)
        else:
            told = of_noun(token.lemma.lower())
        return told is None or told == gender

    def _ordered(self, s: int, i: int, *, plural: bool) -> Iterator[tuple[int, int]]:
        yield from ((s, c) for c in self._sayers(s, i))
        if self.speaks(s, i):
            yield from self.speakers(s)
        yield from self._candidates(s, i, plural=plural)
        if plural and self.speaks(s, i):
            yield from self.speakers(s, after=True)

    def _sayers(self, s: int, i: int) -> Iterator[int]:
        """Who says what the pronoun is the subject of: "Turkey said it rejected the claims"."""
        tokens = self.context.sentences[s].tokens
        verb = tokens[i].head
        if tokens[i].dep.startswith("nsubj") and tokens[verb].dep == "ccomp" and i not in self.quoted[s]:
            said = tokens[verb].head
            if tokens[said].lemma in self.context.roles.speech:
                yield from (c for c in self._subjects(self.context.sentences[s], said) if c < i)

    def _candidates(self, s: int, i: int, *, plural: bool) -> Iterator[tuple[int, int]]:
        """Heads of noun phrases before a token: in its own sentence and up to four before, subjects first.

        "They" are rather several than one body: "Three sailors were hurt when a Chinese vessel rammed their boat".
        """
        outside = i not in self.quoted[s]
        subjects = self.acting_on(s, i)
        for t in range(s, max(-1, s - REACH - 1), -1):
            sentence = self.context.sentences[t]
            heads = [x for x in sentence.tokens if (t < s or x.i < i) and _is_head(x)]
            if t == s:
                heads = [x for x in heads if x.i not in subjects and not self._governs(t, x, i)]
                if outside:
                    heads = [x for x in heads if x.i not in self.quoted[t]]
            one = {x.i for x in heads if plural and not self._several(t, x)} if t == s else set[int]()
            heads.sort(key=lambda x: (RANK.get(x.dep, LAST), x.i in one, -x.i if t == s else x.i))
            yield from ((t, x.i) for x in heads)

    def acting_on(self, s: int, i: int) -> list[int]:
        """The subjects of the verb whose object the pronoun is: "they took them hostage" (principle B of binding).

        So are those of a verb that makes it do something, however parsed: "it called on both sides to talk".
        """
        sentence = self.context.sentences[s]
        token = sentence.tokens[i]
        verb = token.head
        controlled = token.dep == "nsubj" and sentence.tokens[verb].dep == "xcomp"
        if not controlled and token.dep.split(":")[0] not in ("obj", "iobj", "obl"):
            return []
        if token.text.lower().endswith(("self", "selves")):
            return []
        verb = sentence.tokens[verb].head if controlled else verb
        for _ in range(3):
            if found := [c for c in sentence.children[verb] if sentence.tokens[c].dep.startswith("nsubj")]:
                return found
            if sentence.tokens[verb].dep not in ("xcomp", "conj", "advcl"):
                break
            verb = sentence.tokens[verb].head
        return []

    def _governs(self, s: int, x: Token, i: int) -> bool:
        """Whether the pronoun stands inside the candidate's own phrase, not beside it ("and his")."""
        tokens = self.context.sentences[s].tokens
        at = i
        while tokens[at].head != at:
            if tokens[at].dep == "conj" and tokens[at].head == x.i:
                return False
            at = tokens[at].head
            if at == x.i:
                return True
            if tokens[at].upos == "VERB":
                return False
        return False

    def fits(self, s: int, token: Token, *, person: bool | None, plural: bool) -> bool:
        """Whether a phrase of this head agrees with a pronoun."""
        context = self.context
        if token.upos == "PRON":
            return token.text.lower() in (PLURAL if plural else PERSON if person else THING)
        match = context.match(s, token.i)
        how = context.sense(s, match).how if match else ""
        role = None if match else context.roles.first(token.lemma.lower())
        human = how == "person" or token.ent.endswith("PERSON")
        many = self._several(s, token)
        if plural:
            body = bool(how) and how != "person"
            return body or (many and (human or role is not None)) or (role in ("force", "state") and not human)
        if person:
            return not many and (human or role in ("official", "people", "force"))
        thing = bool(how) or role in ("state", "group", "nation") or token.ent.endswith("ORG")
        return thing and not many and not human

    def _several(self, s: int, token: Token) -> bool:
        """Whether a phrase names more than one: a plural or a coordination."""
        sentence = self.context.sentences[s]
        return "Number=Plur" in token.feats or any(sentence.tokens[c].dep == "conj" for c in sentence.children[token.i])

    def matches(self, s: int, i: int) -> Iterator[tuple[int, Match]]:
        """Known names before a token, the nearest first, with their sentences."""
        for t in range(s, -1, -1):
            yield from ((t, match) for match in reversed(self.context.matches[t]) if t < s or match.begin < i)

    def named(self, s: int, i: int) -> Iterator[tuple[int, Link]]:
        """Who these names stand for."""
        yield from ((t, self.context.link(t, match)) for t, match in self.matches(s, i))


def _is_head(token: Token) -> bool:
    """Whether a token may head a phrase that a pronoun takes up."""
    if token.upos == "PRON":
        return token.text.lower() in PERSON | THING | PLURAL
    return token.upos in ("NOUN", "PROPN") and token.dep.split(":")[0] not in ("compound", "flat", "amod", "fixed")
