"""Page furniture goes, sentences stay, whatever the site."""

from __future__ import annotations

import pytest

from graph.read.boilerplate import body, is_furniture

FIRST = "The foreign ministers of several countries condemned the attack in a statement on Monday."
SECOND = "Ukraine said that its troops had killed at least 30 soldiers in the Kursk region."


@pytest.mark.parametrize(
    "line",
    [
        "Add Comment", "Read also: Putin meets Xi in Moscow", "READ MORE", "Share this article", "12 comments",
        "We use cookies to improve your experience on our website.", "https://t.me/example", "Advertisement",
        "Sign up for our daily newsletter", "© 2024 Example News. All rights reserved.", "Photo: EPA", "5 min read",
        "Reporting by Anna Smith; Editing by John Doe", "Subscribe to our Telegram channel", "@example",
        "#Ukraine #NATO", "Додати до обраного", "By clicking “Accept all” you agree to our use of cookies.", "***",
        "14:30",
    ],
)  # fmt: skip
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        FIRST,
        SECOND,
        "“No comment,” he said.",
        "Russia attacked Kyiv.",
        "The newspaper asked readers to subscribe.",
        "He shared the post on Facebook and later deleted it.",
        "The court fined the company for its use of cookies.",
        "Allies of Ukraine directly appealed to North Korea",
        "Zelenskyy (Зеленський) arrived in Rome on Monday.",
        "Readers of the paper, he said, know more than its owners.",
        "Share prices fell on Monday after the attack.",
    ],
)
def test_text_of_the_article(line: str) -> None:
    assert not is_furniture(line)


def test_menus_above_and_below_are_dropped() -> None:
    menu = ["Home", "World", "Politics", "Sport"]
    assert body([*menu, FIRST, SECOND, *menu]) == [FIRST, SECOND]


def test_headings_between_paragraphs_stay() -> None:
    assert body([FIRST, "What comes next", SECOND]) == [FIRST, "What comes next", SECOND]


def test_a_list_of_short_facts_with_full_stops_stays() -> None:
    facts = ["Russia attacked Kyiv.", "Two people died.", "Power was cut.", "Schools closed."]
    assert body([FIRST, *facts]) == [FIRST, *facts]


def test_related_news_behind_the_last_paragraph_go() -> None:
    lines = [FIRST, SECOND, "More on the topic", "Putin meets Xi", "Rome summit ends", "Ukraine"]
    assert body(lines) == [FIRST, SECOND]


def test_prose_behind_such_a_heading_stays() -> None:
    assert body([FIRST, "Related articles", SECOND]) == [FIRST, SECOND]


def test_short_lines_that_repeat_go() -> None:
    assert body([FIRST, "Ukraine war live updates", SECOND, "Ukraine war live updates"]) == [FIRST, SECOND]


def test_a_paragraph_that_stands_twice_is_kept_once() -> None:
    assert body([FIRST, SECOND, FIRST]) == [FIRST, SECOND]


def test_credits_at_the_end_of_the_last_paragraph_go() -> None:
    assert body([FIRST, SECOND + " (Reporting by Anna Smith; editing by John Doe)"]) == [FIRST, SECOND]


def test_end_marks_go() -> None:
    assert body([FIRST, "###", SECOND, "-30-"]) == [FIRST, SECOND]


def test_furniture_behind_the_last_sentence_goes() -> None:
    assert body([f"{FIRST} {SECOND} Add Comment"]) == [f"{FIRST} {SECOND}"]
    assert body([f"{FIRST} {SECOND} More to come"]) == [f"{FIRST} {SECOND} More to come"]


def test_a_folded_menu_behind_the_last_sentence_goes() -> None:
    tail = " More on the topic - Category - Ukraine - Publication date - - Додати до обраного - Category - World"
    assert body([FIRST + " " + SECOND + tail]) == [f"{FIRST} {SECOND}"]
