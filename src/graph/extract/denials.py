"""What a denial denies where it does not say so itself: "Moscow denied it", "a charge that Rabat rejects".

Such a denial is tied to the deed of the last accusation against the denier, or of the last thing that somebody else said of
them, up to `REACH` sentences back; one that names the deed ("denied bombing the camp") also to the deed as it was told before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.extract import tree
from graph.model import EventMention

if TYPE_CHECKING:
    from graph.extract.coder import Draft

REACH = 3
"""So many sentences before a denial what it denies can have been said."""
VAGUE = frozenset({
    "accusation", "allegation", "assertion", "blame", "charge", "claim", "complicity", "fault", "finding", "guilt",
    "insinuation", "involvement", "it", "knowledge", "link", "part", "report", "responsibility", "role", "story", "suggestion",
    "that", "these", "this", "which", "wrongdoing", "they", "behind", "do", "guilty", "involve", "responsible", "true",
})  # fmt: skip
"""Objects of a denial that do not say what is denied."""
LIGHT = frozenset({"bear", "have", "play", "take"})
"""Verbs whose object says what is denied: "denied that it had taken part"."""
POINTING = frozenset({"it", "that", "this", "which", "these"})
"""Objects that mean what was said right before, whoever did it."""


def tied(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, in the order of the text, denials with the deeds that they deny among their content."""
    by_id = {d.mention.id: d.mention for d in drafts}
    out = []
    for n, draft in enumerate(drafts):
        more = () if draft.mention.force != "deny" else tuple(_denied(draft, drafts[:n], by_id))
        fresh = tuple(dict.fromkeys(i for i in more if i not in draft.mention.content))
        out.append(draft.told(content=(*draft.mention.content, *fresh)))
    return out


def _denied(denial: Draft, before: Sequence[Draft], by_id: dict[str, EventMention]) -> Iterator[str]:
    """Ids of the deeds told before that the denial is about."""
    deniers = {p.key for p in denial.mention.actors}
    own = [by_id[i] for i in denial.mention.content if by_id[i].force is None]
    near = [d for d in reversed(before) if d.mention.sentence >= denial.mention.sentence - REACH]
    if own:
        charges = [d.mention for d in near if _is_charge(d, deniers) and not d.mention.force]
        yield from (c.id for c in charges if any(c.type == m.type and _keys_of(c) & _keys_of(m) for m in own))
        return
    objects = _objects(denial)
    if objects and not objects & VAGUE:
        return
    charge = next((d for d in near if _is_charge(d, deniers)), None)
    if charge is None and (objects & POINTING or not objects):
        last = [d for d in near if d.mention.sentence >= denial.mention.sentence - 1]
        charge = next((d for d in last if _is_said_by_others(d, deniers)), None)
    if charge is not None:
        yield from _deeds(charge, before, by_id)


def _is_charge(draft: Draft, deniers: set[str]) -> bool:
    """Whether somebody accuses the deniers, or says of them that they did something."""
    m = draft.mention
    if m.type == "ACCUSE":
        return bool({p.key for p in m.recipients} & deniers) and not _keys_of(m) <= deniers
    return not m.force and bool(_keys_of(m) & deniers) and _is_said_by_others(draft, deniers)


def _is_said_by_others(draft: Draft, deniers: set[str]) -> bool:
    m = draft.mention
    if m.type == "ACCUSE":
        return bool(_keys_of(m) - deniers)
    return not m.force and bool({p.key for p in m.attributed_to} - deniers)


def _keys_of(mention: EventMention) -> set[str]:
    return {p.key for p in mention.actors}


def _deeds(charge: Draft, before: Sequence[Draft], by_id: dict[str, EventMention]) -> list[str]:
    """The events of an accusation, the accusation itself where it has none; all that one sentence says by one voice."""
    m = charge.mention
    if m.type == "ACCUSE":
        return [i for i in m.content if not by_id[i].force] or [m.id]
    said = [d.mention for d in before if d.mention.sentence == m.sentence and not d.mention.force]
    return [d.id for d in said if d.attributed_to == m.attributed_to and d.actors == m.actors]


def _objects(denial: Draft) -> set[str]:
    """Lemmas of what is denied, as the text has them; empty where nothing is named or the word is an adjective."""
    sentence, i = denial.sentence, denial.trigger.i
    if sentence.tokens[i].upos == "ADJ":
        return set()
    found = tree.kids(sentence, i, "obj", "ccomp", "xcomp", "nsubj:pass", "advcl", "nmod")
    if sentence.tokens[i].dep == "acl:relcl":
        found.append(sentence.tokens[i].head)
    found += [k for j in found if tree.lemma(sentence, j) in LIGHT for k in tree.kids(sentence, j, "obj")]
    return {tree.lemma(sentence, j) for j in found}
