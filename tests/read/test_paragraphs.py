"""Lines to paragraphs."""

from __future__ import annotations

from graph.read.paragraphs import paragraphs


def test_lines_broken_to_a_width_are_joined() -> None:
    lines = [
        "The foreign ministers of the G7, together with those of Australia and",
        "New Zealand, condemned on Monday the support of North Korea for the war",
        "of aggression. They urged both countries to end their co-",
        "operation at once and to withdraw all troops.",
        "",
        "The Ukrainian authorities have stated this Monday that their troops have",
        "killed or wounded at least thirty soldiers in the region of Kursk, which",
        "has been the scene of an incursion.",
    ]
    joined = paragraphs(lines)
    assert len(joined) == 2
    assert "Australia and New Zealand, condemned" in joined[0]
    assert joined[1].endswith("Kursk, which has been the scene of an incursion.")


def test_one_paragraph_a_line_stays() -> None:
    lines = ["The ministers met in Rome on Monday and condemned the attack.", "A heading", "They will meet again."]
    assert paragraphs(lines) == lines


def test_bullets_are_taken_off() -> None:
    assert paragraphs(["- One thing", "• Another", "1. A third", "-"]) == ["One thing", "Another", "A third"]


def test_a_number_at_the_head_of_a_sentence_is_no_bullet() -> None:
    lines = ["16 people died.", "–20 degrees were measured."]
    assert paragraphs(lines) == lines
