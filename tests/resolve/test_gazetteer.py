"""Lookup of names: spelling, case, senses, offices at a date, the user's additions."""

from __future__ import annotations

import datetime
import time
from pathlib import Path

import pytest

from graph.errors import DataError
from graph.resolve import Gazetteer, load_gazetteer, load_reference, read_user_entities


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("the United States", "country/USA"), ("U.S.", "country/USA"), ("US", "country/USA"),
        ("Côte d’Ivoire", "country/CIV"), ("cote d'ivoire", "country/CIV"), ("Pyongyang", "country/PRK"),
        ("the Kremlin", "country/RUS"), ("Blue House", "country/KOR"), ("Foggy Bottom", "country/USA"),
        ("Elysee", "country/FRA"), ("Turkiye", "country/TUR"), ("Big Seven", "org/G7"), ("G-7", "org/G7"),
        ("al Qaida", "org/ALQ"), ("Al-Qa’ida", "org/ALQ"), ("Knesset", "org/KNESSET"),
        ("Kurshchyna", "place/kursk-oblast"), ("Zelenskiy", "person/volodymyr-zelenskyy"), ("USSR", "country/SUN"),
        ("Kosovo", "country/XKX"), ("Western Sahara", "country/ESH"),
    ],
)  # fmt: skip
def test_lookup(name: str, identifier: str) -> None:
    assert load_gazetteer().lookup(name)[0].entity.id == identifier


@pytest.mark.parametrize("name", ["us", "who", "it", "Nobody Knows Him"])
def test_words_that_name_nobody(name: str) -> None:
    assert load_gazetteer().lookup(name) == ()


@pytest.mark.parametrize(
    ("name", "day", "code", "office"),
    [
        ("Trump", "2019-05-01", "USA", "president"),
        ("Trump", "2022-05-01", "USA", "former president"),
        ("Putin", "2010-01-01", "RUS", "prime minister"),
        ("Josep Borrell", "2019-01-01", "ESP", "foreign minister"),
        ("Josep Borrell", "2022-01-01", "EUU", "foreign policy chief"),
        ("Stoltenberg", "2010-01-01", "NOR", "prime minister"),
        ("Stoltenberg", "2020-01-01", "NATO", "secretary-general"),
        ("Ban Ki-moon", "2005-01-01", "KOR", "foreign minister"),
        ("Ban Ki-moon", "2012-01-01", "UNO", "secretary-general"),
    ],
)
def test_persons_act_for_whom_they_hold_office_then(name: str, day: str, code: str, office: str) -> None:
    link = load_gazetteer().lookup(name, on=datetime.date.fromisoformat(day))[0]
    assert link.entity.code == code
    assert office in link.reason


def test_ambiguous_names_give_all_senses() -> None:
    codes = {x.entity.code for x in load_gazetteer().lookup("Congo")}
    assert codes == {"COD", "COG"}


def test_the_tables_load_fast() -> None:
    began = time.process_time()
    Gazetteer(load_reference())
    assert time.process_time() - began < 1.5  # 0.3 s on an idle machine


def test_user_entities_add_and_override(tmp_path: Path) -> None:
    path = tmp_path / "entities.yaml"
    path.write_text(
        "- {id: org/WIDGETS, label: Widget Front, kind: armed_group, code: WIDGET, names: [the Widgeteers]}\n"
        "- {id: org/WAGNER-PMC, label: Wagner PMC, kind: armed_group, code: WAGNER, replaces: [org/WAGNER]}\n",
        encoding="utf-8",
    )
    gazetteer = load_gazetteer(path)
    assert gazetteer.lookup("the Widgeteers")[0].entity.code == "WIDGET"
    assert gazetteer.lookup("Wagner Group")[0].entity.code == "WAGNER"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {label: X, kind: person}", "no 'id'"),
        ("- {id: a, label: X, kind: dragon}", "unknown kind 'dragon'"),
        ("- {id: a, label: X, kind: person, colour: red}", "unknown key 'colour'"),
        ("id: a", "no list"),
    ],
)
def test_user_entities_that_are_wrong(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "entities.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        read_user_entities(path)
