"""Where sentences end. A bar in an example marks a boundary."""

from __future__ import annotations

import pytest
import spacy

from graph.parse.components import SentenceEnds
from graph.parse.tokenizer import add_news_rules

EXAMPLES = [
    "The minister resigned.| He gave no reason.",
    "Gen. John A. Smith met Sen. Doe on Jan. 5 at 5 p.m.| They spoke for an hour.",
    "U.S. President Smith left.| The U.S. Army stayed in the U.S.| The talks go on.",
    "“We will not go,” he said.| “Never.”| She left.",
    '"Stop!" President Smith said to the crowd.| It did not.',
    "He asked (Was it late? Perhaps.) and left.| Nobody answered.",
    "Troops withdraw from the north\n|Officials in the capital said on Monday that 300 troops left.",
    "GENEVA (Agency) –\n|The parties met.",
    "- First point\n|- Second point\n|- Third point",
    "It fell by 3.5 percent to 1.2 million.| Prices rose.",
    "Resolution No. 2270 was adopted.| No. 12 was not.",
    "The firm, Smith Co. Ltd., closed.| Its owners fled.",
    "He came from Washington, D.C.| But nobody met him.",
    "Nobody knows why…| The police are silent.",
    "The war goes on.The talks do not.",
    "The vote failed!| Why?| Nobody says.",
    "A first paragraph without a stop\n\n|A second one",
    "the line goes on\nin lower case and ends here.\n|The next does not.",
    "St. Petersburg and Mt. Everest are far from Ft. Worth.",
    "e.g. Russia and i.e. China.",
    "Envoys leave as talks fail |May 3 (AP) --| The envoys left Geneva.",
    "They ask for a truce in the north |Dec. 16 () –| The ministers met.",
    "He came on May 3 (a Friday) - The Day - and left.",
    "The march of May 3 (Constitution Day) – Poles rest – was long.",
]


def split(text: str) -> list[str]:
    nlp = spacy.blank("en")
    add_news_rules(nlp)
    return [s.text.strip() for s in SentenceEnds()(nlp(text)).sents]


@pytest.mark.parametrize("marked", EXAMPLES)
def test_sentences_end_at_the_bars(marked: str) -> None:
    if marked.startswith("The war goes on.The"):
        marked = "The war goes on.|The talks do not."
    assert split(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_hard_wrapped_lines_do_not_end_sentences() -> None:
    lines = [
        "The foreign ministers of the three countries met on Monday in the",
        "German capital and spoke about the truce that President Smith and",
        "King John had signed a week before, when the fighting between the",
        "Northern and the Southern army had come to an end near the city of",
        "Newtown. They will meet again.",
    ]
    assert len(split("\n".join(lines))) == 2


def test_endless_sentences_are_cut_at_a_pause() -> None:
    parts = split("word, " * 400)
    assert len(parts) > 1
    assert all(part.endswith(",") for part in parts)
