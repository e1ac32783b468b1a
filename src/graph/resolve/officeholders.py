"""Persons of the tables that an article names by surname alone or in another spelling."""

from __future__ import annotations

import datetime
from dataclasses import replace

from graph.model import Link
from graph.resolve.context import Context
from graph.resolve.gazetteer import office
from graph.resolve.gender import of_name
from graph.resolve.names import sound, words
from graph.resolve.reference import Holding

_LATELY = datetime.timedelta(days=1500)
"""For how long after an office texts still name a person by surname alone."""

_TITLES = {"secretary": "minister", "premier": "prime minister", "foreign": "foreign minister"}
_HEADS = ("supreme leader", "president", "prime minister", "chancellor", "premier", "monarch", "secretary-general")


def by_surname(context: Context, surname: str, titles: set[str]) -> Link | None:
    """The highest office-holder of that surname at the article's date whose state is named or whose title fits."""
    date = context.date
    if date is None:
        return None
    ranked = []
    for person in context.reference.surnames.get(surname, ()):
        if context.reference.persons[person].entity.id in context.others:
            continue
        held = office(context.reference.holdings[person], date)
        if held is None or held.begin > date or (held.end and held.end < date - _LATELY):
            continue
        fits = _titled(held, titles) + (held.code in context.named)
        if fits:
            ranked.append((-fits, _rank(held.office), person))
    if not ranked:
        return None
    link = context.gazetteer.person(context.reference.persons[min(ranked)[2]].entity, on=date)
    return replace(link, score=0.7, reason=f"surname and time: {link.reason}")


def holds(context: Context, person: str, title: str) -> bool:
    """Whether a person of the tables holds an office of that title at the article's date."""
    held = office(context.reference.holdings.get(person, ()), context.date)
    if held is None or not (context.date is None or held.covers(context.date)):
        return False
    return f"{held.office} of ".startswith(f"{title} of ")


def spelt_otherwise(context: Context, parts: tuple[str, ...]) -> Link | None:
    """A person of the tables whose first and last name sound like these; of a state that the article names, if it names any
    and the first name is written otherwise."""
    first, last = sound(parts[0]), sound(parts[-1])
    if len(last) < 4:
        return None
    gender = of_name(" ".join(parts), context.reference)
    for label in context.gazetteer.sounds.get(last, ()):
        if sound(label.split(" ")[0]) == first and of_name(label, context.reference) in (None, gender):
            entity = context.reference.persons[label].entity
            link = context.gazetteer.person(entity, on=context.date)
            alike = words(label)[0] == parts[0] or not context.named
            if entity.id in context.others or not (alike or _is_named(context, link)):
                continue
            return replace(link, score=0.75, reason=f"another spelling: {link.reason}")
    return None


def _is_named(context: Context, link: Link) -> bool:
    """Whether the article names the state or body of a person."""
    code = link.entity.code or ""
    return code in context.named or context.reference.country_of(code) in context.named


def _titled(held: Holding, titles: set[str]) -> bool:
    return any(t in held.office or _TITLES.get(t, "-") in held.office for t in titles)


def _rank(name: str) -> int:
    """How high an office stands: 0 for heads of state and government."""
    return 0 if name in _HEADS else 1 if name.endswith("minister") else 2
