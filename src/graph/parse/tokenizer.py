"""spaCy's English tokeniser with what news needs: dashes without spaces, lost spaces, ranks and titles.

Follows the tokens of UD English EWT and GUM: hyphenated words are cut ("Russian - held", "COVID - 19") unless the first
part is a prefix ("pro-Russian", "non-proliferation").
"""

from __future__ import annotations

import re

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer

_PREFIXES = "pro Pro anti Anti non Non co Co re Re pre Pre post Post semi mini pan".split()
_NOT_PREFIX = "".join(rf"(?<!(?<![{ALPHA}]){p}(?=-))" for p in _PREFIXES)
_ABBREVIATIONS = """
    Lt. Col. Maj. Sgt. Capt. Cmdr. Brig. Pres. Sec. Amb. Hon. Sr. Cpl. Pvt. Supt. Insp. Det. Spc. Pfc. Atty. Rep. Sen.
    Reps. Sens. Govs. Drs. Profs. Msgr. Fr. Br. Ph.D. Dept. Univ. Assn. Bros. Ave. Blvd. Ft. Pte. approx. est. Sq.
""".split()


def add_news_rules(nlp: Language) -> None:
    """Change the tokeniser of a blank English pipeline in place."""
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return
    tokenizer.infix_finditer = re.compile("|".join(_infixes(nlp))).finditer
    for abbreviation in _ABBREVIATIONS:
        tokenizer.add_special_case(abbreviation, [{ORTH: abbreviation}])


def _infixes(nlp: Language) -> list[str]:
    kept = [p for p in nlp.Defaults.infixes or () if "--" not in p]
    return [
        *kept,
        rf"(?<=[{ALPHA}0-9.])(?:--+|—|–|~)(?=[{ALPHA}0-9“‘\"'])",
        rf"(?<=[)\]”’\"'])(?:--+|—|–)(?=\S)",
        rf"(?:—|–|--+)(?=[“‘\"'(])",
        rf"(?<=[{ALPHA}]){_NOT_PREFIX}-(?=[{ALPHA}0-9])",
        rf"(?<=[0-9])-(?=[{ALPHA}])",
        rf"(?<=[{ALPHA_UPPER}]\.)-(?=[{ALPHA}])",
        rf"(?<=[{ALPHA_LOWER}0-9])[.!?](?=[“\"][{ALPHA_UPPER}])",
        r"(?<=\S)[()\[\]](?=\S)",
        rf"(?<=[)\]”])[.,;:](?=[{ALPHA}])",
        r"…",
    ]
