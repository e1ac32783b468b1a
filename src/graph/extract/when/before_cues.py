"""What speaks for an expression of an earlier sentence dating an event: what else it dates, how far back, how long ago."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from ...model import Sentence
from .near_cues import age_of
from .periods import Date
from .points import EventPoint, Use, company, tie
from .scan import TimeMention


@dataclass(frozen=True, slots=True)
class Earlier:
    """An expression of an earlier sentence as an event finds it."""

    mention: TimeMention
    uses: list[Use]
    later: int
    """How many expressions stand between it and the event's sentence."""
    is_last: bool
    """Whether it dates the event before this one."""
    is_first: bool
    """Whether it is the first of the article that dates a clause."""
    is_repeated: bool
    """Whether another one near the event means the same day."""
    expressions: int
    """How many the event's own sentence has."""


def cues_of(
    sentences: Mapping[int, Sentence], point: EventPoint, earlier: Earlier, published: Date | None
) -> tuple[list[str], str]:
    """The cues, and how near the event is to what the expression dates (see `points.tie`)."""
    mention, uses = earlier.mention, earlier.uses
    near = tie(point, point.lemma(sentences[point.sentence]), uses)
    who, age = company(point, uses), age_of(mention, published)
    back, later = point.sentence - mention.sentence, earlier.later
    out = [f"back={min(back, 6)}", f"later={min(later, 4)}", f"back={min(back, 4)},{min(later, 2)}", f"tie={near}"]
    out += [f"tie={near},{who}", f"who={who}", f"age={age}", f"age={age},{min(later, 2)}", f"age={age},{near}"]
    out += [f"granularity={mention.interval.granularity}", f"operator={mention.operator or 'none'}"]
    out += [f"expressions={min(earlier.expressions, 2)}", f"uses={min(len(uses), 4)}", f"back={min(back, 4)},{near}"]
    if mention.modifier:
        out += ["modifier", f"modifier,{near}"]
    if earlier.is_last:
        out += ["last", f"last,back={min(back, 4)}", f"last,{near}"]
    if earlier.is_first:
        out += ["first", f"first,{near}"]
    if earlier.is_repeated:
        out.append("repeated")
    if _is_new_paragraph(sentences, mention.sentence, point.sentence):
        out.append("other paragraph")
    return out, near


def _is_new_paragraph(sentences: Mapping[int, Sentence], first: int, last: int) -> bool:
    """Whether more than a space lies between two neighbours of the sentences ``first`` to ``last``."""
    known = [sentences[n] for n in range(first, last + 1) if n in sentences]
    return any(b.begin - a.end > 1 for a, b in pairwise(known))
