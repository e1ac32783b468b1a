"""Names that the article itself introduces: persons with their titles and countries, organisations with acronyms."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Protocol

from graph.model import Entity, Link, Sentence, Token
from graph.resolve.context import Context, Found
from graph.resolve.gazetteer import office
from graph.resolve.names import slug, sound, words


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
    "foundation", "association", "charity", "campaign", "watch", "institute", "society", "fund", "trust", "observatory",
    "initiative", "project", "parenthood",
})  # fmt: skip
_OUTLET_WORDS = frozenset({
    "times", "post", "news", "journal", "magazine", "herald", "tribune", "gazette", "tv", "radio", "television", "daily",
    "weekly", "newspaper", "press", "broadcasting", "observer", "chronicle", "examiner", "mirror", "insider", "today",
})  # fmt: skip
_BODIES = frozenset({
    "ministry", "ministries", "department", "parliament", "congress", "senate", "assembly", "army", "navy", "police", "court",
    "government", "council", "committee", "commission", "office", "agency", "guard", "forces", "force", "house", "bank", "party",
    "service", "directorate", "administration", "authority", "embassy", "cabinet", "bureau", "board", "union", "front",
})  # fmt: skip
"""Words of names that several states' bodies bear."""
_OFFICE_WORDS = {"secretary": "minister", "premier": "prime minister", "foreign": "foreign minister"}
_LATELY = datetime.timedelta(days=1500)
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
        if not parts or parts[0] in _NOT_NAMES or not any(w[:1].isascii() for w in parts):
            return
        person = tokens[0].ent.endswith("PERSON")
        entry = self._earlier(parts, person) or self._office_holder(sentence, begin, parts)
        if entry is None:
            label = " ".join(t.text for t in tokens).replace(" - ", "-").replace(" ’s", "’s").replace(" 's", "'s")
            entry = self._all[parts] = _Local(parts, label, person)
            self._by_word[parts[-1]].append(entry)
            if len(parts) > 1 and (person or self._context.roles.first(parts[0]) is None):
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

    def _office_holder(self, sentence: Sentence, begin: int, parts: tuple[str, ...]) -> Link | None:
        """An office-holder of the tables by surname and title, by surname and country, or by another spelling."""
        reference, date = self._context.reference, self._context.date
        if len(parts) > 1:
            return self._spelt_otherwise(parts)
        titles = {sentence.tokens[c].lemma.lower() for c in sentence.children[begin]
                  if sentence.tokens[c].dep in ("nmod:desc", "compound")}  # fmt: skip
        best: tuple[int, int, str] | None = None
        for person in reference.surnames.get(parts[0], ()) if date else ():
            held = office(reference.holdings[person], date)
            if held is None or date is None or held.begin > date or (held.end and held.end < date - _LATELY):
                continue
            titled = any(t in held.office or _OFFICE_WORDS.get(t, "-") in held.office for t in titles)
            if held.code in self._context.named or titled:
                rank = (titled + (held.code in self._context.named), -_rank(held.office), person)
                best = max(best, rank) if best else rank
        if best is None:
            return None
        link = self._context.gazetteer.person(reference.persons[best[2]].entity, on=date)
        return replace(link, score=0.7, reason=f"surname and time: {link.reason}")

    def _spelt_otherwise(self, parts: tuple[str, ...]) -> Link | None:
        """A person of the tables whose first and last name sound like these."""
        wanted = (sound(parts[0]), sound(parts[-1]))
        if len(wanted[1]) < 3:
            return None
        for surname in self._context.gazetteer.sounds.get(wanted[1], ()):
            if sound(surname.split(" ")[0]) == wanted[0]:
                link = self._context.gazetteer.person(
                    self._context.reference.persons[surname].entity, on=self._context.date
                )
                return replace(link, score=0.75, reason=f"another spelling: {link.reason}")
        return None

    # ------------------------------------------------------------ resolving

    def within(self, s: int, i: int) -> bool:
        """Whether the token is part of a name of two words and more."""
        at = self._at.get((s, i))
        return at is not None and at[1] - at[0] > 1

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
        if not entry.person and not _OUTLET_WORDS.isdisjoint(entry.name):
            return Link(_entity(entry, "MED", None), 0.6, "news outlet by its name")
        s = entry.heads[0][0]
        about = self._context.dominant(s)
        ngo = not entry.person and (entry.name[-1] in _NGO_HEADS or entry.name[0] in _NGO_HEADS)
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
    """The entity of a local name. Bodies that every state has carry its code in their identifier."""
    if entry.person:
        return Entity(f"person/{slug(entry.label)}", entry.label, "person", code, acts_for)
    if code == "MED":
        return Entity(f"org/{slug(entry.label)}", entry.label, "outlet", code)
    if acts_for and not _BODIES.isdisjoint(entry.name):
        return Entity(f"org/{code}-{slug(entry.label)}", f"{entry.label} ({code})", "organization", code, acts_for)
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
        begin = i
        while begin and tokens[begin - 1].upos == "PROPN" and not tokens[begin - 1].ent and tokens[begin - 1].dep in (
            "compound", "flat"
        ) and begin <= tokens[begin - 1].head < end:  # fmt: skip
            begin -= 1
        while end > begin and tokens[end - 1].upos in ("ADP", "PUNCT", "CCONJ"):
            end -= 1
        if end > begin:
            out.append((begin, end))
        i = max(end, i + 1)
    return out


def _rank(name: str) -> int:
    """How high an office stands: 0 for heads of state and government."""
    heads = ("supreme leader", "president", "prime minister", "chancellor", "premier", "monarch", "secretary-general")
    return 0 if name in heads else 1 if name.endswith("minister") else 2


def _head(tokens: tuple[Token, ...]) -> int:
    """The token of a span that the others depend on."""
    inside = {t.i for t in tokens}
    return next((t.i for t in tokens if t.head not in inside or t.head == t.i), tokens[-1].i)
