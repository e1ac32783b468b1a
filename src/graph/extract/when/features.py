"""What speaks for and against a time expression being the date of an event, as names of features."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...model import EventType, Sentence, Status
from .. import tree
from .attach import head_of, price_of
from .scan import TimeMention
from .words import words

TALK = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "AGREE"})
DEEDS = frozenset({"ASSAULT", "PROTEST", "COERCE"})


ADVERBS = frozenset(
    [
        "also",
        "later",
        "then",
        "previously",
        "earlier",
        "already",
        "recently",
        "now",
        "currently",
        "subsequently",
        "afterwards",
        "meanwhile",
        "still",
        "initially",
        "formerly",
        "often",
        "always",
        "never",
        "once",
        "since",
        "ago",
        "yet",
    ]
)


@dataclass(frozen=True, slots=True)
class EventPoint:
    """An event to be dated: word ``i`` of the sentence with index ``sentence``, its type and status."""

    sentence: int
    i: int
    type: EventType
    status: Status = "actual"


@dataclass(frozen=True, slots=True)
class Use:
    """An earlier event of the article that a mention was found to date."""

    type: EventType
    lemma: str


def of_event(sentence: Sentence, point: EventPoint) -> list[str]:
    """Features of the event alone: how real, what word, in what clause."""
    token = sentence.tokens[point.i]
    clause = _clause(sentence, point.i)
    head = sentence.tokens[clause]
    form = token.xpos if token.upos in ("VERB", "AUX") else token.upos
    out = [f"status={point.status}", f"type={point.type}", f"form={form}", f"clause={head.dep}"]
    if token.upos == "NOUN":
        det = {
            sentence.tokens[j].text.lower()
            for j in sentence.children[point.i]
            if sentence.tokens[j].dep in ("det", "nmod:poss")
        }
        out.append(
            "definite"
            if det & {"the", "this", "that", "these", "its", "their", "his", "her"}
            else "indefinite"
            if det
            else "bare"
        )
    auxiliaries = {sentence.tokens[j].text.lower() for j in tree.kids(sentence, clause, "aux", "aux:pass", "cop")}
    out += [
        f"aux={a}" for a in sorted(auxiliaries & {"had", "has", "have", "was", "were", "is", "are", "will", "would"})
    ]
    if head.xpos:
        out.append(f"tense={head.xpos}")
    if tree.in_quotes(sentence, point.i):
        out.append("quoted")
    adverbs = {sentence.tokens[j].text.lower() for j in tree.kids(sentence, clause, "advmod")}
    out += [f"adverb={a}" for a in sorted(adverbs & ADVERBS)]
    out += [f"type={point.type},{form}", f"status={point.status},{form}", f"clause={head.dep},{form}"]
    return out


def _clause(sentence: Sentence, i: int) -> int:
    """The verb (or root) of the clause that a word stands in."""
    for j in (i, *tree.ancestors(sentence, i)):
        if sentence.tokens[j].upos in ("VERB", "AUX") or sentence.tokens[j].head == j:
            return j
    return i


def of_pair(
    sentences: Mapping[int, Sentence],
    point: EventPoint,
    mentions: Sequence[TimeMention],
    k: int,
    uses: Sequence[Use],
    recent: int,
) -> list[str]:
    """Features of the event with mention ``k``; ``recent`` is the last mention of an earlier sentence (or -1)."""
    mention, sentence = mentions[k], sentences[point.sentence]
    interval = mention.interval
    shared = [f"granularity={interval.granularity}", f"operator={mention.operator or 'none'}"]
    if mention.modifier:
        shared.append("modifier")
    lemma = sentence.tokens[point.i].lemma.lower()
    if any(u.lemma == lemma and u.type == point.type for u in uses):
        shared.append("same lemma")
    if any(u.type == point.type for u in uses):
        shared.append("same type")
    elif uses:
        shared.append("other type")
    if mention.sentence == point.sentence:
        return ["here", *_near(sentence, point, mention), *(f"here:{f}" for f in shared)]
    distance = point.sentence - mention.sentence
    if distance < 0:
        return ["after", f"after={min(-distance, 3)}"]
    out = ["before", f"distance={min(distance, 5)}", *(f"before:{f}" for f in shared)]
    if _is_new_paragraph(sentences, mention.sentence, point.sentence):
        out.append("other paragraph")
    out.append(f"place={min(point.sentence, 8) // 2}")
    if k == recent:
        out.append("recent")
    if k == 0 or all(m.modifier for m in mentions[:k]):
        out.append("first")
    return out


def _is_new_paragraph(sentences: Mapping[int, Sentence], first: int, last: int) -> bool:
    """Whether more than a space lies between two neighbours of the sentences ``first`` to ``last``."""
    known = [sentences[n] for n in range(first, last + 1) if n in sentences]
    return any(b.begin - a.end > 1 for a, b in pairwise(known))


def _near(sentence: Sentence, point: EventPoint, mention: TimeMention) -> list[str]:
    price = price_of(sentence, point.i, mention)
    side = "left" if mention.first < point.i else "right"
    if price is None:
        return ["price=none"]
    out = _told(sentence, point, mention)
    distance = min(abs(point.i - mention.first), abs(point.i - mention.last))
    steps = min(int(price / 0.75), 10)
    return [*out, f"price={steps}", f"price={steps},{side}", f"words={min(distance // 4, 5)}"]


def _told(sentence: Sentence, point: EventPoint, mention: TimeMention) -> list[str]:
    """Whether the expression dates the telling of the event, or a superlative stands before "since"."""
    governor = sentence.tokens[head_of(sentence, mention)].head
    out = []
    if governor != point.i and sentence.tokens[governor].lemma.lower() in words().telling:
        out.append("telling" if governor in tree.ancestors(sentence, point.i) else "other telling")
    before = {t.text.lower() for t in sentence.tokens[max(0, mention.first - 6) : mention.first]}
    if mention.operator == "since" and before & words().superlatives:
        out.append("superlative")
    return out


def crossed(event: Sequence[str], pair: Sequence[str]) -> list[str]:
    """The pair's features, and what of the event matters together with where the mention is."""
    where = pair[0]
    best = "recent" if "recent" in pair else "first" if "first" in pair else "far"
    tie = "same" if f"{where}:same type" in pair else "other"
    out = list(pair)
    for feature in event:
        out.append(f"{where}|{feature}")
        if where == "before":
            out.append(f"{best},{tie}|{feature}")
    return out
