"""A guess never makes harm or help turn on itself; what is told stays."""

from __future__ import annotations

import pytest

from graph.extract.outward import apart
from graph.model import ABOUT, Entity, Link, Party, Span

MALI = Entity("country/MLI", "Mali", "country", code="MLI")
TOLD, GUESS = "name of Mali", f"'men' of Mali, {ABOUT} here"


def party(begin: int, text: str, reason: str) -> Party:
    return Party(Span(begin, begin + len(text)), text, Link(MALI, 0.5, reason))


@pytest.mark.parametrize(
    ("actor", "recipient", "event_type", "left"),
    [
        (party(0, "men", GUESS), party(9, "a Malian post", TOLD), "ASSAULT", (0, 1)),
        (party(0, "Mali", TOLD), party(9, "a scientist", GUESS), "ASSAULT", (1, 0)),
        (party(0, "men", GUESS), party(9, "a camp", GUESS), "ASSAULT", (0, 1)),
        (party(0, "Mali", TOLD), party(9, "Malian miners", TOLD), "ASSAULT", (1, 1)),
        (party(0, "the police", GUESS), party(9, "marchers", GUESS), "ASSAULT", (1, 1)),
        (party(0, "soldiers", GUESS), party(9, "them", GUESS), "ASSAULT", (1, 1)),
        (party(0, "soldiers", GUESS), party(9, "editors", GUESS), "COERCE", (1, 1)),
    ],
)
def test_sides_that_are_left(actor: Party, recipient: Party, event_type: str, left: tuple[int, int]) -> None:
    actors, recipients = apart((actor,), (recipient,), event_type)
    assert (len(actors), len(recipients)) == left
