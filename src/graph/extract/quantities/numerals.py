"""Numbers as English writes them: "11,000", "2.5 million", "eleven thousand", "tens of thousands", "half a dozen"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .words import Words

_DIGITS = re.compile(
    r"(?P<currency>[a-z]{1,3}\$?|[$€£¥₽₹₴₩₺₪₦])?(?P<number>\d[\d,]*(?:\.\d+)?|\.\d+)(?P<scale>[a-z]+)?(?P<more>\+)?"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+|\d{1,2}(?:,\d{2})+,\d{3}")
_FRACTION = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}


@dataclass(frozen=True, slots=True)
class Numeral:
    """The words ``first`` to ``last`` say ``value``, or, when ``vague``, at least ``value`` ("dozens", "several")."""

    first: int
    last: int
    value: float
    vague: bool = False
    approximate: bool = False
    currency: str | None = None
    more: bool = False


def numeral(low: Sequence[str], i: int, lists: Words) -> Numeral | None:
    """The numeral that begins at word ``i`` of the lower-case words (an "a" before it included)."""
    word = low[i]
    if word[0].isdigit() or any(c.isdigit() for c in word):
        return _in_digits(low, i, lists)
    if word not in lists.core:
        return None
    first = i - 1 if i and low[i - 1] in ("a", "an") else i
    phrase = _phrase(low, first, lists) or (_phrase(low, i, lists) if first != i else None)
    if phrase is not None:
        return phrase
    if word == "no":
        return Numeral(i, i, 0.0) if low[i + 1 : i + 2] and low[i + 1] in lists.none else None
    if word in lists.vague or (word == "tens" and low[i + 1 : i + 2] == ["of"]):
        return _vague(low, i, lists)
    if word in lists.units:
        return _in_words(low, i, lists)
    if word in ("hundred", "thousand", "million", "billion", "trillion", "dozen") and first != i:
        value, last = _scaled(low, i - 1, 1.0, lists)
        return Numeral(first, last, value)
    return None


def _in_digits(low: Sequence[str], i: int, lists: Words) -> Numeral | None:
    match = _DIGITS.fullmatch(low[i])
    if match is None or _GROUPED.fullmatch(match["number"]) is None:
        return None
    value, scale, currency = float(match["number"].replace(",", "")), match["scale"], match["currency"]
    if currency is not None and currency not in lists.currencies:
        return None
    if scale is not None:
        if scale not in lists.scales:
            return None
        value = round(value * lists.scales[scale], 4)
    value, last = _scaled(low, i, value, lists)
    return Numeral(i, last, value, currency=currency, more=bool(match["more"]))


def _scaled(low: Sequence[str], last: int, value: float, lists: Words) -> tuple[float, int]:
    """Multiplies by the scales that follow: "2.5 million", "two hundred thousand", "two and a half million"."""
    at = last + 1
    if low[at : at + 3] in (["and", "a", "half"], ["and", "a", "quarter"]):
        value, at = value + _FRACTION[low[at + 2]], at + 3
    while at < len(low) and (scale := low[at].rstrip(".")) in lists.scales and (len(scale) > 2 or value < 1000):
        if len(scale) == 1 and scale != "m":
            break
        value, last, at = round(value * lists.scales[scale], 4), at, at + 1
    return value, last


def _in_words(low: Sequence[str], i: int, lists: Words) -> Numeral:
    """ "twenty - five", "three hundred and twelve thousand four hundred"."""
    total, part, last, at = 0.0, 0.0, i, i
    while at < len(low):
        word = low[at]
        if word in lists.units and (at == i or _may_add(part, lists.units[word])):
            part += lists.units[word]
        elif word == "hundred" and part:
            part *= 100
        elif word in lists.scales and len(word) > 2 and part:
            total, part = total + part * lists.scales[word], 0.0
        elif word == "-" and at + 1 < len(low) and low[at + 1] in lists.units and part % 100 >= 20 and part % 10 == 0:
            at += 1
            continue
        elif low[at : at + 3] == ["and", "a", "half"] and low[at + 3 : at + 4] and low[at + 3] in lists.scales:
            part, at = part + 0.5, at + 3
            continue
        elif word == "and" and (part >= 100 or total) and at + 1 < len(low) and low[at + 1] in lists.units:
            at += 1
            if not _may_add(part, lists.units[low[at]]) and part:
                break
            continue
        else:
            break
        last, at = at, at + 1
    return Numeral(i, last, total + part)


def _may_add(part: float, unit: int) -> bool:
    return part % 100 == 0 if unit >= 10 else part % 10 == 0 and part % 100 != 10


def _vague(low: Sequence[str], i: int, lists: Words) -> Numeral:
    """ "dozens", "hundreds of thousands", "tens of millions"."""
    value = 10 if low[i] == "tens" else lists.vague[low[i]]
    last = i
    if low[i + 1 : i + 2] == ["of"] and low[i + 2 : i + 3] and low[i + 2] in lists.vague:
        scale = lists.vague[low[i + 2]] // 2
        ten = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}.get(low[i], 20)
        value, last = scale * ten, i + 2
    return Numeral(i, last, value, vague=True)


def _phrase(low: Sequence[str], i: int, lists: Words) -> Numeral | None:
    """A phrase of ``several`` or ``exact``: "several (thousand)", "a number of", "half a dozen", "a couple of"."""
    for size in (3, 2, 1):
        text = " ".join(low[i : i + size])
        if len(low) - i < size:
            continue
        if text in lists.exact:
            return Numeral(i, i + size - 1, lists.exact[text], approximate=text.startswith(("half", "a couple")))
        if text in lists.several:
            return _several(low, i, size, lists)
    return None


def _several(low: Sequence[str], i: int, size: int, lists: Words) -> Numeral | None:
    """ "Several thousand" is twice the scale at least; "several tens of thousands" as "tens of thousands"."""
    at, value = i + size, float(lists.several[" ".join(low[i : i + size])])
    last = at - 1
    if at < len(low) and (low[at] == "tens" or low[at] in lists.vague):
        inner = _vague(low, at, lists)
        return Numeral(i, inner.last, inner.value, vague=True)
    if size > 1 and at < len(low) and (low[at][0].isdigit() or low[at] in lists.units):
        return None
    while at < len(low) and low[at] in lists.scales and len(low[at]) > 2:
        value, last, at = value * lists.scales[low[at]], at, at + 1
    return Numeral(i, last, value, vague=True)
