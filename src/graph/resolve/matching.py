"""Known names in a sentence: the longest sequence of tokens that the gazetteer knows, left to right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from graph.model import Sentence
from graph.resolve.gazetteer import Gazetteer, Name
from graph.resolve.names import capitals, key, words
from graph.resolve.plausible import plausible

_BARRIERS = frozenset(",;:()[]–—…/|")
_BODIES = frozenset({
    "alliance", "army", "assembly", "congress", "council", "court", "democrat", "democrats", "front", "guard", "guards", "movement",
    "party", "republican", "republicans", "union",
})  # fmt: skip
"""Last words of names that longer names end with ("Social Democratic Party")."""
_CHAMBERS = frozenset({"house", "senate", "president", "former", "the"})


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens ``begin`` to ``end`` (excluded) of a sentence that are a known name; ``names`` are its senses."""

    begin: int
    end: int
    names: tuple[Name, ...]


@dataclass(slots=True)
class _Words:
    """The sentence as words of keys: the word, its token, whether it has a capital, whether it has no small letter."""

    text: list[str]
    owner: list[int]
    upper: list[bool]
    full: list[bool]


def matches(gazetteer: Gazetteer, sentence: Sentence) -> list[Match]:
    """All known names of a sentence, not overlapping, in order."""
    stream = _stream(sentence)
    shouting = sum(stream.full) > 0.7 * len(stream.full) and len(stream.full) > 5
    found: list[Match] = []
    at, n, longest = 0, len(stream.text), gazetteer.longest
    while at < n:
        reach = longest.get(stream.text[at], 0)
        step = 1
        for length in range(min(reach, n - at), 0, -1):
            k = " ".join(stream.text[at : at + length]) if length > 1 else stream.text[at]
            if k in gazetteer.blocked and stream.upper[at]:
                step = length
                break
            if not gazetteer.knows(k) or not _whole(stream, at):
                continue
            upper = tuple(stream.upper[at : at + length])
            full = all(stream.full[at : at + length]) and not shouting
            begin, end = stream.owner[at], stream.owner[at + length - 1] + 1
            names = tuple(x for x in gazetteer.names(k) if x.fits(upper, all_upper=full))
            names = tuple(x for x in names if plausible(x, sentence, begin, end))
            if names and _ends_longer(gazetteer, names, sentence, begin):
                names = ()
            if names:
                found.append(Match(begin, end, names))
                step = length
                break
        at += step
    return found


def _ends_longer(gazetteer: Gazetteer, names: tuple[Name, ...], sentence: Sentence, begin: int) -> bool:
    """Whether a body's name is the end of another's, of a word before it that names no state ("Social Democratic Party")."""
    if any(n.how != "organization" for n in names) or words(names[0].surface)[-1] not in _BODIES or not begin:
        return False
    token, before = sentence.tokens[begin], sentence.tokens[begin - 1]
    joined = token.ent.startswith("I-") or (
        before.dep in ("amod", "compound") and before.head >= begin and not before.ent
    )
    if not joined or before.upos not in ("PROPN", "ADJ") or not before.text[:1].isupper():
        return False
    k = key(before.text)
    return k not in _CHAMBERS and all(n.how in ("city", "organization") for n in gazetteer.names(k))


def _stream(sentence: Sentence) -> _Words:
    out = _Words([], [], [], [])
    for t in sentence.tokens:
        for word, upper, full in _pieces(t.text):
            out.text.append(word)
            out.owner.append(t.i)
            out.upper.append(upper)
            out.full.append(full)
    return out


@lru_cache(maxsize=65536)
def _pieces(text: str) -> tuple[tuple[str, bool, bool], ...]:
    """The words of a token, whether each has a capital, and whether it has no small letter."""
    parts, caps = words(text), capitals(text)
    if not parts:
        return (("|", False, True),) if text in _BARRIERS else ()
    full = text.isupper() or text.isdigit()
    return tuple((w, n < len(caps) and caps[n], full) for n, w in enumerate(parts))


def _whole(stream: _Words, at: int) -> bool:
    """Whether the words begin a token ("Turkish-backed"), or follow its "anti-" or "pro-"."""
    return at == 0 or stream.owner[at - 1] != stream.owner[at] or stream.text[at - 1] in ("anti", "pro")
