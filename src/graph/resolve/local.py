"""Names that the article itself introduces: persons with their titles and countries, organisations with acronyms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from graph.model import Entity, Link, Sentence
from graph.resolve.context import Context, Found
from graph.resolve.descriptions import ABOUT_HERE, HERE_ONLY, descriptions
from graph.resolve.names import CALENDAR, initials, singular, slug, words
from graph.resolve.officeholders import by_surname, spelt_otherwise
from graph.resolve.plausible import is_building
from graph.resolve.spans import span_head


class Resolving(Protocol):
    """What the parts of this package ask of `graph.resolve.phrases.Phrases`."""

    def of(self, s: int, i: int) -> tuple[Found, ...]: ...

    def sources(self, s: int, i: int) -> list[Found]: ...

    def unsettled(self) -> None: ...


@dataclass(slots=True, eq=False)
class _Local:
    """A person or organisation under its longest name, with the heads of all its mentions."""

    name: tuple[str, ...]
    label: str
    person: bool
    heads: list[tuple[int, int]] = field(default_factory=list)
    link: Link | None = None
    open: bool = False
    """Its link is being worked out: what leads back to it says nothing."""


class LocalNames:
    """Built once an article from the proper names that the tables do not know."""

    def __init__(self, context: Context, phrases: Resolving) -> None:
        self._context = context
        self._phrases = phrases
        self._all: dict[tuple[str, ...], _Local] = {}
        self._by_word: dict[str, list[_Local | Link]] = defaultdict(list)
        self._at: dict[tuple[int, int], tuple[int, int, _Local | Link]] = {}
        self._acronyms = {t.text.lower() for x in context.sentences for t in x.tokens if _is_acronym(t.text)}
        for sentence in context.sentences:
            self._learn(sentence)

    def settle(self) -> None:
        """Work out all links, in the order of the text, so that no later question can change one."""
        for entry in self._all.values():
            self._linked(entry)

    # ------------------------------------------------------------ learning

    def _learn(self, sentence: Sentence) -> None:
        s = sentence.index
        for match in self._context.matches[s]:
            self._learn_known(s, match.begin, match.end)
        for begin, end in self._context.spans[s]:
            if self._is_new(s, begin, end):
                self._learn_span(sentence, begin, end)

    def _is_new(self, s: int, begin: int, end: int) -> bool:
        """Whether the tables know no part of a name, or only the nationality of a body that goes by its own acronym.

        Bodies of several states are no body of their own: "the Ministries of Defence of the Baltic states".
        """
        head = self._context.token(s, begin)
        if head.text.endswith("s") and self._context.roles.first(singular(head.text.lower())) == "state":
            return False
        matches = [m for i in range(begin, end) if (m := self._context.match(s, i))]
        if any(self._context.sense(s, m).how != "adjective" for m in matches):
            return False
        return not matches or self._own_code(words(self._context.text(s, begin, end))) is not None

    def _own_code(self, name: Sequence[str]) -> str | None:
        """The acronym that the article uses for a party, front or association: such a body acts for itself."""
        if self._context.roles.own_words.isdisjoint(name):
            return None
        return next((short.upper() for short in initials(name) if short in self._acronyms), None)

    def _learn_known(self, s: int, begin: int, end: int) -> None:
        """A part of a full name of the tables means that person; brackets after a name give its acronym."""
        match = self._context.match(s, begin)
        if match is None:
            return
        name = self._context.sense(s, match)
        tokens = self._context.sentences[s].tokens
        if name.how == "person" and end - begin > 1:
            parts = words(self._context.text(s, begin, end))
            for w in dict.fromkeys((parts[0], parts[-1])):
                self._by_word[w].append(self._context.link(s, match))
        bracketed = end + 2 < len(tokens) and tokens[end].text == "(" and tokens[end + 2].text == ")"
        if name.how not in ("organization", "user"):
            return
        if bracketed and tokens[end + 1].text.isupper():
            self._by_word[words(tokens[end + 1].text)[0]].append(self._context.link(s, match))
        parts = words(name.surface)
        for short in initials(parts) if len(parts) > 2 else ():
            if short in self._acronyms:
                self._by_word[short].append(self._context.link(s, match))

    def _learn_span(self, sentence: Sentence, begin: int, end: int) -> None:
        tokens = sentence.tokens[begin:end]
        parts = tuple(w for t in tokens for w in words(t.text) if w != "s")
        if not parts or parts[0] in CALENDAR or not any(w[0].isascii() for w in parts):
            return
        person = tokens[0].ent.endswith("PERSON")
        entry = self._earlier(parts, person) or (self._office_holder(sentence, begin, parts) if person else None)
        if entry is None:
            entry = self._new(parts, self._context.text(sentence.index, begin, end), person)
        if isinstance(entry, _Local):
            entry.heads.append((sentence.index, span_head(tokens)))
        for i in range(begin, end):
            self._at[sentence.index, i] = (begin, end, entry)

    def _new(self, parts: tuple[str, ...], label: str, person: bool) -> _Local:
        entry = self._all[parts] = _Local(parts, label, person)
        self._by_word[parts[-1]].append(entry)
        if len(parts) > 1 and (person or self._context.roles.first(parts[0]) is None):
            self._by_word[parts[0]].append(entry)
        if not person and len(parts) > 2:
            for short in initials(parts):
                self._by_word[short].append(entry)
        return entry

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

    def _office_holder(self, sentence: Sentence, begin: int, parts: tuple[str, ...]) -> Link | None:
        if len(parts) > 1:
            return spelt_otherwise(self._context, parts)
        before = (sentence.tokens[c] for c in sentence.children[begin])
        titles = {t.lemma.lower() for t in before if t.dep in ("nmod:desc", "compound")}
        return by_surname(self._context, parts[0], titles)

    # ------------------------------------------------------------ resolving

    def within(self, s: int, i: int) -> bool:
        """Whether the token is part of a name of two words and more."""
        at = self._at.get((s, i))
        return at is not None and at[1] - at[0] > 1

    def known(self, s: int, i: int) -> tuple[Found, ...]:
        """The party of a proper name if more is known of it than the article's country."""
        return tuple(f for f in self.resolve(s, i) if f.link.score >= 0.5)

    def resolve(self, s: int, i: int) -> tuple[Found, ...]:
        """The party that the proper name at a token stands for; () if it is none that can act."""
        at = self._at.get((s, i))
        if at is None:
            return self._by_surname(s, i)
        begin, end, entry = at
        link = entry if isinstance(entry, Link) else self._linked(entry)
        return (Found(begin, end, link),) if link else ()

    def _by_surname(self, s: int, i: int) -> tuple[Found, ...]:
        """A name that the pipeline took for none, by the last word of one that the article has."""
        sentence = self._context.sentences[s]
        last = max((c for c in sentence.children[i] if sentence.tokens[c].dep.startswith("flat")), default=i)
        parts = words(sentence.tokens[last].text)
        entries = self._by_word.get(parts[-1]) if parts and sentence.tokens[i].text[:1].isupper() else None
        if not entries:
            return ()
        link = entries[-1] if isinstance(entries[-1], Link) else self._linked(entries[-1])
        return (Found(i, i + 1, link),) if link else ()

    def _linked(self, entry: _Local) -> Link | None:
        if entry.open:
            self._phrases.unsettled()
        elif entry.link is None:
            entry.open = True
            entry.link = self._link(entry)
            entry.open = False
        return entry.link

    def _link(self, entry: _Local) -> Link:
        """A local entity, with the state or body that the article connects it with."""
        if not entry.person and (code := self._own_code(entry.name)):
            known = self._context.gazetteer.lookup(code, on=self._context.date)[:1]
            if known and code.lower() in self._context.redefined:
                code = slug(entry.label).upper()
            elif known:
                return replace(known[0], score=0.75, reason=f"goes by {code} in the article: {known[0].reason}")
            return Link(self._entity(entry, None, code=code), 0.7, f"body of its own, {code} in the article")
        for s, i in entry.heads:
            for found, why in descriptions(self._context, self._phrases.sources, s, i):
                whose = self._context.principal(found.link.entity)
                if whose.kind not in ("place", "outlet", "unnamed_group") and whose.code:
                    return Link(self._entity(entry, whose), 0.75, f"{why} '{whose.label}' in the article")
        roles = self._context.roles
        if not entry.person and not roles.outlet_words.isdisjoint(entry.name) and not is_building(entry.name):
            return Link(self._entity(entry, None, code="MED"), 0.6, "news outlet by its name")
        about = self._context.dominant(entry.heads[0][0])
        ngo = not entry.person and not roles.ngo_words.isdisjoint((entry.name[0], entry.name[-1]))
        if about is None or ngo:
            code = "NGO" if ngo else entry.name[-1].upper()
            return Link(self._entity(entry, None, code=code), 0.45, HERE_ONLY)
        reason = f"{ABOUT_HERE} {about.entity.label} here"
        return Link(self._entity(entry, about.entity), 0.45, reason)

    def _entity(self, entry: _Local, whose: Entity | None, *, code: str | None = None) -> Entity:
        """The entity of a local name. Bodies that every state has carry its code in their identifier."""
        code = whose.code if whose else code
        acts_for = whose.id if whose else None
        if entry.person:
            return Entity(f"person/{slug(entry.label)}", entry.label, "person", code, acts_for)
        if code == "MED":
            return Entity(f"org/{slug(entry.label)}", entry.label, "outlet", code)
        if whose and not self._context.roles.body_words.isdisjoint(entry.name):
            for name in (f"{whose.label} {entry.label}", f"{entry.label} of {whose.label}"):
                for link in self._context.gazetteer.lookup(name)[:1]:
                    return link.entity
            label = f"{entry.label} ({whose.label})"
            return Entity(f"org/{code}-{slug(entry.label)}", label, "organization", code, acts_for)
        return Entity(f"org/{slug(entry.label)}", entry.label, "organization", code, acts_for)


def _is_acronym(text: str) -> bool:
    return 1 < len(text) < 7 and text.isalpha() and text.isupper()
