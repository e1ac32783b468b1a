"""What a statement is about: its content events, and the words of its matter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract import denials, tree
from graph.extract.triggers import FoundTrigger
from graph.model import EventMention, Sentence, Span

if TYPE_CHECKING:
    from graph.extract.coder import Draft

MATTER = ("about", "over", "on", "for", "against", "of", "regarding", "concerning", "at", "by", "with")


def linked(drafts: list[Draft]) -> list[Draft]:
    """Give each statement the ids of the events that lie in its scope and are not in that of a nearer statement."""
    out = []
    drafts = [_without_voice(d, _nearest(d, drafts)) for d in drafts]
    for draft in drafts:
        if not draft.trigger.kind.is_statement:
            out.append(draft)
            continue
        inside = tuple(
            other.mention.id
            for other in drafts
            if other.sentence.index == draft.sentence.index and _nearest(other, drafts) is draft and _fits(draft, other)
        )
        out.append(draft.told(content=inside))
    return denials.tied(out)


def told_of(mentions: tuple[EventMention, ...]) -> tuple[EventMention, ...]:
    """The mentions, with no content that is not among them: events without a party, or not sure enough, are left out."""
    known = {m.id for m in mentions}
    return tuple(
        m if known.issuperset(m.content) else replace(m, content=tuple(c for c in m.content if c in known))
        for m in mentions
    )


def _without_voice(draft: Draft, statement: Draft | None) -> Draft:
    """What is urged, planned or feared in a statement is said by the statement itself: no attribution besides."""
    if statement is None or draft.mention.status in ("actual", "denied") or not draft.mention.attributed_to:
        return draft
    return draft.told(attributed_to=())


DEMANDS = frozenset({"urge", "demand", "ask", "propose"})


def _fits(statement: Draft, other: Draft) -> bool:
    """A demand has as its content what is demanded, not what goes on already ("urged to cease the cooperation")."""
    if statement.trigger.kind.force in DEMANDS:
        return other.mention.status in ("requested", "planned")
    return True


def _nearest(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The statement in whose scope the draft lies: the first statement trigger above it in the tree."""
    statements = {
        d.trigger.i: d for d in drafts if d.sentence.index == draft.sentence.index and d.trigger.kind.is_statement
    }
    here = draft.trigger.i
    for above in tree.ancestors(draft.sentence, here):
        if above in statements:
            return statements[above] if _in_scope(draft.sentence, here) else None
        here = above
    return None


def _in_scope(sentence: Sentence, top: int) -> bool:
    """Whether the phrase below the statement's trigger is what the statement is about, not its subject or adjunct."""
    dep = sentence.tokens[top].dep
    if dep in ("obl", "nmod"):
        return tree.case_of(sentence, top) in MATTER or tree.case_of(sentence, top) in ("to", "from")
    return dep in ("obj", "ccomp", "xcomp", "acl", "nsubj:pass", "advcl")


def topic_of(sentence: Sentence, trigger: FoundTrigger) -> Span | None:
    """The words of the object or of the about-phrase, without the clauses that hang on them."""
    if sentence.tokens[trigger.i].upos in ("VERB", "AUX"):
        heads = tree.kids(sentence, trigger.i, "obj", "nsubj:pass", "xcomp", "ccomp")
    else:
        heads = tree.kids(sentence, trigger.i, "acl", "ccomp", "xcomp")
    heads += [j for j in tree.kids(sentence, trigger.i, "obl", "nmod") if tree.case_of(sentence, j) in MATTER]
    heads = [j for j in heads if sentence.tokens[j].upos in ("NOUN", "VERB", "ADJ", "PROPN")]
    if not heads:
        return None
    best = next((j for j in heads if sentence.tokens[j].upos in ("NOUN", "VERB")), heads[0])
    words = sentence.subtree(best)
    while len(words) > 1 and sentence.tokens[words[-1]].upos == "PUNCT":
        words = words[:-1]
    while len(words) > 1 and sentence.tokens[words[0]].upos in ("PUNCT", "ADP"):
        words = words[1:]
    return Span(sentence.tokens[words[0]].begin, sentence.tokens[words[-1]].end)
