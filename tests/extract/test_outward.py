"""A guess never makes harm or help turn on itself; what is told stays."""

from __future__ import annotations

import pytest

from graph.extract.outward import apart
from graph.model import ABOUT, Article, Entity, Link, Party, Span
from graph.pipeline import load_reader

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


def person(begin: int, text: str) -> Party:
    someone = Entity("person/ana-ruiz", "Ana Ruiz", "person", code="ESP")
    return Party(
        Span(begin, begin + len(text)), text, Link(someone, 0.6, "pronoun for the person named before: Ana Ruiz")
    )


@pytest.mark.parametrize("event_type", ["ASSAULT", "COERCE"])
@pytest.mark.parametrize(("text", "left"), [("her", 0), ("Ana Ruiz", 0), ("herself", 1)])
def test_a_person_does_no_harm_to_herself_unless_it_is_said(event_type: str, text: str, left: int) -> None:
    actors, recipients = apart((person(0, "her dogs"),), (person(20, text),), event_type)
    assert (len(actors), len(recipients)) == (left, 1)


def test_who_does_a_deed_is_not_whom_it_is_done_to() -> None:
    (read,) = load_reader().read([Article("a", "The police shooting of Nahel Merzouk led to riots in France.")])
    (told,) = [m for m in read.mentions if m.text == "shooting"]
    assert [p.link.entity.label for p in (*told.actors, *told.recipients)] == ["France", "Nahel Merzouk"]
