"""Groups that an article does not name: by a count, by what they are to somebody, by whom they oppose."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Entity, Link, Sentence
from graph.resolve.context import Context, Found
from graph.resolve.names import slug

_DIRECTLY = frozenset({"amod", "compound", "nummod", "nmod:poss", "nmod:desc"})

_CAPITALS = frozenset({
    "african", "arab", "asian", "buddhist", "catholic", "christian", "democrat", "druze", "hindu", "jew", "jewish", "kurd",
    "muslim", "native", "protestant", "republican", "shia", "shiite", "sikh", "sunni", "western",
})  # fmt: skip
"""Words that keep their capital in the midst of a sentence."""


class Groups:
    """Makes the parties of phrases like "three allies", "Merkel's critics", "his lawyers"."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._roles = context.roles

    def unnamed(self, s: int, i: int) -> Found:
        """States or groups that stay unnamed ("three allies", "foreign powers"): a group of this article's own."""
        begin = noun_begin(self._context.sentences[s], i)
        tokens = self._context.sentences[s].tokens
        label = " ".join(t.text for t in tokens[begin : i + 1])
        code = "FOREIGN" if any(t.lemma == "foreign" for t in tokens[begin:i]) else None
        entity = Entity(self._identifier(s, begin), label, "unnamed_group", code)
        return Found(begin, i + 1, Link(entity, 0.35, "a group that the article does not name"))

    def private(self, s: int, i: int, guess: Link) -> Found:
        """People whom only the article's subject gives a state ("a teacher", "voters"): they bear its code, not its name."""
        begin = noun_begin(self._context.sentences[s], i)
        while begin < i and self._context.token(s, begin).upos in ("PRON", "DET"):
            begin += 1
        label = self._context.text(s, begin, i + 1)
        first = self._context.token(s, begin)
        if begin < 2 and first.upos != "PROPN" and first.text.istitle() and first.lemma.lower() not in _CAPITALS:
            label = label[:1].lower() + label[1:]
        state = guess.entity
        identifier = f"people/{self._context.article}-{state.code}-{slug(label)}"
        entity = Entity(identifier, label, "unnamed_group", state.code, drawn_from=state.id)
        return Found(begin, i + 1, replace(guess, entity=entity))

    def others_of(self, s: int, i: int, owner: Found) -> Found:
        """Allies, neighbours, enemies, critics of somebody: others than they."""
        lemma = self._context.token(s, i).lemma.lower()
        whose = owner.link.entity
        if whose.kind != "person":
            whose = self._context.state(owner.link).entity
        suffix = "ALLIES" if lemma in ("ally", "partner", "backer") else "OTHERS"
        why = f"others than {whose.label}, named by what they are to it"
        return self._of(s, i, owner, Entity("", whose.label, whose.kind, f"{whose.code}-{suffix}"), why, whose.id)

    def around(self, s: int, i: int, owner: Found) -> Found:
        """The relatives, lawyers, supporters of a person: people of that person's state, who act for themselves."""
        whose = owner.link.entity
        state = self._context.principal(whose)
        drawn = state.id if state.kind == "country" else whose.id
        return self._of(s, i, owner, whose, f"named by what they are to {whose.label}", drawn)

    def _of(self, s: int, i: int, owner: Found, whose: Entity, why: str, drawn_from: str) -> Found:
        sentence = self._context.sentences[s]
        begin, end = min(noun_begin(sentence, i), owner.begin), max(i + 1, owner.end)
        label = f"{sentence.tokens[i].text.lower()} of {whose.label}"
        entity = Entity(self._identifier(s, begin), label, "unnamed_group", whose.code, drawn_from=drawn_from)
        return Found(begin, end, Link(entity, round(min(0.5, owner.link.score), 3), why))

    def opposition(self, state: Entity, noun: str) -> Entity:
        """Those who oppose a state's government, as one actor: its insurgents, else its opposition."""
        sort, label = ("INS", "Insurgents") if noun in self._roles.insurgent else ("OPP", "Opposition")
        code = f"{state.code}-{sort}"
        known = self._context.reference.principals.get(code)
        return known or Entity(f"org/{code}", f"{label} of {state.label}", "armed_group", code)

    def _identifier(self, s: int, begin: int) -> str:
        return f"group/{self._context.article}-{s}-{self._context.token(s, begin).begin}"


def noun_begin(sentence: Sentence, i: int) -> int:
    """First token of the modifiers that stand directly before a noun, articles left out."""
    begin = i
    for c in reversed(sentence.children[i]):
        if c < begin and sentence.tokens[c].dep in _DIRECTLY:
            begin = min(sentence.subtree(c))
    return begin
