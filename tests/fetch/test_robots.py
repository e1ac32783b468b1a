"""robots.txt as RFC 9309 has it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.fetch.robots import fits, parse

TEXT = """
User-agent: other
Disallow: /

User-agent: *
Disallow: /private
Allow: /private/open   # a remark
Disallow: /*.pdf$
Crawl-delay: 2.5
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/", True), ("/private", False), ("/private/x", False), ("/private/open/x", True), ("/a.pdf", False),
     ("/a.pdf?x", True), ("/privat", True), ("/%70rivate", False)],
)  # fmt: skip
def test_the_longest_rule_decides(path: str, allowed: bool) -> None:
    rules = parse(TEXT, "newsgraph/1.0")
    assert rules.allows("https://example.org" + path) is allowed
    assert rules.delay == 2.5


def test_rules_for_us_replace_those_for_all() -> None:
    rules = parse("User-agent: *\nDisallow: /\n\nUser-agent: x\nUser-agent: NewsGraph\nDisallow: /a\n", "newsgraph/1.0")
    assert not rules.allows("http://e.org/a")
    assert rules.allows("http://e.org/b")


def test_groups_of_one_name_are_one() -> None:
    rules = parse("User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n", "newsgraph")
    assert not rules.allows("http://e.org/a")
    assert not rules.allows("http://e.org/b")


def test_an_empty_rule_forbids_nothing() -> None:
    assert parse("User-agent: *\nDisallow:\n", "newsgraph").allows("http://e.org/a")


def test_many_stars_take_no_time() -> None:
    began = time.perf_counter()
    assert not fits("/" + "a" * 2000, "/" + "*a" * 900 + "*b$")
    assert time.perf_counter() - began < 0.5


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.text(max_size=300), st.text(max_size=50))
def test_any_text_is_taken(text: str, path: str) -> None:
    parse("User-agent: *\nDisallow: /a*b$\n" + text, "newsgraph").allows("http://e.org/" + path.replace("[", ""))
