"""Phrases to parties: which resolver a head asks for, and what is coordinated with it."""

from __future__ import annotations

from collections.abc import Iterator

from graph.resolve.anaphora import Anaphora
from graph.resolve.antecedents import Antecedents
from graph.resolve.context import Context, Found
from graph.resolve.local import LocalNames
from graph.resolve.modifiers import Modifiers, unique
from graph.resolve.nouns import Nouns
from graph.resolve.places import Places
from graph.resolve.pronouns import Pronouns

_WITH = frozenset({"together", "along", "alongside", "including"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"})


class Phrases:
    """Resolves the phrase headed by a token. One object an article; results are kept."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._places = Places(context)
        self._local = LocalNames(context, self)
        self._modifiers = Modifiers(context, self, self._local, self._places)
        past = Antecedents(context, self)
        self._pronouns = Pronouns(past)
        self._nouns = Nouns(context, self, self._modifiers, Anaphora(past, self._pronouns))
        self._done: dict[tuple[int, int], tuple[Found, ...]] = {}
        self._alone: dict[tuple[int, int], tuple[Found, ...]] = {}
        self._open: set[tuple[int, int]] = set()
        self._cut = 0
        self._unsettled = 0
        self.sources = self._modifiers.sources
        self.place = self._places.place
        self._local.settle()

    def of(self, s: int, i: int) -> tuple[Found, ...]:
        """The parties that the phrase headed by token ``i`` of sentence ``s`` names, coordination spelled out."""
        i = self._head(s, i)
        if (s, i) in self._done:
            return self._done[s, i]
        if (s, i) in self._open:
            self._cut += 1
            return ()
        self._open.add((s, i))
        before = self._cut, self._unsettled
        found = tuple(unique(self._with_others(s, i)))
        self._open.discard((s, i))
        if before == (self._cut, self._unsettled) or (not self._open and before[1] == self._unsettled):
            self._done[s, i] = found
        return found

    def unsettled(self) -> None:
        """Told by `LocalNames` that an answer leaves out a name that is being worked out: it must not be kept."""
        self._unsettled += 1

    def one(self, s: int, i: int) -> tuple[Found, ...]:
        """The parties of the phrase without its coordinated ones."""
        if (s, i) in self._alone:
            return self._alone[s, i]
        before = self._cut, self._unsettled
        found = self._one(s, i)
        if before == (self._cut, self._unsettled):
            self._alone[s, i] = found
        return found

    def _one(self, s: int, i: int) -> tuple[Found, ...]:
        token = self._context.token(s, i)
        if self._context.match(s, i):
            return self._modifiers.name(s, i)
        if token.upos == "PRON" or (token.upos == "DET" and token.dep not in ("det", "det:predet")):
            counted = token.lemma.lower() in self._context.roles.counted
            return (self._modifiers.of_phrase(s, i) if counted else ()) or self._pronouns.resolve(s, i)
        if token.upos == "PROPN" and not self._bare_role(s, i) and (known := self._local.resolve(s, i)):
            return known
        return self._nouns.resolve(s, i)

    def _bare_role(self, s: int, i: int) -> bool:
        """Whether a capitalised noun is a role noun and no part of a longer name ("the Parliament", "Police")."""
        lemma = self._context.token(s, i).lemma.lower()
        return self._context.roles.first(lemma) is not None and not self._local.within(s, i)

    def _head(self, s: int, i: int) -> int:
        """From a title or a later part of a name to the name's head."""
        tokens = self._context.sentences[s].tokens
        for _ in range(4):
            t = tokens[i]
            match = self._context.match(s, i)
            if t.head == i or (match and not match.begin <= t.head < match.end):
                return i
            of_name = tokens[t.head].upos == "PROPN" and (t.dep.startswith("flat") or t.dep == "nmod:desc")
            if not of_name and not match:
                return i
            i = t.head
        return i

    def _with_others(self, s: int, i: int) -> Iterator[Found]:
        """The phrase itself, then what is coordinated with it."""
        sentence = self._context.sentences[s]
        yield from self.one(s, i)
        match = self._context.match(s, i)
        for c in sentence.children[i]:
            token = sentence.tokens[c]
            if match and match.begin <= c < match.end:
                continue
            if token.dep == "conj":
                added = token.upos in _NOMINAL
            else:
                added = (token.dep in ("nmod", "obl") and self._joined(s, c)) or self._listed(s, i, c)
            if added:
                yield from self.of(s, c)
        for state in self._row_of_states(s, i):
            yield from self._modifiers.name(s, state)
        if (j := self._added_after(s, i)) is not None:
            yield from self.of(s, j)

    def _added_after(self, s: int, i: int) -> int | None:
        """Head of a phrase that "together with" or "alongside" adds to a subject, wherever the parser hangs it."""
        tokens = self._context.sentences[s].tokens
        if not tokens[i].dep.startswith("nsubj"):
            return None
        added = False
        for t in tokens[i + 1 : i + 16]:
            if t.upos in ("VERB", "AUX"):
                return None
            if t.text.lower() in ("together", "along", "alongside"):
                added = True
            elif added and t.upos in ("NOUN", "PROPN", "PRON") and (t.head < i or tokens[t.head].upos == "VERB"):
                return t.i if t.head != i else None
        return None

    def _listed(self, s: int, i: int, c: int) -> bool:
        """Whether an apposition to a state is another state: the parser's slip in a list of states."""
        first, second = self._context.match(s, i), self._context.match(s, c)
        if first is None or second is None or self._context.token(s, c).dep != "appos":
            return False
        one, other = (self._context.sense(s, m).entity for m in (first, second))
        return one.kind == other.kind == "country" and one.id != other.id

    def _row_of_states(self, s: int, i: int) -> list[int]:
        """The other states of a row of three and more that begins here ("Chile, Peru and Bolivia"), however parsed."""
        tokens = self._context.sentences[s].tokens
        row: list[int] = []
        match = self._context.match(s, i)
        while match and self._context.sense(s, match).how == "name":
            row.append(match.begin)
            at = match.end
            while at < len(tokens) and tokens[at].text.lower() in (",", "and"):
                at += 1
            between = {t.text.lower() for t in tokens[match.end : at]}
            match = self._context.match(s, at) if between else None
            if match and "and" in between and self._context.sense(s, match).how == "name":
                return [*row[1:], match.begin] if len(row) > 1 else []
        return []

    def _joined(self, s: int, i: int) -> bool:
        """Whether the phrase is added by "together with", "along with", "alongside"."""
        sentence = self._context.sentences[s]
        words = {sentence.tokens[c].text.lower() for c in sentence.children[i] if c < i}
        return bool(words & _WITH) or {"as", "well"} <= words
