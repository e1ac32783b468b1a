"""Where an event happened: by preposition, object, compound, and from the sentence before."""

from __future__ import annotations

import pytest

from graph.model import Article
from graph.pipeline import load_reader

CASES = [
    ("Russian forces shelled a market in Kharkiv on Monday, killing four people.", "shelled", "Kharkiv"),
    ("Turkish troops attacked Kurdish fighters near Afrin.", "attacked", "Afrin"),
    ("The presidents of Kenya and Uganda met in Nairobi.", "met", "Nairobi"),
    ("Two diplomats in Addis Ababa said that Kenya had deployed troops.", "deployed", None),
    ("Speaking in Cairo, the envoy accused Ethiopia of shelling a village near Metema.", "shelling", "Metema"),
    ("Abqaiq was the target of an al-Qaeda attack in 2006.", "attack", "Abqaiq"),
    ("Israeli jets bombed Damascus on Monday. The attack killed four soldiers there.", "attack", "Damascus"),
    ("Protesters in Paris condemned the arrest of a journalist in Minsk.", "arrest", "Minsk"),
    ("The Indonesian navy rescued 200 people along the coast of Aceh, Indonesia.", "rescued", "Aceh"),
    ("Police in Minsk arrested 40 demonstrators.", "arrested", "Minsk"),
    ("The governor of Ohio criticised Denmark.", "criticised", None),
    ("Kenya's president praised a Ugandan poet who lives in Leeds.", "praised", None),
    ("A Serbian writer, born in Kabul, condemned Uganda.", "condemned", None),
    ("The European Union sanctioned Iran over plots in nations including Denmark.", "sanctioned", None),
    ("Libya and Malta agreed in Turkey to share the gas.", "agreed", "Turkey"),
    ("Kenya's president sued the Leeds mayor.", "sued", None),
    ("Turkey attacked Kurdish fighters near Afrin after it had met Iran.", "attacked", "Afrin"),
    ("The mayor of Gdańsk was stabbed by a Polish soldier.", "stabbed", "Gdańsk"),
]


@pytest.fixture(scope="module")
def places() -> dict[tuple[str, str], str]:
    articles = [Article(id=text, text=text) for text, _, _ in CASES]
    return {
        (read.article.id, m.text): m.place.text if m.place else ""
        for read in load_reader().read(articles)
        for m in read.mentions
    }


@pytest.mark.parametrize(("text", "word", "place"), CASES)
def test_place_of_the_event(places: dict[tuple[str, str], str], text: str, word: str, place: str | None) -> None:
    assert places[text, word] == "" if place is None else place in places[text, word]
