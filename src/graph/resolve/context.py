"""What one article offers for resolving: its sentences, the known names in them, and the countries it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph.model import Article, Entity, Link, Sentence, Token
from graph.resolve.acronyms import Acronyms, senses
from graph.resolve.gazetteer import Gazetteer, Name
from graph.resolve.homonyms import Homonyms, without
from graph.resolve.matching import Match, matches
from graph.resolve.names import key, slug, words
from graph.resolve.plausible import is_located, is_taken
from graph.resolve.roles import Roles, load_roles
from graph.resolve.spans import bearers, name_spans

_DECAY = 0.75
"""How much less a country weighs with each sentence that does not name it."""

_BASE = {"city": 0.4, "region": 0.6, "capital": 0.95}
"""How readily an ambiguous name is taken so; 0.8 for other kinds."""

LOCATIVE = frozenset({"in", "across", "around", "throughout", "near", "at", "inside"})
_TOWNS = frozenset({"capital", "city", "region"})
"""Sorts of places that give surnames."""
_WEIGHTS = {"locative": 1.6, "person": 0.7, "adjective": 0.6, "people": 0.6, "city": 1.6, "region": 1.6, "capital": 1.2}
"""How much a mention says that the article is about the country: where things happen counts more than who acts."""

_OVERALL = 0.8
"""How much each mention anywhere in the article adds."""

_NEIGHBOURS = {
    "GEO": frozenset({"RUS", "ARM", "AZE", "ABK", "SOS", "UKR"}),
    "JOR": frozenset({"ISR", "PSE", "SYR", "IRQ", "SAU", "EGY"}),
    "COG": frozenset({"GAB", "CMR"}),
    "COD": frozenset({"RWA", "UGA", "BDI", "ZMB"}),
    "PRK": frozenset({"CHN"}),
    "UGA": frozenset({"COD"}),
}  # fmt: skip
"""Countries whose mention speaks for a sense of an ambiguous name."""


@dataclass(frozen=True, slots=True)
class Found:
    """A party found in a sentence: the tokens ``begin`` to ``end`` (excluded) that name it, and what they mean."""

    begin: int
    end: int
    link: Link


class Context:
    """An article's sentences with the senses of their known names. Offsets are token indices in a sentence."""

    def __init__(self, gazetteer: Gazetteer, article: Article, sentences: Sequence[Sentence]) -> None:
        self.gazetteer = gazetteer
        self.reference = gazetteer.reference
        self.roles: Roles = load_roles(self.reference)
        self.sentences = sentences
        self.article = slug(article.id)
        self.text_of_article = article.text
        self.date = article.date
        self.matches: list[list[Match]] = [matches(gazetteer, s) for s in sentences]
        self._acronyms = Acronyms(sentences, self.matches)
        self.matches = [self._explained(s, ms) for s, ms in enumerate(self.matches)]
        self.redefined = frozenset(self._acronyms.redefined)
        self.others = Homonyms(self.reference, self.date, sentences, self.matches).rejected()
        """Identifiers of persons of the tables whose namesakes the article speaks of."""
        self.matches = [list(without(ms, self.others)) for ms in self.matches]
        self._sense: dict[tuple[int, int], Name] = {}
        self.named = self._certain_countries()
        for s, ms in enumerate(self.matches):
            known = (senses(m, self.named, gazetteer.nicknames) for m in ms)
            self.matches[s] = [m for m in known if m and self._supported(s, m)]
        self._choose()
        self._at = [{i: m for m in ms for i in range(m.begin, m.end)} for ms in self.matches]
        self._weights = self._weigh(article.title)

    def token(self, s: int, i: int) -> Token:
        return self.sentences[s].tokens[i]

    def text(self, s: int, begin: int, end: int) -> str:
        """The words of tokens ``begin`` to ``end`` (excluded) as they stand in the article."""
        tokens = self.sentences[s].tokens
        return self.text_of_article[tokens[begin].begin : tokens[end - 1].end]

    def case(self, s: int, i: int) -> str:
        """The preposition of a phrase in lower case, "" if it has none."""
        sentence = self.sentences[s]
        for c in sentence.children[i]:
            if sentence.tokens[c].dep == "case":
                return sentence.tokens[c].text.lower()
        return ""

    def match(self, s: int, i: int) -> Match | None:
        """The known name that covers a token."""
        return self._at[s].get(i)

    def sense(self, s: int, match: Match) -> Name:
        """What a known name means here."""
        return self._sense[s, match.begin]

    def link(self, s: int, match: Match) -> Link:
        """The link of a known name, with the office that a person holds at the article's date."""
        return self.gazetteer.link(self.sense(s, match), on=self.date)

    def country(self, code: str | None, score: float, reason: str) -> Link | None:
        """A link to the state of a code (or the organisation that the code stands for)."""
        entity = self.reference.principals.get(code or "")
        return Link(entity, score, reason) if entity else None

    def state(self, link: Link) -> Link:
        """The link moved from a place, body or person to the state or organisation it acts for."""
        entity = self.principal(link.entity)
        return link if entity is link.entity else replace(link, entity=entity)

    def principal(self, entity: Entity) -> Entity:
        return self.reference.principals.get(entity.code or "", entity)

    # ------------------------------------------------------------ senses

    def _certain_countries(self) -> Counter[str]:
        """Codes of countries that names with one sense speak of."""
        counts: Counter[str] = Counter()
        for s, ms in enumerate(self.matches):
            for m in ms:
                if self.shared(s, m) or any(n.how == "nickname" for n in m.names) or self._taken(s, m):
                    continue
                codes = {n.entity.code for n in m.names if n.how != "city"} or {n.entity.code for n in m.names[:1]}
                if len(codes) == 1 and (code := codes.pop()):
                    counts[code] += 1
        return counts

    def _explained(self, s: int, found: Sequence[Match]) -> list[Match]:
        """The known names of a sentence, acronyms as the article explains them."""
        return [m for x in found if (m := self._acronyms.meant(x, self.text(s, x.begin, x.end)))]

    def _taken(self, s: int, match: Match) -> bool:
        """Whether a name counts as a city only by what is done to it."""
        tokens = self.sentences[s].tokens
        return all(is_taken(n, tokens, match.begin, match.end) for n in match.names)

    def _supported(self, s: int, match: Match) -> bool:
        """Whether a lone surname (or town) has nobody else of the article who bears it, and a doubtful city its state."""
        name = match.names[0]
        if self._taken(s, match):
            return key(name.surface) not in self._bearers and any(n.entity.code in self.named for n in match.names)
        if match.end - match.begin == 1 and all(n.how in _TOWNS for n in match.names):
            return key(name.surface) not in self._bearers or is_located(self.sentences[s].tokens, match.begin)
        if name.how != "person" or match.end - match.begin > 1 or len(match.names) > 1:
            return True
        bearers = self._bearers.get(key(name.surface), frozenset())
        return not bearers or not bearers.isdisjoint(words(name.entity.label))

    @cached_property
    def spans(self) -> list[list[tuple[int, int]]]:
        """For each sentence the spans of the persons and organisations that the language pipeline found."""
        return [name_spans(sentence) for sentence in self.sentences]

    def bears(self, surname: str) -> bool:
        """Whether a person of the article bears a surname."""
        return key(surname) in self._bearers

    @cached_property
    def _bearers(self) -> Mapping[str, frozenset[str]]:
        return bearers(self.sentences, self.spans)

    def _choose(self) -> None:
        for s, ms in enumerate(self.matches):
            for m in ms:
                self._sense[s, m.begin] = m.names[0] if len(m.names) == 1 else self._best(s, m)

    def _best(self, s: int, match: Match) -> Name:
        """The sense that its kind, its size, the countries of the article and the pipeline's guess speak for."""
        ent = self.token(s, match.begin).ent[2:]

        def rank(pair: tuple[int, Name]) -> tuple[float, int]:
            n, name = pair
            code = name.entity.code or ""
            code = self.reference.home_states.get(code, code)
            support = min(self.named[code], 3) / 3 if code in self.named else 0.0
            support += 0.2 * any(c in self.named for c in _NEIGHBOURS.get(code, ()))
            base = _BASE.get(name.how, 0.8) + 0.1 * min(1.0, name.people / 1_000_000)
            if ent in ("PERSON", "ORG") and (name.how == "person") != (ent == "PERSON"):
                base -= 0.3
            return base + 0.5 * support, -n

        return max(enumerate(match.names), key=rank)[1]

    # ------------------------------------------------------------ what it is about

    def _weigh(self, title: str | None) -> list[dict[str, float]]:
        """For each sentence the weights of the countries after it, earlier ones faded."""
        out: list[dict[str, float]] = []
        self._total: Counter[str] = Counter()
        now: dict[str, float] = {}
        if title:
            for code in self._codes_of(title):
                now[code] = now.get(code, 0.0) + 1.0
        for s in range(len(self.sentences)):
            now = {c: w * _DECAY for c, w in now.items()}
            for m in self.matches[s]:
                named, weight = self._weight(s, m)
                if named:
                    now[named] = now.get(named, 0.0) + weight
                    self._total[named] += 1
            out.append(now)
        return out

    def _codes_of(self, title: str) -> list[str]:
        links = [self.gazetteer.lookup(w, on=self.date) for w in title.replace("'s", "").split()]
        return [x[0].entity.code for x in links if x and x[0].entity.code in self.reference.countries]

    def _weight(self, s: int, match: Match) -> tuple[str | None, float]:
        name = self.sense(s, match)
        if self.shared(s, match):
            return None, 0.0
        entity = self.gazetteer.link(name, on=self.date).entity if name.how == "person" else name.entity
        if entity.code not in self.reference.countries:
            return None, 0.0
        before = self.token(s, match.begin - 1).text.lower() if match.begin else ""
        if before in LOCATIVE and name.how not in ("person", "adjective", "people"):
            return entity.code, _WEIGHTS["locative"]
        return entity.code, _WEIGHTS.get(name.how, 1.0)

    def dominant(self, s: int, *, but: str | None = None) -> Link | None:
        """The country that the article is about up to and with sentence ``s``; before any is named, the first one.

        ``but`` is the code of one that is not meant.
        """
        weights = self._weights[s] if s < len(self._weights) else {}
        if not weights:
            weights = next((w for w in self._weights if w), {})
        if not weights:
            return None
        weights = {c: w + _OVERALL * self._total[c] for c, w in weights.items() if c != but}
        if not weights:
            return None
        code = max(sorted(weights), key=lambda c: weights[c])
        total = sum(weights.values())
        return self.country(code, round(0.4 + 0.4 * weights[code] / total, 3), "the country the article is about here")

    def shared(self, s: int, match: Match) -> bool:
        """Whether the name is one that many states' bodies bear (``Congress``)."""
        tokens = self.sentences[s].tokens[match.begin : match.end]
        return key(" ".join(t.text for t in tokens)) in self.gazetteer.shared
