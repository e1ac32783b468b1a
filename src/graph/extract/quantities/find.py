"""Finds the figures of a sentence: the number, its bounds, and the noun that it counts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from ...model import Approximation, Figure, Sentence, Span
from .. import tree
from .exclude import counts_nothing
from .many import FoundFigure, sums, vote_tally
from .measure import counted, measure, top_of
from .numerals import Numeral, numeral
from .words import Words, words

FEW = 10
"""Nobody writes "over three"; the word belongs to the verb ("took over three villages")."""
INFERRED = 0.05
"""Half-width of the bounds that "around N" is given."""


def figures(sentence: Sentence, *, taken: Collection[int] = ()) -> tuple[FoundFigure, ...]:
    """The figures of a sentence in the order of the text. ``taken``: words that belong to dates."""
    lists = words()
    hits = [t.i for t in sentence.tokens if _is_core(t.text)]
    if not hits:
        return ()
    low = ["" if is_particle(sentence, t.i, lists) else t.text.lower() for t in sentence.tokens]
    found: list[FoundFigure] = []
    last = -1
    for i in hits:
        if i <= last or i in taken:
            continue
        if (tally := vote_tally(sentence, low, i, lists)) is not None:
            found += [_plain(sentence, *vote) for vote in tally]
            last = found[-1].numbers[-1]
            continue
        number = numeral(low, i, lists)
        if number is None or counts_nothing(sentence, low, number, lists):
            continue
        made = _figure(sentence, low, number, lists, taken)
        if made is not None:
            found.append(made)
            last = made.numbers[-1]
    return tuple(found + [_plain(sentence, *sum_) for sum_ in sums(sentence, found, lists)])


@lru_cache(maxsize=65536)
def _is_core(text: str) -> bool:
    """A number, in figures or as a word."""
    return text.lower() in words().core or text[-1:].isdigit() or text[:1].isdigit()


def is_particle(sentence: Sentence, i: int, lists: Words) -> bool:
    """Whether a word that could bound a number belongs to the verb before it: "handed over two", "turned over five"."""
    token = sentence.tokens[i]
    if token.dep == "compound:prt":
        return True
    verbs = lists.particles.get(token.text.lower()) if i else None
    if verbs is None or sentence.tokens[i - 1].upos != "VERB":
        return False
    after = sentence.tokens[i + 1].text.lower() if i + 1 < len(sentence.tokens) else ""
    few = lists.units.get(after, FEW) < FEW or (after.isdigit() and len(after) == 1)
    return tree.lemma(sentence, i - 1) in verbs or few


def _plain(
    sentence: Sentence, measures: str, value: float, first: int, last: int, head: int, numbers: tuple[int, ...]
) -> FoundFigure:
    """An exact figure over the words ``first`` to ``last``."""
    span = Span(sentence.tokens[first].begin, sentence.tokens[last].end)
    wording = _wording(sentence, first, last)
    figure = Figure(measures, value, value, value, "exactly", False, wording=wording, span=span)
    return FoundFigure(figure, head, numbers)


def _figure(
    sentence: Sentence, low: Sequence[str], number: Numeral, lists: Words, taken: Collection[int]
) -> FoundFigure | None:
    second = _second(low, number, lists)
    if second is not None and second.last in taken:
        second = None
    last = second.last if second else number.last
    first, hedge = _hedge(low, number.first, lists)
    unit, first, last = _currency(low, first, number, last, lists)
    if unit is not None and hedge is None:
        first, hedge = _hedge(low, first, lists)
    after, last = (None, last) if hedge else _hedge_after(low, last, lists)
    noun = None if unit else counted(sentence, number.first, last)
    top = top_of(sentence, number.first, number.last)
    head = top if noun is None else noun
    measured = "money" if unit else measure(sentence, top, noun, first - 1, lists)
    if measured is None:
        return None
    approximation: Approximation = "around" if number.approximate else "exactly"
    if second is not None:
        number = _same_scale(low, number, second, lists)
    bounds = _bounds(number, second, hedge or after or approximation)
    span = Span(sentence.tokens[first].begin, sentence.tokens[last].end)
    wording = _wording(sentence, first, last)
    figure = Figure(measured, *bounds, wording=wording, span=span, unit=unit)
    return FoundFigure(figure, head, tuple(range(number.first, (second or number).last + 1)))


def _bounds(
    number: Numeral, second: Numeral | None, hedge: str
) -> tuple[float | None, float | None, float | None, Approximation, bool]:
    """Lower, best, upper, approximation, inferred."""
    value = number.value
    if second is not None:
        return value, None, second.value, "between", False
    if number.vague:
        return value, None, None, "several", True
    if number.more:
        return value, None, None, "at_least", False
    if hedge in ("at_least", "more_than"):
        return value, None, None, "at_least" if hedge == "at_least" else "more_than", False
    if hedge in ("at_most", "less_than"):
        return None, None, value, "at_most" if hedge == "at_most" else "less_than", False
    if hedge == "around":
        return round(value * (1 - INFERRED), 6), value, round(value * (1 + INFERRED), 6), "around", True
    return value, value, value, "exactly", False


def _second(low: Sequence[str], number: Numeral, lists: Words) -> Numeral | None:
    """The upper end of "10 to 15", "between 10 and 20", "1,000-2,000"."""
    at = number.last + 1
    if at + 1 >= len(low) or number.vague:
        return None
    before = number.first - 1
    start = low[before] if before >= 0 else ""
    if start in lists.currencies and before:
        start = low[before - 1]
    if low[at] not in ("to", "-", "–", "—", "or") and not (low[at] == "and" and start in ("between", "from")):
        return None
    at += 1
    if low[at] in lists.currencies and at + 1 < len(low):
        at += 1
    second = numeral(low, at, lists)
    if second is None or second.vague or second.first != at:
        return None
    return second if second.value > number.value else None


def _same_scale(low: Sequence[str], number: Numeral, second: Numeral, lists: Words) -> Numeral:
    """ "15 to 25 million": the scale holds for both."""
    scale = lists.scales.get(low[second.last]) if second.last > second.first else None
    if scale is None or number.last > number.first or number.value >= scale or number.value * scale > second.value:
        return number
    return replace(number, value=number.value * scale)


def _hedge(low: Sequence[str], i: int, lists: Words) -> tuple[int, str | None]:
    """The hedge that ends right before word ``i``: where it begins, what it does."""
    for parts, sense in lists.hedges.get(low[i - 1], ()) if i else ():
        if tuple(low[max(0, i - len(parts)) : i]) == parts:
            start = i - len(parts)
            if sense == "exactly":
                outer, inner = _hedge(low, start, lists)
                return (outer, inner) if inner else (i, None)
            return start, sense
    if i and low[i - 1] in ("the", "reportedly", "these", "those"):
        outer, inner = _hedge(low, i - 1, lists)
        return (outer, inner) if inner and low[i - 1] == "reportedly" else (i, None)
    return (i - 1, None) if i and low[i - 1] == "between" else (i, None)


def _hedge_after(low: Sequence[str], last: int, lists: Words) -> tuple[str | None, int]:
    for parts, sense in lists.hedges_after.get(low[last + 1], ()) if last + 1 < len(low) else ():
        if tuple(low[last + 1 : last + 1 + len(parts)]) == parts:
            return sense, last + len(parts)
    return None, last


def _currency(low: Sequence[str], first: int, number: Numeral, last: int, lists: Words) -> tuple[str | None, int, int]:
    """ISO code of a currency before ("US$ 50 billion") or after ("100,000 Georgian lari") a number; its words."""
    if number.currency is not None:
        return lists.currencies[number.currency], first, last
    before = low[number.first - 1] if number.first else ""
    if before in lists.currencies and before != "won":
        return lists.currencies[before], min(first, number.first - 1), last
    for step in (1, 2):
        after = low[last + step] if last + step < len(low) else ""
        if after in lists.currencies and after not in ("rs", "$", "£", "€"):
            code = lists.currencies[after]
            middle = low[last + 1] if step == 2 else ""
            known = {"canadian": "CAD", "australian": "AUD", "hong": "HKD", "mexican": "MXN"}.get(middle, code)
            return (
                (None, first, last) if middle in (",", "and", "in", "the", "to", "-") else (known, first, last + step)
            )
    return None, first, last


def _wording(sentence: Sentence, first: int, last: int) -> str:
    out, end = [], sentence.tokens[first].begin
    for token in sentence.tokens[first : last + 1]:
        out.append(" " * (token.begin > end) + token.text)
        end = token.end
    return "".join(out)
