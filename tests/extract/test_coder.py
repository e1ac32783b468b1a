"""What only describes one party of an event is not its other party."""

from __future__ import annotations

import pytest

from graph.model import Article
from graph.pipeline import load_reader


@pytest.mark.parametrize(
    ("text", "word", "other"),
    [
        ("Allies of Kenya, among them Uganda, are outraged by the deployment of Somali troops.", "outraged", "KEN"),
        ("Two Israeli soldiers were killed in Lebanon on Tuesday.", "killed", "LBN"),
    ],
)
def test_a_description_is_no_party_of_its_own(text: str, word: str, other: str) -> None:
    (read,) = load_reader().read([Article(id="a", text=text)])
    mention = next(m for m in read.mentions if m.text == word)
    assert other not in {p.key for p in (*mention.actors, *mention.recipients)}


@pytest.mark.parametrize(
    ("text", "word", "by"),
    [
        ("Sudan urged Chad on Monday to stop sheltering rebels.", "sheltering", {"SDN"}),
        ("Greece called on Turkey to cease arming the rebels.", "arming", {"GRC"}),
        ("Iraq has ended its bombing of the town.", "bombing", set()),
    ],
)
def test_what_somebody_is_urged_to_stop_is_said_by_who_urges(text: str, word: str, by: set[str]) -> None:
    (read,) = load_reader().read([Article(id="a", text=text)])
    assert {p.key for m in read.mentions if m.text == word for p in m.attributed_to} == by


def test_an_adjective_behind_its_noun_says_who_is_deployed() -> None:
    text = "There are around 4,000 Kenyan soldiers present in the Gedo region, the African Union said."
    (read,) = load_reader().read([Article(id="a", text=text)])
    (mention,) = (m for m in read.mentions if m.kind == "TroopDeployment")
    assert ({p.key for p in mention.actors}, [f.wording for f in mention.figures]) == ({"KEN"}, ["around 4,000"])


@pytest.mark.parametrize(
    "text",
    ["Sudan's foreign ministry denied that its forces had crossed the border.", "Kenya denied its soldiers had fled."],
)
def test_who_denies_what_its_own_did_denies_it_to_nobody(text: str) -> None:
    (read,) = load_reader().read([Article(id="a", text=text)])
    assert [m.recipients for m in read.mentions if m.kind == "Denial"] == [()]
