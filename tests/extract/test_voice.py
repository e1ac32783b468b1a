"""Who says so: names given to something, clauses behind a semicolon, quotations over several sentences, with the real pipeline."""

from __future__ import annotations

import pytest

from graph.model import Article
from graph.pipeline import load_reader

CASES = [
    ("The mayor of Ankara calls it a Syrian special operation.", "operation", {"TUR"}),
    (
        "Kinshasa said Rwandan troops had attacked a village; Kigali said Congolese soldiers had fired first.",
        "attacked",
        {"COD"},
    ),
    (
        "Kinshasa said Rwandan troops had attacked a village; Kigali said Congolese soldiers had fired first.",
        "fired",
        {"RWA"},
    ),
    ("Kyiv said Russia had attacked a school; Moscow accused Ukraine of shelling Belgorod.", "attacked", {"UKR"}),
    ("Kyiv said Russia had attacked a school; Moscow accused Ukraine of shelling Belgorod.", "shelling", {"RUS"}),
    ('"We condemned the raid; the army attacked civilians," the French minister said.', "attacked", {"FRA"}),
    ("Iran shipped drones to Russia, according to a tweet on Monday by the US secretary of state.", "shipped", {"USA"}),
    ("Turkish jets bombed a village in Iraq, according to a statement from the Iraqi presidency.", "bombed", {"IRQ"}),
    ('"Eritrea has moved tanks to the border," according to a post by the Ethiopian minister.', "moved", {"ETH"}),
    ("Chad expelled two diplomats, according to a letter from the French ambassador.", "expelled", {"FRA"}),
    ("Chad expelled two diplomats, according to the Geneva office of Amnesty International.", "expelled", {"NGO"}),
]


@pytest.fixture(scope="module")
def speakers() -> dict[tuple[str, str], set[str]]:
    articles = [Article(id=text, text=text) for text in {c[0] for c in CASES}]
    return {
        (read.article.id, m.text): {p.key for p in m.attributed_to}
        for read in load_reader().read(articles)
        for m in read.mentions
    }


@pytest.mark.parametrize(("text", "word", "by"), CASES)
def test_who_says_so(speakers: dict[tuple[str, str], set[str]], text: str, word: str, by: set[str]) -> None:
    assert speakers.get((text, word)) == by


QUOTATIONS = [
    (
        "Reuters reported that three rockets hit the base. In a letter to the council, the Omani foreign minister defended the "
        'blockade: "Iran attacked two tankers on Friday. Iran has invaded our waters."',
        {"attacked": {"OMN"}, "invaded": {"OMN"}},
    ),
    (
        "The president of Kenya spoke on Monday. Emmanuel Macron's statement read: "
        '"Chadian rebels were killed in an operation. Libya bombed a convoy."',
        {"killed": {"FRA"}, "bombed": {"FRA"}},
    ),
]


@pytest.mark.parametrize(("text", "by"), QUOTATIONS)
def test_a_quotation_after_a_colon_is_told_by_who_is_named_before_it(text: str, by: dict[str, set[str]]) -> None:
    mentions = next(iter(load_reader().read([Article(id="a", text=text)]))).mentions
    assert {m.text: {p.key for p in m.attributed_to} for m in mentions if m.text in by} == by


def test_first_persons_are_who_speaks_the_quotation() -> None:
    text = 'Kenya condemned the attack. "We will send troops," Uganda\'s president said. "We have attacked the rebels."'
    mentions = next(iter(load_reader().read([Article(id="a", text=text)]))).mentions
    attack = next(m for m in mentions if m.text == "attacked")
    assert {p.key for p in attack.actors} == {p.key for p in attack.attributed_to} == {"UGA"}
