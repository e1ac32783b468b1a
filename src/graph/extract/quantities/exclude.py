"""Numbers that count nothing: ages, years, clock times, percentages, ranks, and those that are part of a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ...model import Sentence
from .numerals import Numeral
from .words import Words

OLDEST = 120
"""Ages end here."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_ONE_BEFORE = frozenset(["no", "this", "that", "any", "which", "every", "each"])
_ONE_AFTER = frozenset(["another", "day", "of", "or", "to", "in"])
OPENING = (".", ":", '"', "“", "‘", "'", "-", "–", "—", "(", "•", "*")
"""After these a capital letter says nothing."""
Rule = Callable[[Sentence, Sequence[str], Numeral, Words], bool]


def counts_nothing(sentence: Sentence, low: Sequence[str], number: Numeral, lists: Words) -> bool:
    """Whether a numeral is no figure; ``low`` are the lower-case words of the sentence."""
    return any(rule(sentence, low, number, lists) for rule in RULES)


def _word(low: Sequence[str], i: int) -> str:
    return low[i] if 0 <= i < len(low) else ""


def _numbered(sentence: Sentence, low: Sequence[str], number: Numeral, lists: Words) -> bool:
    """ "Resolution 2259", "5 p.m.", "12 percent"."""
    return _word(low, number.first - 1) in lists.numbered or _word(low, number.last + 1) in lists.no_count_after


def _in_a_name(sentence: Sentence, low: Sequence[str], number: Numeral, lists: Words) -> bool:
    """ "COVID - 19": joined by a hyphen to a word that is no number; "Group of Seven", "the Lost 52 Project"."""
    token = sentence.tokens[number.first]
    if number.first > 1 and token.text[0].isupper() and token.text.istitle() and number.first == number.last:
        return not number.vague and _word(low, number.first - 1) not in OPENING
    if token.text.isdigit() and _in_title(sentence, number):
        return True
    before = _word(low, number.first - 2)
    joined = _word(low, number.first - 1) in ("-", "/", ":")
    return joined and before[:1].isalpha() and before not in lists.core and before != "to"


def _in_title(sentence: Sentence, number: Numeral) -> bool:
    """Between two words with capitals of which the second is a singular noun."""
    tokens = sentence.tokens
    if number.first == 0 or number.last + 1 >= len(tokens):
        return False
    before, after = tokens[number.first - 1], tokens[number.last + 1]
    return before.text[0].isupper() and after.text[0].isupper() and after.xpos in ("NN", "NNP")


def _age(sentence: Sentence, low: Sequence[str], number: Numeral, lists: Words) -> bool:
    """ "28-year-old", "26 years old", "at the age of 68", "John Smith, 45, said"."""
    before, after = _word(low, number.first - 1), _word(low, number.last + 1)
    if before == "of" and _word(low, number.first - 2) in ("age", "ages"):
        return True
    if after == "-" and "old" in low[number.last + 2 : number.last + 5]:
        return True
    if after in ("year", "years"):
        following = _word(low, number.last + 2)
        return following == "old" or (following == "of" and _word(low, number.last + 3) == "age")
    if before == "," and after in (",", ".", ")") and number.value <= OLDEST and number.first > 1:
        return sentence.tokens[number.first - 2].upos == "PROPN"
    return False


def _year(sentence: Sentence, low: Sequence[str], number: Numeral, lists: Words) -> bool:
    """ "2015" without a plural noun or a hedge ("about 2000 Thai stores")."""
    if number.first != number.last or not _YEAR.fullmatch(low[number.first]):
        return False
    if _word(low, number.first - 1) in lists.hedges or number.last + 1 == len(low):
        return False
    return sentence.tokens[number.last + 1].xpos not in ("NNS", "NNPS")


def _pronoun(sentence: Sentence, low: Sequence[str], number: Numeral, lists: Words) -> bool:
    """ "No one", "one another", "one of them"."""
    if number.first != number.last or low[number.first] != "one":
        return False
    return _word(low, number.first - 1) in _ONE_BEFORE or _word(low, number.last + 1) in _ONE_AFTER


def _measured(sentence: Sentence, low: Sequence[str], number: Numeral, lists: Words) -> bool:
    """ "Magnitude 5.2", "4.0": a decimal without a scale counts nothing (money is read before)."""
    alone = number.first == number.last and number.currency is None
    word = low[number.first]
    if not (alone and "." in word and word[-1].isdigit() and not number.more):
        return False
    near = (_word(low, number.first - 1), _word(low, number.last + 1), _word(low, number.last + 2))
    return not any(w in lists.currencies for w in near)


RULES: tuple[Rule, ...] = (_numbered, _in_a_name, _age, _year, _pronoun, _measured)
