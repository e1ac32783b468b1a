"""The JSON that the page reads, and its place in HTML."""

from __future__ import annotations

import json
from dataclasses import replace

from graph.view.content import Page, PageArticle, PageEntity
from graph.view.encode import encode, in_pieces, to_script
from tests.view.story import TEXTS, story


def test_offsets_count_utf16_units_because_javascript_strings_do() -> None:
    page = encode(story())
    text = TEXTS["wire"].encode("utf-16-le")
    shell = next(e for e in page["events"] if e["id"] == "event/shell")
    role, begin, end = shell["evidence"][0]["marks"][0]
    assert role == "trigger"
    assert text[2 * begin : 2 * end].decode("utf-16-le") == "shelled"  # an emoji stands before it


def test_every_reference_points_to_an_item_of_the_page() -> None:
    page = encode(story())
    for event in page["events"]:
        for key in ("actors", "recipients", "by", "places"):
            assert all(0 <= i < len(page["entities"]) for i in event.get(key, []))
        assert all(0 <= i < len(page["events"]) for i in event.get("content", []))
        assert all(0 <= v["article"] < len(page["articles"]) for v in event["evidence"])


def test_an_iri_that_follows_from_the_base_is_not_written() -> None:
    page = encode(story())
    assert all("iri" not in e for e in page["entities"])
    odd = replace(story(), entities=(PageEntity("country/EGY", "https://example.org/egypt", "Egypt"),))
    assert encode(odd)["entities"][0]["iri"] == "https://example.org/egypt"


def test_references_to_what_is_not_on_the_page_are_dropped() -> None:
    alone = replace(story(), entities=())
    assert all("actors" not in e for e in encode(alone)["events"])


def test_script_text_cannot_leave_its_element_and_reads_back_the_same() -> None:
    hostile = "</script><script>alert(1)</script><!-- \u2028 \ud800 \x00 & ]]>"
    page = encode(Page("t", (PageArticle("a", "i", hostile, title=hostile),)))
    text = to_script(page)
    assert "<" not in text
    assert ">" not in text
    assert "\u2028" not in text
    text.encode("utf-8")
    assert json.loads(text)["articles"][0]["text"] == hostile.replace("\ud800", "\ufffd")


def test_the_same_page_gives_the_same_text() -> None:
    assert to_script(encode(story())) == to_script(encode(story()))


def test_the_pieces_are_the_text() -> None:
    for page in (story(), Page("nothing")):
        assert "".join(in_pieces(page)) == to_script(encode(page))
