"""Titles, labelled lines, bylines and datelines above the body."""

from __future__ import annotations

import pytest

from graph.read.header import take_header

PROSE = "The foreign ministers of several countries condemned the attack in a statement on Monday."
DATELINES = [
    ("KYIV, Nov 5 (Reuters) - Text", (11, 5, None), "Reuters"),
    ("SEOUL, Dec. 16 (Yonhap) -- Text", (12, 16, None), "Yonhap News Agency"),
    ("MOSCOW, December 16. /TASS/. Text", (12, 16, None), "TASS"),
    ("Dec. 16 () – Text", (12, 16, None), None),
    ("WASHINGTON, Nov 5, 2024 (AFP) - Text", (11, 5, 2024), "Agence France-Presse"),
    ("GENEVA/LONDON, 5 November (Reuters) - Text", (11, 5, None), "Reuters"),
    ("WASHINGTON, D.C., Nov. 5 — Text", (11, 5, None), None),
    ("ST. PETERSBURG, Russia, June 5 (Xinhua) -- Text", (6, 5, None), "Xinhua"),
    ("DUBAI, United Arab Emirates (AP) — Text", None, "Associated Press"),
    ("Beijing (AFP) – Text", None, "Agence France-Presse"),
    ("TEL AVIV, Israel — Text", None, None),
]


@pytest.mark.parametrize(("line", "date", "agency"), DATELINES)
def test_dateline_is_taken_off(line: str, date: tuple[int, int, int | None] | None, agency: str | None) -> None:
    found = take_header([line + " " + PROSE], has_title=True)
    written = found.date
    assert (written and (written.month, written.day, written.year)) == date
    assert found.agency == agency
    assert found.rest == ("Text " + PROSE,)


@pytest.mark.parametrize(
    "line",
    [
        "Kim Jong Un (North Korea) - the leader of the country - spoke on Monday to soldiers.",
        "NATO – the alliance – said on Monday that it would send more troops.",
        "Washington: The United States said on Monday that it would send troops.",
        "On November 5, North Korean soldiers entered into battle with Ukrainian soldiers.",
        "The U.S. — which had promised tanks in May — sent them on Monday.",
    ],
)
def test_a_sentence_is_no_dateline(line: str) -> None:
    found = take_header([line], has_title=True)
    assert found.rest == (line,)
    assert found.date is None


def test_labelled_lines() -> None:
    lines = ["Title: Ministers meet", "Date: 5 November 2024", "Source: Reuters", "URL: https://example.org/1"]
    found = take_header([*lines, PROSE, PROSE])
    assert found.fields == {"title": "Ministers meet", "publisher": "Reuters", "url": "https://example.org/1"}
    assert found.date is not None
    assert found.date.year == 2024
    assert found.rest == (PROSE, PROSE)


def test_a_source_without_other_labels_is_no_publisher() -> None:
    found = take_header(["Ministers meet in Rome", "Source: President Zelenskyy on Telegram", PROSE])
    assert found.fields == {"title": "Ministers meet in Rome"}
    assert found.rest == (PROSE,)


def test_date_line_and_byline_between_title_and_body() -> None:
    found = take_header(["Ministers meet in Rome", "By Anna Smith and John Doe", "Nov. 5, 2024 10:22 a.m. EST", PROSE])
    assert found.fields["title"] == "Ministers meet in Rome"
    assert found.rest == (PROSE,)
    assert found.date is not None


def test_date_at_the_head_of_a_sentence_with_its_label() -> None:
    found = take_header([f"date 2024-11-05 {PROSE}"])
    assert found.date is not None
    assert found.rest == (PROSE,)


@pytest.mark.parametrize("line", [PROSE, "- A point to note", "and then they met", "Rome", "Kyiv: what we know:"])
def test_no_headline(line: str) -> None:
    assert "title" not in take_header([line, PROSE, PROSE]).fields


def test_a_single_line_is_text_not_title() -> None:
    assert take_header(["Ministers meet in Rome"]).rest == ("Ministers meet in Rome",)


def test_a_page_put_on_one_line_is_taken_apart() -> None:
    for dateline in ("Dec. 16 () –", "KYIV, Dec. 16 (Reuters) -", "ROME, 16 December (ANSA) --"):
        found = take_header([f"They ask Moscow to cease its cooperation with Pyongyang {dateline} {PROSE} {PROSE}"])
        assert found.fields["title"] == "They ask Moscow to cease its cooperation with Pyongyang"
        assert found.rest == (f"{PROSE} {PROSE}",)
        assert found.date is not None
        assert found.date.month == 12
