"""Pages and feeds to articles: what is new, what is known, what fails and is tried again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.fetch import Getter, fetched, watch
from graph.model import Article
from graph.read import Skipped, articles_of
from graph.read.record import Record
from tests.fetch.server import PARAGRAPHS, Site, html, rss

FEED = "application/rss+xml"


class Taken:
    """What came in each round."""

    def __init__(self) -> None:
        self.rounds: list[list[Article | Skipped]] = []

    def __call__(self, records: Iterator[Record | Skipped]) -> None:
        self.rounds.append(list(articles_of(records)))

    @property
    def titles(self) -> list[list[str]]:
        return [[str(a.title) for a in found if isinstance(a, Article)] for found in self.rounds]


def look(site: Site, getter: Getter, folder: Path, *, rounds: int = 1) -> Taken:
    taken = Taken()
    watch([site.url + "/feed"], getter, taken, out=folder, rounds=rounds, sleep=lambda _: None)
    return taken


def test_pages_are_articles_and_what_is_none_is_a_line(site: Site, getter: Getter) -> None:
    site.put("/a", html("Ministers meet"))
    site.put("/b", b"\x89PNG", kind="image/png")
    site.put("/c", " ".join(PARAGRAPHS).encode(), kind="text/plain")
    urls = [site.url + path for path in ("/a", "/b", "/c", "/gone")]
    a, b, c, gone = articles_of(fetched(urls, getter))
    assert isinstance(a, Article)
    assert (a.title, str(a.date), a.url) == ("Ministers meet", "2024-11-05", urls[0])
    assert isinstance(c, Article)
    assert [str(one) for one in (b, gone)] == [
        f"{urls[1]}: image/png: such documents are not read",
        f"{urls[3]}: status 404",
    ]


def test_a_feed_given_as_a_page_gives_its_own_texts(site: Site, getter: Getter) -> None:
    site.put("/feed", rss("https://example.org/1", text=" ".join(PARAGRAPHS)), kind=FEED)
    [one] = articles_of(fetched([site.url + "/feed"], getter))
    assert isinstance(one, Article)
    assert one.text.startswith(PARAGRAPHS[0])


def test_the_pages_of_a_feed_are_fetched_once(site: Site, getter: Getter, tmp_path: Path) -> None:
    site.put("/feed", rss(site.url + "/a"), kind=FEED)
    site.put("/a", html("A", date="2020-01-01"))
    site.put("/b", html("B"))
    taken = look(site, getter, tmp_path, rounds=2)
    assert taken.titles == [["Entry 0"], []]
    [one] = taken.rounds[0]
    assert isinstance(one, Article)
    assert str(one.date) == "2024-11-05", "the feed knows the date"
    assert one.text.startswith(PARAGRAPHS[0])
    site.put("/feed", rss(site.url + "/b", site.url + "/a"), kind=FEED)
    assert look(site, getter, tmp_path).titles == [["Entry 0"]]
    assert site.paths.count("/a") == 1


def test_a_feed_that_did_not_change_is_not_sent_again(site: Site, getter: Getter, tmp_path: Path) -> None:
    site.put("/feed", rss(site.url + "/a"), kind=FEED, ETag='"7"', Last_Modified="Tue, 05 Nov 2024 10:00:00 GMT")
    site.put("/a", html("A"))
    look(site, getter, tmp_path, rounds=2)
    last = site.asked[-1]
    assert last[0] == "/feed"
    assert last[2]["if-none-match"] == '"7"'
    assert last[2]["if-modified-since"] == "Tue, 05 Nov 2024 10:00:00 GMT"


def test_without_the_page_the_text_of_the_feed_is_read(site: Site, getter: Getter, tmp_path: Path) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /a\n", kind="text/plain")
    site.put("/feed", rss(site.url + "/a", text=" ".join(PARAGRAPHS)), kind=FEED)
    taken = look(site, getter, tmp_path, rounds=2)
    assert taken.titles == [["Entry 0"], []]
    assert "/a" not in site.paths


def test_a_page_that_fails_for_now_is_tried_again_and_given_up(site: Site, getter: Getter, tmp_path: Path) -> None:
    site.put("/feed", rss(site.url + "/a"), kind=FEED, ETag='"7"')
    site.put("/a", b"", status=500)
    taken = look(site, getter, tmp_path, rounds=5)
    assert site.paths.count("/a") == 3
    assert [str(one) for one in taken.rounds[0]] == [f"{site.url}/a: status 500"]
    site.put("/a", html("A"))
    assert look(site, getter, tmp_path).titles == [[]]


def test_what_was_not_read_is_fetched_again(site: Site, getter: Getter, tmp_path: Path) -> None:
    site.put("/feed", rss(site.url + "/a"), kind=FEED, ETag='"7"')
    site.put("/a", html("A"))

    def killed(records: Iterator[Record | Skipped]) -> None:
        next(records)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watch([site.url + "/feed"], getter, killed, out=tmp_path, rounds=1)
    assert look(site, getter, tmp_path).titles == [["Entry 0"]]


def test_a_feed_that_is_none_is_a_line_and_stops_nothing(site: Site, getter: Getter, tmp_path: Path) -> None:
    site.put("/feed", html("No feed"))
    site.put("/other", rss(site.url + "/a"), kind=FEED)
    site.put("/a", html("A"))
    taken = Taken()
    watch([site.url + "/feed", site.url + "/other"], getter, taken, out=tmp_path, rounds=1)
    line, one = taken.rounds[0]
    assert "no feed" in str(line)
    assert isinstance(one, Article)


def test_a_feed_may_lead_nowhere_private(site: Site, tmp_path: Path) -> None:
    """The feed itself may be asked; what it links to is checked like any other address."""
    from graph.fetch import FetchLimits

    site.put("/feed", rss("file:///etc/passwd", "http://[bad/", "http://user:x@e.org/"), kind=FEED)
    taken = look(site, Getter(FetchLimits(private=True, delay=0.0)), tmp_path)
    assert not taken.titles[0]
