"""Noun phrases to parties: names, nationalities, possessors, offices, groups spelled out, bare role nouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.model import Entity, Link, Token
from graph.resolve.anaphora import Anaphora
from graph.resolve.antecedents import Antecedents
from graph.resolve.context import Context, Found
from graph.resolve.local import LocalNames
from graph.resolve.names import slug
from graph.resolve.pronouns import Pronouns
from graph.resolve.roles import BARE, SCORES, Role

_MODIFIERS = frozenset({"amod", "compound", "nmod", "nmod:desc", "nmod:unmarked", "flat", "advmod", "det"})
_WITH = frozenset({"together", "along", "alongside", "including"})
_OPPOSED = frozenset({"rebel", "insurgent", "opposition", "insurgency", "guerrilla", "guerilla", "dissenter"})
_OTHER_THAN = frozenset({"ally", "partner", "backer", "enemy", "foe", "adversary", "neighbour", "neighbor", "rival"})
"""What somebody has that is somebody else."""

_COUNTED = frozenset({
    "dozen", "hundred", "thousand", "million", "number", "group", "majority", "minority", "member", "handful", "score",
    "lot", "couple", "pair", "most", "some", "many", "several", "all", "each", "part", "rest", "one", "any", "none",
    "those", "that", "few", "both", "either", "neither", "half", "crowd", "citizen", "people", "section", "branch",
    "tens", "ten", "wave", "series", "kind", "type", "coalition", "alliance", "bloc", "team", "wing", "thousands",
})  # fmt: skip
"""Heads that stand for what their "of" phrase names."""


class Phrases:
    """Resolves the phrase headed by a token. One object an article; results are kept."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.local = LocalNames(context, self)
        past = Antecedents(context, self)
        self.pronouns = Pronouns(past)
        self.anaphora = Anaphora(past, self.pronouns)
        self._done: dict[tuple[int, int], tuple[Found, ...]] = {}
        self._open: set[tuple[int, int]] = set()

    def of(self, s: int, i: int) -> tuple[Found, ...]:
        """The parties that the phrase headed by token ``i`` of sentence ``s`` names, coordination spelled out."""
        i = self._head(s, i)
        if (s, i) in self._done:
            return self._done[s, i]
        if (s, i) in self._open:
            return ()
        self._open.add((s, i))
        found = tuple(_unique(self._with_others(s, i)))
        self._open.discard((s, i))
        self._done[s, i] = found
        return found

    def _head(self, s: int, i: int) -> int:
        """From a title or a later part of a name to the name's head."""
        tokens = self.context.sentences[s].tokens
        for _ in range(4):
            t = tokens[i]
            match = self.context.match(s, i)
            if t.head == i or (match and not match.begin <= t.head < match.end):
                return i
            if (
                (t.dep.startswith("flat") and tokens[t.head].upos == "PROPN")
                or (t.dep == "nmod:desc" and tokens[t.head].upos == "PROPN")
                or match
            ):
                i = t.head
            else:
                return i
        return i

    def _with_others(self, s: int, i: int) -> Iterator[Found]:
        tokens, children = self.context.sentences[s].tokens, self.context.sentences[s].children
        yield from self.one(s, i)
        match = self.context.match(s, i)
        for c in children[i]:
            if match and match.begin <= c < match.end:
                continue
            if (
                (tokens[c].dep == "conj" and tokens[c].upos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"))
                or (tokens[c].dep in ("nmod", "obl") and self._joined(s, c))
                or self._listed(s, i, c)
            ):
                yield from self.of(s, c)

    def _listed(self, s: int, i: int, c: int) -> bool:
        """Whether an apposition to a state is another state: the parser's slip in a list ("Australia, South Korea and ...")."""
        first, second = self.context.match(s, i), self.context.match(s, c)
        if first is None or second is None or self.context.token(s, c).dep != "appos":
            return False
        one, other = (self.context.sense(s, m).entity for m in (first, second))
        return one.kind == other.kind == "country" and one.id != other.id

    def _joined(self, s: int, i: int) -> bool:
        """Whether the phrase is added by "together with", "along with", "alongside"."""
        sentence = self.context.sentences[s]
        words = [sentence.tokens[c].text.lower() for c in sentence.children[i] if c < i]
        return any(w in _WITH for w in words) or ("as" in words and "well" in words)

    def one(self, s: int, i: int) -> tuple[Found, ...]:
        """The parties of the phrase without its coordinated ones."""
        context = self.context
        token = context.token(s, i)
        match = context.match(s, i)
        if match:
            return self._name(s, i)
        if token.upos == "PRON" or (token.upos == "DET" and token.dep not in ("det", "det:predet")):
            return self._pronoun(s, i)
        if token.upos == "PROPN" and not self._bare_role(s, i) and (known := self.local.resolve(s, i)):
            return known
        return self._noun(s, i)

    def _bare_role(self, s: int, i: int) -> bool:
        """Whether a capitalised noun is a role noun and no part of a longer name ("the Parliament", "Police")."""
        token = self.context.token(s, i)
        if self.context.roles.first(token.lemma.lower()) is None:
            return False
        return not self.local.within(s, i)

    def _pronoun(self, s: int, i: int) -> tuple[Found, ...]:
        if self.context.token(s, i).lemma.lower() in _COUNTED and (found := self._of_phrase(s, i)):
            return found
        return self.pronouns.resolve(s, i)

    # ------------------------------------------------------------ names

    def _name(self, s: int, i: int) -> tuple[Found, ...]:
        context = self.context
        match = context.match(s, i)
        assert match is not None
        if context.shared(s, match):
            return self._shared(s, i)
        link = context.link(s, match)
        how = context.sense(s, match).how
        if how in ("region", "city") or (how == "adjective" and link.entity.kind == "place"):
            link = self._for_place(link)
        return (Found(match.begin, match.end, link),)

    def _for_place(self, link: Link) -> Link:
        state = self.context.state(link)
        if state.entity is link.entity:
            return replace(link, score=0.3)
        return replace(state, score=0.7, reason=f"{link.entity.label}, in {state.entity.label}, for its authorities")

    def _shared(self, s: int, i: int) -> tuple[Found, ...]:
        context = self.context
        match = context.match(s, i)
        assert match is not None
        explicit = [f for f in self.sources(s, i) if not match.begin <= f.begin < match.end]
        if explicit:
            return tuple(explicit)
        link = context.link(s, match)
        about = context.dominant(s)
        if about and link.entity.code not in context.named and about.entity.code != link.entity.code:
            link = replace(about, score=0.6, reason=f"body of {about.entity.label}, the country the article is about")
        return (Found(match.begin, match.end, link),)

    # ------------------------------------------------------------ nouns

    def _noun(self, s: int, i: int) -> tuple[Found, ...]:
        token = self.context.token(s, i)
        lemma = token.lemma.lower()
        role = self.context.roles.first(lemma)
        if lemma in _COUNTED or token.upos == "NUM":
            if found := self._of_phrase(s, i):
                return found
        if named := self._named(s, i):
            return named
        explicit = self.sources(s, i)
        if explicit and lemma in _OTHER_THAN and explicit[0].link.entity.kind != "person":
            return self._others_of(s, i, explicit[0], lemma)
        if explicit:
            return tuple(self._as_role(s, i, f, role, lemma) for f in explicit)
        if role is None:
            return self._headless(s, i)
        if role == "media":
            link = Link(Entity("org/MED", "News media", "outlet", "MED"), BARE[role], "news media in general")
            return (self._whole(s, i, link),)
        if found := self.anaphora.resolve(s, i, role):
            return found
        if code := self._unowned(s, i, lemma):
            entity = self.context.reference.principals.get(code) or Entity(
                f"group/{code.lower()}", code.title(), "unnamed_group", code
            )
            return (self._whole(s, i, Link(entity, 0.45, f"'{token.text}' of no state that the article names")),)
        if role in ("nation", "group") or lemma in _OTHER_THAN:
            return (
                self._unnamed(s, i)
                if "Number=Plur" in token.feats or lemma in _OTHER_THAN
                else self._nation(s, i, role)
            )
        return self._bare(s, i, role)

    def _named(self, s: int, i: int, *, under: bool = False) -> tuple[Found, ...]:
        """The person whose name follows a noun ("ophthalmologist Li Wenliang", "the head of the ministry, Ali Hassan")."""
        sentence = self.context.sentences[s]
        official = under or self.context.roles.first(sentence.tokens[i].lemma.lower()) == "official"
        for c in sentence.children[i]:
            token = sentence.tokens[c]
            if (
                c > i
                and token.upos == "PROPN"
                and (token.dep.startswith("flat") or (token.dep == "appos" and c <= i + 2))
            ):
                if token.ent.endswith("PERSON") and (found := self.of(s, c)):
                    return found
            if official and token.dep == "nmod" and c > i and (found := self._named(s, c, under=True)):
                return found
            if official and token.dep == "appos" and token.ent.endswith("PERSON") and (found := self.of(s, c)):
                return found
        return ()

    def _unowned(self, s: int, i: int, lemma: str) -> str | None:
        if lemma in self.context.unowned:
            return self.context.unowned[lemma]
        sentence = self.context.sentences[s]
        marks = {
            sentence.tokens[c].lemma.lower()
            for c in sentence.children[i]
            if sentence.tokens[c].dep in ("amod", "compound")
        }
        return "INTL" if marks & {"international", "global", "world"} else None

    def _nation(self, s: int, i: int, role: Role) -> tuple[Found, ...]:
        """A state or group in the singular: "the country" is the article's, "a group" is nobody known."""
        return self._bare(s, i, role) if role == "nation" else self._unnamed(s, i)

    def _unnamed(self, s: int, i: int) -> tuple[Found, ...]:
        """States or groups that stay unnamed ("three allies", "foreign powers"): a group of this article's own."""
        begin = self._begin(s, i)
        tokens = self.context.sentences[s].tokens
        label = " ".join(t.text for t in tokens[begin : i + 1])
        foreign = any(t.lemma == "foreign" for t in tokens[begin:i])
        code = "FOREIGN" if foreign else tokens[i].text.upper()
        entity = Entity(f"group/{self.context.article}-{s}-{tokens[begin].begin}", label, "unnamed_group", code)
        return (Found(begin, i + 1, Link(entity, 0.35, "a group that the article does not name")),)

    def _others_of(self, s: int, i: int, owner: Found, lemma: str) -> tuple[Found, ...]:
        """Allies, partners, enemies of somebody: others than they."""
        if companions := self.anaphora.companions(s, owner.link):
            return tuple(self._whole(s, i, link) for link in companions)
        state = self.context.state(owner.link).entity
        begin, end = min(self._begin(s, i), owner.begin), max(i + 1, owner.end)
        label = f"{lemma} of {state.label}"
        suffix = "ALLIES" if lemma in ("ally", "partner", "backer", "supporter") else "OTHERS"
        entity = Entity(
            f"group/{self.context.article}-{s}-{self.context.token(s, begin).begin}", label, "unnamed_group",
            f"{state.code}-{suffix}", drawn_from=state.id,
        )  # fmt: skip
        return (Found(begin, end, Link(entity, 0.5, f"others than {state.label}, named by what they are to it")),)

    def _headless(self, s: int, i: int) -> tuple[Found, ...]:
        """Adjectives and numbers used as nouns for people ("the wounded", "two were killed")."""
        token = self.context.token(s, i)
        last = token.text.lower().rpartition("-")[2]
        if "-" in token.text and (role := self.context.roles.first(last)) in ("state", "official", "force"):
            return self._bare(s, i, role)
        people = token.upos in ("ADJ", "VERB", "NUM") and token.dep.split(":")[0] in ("nsubj", "obj", "obl", "nmod")
        return self._bare(s, i, "people") if people else ()

    def _bare(self, s: int, i: int, role: Role) -> tuple[Found, ...]:
        about = self.context.dominant(s)
        if about is None:
            return ()
        noun = self.context.token(s, i).text
        reason = f"'{noun}' of {about.entity.label}, the country the article is about here"
        entity = self.opposition(about.entity) if self.context.token(s, i).lemma.lower() in _OPPOSED else about.entity
        return (self._whole(s, i, Link(entity, round(BARE[role] * (0.5 + about.score / 1.6), 3), reason)),)

    def _as_role(self, s: int, i: int, found: Found, role: Role | None, lemma: str) -> Found:
        """The party of a modifier as the party of its noun ("Turkish forces": Turkey)."""
        noun = self.context.token(s, i).text
        score = SCORES[role] if role else 0.45
        link = self.context.state(found.link) if found.link.entity.kind in ("place", "person") else found.link
        if role == "media" and link.entity.kind == "country" and not self._states_own(s, i, lemma):
            link = replace(link, entity=Entity("org/MED", "News media", "outlet", "MED"))
        elif lemma in _OPPOSED and link.entity.kind == "country" and link.entity.code != "PSE":
            link = replace(link, entity=self.opposition(link.entity))
        reason = f"{link.reason}, of '{noun}'"
        begin, end = min(found.begin, self._begin(s, i)), max(found.end, i + 1)
        if found.begin > i or self.context.token(s, i).head == found.begin:
            begin, end = self._begin(s, i), max(found.end, i + 1)
        return Found(begin, end, Link(link.entity, round(min(score, link.score), 3), reason))

    def _states_own(self, s: int, i: int, lemma: str) -> bool:
        """Whether a medium speaks for its state ("Syrian state media"), or a document for who wrote it."""
        sentence = self.context.sentences[s]
        return lemma == "report" or any(sentence.tokens[c].text.lower().startswith(("state", "official", "government"))
                                        for c in sentence.children[i] if c < i)  # fmt: skip

    def opposition(self, state: Entity) -> Entity:
        """The armed or political opponents of a state's government, as one actor."""
        code = f"{state.code}-OPP"
        known = self.context.reference.principals.get(code)
        return known or Entity(f"org/{code}", f"Opposition of {state.label}", "armed_group", code)

    def _whole(self, s: int, i: int, link: Link) -> Found:
        return Found(self._begin(s, i), i + 1, link)

    def _begin(self, s: int, i: int) -> int:
        """First token of the modifiers that stand directly before a noun, articles left out."""
        sentence = self.context.sentences[s]
        begin = i
        for c in reversed(sentence.children[i]):
            if c < begin and sentence.tokens[c].dep in ("amod", "compound", "nummod", "nmod:poss", "nmod:desc"):
                begin = min(sentence.subtree(c))
        return begin

    # ------------------------------------------------------------ modifiers

    def sources(self, s: int, i: int) -> list[Found]:
        """Parties that the modifiers of a noun name, the nearest kind: apposition, adjective, possessor, "of", "from"."""
        sentence = self.context.sentences[s]
        kinds: dict[str, list[Found]] = {"appos": [], "before": [], "poss": [], "of": [], "from": [], "in": []}
        for c in sentence.children[i]:
            token = sentence.tokens[c]
            kind = self._kind(s, i, token)
            if kind == "before":
                kinds[kind] += self._modifier(s, c)
            elif kind == "in":
                if self.context.roles.first(sentence.tokens[i].lemma.lower()) == "official":
                    continue
                if place := self.place(s, c):
                    kinds[kind].append(place)
            elif kind:
                kinds[kind] += self.of(s, c)
        for found in kinds.values():
            if found:
                return list(_unique(found))
        return []

    def _kind(self, s: int, i: int, token: Token) -> str | None:
        if token.dep == "nmod:poss":
            return "poss"
        if token.dep == "appos":
            return "appos" if self.context.match(s, token.i) or token.upos == "PROPN" else None
        if token.dep in ("nmod", "obl"):
            case = self._case(s, token.i)
            if case in ("of", "from", "by", "within"):
                return "of" if case != "from" else "from"
            if case in ("in", "at", "near", "across", "around", "inside", "throughout"):
                return "in"
            return "before" if case == "" and token.i < i else None
        return "before" if token.dep in _MODIFIERS and token.i != i else None

    def _modifier(self, s: int, c: int) -> Iterator[Found]:
        """A nationality, a name or a title before a noun; those coordinated with it too."""
        sentence = self.context.sentences[s]
        token = sentence.tokens[c]
        if token.text.lower().startswith(("anti-", "pro-", "non-")):
            return
        if self.context.match(s, c):
            yield from self._name(s, c)
        elif token.dep in ("compound", "nmod:desc", "nmod", "flat") and token.upos in ("PROPN", "NOUN"):
            if token.upos == "PROPN" and (known := self.local.known(s, c)):
                yield from known
            else:
                yield from self.sources(s, c)
        for d in sentence.children[c]:
            if sentence.tokens[d].dep == "conj":
                yield from self._modifier(s, d)

    def _of_phrase(self, s: int, i: int) -> tuple[Found, ...]:
        sentence = self.context.sentences[s]
        for c in sentence.children[i]:
            if sentence.tokens[c].dep in ("nmod", "obl") and c > i and self._case(s, c) in ("of", "from", "among"):
                return self.of(s, c)
        return ()

    def _case(self, s: int, i: int) -> str:
        sentence = self.context.sentences[s]
        for c in sentence.children[i]:
            if sentence.tokens[c].dep == "case":
                return sentence.tokens[c].text.lower()
        return ""

    # ------------------------------------------------------------ places

    def place(self, s: int, i: int) -> Found | None:
        """The place that a locative phrase names: a city, a region, a country; the capital as a city."""
        match = self.context.match(s, i)
        if match is None:
            return self._place_of_noun(s, i)
        name = self.context.sense(s, match)
        link = self.context.link(s, match)
        if name.how == "capital" and (city := self.context.gazetteer.capital(name.entity.code or "")):
            link = Link(city, 0.85, f"capital of {name.entity.label}")
        if name.how == "organization" and (capital := next((n for n in match.names if n.how == "capital"), None)):
            city = self.context.gazetteer.capital(capital.entity.code or "")
            return (
                Found(match.begin, match.end, Link(city, 0.8, f"capital of {capital.entity.label}")) if city else None
            )
        if name.how in ("person", "organization", "people") or (
            name.how == "adjective" and link.entity.kind == "place"
        ):
            return None
        return Found(match.begin, match.end, link)

    def _place_of_noun(self, s: int, i: int) -> Found | None:
        """ "the Russian region of Kursk", "the Iraqi capital", "the city of Homs"."""
        sentence = self.context.sentences[s]
        inner = [
            c
            for c in sentence.children[i]
            if sentence.tokens[c].dep in ("nmod", "compound", "appos", "amod", "nmod:poss", "flat")
        ]
        for c in sorted(inner, key=lambda c: sentence.tokens[c].dep in ("amod", "nmod:poss")):
            if self.context.match(s, c) and (found := self.place(s, c)):
                return found
        token = sentence.tokens[i]
        if token.upos == "PROPN" and token.ent.endswith("LOC"):
            about = self.context.dominant(s)
            label = token.text
            entity = Entity(
                f"place/{slug(label)}", label, "place", about.entity.code if about else None,
                within=about.entity.id if about else None,
            )  # fmt: skip
            return Found(i, i + 1, Link(entity, 0.4, "place named in the article only"))
        return None


def _unique(found: Iterable[Found]) -> list[Found]:
    seen: dict[str, Found] = {}
    for f in found:
        seen.setdefault(f.link.entity.id, f)
    return list(seen.values())
