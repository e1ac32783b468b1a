"""From a mention of an article to its signature: what the sentence says, apart from what only the context gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from graph.merge.likeness import table
from graph.merge.signature import NONE, Signature
from graph.merge.times import days
from graph.model import EventMention, Party, ReadArticle, Span

_DETERMINER = re.compile(r"(?:\b(?:the|this|that|these|those|said|its|their|his|her)|\w['’]s?)(?=\s)", re.I)
"""What begins a noun phrase that refers back; up to two words may stand before the noun."""
_NEW = re.compile(r"\b(?:another|second|third|new|further|other|previous|earlier|similar|next)\b", re.I)
_WORD = re.compile(r"[^\W\d_]{4,}")
MAIN = 12
"""Words that say what an article is about."""
_NAME = re.compile(r"(?<![.!?“\"\w] )(?<!^)\b[A-Z][^\W\d_]{3,}")


def signature(read: ReadArticle, mention: EventMention, about: frozenset[str] = NONE) -> Signature:
    """Everything of one mention that is compared; ``about`` is what ``affair`` says of the article."""
    text, sentence = read.article.text, read.sentences[mention.sentence]
    where = _place(read, mention)
    inherited = re.search(r"parties from (\S+)", mention.rule)
    back = _refers_back(text, sentence, mention)
    ahead = _is_ahead(read, mention)
    begin, end, dated = days(read, mention, back)
    own = [p for p in (*mention.actors, *mention.recipients) if _is_own(p, text, sentence, mention, back)]
    actors, recipients = (
        _codes(p for p in mention.actors if p in own),
        _codes(p for p in mention.recipients if p in own),
    )
    return Signature(
        article=read.article.id,
        mention=mention.id,
        sentence=mention.sentence,
        type=mention.type,
        kind=mention.kind,
        is_statement=mention.force is not None,
        actors=actors,
        recipients=recipients,
        place=where.link.entity.id if where else None,
        within=where.link.entity.within if where else None,
        state=f"country/{where.link.entity.code}" if where and where.link.entity.code else None,
        begin=begin,
        end=end,
        dated=dated,
        topic=_words(mention.topic.of(text)) if mention.topic else NONE,
        trigger=mention.text.lower(),
        figures=frozenset(f"{f.measures} {f.best:g}" for f in mention.figures if f.best is not None),
        parties_from=inherited[1] if inherited else None,
        maybe_actors=_codes(mention.actors) - actors,
        maybe_recipients=_codes(mention.recipients) - recipients,
        kin=_kin(own),
        who=frozenset(p.link.entity.id for p in own if p.link.entity.id.startswith(("person/", "org/"))),
        persons=_persons(">", mention.actors) | _persons("<", mention.recipients),
        about=about,
        scene=_scene(where, text, sentence, mention, back),
        is_region=where is not None and where.link.reason.startswith("region"),
        is_cut=_is_cut(read, mention),
        is_ahead=ahead,
        is_foretold=ahead
        and dated
        and begin is not None
        and read.article.date is not None
        and begin > read.article.date,
        names=_names(text, sentence, own),
        ordinal=_ordinal(text[sentence.begin : mention.trigger.begin]),
        is_new=_FURTHER.search(text[sentence.begin : mention.trigger.begin]) is not None,
        is_definite=back is not None,
        triggers=frozenset({mention.text.lower()}),
        kinds=frozenset({mention.kind}),
    )


def affair(read: ReadArticle) -> frozenset[str]:
    """The words that an article comes back to or has in its title: what it is about."""
    text = f"{read.article.title or ''}\n{read.article.text}"
    title = {m[0].lower() for m in _WORD.finditer(read.article.title or "")}
    count = Counter(m[0].lower() for m in _WORD.finditer(text))
    likely = [w for w in count if w not in table().common and (count[w] > 1 or w in title)]
    return frozenset(sorted(likely, key=lambda w: (-count[w] - (w in title), w))[:MAIN])


def _place(read: ReadArticle, mention: EventMention) -> Party | None:
    """Where it happened; a capital that stands for its government in the same sentence is no place."""
    where = mention.place or mention.destination
    if where is None:
        return None
    actors = (p for m in read.mentions if m.sentence == mention.sentence for p in (*m.actors, *m.recipients))
    governments = {p.span for p in actors if "standing for its government" in p.link.reason}
    return None if where.span in governments else where


def _is_ahead(read: ReadArticle, mention: EventMention) -> bool:
    """Whether it is only to come: planned, asked for, feared, or asked not to be done."""
    if mention.status == "denied":
        return any(m.type == "REQUEST" and mention.id in m.content for m in read.mentions)
    return mention.status in ("planned", "requested", "possible")


def _persons(role: str, parties: Iterable[Party]) -> frozenset[str]:
    entities = (p.link.entity for p in parties)
    return frozenset(f"{role} {e.code or '-'} {e.id}" for e in entities if e.id.startswith("person/"))


_ORDINAL = re.compile(
    r"(?:\b(?:the|its|their|his|her|this)|['’]s?)\s+"
    r"(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\s+(?:[\w-]+\s+){0,2}$",
    re.I,
)


_FURTHER = re.compile(
    r"\b(?:another|further|separate|different|similar|subsequent|additional|a (?:second|third|fourth|fifth))\s+(?:[\w-]+\s+){0,2}$",
    re.I,
)
"""What says before a noun that it is one more."""


def _ordinal(before: str) -> str | None:
    """Which of several it is: "the second presidential debate"."""
    found = _ORDINAL.search(before)
    return found[1].lower() if found else None


def _refers_back(text: str, sentence: Span, mention: EventMention) -> int | None:
    """Where the noun phrase of a trigger begins that refers back, None if the trigger is no such noun."""
    trigger = mention.trigger
    before = text[sentence.begin : trigger.begin]
    begin = max((m.start() for m in _DETERMINER.finditer(before)), default=None)
    if begin is None or _NEW.search(before[begin:]) or mention.text.lower().endswith("ed"):
        return None
    first, *between = before[begin:].lower().split()
    if len(between) > 2:
        return None
    subjects = {p.span.end for p in mention.actors if "adjective" not in p.link.reason}
    if (
        table().common.intersection(between)
        or trigger.begin - 1 in subjects
        or (mention.force and first in _OWNER)
        or not before[-1:].isspace()
    ):
        return None
    return sentence.begin + begin


_OWNER = frozenset({"its", "their", "his", "her"})
"""Before a noun of saying these tell something new: "expressed its support"."""
_CUT = re.compile(r"\b(?:after|before|since|following|ahead of|days?|weeks?|months?|in response to)\b", re.I)


def _is_cut(read: ReadArticle, mention: EventMention) -> bool:
    """Whether a word of time stands between a mention and the one of its type before it in the sentence."""
    earlier = [
        m.trigger.end
        for m in read.mentions
        if m.sentence == mention.sentence and m.type == mention.type and m.trigger.end <= mention.trigger.begin
    ]
    return bool(earlier) and _CUT.search(read.article.text[max(earlier) : mention.trigger.begin]) is not None


_CLOSE = re.compile(
    r"\s*(?:\w+\s+)?(?:by|on|of|against|between|from|with|in|at|near|to)\s+(?:the\s+|an?\s+)?(?:\w+\s+)?$"
)


def _is_own(party: Party, text: str, sentence: Span, mention: EventMention, back: int | None) -> bool:
    """Whether the sentence names a party of the event, rather than the context, or the clause that refers back to it."""
    span = party.span
    if not (sentence.begin <= span.begin < span.end <= sentence.end) or "the article is about" in party.link.reason:
        return False
    return not party.link.entity.id.startswith(LOCAL) and _belongs(span, text, mention, back)


LOCAL = ("group/", "unnamed/")
"""Those whom an article does not name: they are nobody in another article."""


def _belongs(span: Span, text: str, mention: EventMention, back: int | None) -> bool:
    """Whether words belong to a noun that refers back: inside its phrase, or close behind it."""
    if back is None or back <= span.begin < mention.trigger.end:
        return True
    end = mention.trigger.end
    return end <= span.begin <= end + 40 and _CLOSE.fullmatch(text[end : span.begin]) is not None


def _codes(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(key(p) for p in parties if not p.link.entity.id.startswith(LOCAL))


def key(party: Party) -> str:
    """What a party is compared by: the code of the state or body; outlets and the like share one, so these by their id."""
    entity = party.link.entity
    return entity.id if entity.code is None or entity.code in table().broad else entity.code


def _kin(parties: Sequence[Party]) -> frozenset[str]:
    states = {p.link.entity.acts_for.removeprefix("country/") for p in parties if p.link.entity.acts_for}
    known = table()
    broad = {f"org/{p.link.entity.code}" for p in parties if p.link.entity.code in known.broad}
    return frozenset(states.union(broad, *(known.kin.get(c, ()) for c in _codes(parties))))


def _names(text: str, sentence: Span, parties: Iterable[Party]) -> frozenset[str]:
    """Capitalised words inside the sentence that are no party's."""
    known = {w for p in parties for w in (p.text + " " + p.link.entity.label).lower().split()}
    found = {m[0].lower() for m in _NAME.finditer(sentence.of(text))}
    return frozenset(found - known - table().titles)


def _scene(where: Party | None, text: str, sentence: Span, mention: EventMention, back: int | None) -> str | None:
    """The place as far as the sentence gives it to this event: no party's name, no place of another clause."""
    if where is None or mention.type not in SCENES or not sentence.begin <= where.span.begin < sentence.end:
        return None
    parties = (p.span for p in (*mention.actors, *mention.recipients))
    if any(s.begin < where.span.end and where.span.begin < s.end for s in parties):
        return None
    return where.link.entity.id if _belongs(where.span, text, mention, back) else None


SCENES = frozenset({"ASSAULT", "PROTEST", "CONSULT", "MOBILIZE", "RETREAT"})
"""Types of events that are somewhere."""


def _words(text: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[^\W\d_]{3,}", text.lower()) if w not in table().common)
