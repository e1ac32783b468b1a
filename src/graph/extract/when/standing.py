"""How an expression stands in its sentence: at the head of a text, or inside a noun phrase."""

from __future__ import annotations

from .core import Core
from .line import Line
from .periods import Date

LEADING = 12
"""How many words of place, agency and title a dateline can have before it."""


def is_dateline(line: Line, core: Core, published: Date | None) -> bool:
    """ "Dec. 16 (Agency) –", "Friday, June 4, 2004": the day of the publication, with its month, outside a clause."""
    period = core.period
    if (
        published is None
        or period.begin is None
        or period.begin != period.end
        or abs((published - period.begin).days) > 1
    ):
        return False
    if not any(w.rstrip(".") in line.words.months for w in line.low[core.first : core.last + 1]):
        return False
    after, before = line.word(core.last + 1), line.word(core.first - 1)
    opens = after in ("(", "–", "—", "-", "--", ":") or (after == "" and core.first <= LEADING)
    return (opens or (line.sentence.index == 0 and core.first <= LEADING)) and before not in (
        "on",
        "of",
        "since",
        "until",
    )


def is_modifier(line: Line, core: Core) -> bool:
    """Whether the expression depends on a noun to its right, or is possessive."""
    if line.word(core.last + 1) in ("'s", "’s", "'", "’"):
        return True
    for token in line.tokens[core.first : core.last + 1]:
        if not core.first <= token.head <= core.last and token.head > core.last:
            return token.dep in (
                "compound",
                "amod",
                "nummod",
                "nmod",
                "nmod:poss",
                "nmod:unmarked",
                "nmod:desc",
                "flat",
            ) and (line.tokens[token.head].upos in ("NOUN", "PROPN", "ADJ"))
    return False
