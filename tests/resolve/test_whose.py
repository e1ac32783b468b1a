"""Whose act a noun tells of: a person's request is his own, his critics are others, a foundation's staff acts for it."""

from __future__ import annotations

import datetime

import pytest

from graph.model import Article, Link
from graph.parse import load_pipeline
from graph.resolve import ArticleResolver, load_gazetteer, load_reference


def links(text: str, word: str, date: str = "2024-05-20") -> tuple[Link, ...]:
    """Who the phrase headed by the last token written ``word`` stands for."""
    sentences = load_pipeline().sentences_of(text)
    article = Article("a", text, date=datetime.date.fromisoformat(date))
    s, i = [(s.index, t.i) for s in sentences for t in s.tokens if t.text == word][-1]
    return tuple(p.link for p in ArticleResolver(load_gazetteer(), article, sentences).parties(s, i))


def who(text: str, word: str, date: str = "2024-05-20") -> list[str]:
    return [link.entity.label for link in links(text, word, date)]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Italy criticised Vladimir Putin's visit to Crimea.", "visit", "Vladimir Putin"),
        ("Kenya's press criticised William Ruto's plan.", "plan", "William Ruto"),
        ("Peru's bishops praised the request of Gustavo Petro.", "request", "Gustavo Petro"),
        ("Poland's minister condemned Viktor Orban's remarks.", "remarks", "Viktor Orbán"),
        ("Emmanuel Macron's government imposed sanctions on Mali.", "government", "France"),
        ("Bashar al-Assad's forces shelled the town.", "forces", "Syria"),
        ("Vladimir Putin's spokesman denied the claim.", "spokesman", "Russia"),
    ],
)
def test_what_a_person_does_is_his_own_and_what_a_ruler_commands_is_the_states(
    text: str, word: str, expected: str
) -> None:
    assert who(text, word) == [expected]


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Javier Milei's lawyers sued a newspaper.", "lawyers", "lawyers of Javier Milei"),
        ("The wife of Imran Khan thanked voters.", "wife", "wife of Imran Khan"),
        ("Hugo Chavez's allies welcomed the vote.", "allies", "allies of Hugo Chávez"),
        ("Keiko Fujimori's supporters marched in Lima.", "supporters", "supporters of Keiko Fujimori"),
    ],
)
def test_people_around_a_person_are_a_group_and_not_the_state(text: str, word: str, label: str) -> None:
    (link,) = links(text, word)
    assert (link.entity.label, link.entity.kind, link.entity.acts_for) == (label, "unnamed_group", None)
    assert link.entity.drawn_from


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Recep Tayyip Erdogan's critics condemned the arrests.", "critics", "critics of Recep Tayyip Erdoğan"),
        ("Opponents of Nicolas Maduro marched.", "Opponents", "opponents of Nicolás Maduro"),
        ("The African Union's critics denounced the mission.", "critics", "critics of African Union"),
        ("NATO's enemies welcomed the news.", "enemies", "enemies of NATO"),
    ],
)
def test_critics_and_opponents_are_others_than_whom_they_oppose(text: str, word: str, label: str) -> None:
    (link,) = links(text, word)
    assert link.entity.label == label
    assert link.entity.code is not None
    assert link.entity.code.endswith("-OTHERS")


def test_a_nationality_before_critics_is_their_own() -> None:
    assert who("Iranian critics of the law marched in Tehran.", "critics") == ["Iran"]


@pytest.mark.parametrize(
    "text",
    [
        "Amnesty International's director, Lena Moreau, condemned Myanmar. Moreau wrote a report.",
        "Tom Becker, a researcher of Human Rights Watch, condemned Mali. Becker called it cruel.",
    ],
)
def test_the_staff_of_an_organisation_act_for_it(text: str) -> None:
    name = "Moreau" if "Moreau" in text else "Becker"
    (link,) = links(text, name)
    assert link.entity.code == "NGO"
    assert link.entity.acts_for in ("org/AMNESTY", "org/HRW")


def test_no_body_stands_for_all_of_its_sort() -> None:
    principals = load_reference().principals
    assert "NGO" not in principals
    assert principals["UNO"].label == "United Nations"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chile closed its shops between 10 p.m. and 4 a.m.", "10"),
        ("Ghana's parliament passed the budget by 140 votes to 135.", "135"),
        ("Fiji was hit by a storm. A woman phoned 911 at night.", "911"),
        ("Togo declared a national emergency on Monday.", "national"),
        ("Mexico was told. Amazon Web Services denied the leak.", "Services"),
        ("Nepal debated abortion. The law harmed women.", "law"),
    ],
)
def test_numbers_adjectives_and_tails_of_names_are_nobody(text: str, word: str) -> None:
    assert who(text, word) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A bomb went off in Somalia. Three were killed.", "Three"),
        ("Rebels in Chad shot at a bus. The wounded were taken to a clinic.", "wounded"),
        ("Students in Serbia held anti-government marches.", "anti-government"),
    ],
)
def test_numbers_and_adjectives_for_people_are_of_the_country(text: str, word: str) -> None:
    (link,) = links(text, word)
    assert link.entity.code in ("SOM", "TCD", "SRB")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Kenya sent troops to the border. Somali opposition groups accused the government of fraud.", "government", "SOM"),
        ("Spain praised Algeria. Moroccan unions urged the government to resign.", "government", "MAR"),
        ("China's navy held drills. Philippine parties condemned the president.", "president", "PHL"),
        ("Egypt's police were told. Ukrainian refugees asked the government for help.", "government", "EGY"),
        ("Thailand's police were told. A Danish tourist was arrested by the police.", "police", "THA"),
    ],
)  # fmt: skip
def test_a_people_that_speaks_to_the_government_speaks_to_its_own(text: str, word: str, expected: str) -> None:
    (link,) = links(text, word)
    assert link.entity.code == expected


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Norway built a road. A teacher accused a doctor of fraud.", "doctor", "doctor"),
        ("Voters in Ghana waited. The suspect denied the theft.", "suspect", "suspect"),
        ("Sweden was told. Four million people took part.", "people", "four million people"),
    ],
)
def test_private_people_are_drawn_from_the_state_and_are_not_it(text: str, word: str, label: str) -> None:
    (link,) = links(text, word)
    assert (link.entity.label, link.entity.kind) == (label, "unnamed_group")
    assert link.entity.drawn_from == f"country/{link.entity.code}"
    assert link.guessed
