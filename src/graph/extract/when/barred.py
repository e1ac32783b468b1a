"""What cannot date an event, however near it stands: the date of a relative clause or of the object, an old date for what
has been done since.

"France, which left Niger in December 2023, condemned the coup" tells no date of the condemnation; "Poland gave 300 tanks in 2022. It
has given Moldova 20 guns" tells none of the guns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import pairwise

from ...model import Sentence
from .. import tree
from .attach import head_of
from .background import is_background
from .periods import Date
from .points import EventPoint, Use
from .scan import TimeMention

NOMINAL = frozenset({"compound", "flat", "amod", "nmod", "nmod:poss", "nmod:desc"})
TOPICS = frozenset({"over", "for", "about", "of", "against", "from", "ahead of", "before", "to", "as", "despite"})
RECENT = timedelta(days=31)
"""What has happened by the day of the report can have happened on a day told before, if that is not longer ago."""


def is_barred(
    sentences: Mapping[int, Sentence],
    point: EventPoint,
    mention: TimeMention,
    uses: Sequence[Use],
    published: Date | None,
) -> bool:
    """Whether a time expression cannot be the date of an event of its own sentence or of a later one.

    ``uses``: what it dates so far.
    """
    sentence = sentences[point.sentence]
    if mention.sentence == point.sentence:
        return _in_other_relative(sentence, point.i, mention) or _of_object(sentence, point, mention)
    if is_background(sentence, point, uses):
        return True
    if not is_old(mention, published):
        return False
    return _is_perfect(sentence, point.i) or (
        _is_verb(sentence, point.i) and _is_paragraph_away(sentences, point, mention)
    )


def is_old(mention: TimeMention, published: Date | None) -> bool:
    """Whether a time was over well before the day of the report."""
    end = mention.interval.latest_end
    return published is not None and end is not None and end < published - RECENT


def _in_other_relative(sentence: Sentence, event: int, mention: TimeMention) -> bool:
    """Whether it stands in a relative clause that the event is no part of and that says nothing of it.

    "The raid that Chad flew in May" was in May; "what he saw in May was a raid", too.
    """
    head = head_of(sentence, mention)
    above = {event, *tree.ancestors(sentence, event)}
    clauses = [j for j in (head, *tree.ancestors(sentence, head)) if sentence.tokens[j].dep == "acl:relcl"]
    nouns = {sentence.tokens[j].head for j in clauses if j not in above}
    return any(j != event and sentence.tokens[j].upos != "PRON" for j in nouns)


def _of_object(sentence: Sentence, point: EventPoint, mention: TimeMention) -> bool:
    """ "Cancelled Monday's meeting", "condemned Chile over the 2013 arrest": the date is that of what the verb is about."""
    head = sentence.tokens[head_of(sentence, mention)]
    if not _is_verb(sentence, point.i) or not (mention.modifier or (head.dep == "nmod" and point.is_statement)):
        return False
    i = head.head
    while sentence.tokens[i].dep in NOMINAL and sentence.tokens[i].head != i:
        i = sentence.tokens[i].head
    if sentence.tokens[i].head != point.i:
        return False
    case = tree.case_of(sentence, i) or tree.case_of(sentence, head.i)
    topic = point.is_statement and sentence.tokens[i].dep == "obl" and case in TOPICS
    return topic or (sentence.tokens[i].dep == "obj" and mention.modifier)


def _is_perfect(sentence: Sentence, i: int) -> bool:
    """ "Has bought", "have already recognised": done by the day of the report, nobody says when."""
    helpers = [sentence.tokens[j].text.lower() for j in tree.kids(sentence, i, "aux")]
    return sentence.tokens[i].xpos == "VBN" and bool({"has", "have", "'ve", "’ve"} & set(helpers[:1]))


def _is_verb(sentence: Sentence, i: int) -> bool:
    """What a verb tells is news to the reader; a noun ("the raid") can take up what a paragraph before dated."""
    return sentence.tokens[i].upos == "VERB"


def _is_paragraph_away(sentences: Mapping[int, Sentence], point: EventPoint, mention: TimeMention) -> bool:
    """Whether a paragraph ends between the expression and the event: more than one character stands between sentences."""
    near = [sentences[n] for n in range(mention.sentence, point.sentence + 1) if n in sentences]
    return any(after.begin - before.end > 1 for before, after in pairwise(near))
