"""Figures made of several numbers: "230-to-198" of a vote, "two women and a man" as three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model import Figure, Sentence
from .numerals import numeral
from .words import Words

Made = tuple[str, float, int, int, int, tuple[int, ...]]
"""Measure, value, first and last word, head, words of the numbers."""
SUMMED = ("people", "troops", "killed", "wounded", "killed_or_wounded")
VOTING = frozenset({"vote", "pass", "approve", "reject", "adopt", "defeat", "voting", "bill", "resolution"})


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure with the counted noun (or the number itself, where nothing is named) and the words of the number."""

    figure: Figure
    head: int
    numbers: tuple[int, ...]


def vote_tally(sentence: Sentence, low: Sequence[str], i: int, lists: Words) -> list[Made] | None:
    """ "by 230 votes to 198", "230-to-198", "51-49" where the sentence is about a vote: those for, those against."""
    if not low[i].isdigit():
        return None
    joint: list[str] = []
    at = i + 1
    while at < len(low) and low[at] in ("-", "–", "to", "votes", "against") and len(joint) < 4:
        joint.append(low[at])
        at += 1
    if (
        joint not in (["-", "to", "-"], ["-"], ["–"], ["votes", "to"], ["to"])
        or at >= len(low)
        or not low[at].isdigit()
    ):
        return None
    if VOTING.isdisjoint(t.lemma.lower() for t in sentence.tokens) or numeral(low, at, lists) is None:
        return None
    if joint == ["to"] and low[i - 1 : i] != ["of"] and low[i - 1 : i] != ["by"]:
        return None
    return [("votes_for", float(low[i]), i, i, i, (i,)), ("votes_against", float(low[at]), at, at, at, (at,))]


def sums(sentence: Sentence, found: Sequence[FoundFigure], lists: Words) -> Iterator[Made]:
    """For a coordination of counted people ("a man and two women") their sum, headed by its first member."""
    by_head = {f.head: f for f in found}
    tops = {_first(sentence, f.head) for f in found if f.figure.measures in SUMMED}
    for top in sorted(tops):
        members = [top, *_conjuncts(sentence, top)]
        values = [_value(sentence, i, by_head, lists) for i in members]
        if len(members) < 2 or any(v is None for v in values) or not any(i in by_head for i in members):
            continue
        measured = [by_head[i].figure.measures for i in members if i in by_head]
        harms = [m for m in measured if m not in ("people", "troops")]
        numbers = tuple(n for i in members if i in by_head for n in by_head[i].numbers)
        first = min(min(sentence.children[top], default=top), top, *numbers)
        yield (harms or measured)[0], sum(v for v in values if v), first, max(members), top, numbers


def _first(sentence: Sentence, i: int) -> int:
    for _ in range(len(sentence.tokens)):
        if sentence.tokens[i].dep != "conj":
            break
        i = sentence.tokens[i].head
    return i


def _conjuncts(sentence: Sentence, i: int) -> list[int]:
    return [j for j in sentence.children[i] if sentence.tokens[j].dep == "conj"]


def _value(sentence: Sentence, i: int, by_head: dict[int, FoundFigure], lists: Words) -> float | None:
    """How many a member of a coordination counts: its exact number, or one for a single person."""
    if i in by_head:
        figure = by_head[i].figure
        return figure.best if figure.approximation == "exactly" and figure.measures in SUMMED else None
    token = sentence.tokens[i]
    single = token.xpos == "NN" and any(
        sentence.tokens[j].text.lower() in ("a", "an", "one", "the") for j in sentence.children[i]
    )
    return 1.0 if single and lists.measures.get(token.lemma.lower()) in ("people", "troops") else None
