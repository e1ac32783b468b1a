"""Tokens as the treebanks have them, with what news adds."""

from __future__ import annotations

import pytest
import spacy

from graph.parse.tokenizer import add_news_rules

EXAMPLES = [
    "U.S. - led forces",
    "Russian - held land",
    "COVID - 19",
    "pro-Russian rebels",
    "non-proliferation",
    "2019 – 2020",
    "talks — which failed — ended",
    "Lt. Col. Smith",
    "Ukraine ’s army",
    "ministers ’ words",
    "can not",
    "$ 5 m",
    "( 2016 ) . The",
    "11,000 troops",
    "the 10 - year - old truce",
]
CLOSE = {"U.S. - led": "U.S.-led", "Russian - held": "Russian-held", "COVID - 19": "COVID-19",
         "2019 – 2020": "2019–2020",
                " — which failed — ": "—which failed—", "Ukraine ’s": "Ukraine’s", "ministers ’": "ministers’",
         "can not": "cannot", "$ 5 m": "$5m", "( 2016 ) . The": "(2016).The",
         "10 - year - old": "10-year-old"}  # fmt: skip


@pytest.mark.parametrize("spaced", EXAMPLES)
def test_words_are_cut_as_in_the_treebanks(spaced: str) -> None:
    nlp = spacy.blank("en")
    add_news_rules(nlp)
    text = spaced
    for wide, close in CLOSE.items():
        text = text.replace(wide, close)
    assert [t.text for t in nlp.make_doc(text)] == spaced.split()
