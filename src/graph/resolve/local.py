"""Names that the article itself introduces: persons with their titles and countries, organisations with acronyms."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from graph.model import Entity, Link, Sentence, Token
from graph.resolve.context import Context, Found
from graph.resolve.gazetteer import office
from graph.resolve.names import slug, words

if TYPE_CHECKING:
    from graph.resolve.reference import Holding


class Resolving(Protocol):
    """What this module asks of `graph.resolve.phrases.Phrases`."""

    def of(self, s: int, i: int) -> tuple[Found, ...]: ...

    def sources(self, s: int, i: int) -> list[Found]: ...


@dataclass(slots=True)
class _Local:
    """A person or organisation under its longest name, with the heads of all its mentions."""

    name: tuple[str, ...]
    label: str
    person: bool
    heads: list[tuple[int, int]] = field(default_factory=list)
    link: Link | None = None
    open: bool = False
    """Its link is being worked out: what leads back to it says nothing."""


_NGO_HEADS = frozenset({
    "foundation", "association", "charity", "coalition", "campaign", "watch", "front", "institute", "society", "fund",
    "trust", "observatory", "federation", "initiative", "project", "network", "committee", "council", "alliance",
})  # fmt: skip
_NOT_NAMES = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
    "may", "june", "july", "august", "september", "october", "november", "december",
})  # fmt: skip


class LocalNames:
    """Built once an article from the proper names that the tables do not know; links are worked out when asked."""

    def __init__(self, context: Context, phrases: Resolving) -> None:
        self._context = context
        self._phrases = phrases
        self._all: dict[tuple[str, ...], _Local] = {}
        self._by_word: dict[str, list[_Local | Link]] = defaultdict(list)
        self._at: dict[tuple[int, int], tuple[int, int, _Local | Link]] = {}
        for sentence in context.sentences:
            self._learn(sentence)

    # ------------------------------------------------------------ learning

    def _learn(self, sentence: Sentence) -> None:
        s = sentence.index
        for match in self._context.matches[s]:
            self._learn_known(s, match.begin, match.end)
        for begin, end in _spans(sentence):
            if any(self._context.match(s, i) for i in range(begin, end)):
                continue
            self._learn_span(sentence, begin, end)

    def _learn_known(self, s: int, begin: int, end: int) -> None:
        """A surname after a full name of the tables means that person; brackets after a name give its acronym."""
        match = self._context.match(s, begin)
        if match is None:
            return
        name = self._context.sense(s, match)
        tokens = self._context.sentences[s].tokens
        if name.how == "person" and end - begin > 1:
            parts = words(" ".join(t.text for t in tokens[begin:end]))
            for w in {parts[0], parts[-1]}:
                self._by_word[w].append(self._context.link(s, match))
        if end + 2 < len(tokens) and tokens[end].text == "(" and tokens[end + 2].text == ")":
            acronym = tokens[end + 1].text
            if acronym.isupper() and name.how in ("organization", "user"):
                self._by_word[words(acronym)[0]].append(self._context.link(s, match))

    def _learn_span(self, sentence: Sentence, begin: int, end: int) -> None:
        tokens = sentence.tokens[begin:end]
        parts = tuple(w for t in tokens for w in words(t.text) if w != "s")
        if not parts or parts[0] in _NOT_NAMES:
            return
        person = tokens[0].ent.endswith("PERSON")
        entry = self._earlier(parts, person) or self._office_surname(sentence, begin, parts)
        if entry is None:
            label = " ".join(t.text for t in tokens).replace(" - ", "-").replace(" ’s", "’s").replace(" 's", "'s")
            entry = self._all[parts] = _Local(parts, label, person)
            self._by_word[parts[-1]].append(entry)
            if person and len(parts) > 1:
                self._by_word[parts[0]].append(entry)
            acronym = "".join(p[0] for p in parts)
            if not person and len(parts) > 2:
                self._by_word[acronym].append(entry)
        head = _head(tokens)
        if isinstance(entry, _Local):
            entry.heads.append((sentence.index, head))
        for i in range(begin, end):
            self._at[sentence.index, i] = (begin, end, entry)

    def _earlier(self, parts: tuple[str, ...], person: bool) -> _Local | Link | None:
        """The one already named whose name these words shorten or repeat."""
        if parts in self._all:
            return self._all[parts]
        if not person and len(parts) > 1:
            return None
        for entry in reversed(self._by_word.get(parts[-1], ())):
            name = entry.name if isinstance(entry, _Local) else words(entry.entity.label)
            if len(parts) == 1 or (parts[0] == name[0]) or set(parts) <= set(name):
                return entry
        return None

    def _office_surname(self, sentence: Sentence, begin: int, parts: tuple[str, ...]) -> Link | None:
        """A title with a surname ("Foreign Minister Cook"): who of that name held an office then."""
        date = self._context.date
        if len(parts) != 1 or date is None:
            return None
        titles = [sentence.tokens[c] for c in sentence.children[begin] if sentence.tokens[c].dep == "nmod:desc"]
        if not titles:
            return None
        holders: list[Holding] = []
        for person, held in self._context.reference.holdings.items():
            now = office(held, date)
            if words(person)[-1] == parts[0] and now is not None and now.covers(date):
                holders.append(now)
        named = [h for h in holders if h.code in self._context.named]
        for h in named or (holders if len(holders) == 1 else []):
            return self._context.gazetteer.person(self._context.reference.persons[h.person].entity, on=date)
        return None

    # ------------------------------------------------------------ resolving

    def known(self, s: int, i: int) -> tuple[Found, ...]:
        """The party of a proper name if something is known of it but the article's country."""
        return tuple(f for f in self.resolve(s, i) if f.link.score >= 0.5)

    def resolve(self, s: int, i: int) -> tuple[Found, ...]:
        """The party that the proper name at a token stands for; () if it is none that can act."""
        at = self._at.get((s, i))
        if at is None:
            return self._by_surname(s, i)
        begin, end, entry = at
        if isinstance(entry, Link):
            return (Found(begin, end, entry),)
        link = self._linked(entry)
        return (Found(begin, end, link),) if link else ()

    def _linked(self, entry: _Local) -> Link | None:
        if entry.link is None and not entry.open:
            entry.open = True
            entry.link = self._link(entry)
            entry.open = False
        return entry.link

    def _by_surname(self, s: int, i: int) -> tuple[Found, ...]:
        sentence = self._context.sentences[s]
        token = sentence.tokens[i]
        last = max((c for c in sentence.children[i] if sentence.tokens[c].dep.startswith("flat")), default=i)
        parts = words(sentence.tokens[last].text)
        for entry in reversed(self._by_word.get(parts[-1], ()) if parts and token.text[:1].isupper() else ()):
            link = entry if isinstance(entry, Link) else self._linked(entry)
            return (Found(i, i + 1, link),) if link else ()
        return ()

    def _link(self, entry: _Local) -> Link:
        """A local entity, with the country or body that the article connects it with."""
        for s, i in entry.heads:
            for principal, why in self._descriptions(s, i):
                whose = self._context.principal(principal.link.entity)
                if whose.kind == "place" or not whose.code:
                    continue
                return Link(_entity(entry, whose.code, whose.id), 0.75, f"{why} '{whose.label}' in the article")
        s = entry.heads[0][0]
        about = self._context.dominant(s)
        ngo = not entry.person and entry.name[-1] in _NGO_HEADS
        if about is None or ngo:
            code = "NGO" if ngo else entry.name[-1].upper()
            return Link(_entity(entry, code, None), 0.45, "named in this article only")
        reason = f"named in this article only, which is about {about.entity.label} here"
        return Link(_entity(entry, about.entity.code or "", about.entity.id), 0.45, reason)

    def _descriptions(self, s: int, i: int) -> list[tuple[Found, str]]:
        """What the phrases around a name connect it with, the closest first."""
        sentence = self._context.sentences[s]
        out: list[tuple[Found, str]] = []
        out += [(f, "title or adjective") for f in self._phrases.sources(s, i)]
        for c in sentence.children[i]:
            if sentence.tokens[c].dep in ("nmod:desc", "appos", "parataxis") and self._role(sentence.tokens[c]):
                out += [(f, "apposition") for f in self._phrases.sources(s, c)]
        token = sentence.tokens[i]
        if token.dep in ("appos", "nmod:desc", "flat") and self._role(sentence.tokens[token.head]):
            out += [(f, "apposition") for f in self._phrases.sources(s, token.head)]
        if token.dep == "nsubj" and self._role(sentence.tokens[token.head]):
            out += [(f, "predicate") for f in self._phrases.sources(s, token.head)]
        return out

    def _role(self, token: Token) -> bool:
        return token.upos in ("NOUN", "PROPN") and self._context.roles.first(token.lemma.lower()) is not None


def _entity(entry: _Local, code: str, acts_for: str | None) -> Entity:
    if entry.person:
        return Entity(f"person/{slug(entry.label)}", entry.label, "person", code, acts_for)
    return Entity(f"org/{slug(entry.label)}", entry.label, "organization", code, acts_for)


def _spans(sentence: Sentence) -> list[tuple[int, int]]:
    """Token spans of the names of persons and organisations that the pipeline found."""
    out: list[tuple[int, int]] = []
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        ent = tokens[i].ent
        if not ent or ent.endswith(("LOC", "GPE", "DATE", "MISC")):
            i += 1
            continue
        end = i + 1
        while end < len(tokens) and tokens[end].ent == "I-" + ent[2:]:
            end += 1
        out.append((i, end))
        i = end
    return out


def _head(tokens: tuple[Token, ...]) -> int:
    """The token of a span that the others depend on."""
    inside = {t.i for t in tokens}
    return next((t.i for t in tokens if t.head not in inside or t.head == t.i), tokens[-1].i)
