"""Datelines inside a text: they begin a paragraph and are no part of it."""

from __future__ import annotations

import time

import pytest

from graph.read import read_text
from graph.read.dateline import without_datelines

SAID = "Ukraine said on Monday that it had attacked a depot."


@pytest.mark.parametrize(
    ("paragraph", "parts"),
    [
        (f"KYIV (AP) — {SAID}", [SAID]),
        (f"The talks ended. KYIV (AP) — {SAID}", ["The talks ended.", SAID]),
        (f"“It is over.” KYIV, Ukraine (AP) — {SAID}", ["“It is over.”", SAID]),
        (f"The talks ended. SEOUL, Dec. 16 (Yonhap) -- {SAID}", ["The talks ended.", SAID]),
        (f"One. NEW YORK, 5 November 2024 (Reuters) - {SAID} ROME (AFP) – {SAID}", ["One.", SAID, SAID]),
        (f"The Security Council (UN) — {SAID}", [f"The Security Council (UN) — {SAID}"]),
        (f"He met the AP (AP) — {SAID}", [f"He met the AP (AP) — {SAID}"]),
        ("NATO (the alliance) — It met.", ["NATO (the alliance) — It met."]),
        ("It was made by THE FIRM (AP) — and sold.", ["It was made by THE FIRM (AP) — and sold."]),
    ],
)
def test_a_dateline_begins_a_part(paragraph: str, parts: list[str]) -> None:
    assert without_datelines(paragraph) == parts


def test_the_stored_text_has_none() -> None:
    one = read_text(f"Ministers met in Rome on Friday and left. KYIV (AP) — {SAID}\n\nGENEVA (AP) — {SAID[:-1]} there.")
    assert one.text == f"Ministers met in Rome on Friday and left.\n\n{SAID}\n\n{SAID[:-1]} there."


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("BAMAKO, March 12, 2025 (Sahel Wire) - ", "Sahel Wire"),
        ("PESHAWAR, Pakistan, Feb 21, 2025 (Frontier Post Service) - ", "Frontier Post Service"),
        ("BOGOTA (Andes Agency) — ", "Andes Agency"),
        ("(Coastal News) - ", "Coastal News"),
        ("(Reuters) - ", "Reuters"),
        ("KYIV, Nov 5 (Kyivska Zorya) - ", None),
        ("KYIV, Nov 5 (Zorya) - ", "Zorya"),
        ("KYIV, Nov 5 (ZNN) - ", "ZNN"),
        ("KYIV, Nov 5 (Tuesday) - ", None),
        ("KYIV, Nov 5 (GMT) - ", None),
        ("KYIV, Nov 5 - ", None),
        ("The Kyiv Commission (The Body) - ", None),
    ],
)
def test_the_sign_of_a_dateline_is_the_outlet(head: str, outlet: str | None) -> None:
    assert read_text(f"Ministers meet again in the city\n\n{head}{SAID} {SAID}").publisher == outlet


def test_a_sign_inside_a_text_begins_a_part_where_it_names_an_outlet() -> None:
    assert without_datelines(f"The talks ended. NIAMEY (Sahel Wire) — {SAID}") == ["The talks ended.", SAID]
    assert len(without_datelines(f"The talks ended. NIAMEY (Sahel Forum) — {SAID}")) == 1


def test_many_signs_take_no_time() -> None:
    began = time.perf_counter()
    without_datelines("KYIV, A B (AP) — X " * 5000)
    without_datelines("A" * 100_000 + " (AP) — X")
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    ("line", "day", "outlet"),
    [
        ("Lima, 20 November 2026 (Andean Wire)", "2026-11-20", "Andean Wire"),
        ("NAIROBI, Kenya, March 3, 2025", "2025-03-03", None),
        ("Geneva, 5 May 2024.", "2024-05-05", None),
    ],
)
def test_a_dateline_may_have_a_line_of_its_own(line: str, day: str, outlet: str | None) -> None:
    one = read_text(f"{line}\n\n{SAID} {SAID}")
    assert (str(one.date), one.publisher, one.title, one.text) == (day, outlet, None, f"{SAID} {SAID}")


def test_a_headline_with_a_date_is_no_dateline() -> None:
    one = read_text(f"Crisis in Kenya, March 3, 2025, deepens as talks end\n\n{SAID} {SAID}")
    assert one.title == "Crisis in Kenya, March 3, 2025, deepens as talks end"
