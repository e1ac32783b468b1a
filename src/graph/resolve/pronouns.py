"""Pronouns: "he", "its", "they", "who", "we" in a quotation, "each other", "both"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.model import ABOUT, Link, Token
from graph.resolve.antecedents import PERSON, PLURAL, REACH, THING, Antecedents
from graph.resolve.context import Found
from graph.resolve.gender import PRONOUNS, of_name
from graph.resolve.matching import Match
from graph.resolve.spans import span_head

_FIRST = frozenset({"i", "we", "me", "us", "my", "our", "ours", "mine", "myself", "ourselves"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_IN_OFFICE = tuple(
    f"office-holder: {title}" for title in ("president", "prime minister", "chancellor", "king", "monarch")
)
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_OTHERS = frozenset({"some", "many", "those", "people", "all", "most", "several"})


class Pronouns:
    """Resolves pronouns by what `Antecedents` finds."""

    def __init__(self, antecedents: Antecedents) -> None:
        self._past = antecedents
        self._context = antecedents.context
        self._phrases = antecedents.phrases

    def resolve(self, s: int, i: int) -> tuple[Found, ...]:
        """The antecedent of a pronoun, () if there is none that can act."""
        token = self._context.token(s, i)
        word = token.text.lower()
        found: Iterable[Link] = ()
        if word in _FIRST:
            found = self._speaker(s, i)
        elif "PronType=Rel" in token.feats or (word in _RELATIVE and word != "that"):
            found = self._relative(s, i)
        elif word in PERSON:
            found = self._antecedent(s, i, person=True, plural=False) or self._last_person(s, i)
        elif word in THING:
            found = self._antecedent(s, i, person=False, plural=False)
        elif word in PLURAL:
            found = self._antecedent(s, i, person=None, plural=True)
        elif word in ("each", "one") and self._reciprocal(s, i):
            found = self._subject(s, i)
        elif word == "both":
            found = self.pair(s, i)
        elif word in _OTHERS:
            found = self._about(s, 0.35, f"'{word}' of {ABOUT}")
        return tuple(Found(i, i + 1, link) for link in found)

    def _about(self, s: int, score: float, reason: str) -> tuple[Link, ...]:
        about = self._context.dominant(s)
        return (replace(about, score=score, reason=reason),) if about else ()

    def _antecedent(self, s: int, i: int, *, person: bool | None, plural: bool) -> tuple[Link, ...]:
        hit = self._past.before(s, i, person=person, plural=plural)
        if hit is None:
            return ()
        t, found = hit
        if not plural:
            found = found[:1]
        far = 0.05 * abs(s - t)
        what = "those" if plural else "the person" if person else "what was"
        return tuple(
            replace(
                f.link, score=round(max(0.3, min(0.7, f.link.score) - far), 3),
                reason=f"pronoun for {what} named {'before' if t <= s else 'after'}: {f.link.entity.label}",
            )
            for f in found
        )  # fmt: skip

    def _last_person(self, s: int, i: int) -> tuple[Link, ...]:
        """The person named last, however far back; failing that, one of the article's country."""
        gender = PRONOUNS.get(self._context.token(s, i).text.lower())
        for _, link in self._past.named(s, i):
            if link.entity.kind != "person":
                continue
            if of_name(link.entity.label, self._context.reference) in (None, gender):
                return (replace(link, score=0.45, reason=f"pronoun for the person named last: {link.entity.label}"),)
        return self._about(s, 0.3, f"pronoun for a person of {ABOUT}")

    def _reciprocal(self, s: int, i: int) -> bool:
        tokens = self._context.sentences[s].tokens
        return i + 1 < len(tokens) and tokens[i + 1].text.lower() in ("other", "another")

    def _subject(self, s: int, i: int) -> tuple[Link, ...]:
        """The subject of the clause that a reciprocal pronoun stands in."""
        sentence = self._context.sentences[s]
        for c in sentence.children[sentence.tokens[i].head]:
            if sentence.tokens[c].dep in ("nsubj", "nsubj:pass") and c != i:
                found = self._phrases.of(s, c)
                return tuple(replace(f.link, reason=f"each other: {f.link.reason}") for f in found)
        return ()

    def _relative(self, s: int, i: int) -> tuple[Link, ...]:
        """The noun whose relative clause the pronoun stands in; for "whose" the name right before it."""
        head = self._before_whose(s, i)
        if head is None:
            head = self._above_clause(s, i)
        found = self._phrases.of(s, head) if head is not None else ()
        return tuple(replace(f.link, reason=f"relative clause: {f.link.reason}") for f in found)

    def _before_whose(self, s: int, i: int) -> int | None:
        tokens = self._context.sentences[s].tokens
        at = i - 2 if i > 1 and tokens[i - 1].text == "," else i - 1
        if tokens[i].text.lower() != "whose" or at < 0 or not self._context.match(s, at):
            return None
        return at

    def _above_clause(self, s: int, i: int) -> int | None:
        tokens = self._context.sentences[s].tokens
        at = i
        for _ in range(6):
            token = tokens[at]
            if token.dep in ("acl:relcl", "acl") and token.head < i:
                return token.head
            if token.head == at:
                return None
            at = token.head
        return None

    def _speaker(self, s: int, i: int) -> tuple[Link, ...]:
        """Who speaks the quotation that the pronoun stands in, or the sentence outside one; nobody in the turns of an interview."""
        ours = self._context.token(s, i).text.lower() in _WE
        inside = i in self._past.quoted[s]
        if self._past.is_interview and not inside:
            return ()
        order = [(s, at) for at in self._past.speaking(s) if at != i]
        if not order and not inside and ours:
            return self._about(s, 0.3, f"who writes, of {ABOUT}")
        if inside or not order:
            if s + 1 < len(self._context.sentences) and self._runs_on(s):
                order += [(s + 1, at) for at in self._past.speaking(s + 1)]
            order += list(self._past.speakers(s))
        for t, at in order:
            found = [f for f in self._phrases.of(t, at) if f.link.entity.kind != "outlet"]
            if found:
                score = 0.75 if t == s else 0.6
                return tuple(self._speaking(f.link, score, ours=ours) for f in found)
        return () if self._past.is_interview else self._about(s, 0.3, f"speaker of {ABOUT}")

    def _speaking(self, link: Link, score: float, *, ours: bool) -> Link:
        """The link of a speaker as "I"; "we" of one who holds an office is the state or body that it is an office of."""
        reason = f"speaker of the quotation: {link.entity.label}"
        if ours and link.entity.kind == "person" and link.reason.startswith(_IN_OFFICE):
            link = self._context.state(link)
        return replace(link, score=min(score, link.score), reason=reason)

    def _runs_on(self, s: int) -> bool:
        """Whether the quotation goes on into the next sentence."""
        last = self._context.sentences[s].tokens[-1].i
        return last in self._past.quoted[s] or (last - 1) in self._past.quoted[s + 1]

    def pair(self, s: int, i: int) -> tuple[Link, ...]:
        """The two states or groups named last, in the order of the text; who acts on them is neither of the two."""
        acting = {f.link.entity.id for c in self._past.acting_on(s, i) for f in self._phrases.of(s, c)}
        near = [x for x in self._past.matches(s, i) if x[0] >= s - REACH]
        own = [(t, m) for t, m in near if self._head(t, m).dep != "nmod"]
        return self._last_two(own, acting) or self._last_two(near, acting)

    def _head(self, s: int, match: Match) -> Token:
        tokens = self._context.sentences[s].tokens
        return tokens[span_head(tokens[match.begin : match.end])]

    def _last_two(self, named: Iterable[tuple[int, Match]], acting: set[str]) -> tuple[Link, ...]:
        seen: dict[str, Link] = {}
        for t, match in named:
            state = self._context.state(self._context.link(t, match))
            if state.entity.kind in ("country", "armed_group", "group") and state.entity.id not in acting:
                seen.setdefault(state.entity.id, replace(state, score=0.6, reason="one of the two named last"))
            if len(seen) == 2:
                return tuple(seen.values())[::-1]
        return ()
