"""Places of entities: the same every time, near the old ones, apart from each other."""

from __future__ import annotations

import itertools
import math
import random
import time
from dataclasses import replace

from graph.view.content import Page, PageEntity, PageEvent
from graph.view.layout import ROOM, place
from tests.view.story import story


def many(entities: int, events: int) -> Page:
    """Few actors with most events, many with few, as in news."""
    dice = random.Random(3)
    people = tuple(PageEntity(f"country/{i:05}", f"x{i}", f"Actor {i}") for i in range(entities))

    def pick(power: int) -> tuple[str, ...]:
        return (people[int(entities * dice.random() ** power)].id,)

    told = tuple(PageEvent(f"event/{i}", "", "", "AID", actors=pick(3), recipients=pick(2)) for i in range(events))
    return Page("many", entities=people, events=told)


def test_the_same_page_gets_the_same_places() -> None:
    assert place(story()) == place(story())


def test_the_order_of_entities_and_events_does_not_matter() -> None:
    page = story()
    turned = replace(page, entities=page.entities[::-1], events=page.events[::-1])
    assert place(turned) == place(page)


def test_every_entity_has_a_place_of_its_own() -> None:
    places = place(many(400, 900))
    assert len(places) == 400
    assert min(math.dist(a, b) for a, b in itertools.combinations(places.values(), 2)) > 0.4 * ROOM


def test_places_stay_when_an_article_is_added() -> None:
    page = story()
    before = place(page)
    new = PageEvent("event/new", "", "", "AID", actors=("country/CHL",), recipients=("country/EGY",))
    more = replace(
        page,
        entities=(*page.entities, PageEntity("country/CHL", "x", "Chile")),
        events=(*page.events, new),
    )
    after = place(more, previous=before)
    assert {k: after[k] for k in before} == before
    assert math.dist(after["country/CHL"], after["country/EGY"]) < 600


def test_five_thousand_entities_take_seconds() -> None:
    begin = time.process_time()
    place(many(5000, 8000))
    assert time.process_time() - begin < 12  # about 3 s, whatever else the machine does
