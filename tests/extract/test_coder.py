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


def sides(text: str, word: str) -> tuple[list[str], list[str]]:
    (read,) = load_reader().read([Article(id="a", text=text)])
    mention = next(m for m in read.mentions if m.text == word)
    return [p.key for p in mention.actors], [p.key for p in mention.recipients]


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("Japan said China had sanctioned two companies.", "sanctioned", ["CHN"]),
        ("Rwanda said that Burundi had closed the border.", "closed", ["BDI"]),
        ("Iran says Israel killed a scientist.", "killed", ["ISR"]),
        ("Italy said it had expelled two Russian envoys.", "expelled", ["ITA"]),
        ("Chad and Niger said they would meet in Agadez.", "meet", ["NER", "TCD"]),
    ],
)
def test_who_tells_of_a_deed_has_not_done_it(text: str, word: str, doers: list[str]) -> None:
    assert sides(text, word)[0] == doers


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("The killings of two Malian miners were condemned by Egypt.", "killings", []),
        ("Kenya called the blockade of Djibouti an act of war.", "blockade", []),
        ("Qatar mourned the assassination of two Omani envoys.", "assassination", []),
        ("Ghana criticised Togo for welcoming Vladimir Putin.", "welcoming", ["TGO"]),
    ],
)
def test_who_accuses_has_not_done_what_it_accuses_of(text: str, word: str, doers: list[str]) -> None:
    assert sides(text, word)[0] == doers


@pytest.mark.parametrize(
    ("text", "word", "victims"),
    [
        ("Finland, which suffered an attack, closed the border.", "attack", ["FIN"]),
        ("Albania came under attack last year.", "attack", ["ALB"]),
        ("South Africa lost 14 soldiers in fighting near Goma.", "lost", ["ZAF"]),
        ("Brazil, which lost two policemen in a similar ambush in March, offered help.", "ambush", ["BRA"]),
    ],
)
def test_who_suffers_by_the_meaning_of_the_verb_attacks_nobody(text: str, word: str, victims: list[str]) -> None:
    assert sides(text, word) == ([], victims)


@pytest.mark.parametrize(
    ("said", "speaker"),
    [("medics said", "medics"), ("two diplomats said", "two diplomats"), ("a commander told reporters", "a commander")],
)
def test_who_stands_for_no_state_speaks_for_none(said: str, speaker: str) -> None:
    text = f"Israel bombed Rafah on Monday. At least 12 people were killed, {said}."
    (read,) = load_reader().read([Article(id="a", text=text)])
    speakers = [p.link.entity for m in read.mentions if m.text == "killed" for p in m.attributed_to]
    assert [(e.label, e.kind, e.code) for e in speakers] == [(speaker, "unnamed_group", None)]


def test_who_harms_in_a_raid_has_made_the_raid() -> None:
    text = "Chad recalled its ambassador to Sudan after gunmen killed 17 soldiers in a raid on a post near Tine."
    assert sides(text, "raid")[0] == ["GUNMEN"]


@pytest.mark.parametrize("least", [0.0, 0.9])
def test_what_is_left_out_is_no_content(least: float) -> None:
    text = "Kenya denied that fires had been set. Peru urged Chile to stop arming them. The killings were condemned by Egypt."
    (read,) = load_reader(min_confidence=least).read([Article(id="a", text=text)])
    assert {c for m in read.mentions for c in m.content} <= {m.id for m in read.mentions}
