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

from graph.parse.word_lists import word_lists


def add_news_rules(nlp: Language) -> None:
    """Change the tokeniser of a blank English pipeline in place."""
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return
    tokenizer.infix_finditer = re.compile("|".join(_infixes(nlp))).finditer
    for abbreviation in sorted(word_lists()["abbreviations"]):
        tokenizer.add_special_case(abbreviation, [{ORTH: abbreviation}])


def _infixes(nlp: Language) -> list[str]:
    kept = [p for p in map(str, nlp.Defaults.infixes or ()) if "--" not in p]
    no_prefix = "".join(rf"(?<!(?<![{ALPHA}]){p}(?=-))" for p in sorted(word_lists()["prefixes"]))
    return [
        *kept,
        rf"(?<=[{ALPHA}0-9.])(?:--+|—|–|~)(?=[{ALPHA}0-9“‘\"'])",
        r"(?<=[)\]”’\"'])(?:--+|—|–)(?=\S)",
        r"(?:—|–|--+)(?=[“‘\"'(])",
        rf"(?<=[{ALPHA}]){no_prefix}-(?=[{ALPHA}0-9])",
        rf"(?<=[0-9])-(?=[{ALPHA}])",
        rf"(?<=[{ALPHA_UPPER}]\.)-(?=[{ALPHA}])",
        rf"(?<=[{ALPHA_LOWER}0-9])[.!?](?=[“\"][{ALPHA_UPPER}])",
        r"(?<=\S)[()\[\]](?=\S)",
        rf"(?<=[)\]”])[.,;:](?=[{ALPHA}])",
        r"…",
    ]
