"""Values that stand in a file come back as they were, in any order."""

from __future__ import annotations

from graph.view.content import PageArticle, PageEvent
from graph.view.packed import IN_MEMORY, Packed
from tests.view.story import story


def test_events_come_back_equal_in_order_and_by_place() -> None:
    events = list(story().events)
    packed: Packed[PageEvent] = Packed(events)
    assert list(packed) == events
    assert (packed[0], packed[-1], packed[1:3]) == (events[0], events[-1], events[1:3])
    assert len(packed) == len(events)


def test_what_is_added_after_a_reading_comes_last() -> None:
    packed: Packed[PageArticle] = Packed()
    for n in range(3):
        packed.append(PageArticle(f"article/{n}", "", "half of a pair: \ud800 " + "x" * IN_MEMORY))
        assert packed[0].id == "article/0"
    assert [a.id for a in packed] == ["article/0", "article/1", "article/2"]
    assert packed[1].text.startswith("half of a pair: \ud800 x")
