"""Speaker and relaying outlet are kept apart, and the publisher of a statement is no speaker."""

from __future__ import annotations

import pytest

from graph.model import Article, EventMention
from graph.pipeline import load_reader

CASES = [
    ("Iranian forces seized two tankers on Monday, the navy said, Reuters reported.", "seized", "navy", "Reuters"),
    ("KCNA quoted the defence minister of Russia as saying that Ukraine shelled a hospital in Donetsk.", "shelled", "Russia", "KCNA"),
    ("Israeli officials told the BBC that Iran attacked a base in Syria.", "attacked", "Israeli officials", "BBC"),
    ("Turkish troops killed nine rebels in Iraq, The New York Times reported, citing officials in Baghdad.", "killed",
     "officials", "New York Times"),
    ("The IRNA news agency cited the Syrian foreign minister as saying Israel had bombed Damascus.", "bombed",
     "Syrian foreign minister", "IRNA"),
    ("In a joint statement published by the Italian embassy, the G7 condemned Russia.", "condemned", "", "Italian embassy"),
    ("“We urge Iran to free the sailors,” the ministers of France and Spain said. stated in a note released by the Spanish "
     "Foreign Ministry.", "urge", "", "Foreign Ministry"),
]  # fmt: skip


@pytest.fixture(scope="module")
def mentions() -> dict[str, tuple[EventMention, ...]]:
    articles = [Article(id=str(n), text=case[0]) for n, case in enumerate(CASES)]
    return {read.article.id: read.mentions for read in load_reader().read(articles)}


@pytest.mark.parametrize("n", range(len(CASES)))
def test_speaker_and_relay_are_apart(mentions: dict[str, tuple[EventMention, ...]], n: int) -> None:
    _, word, speaker, relay = CASES[n]
    mention = next(m for m in mentions[str(n)] if m.text == word)
    relays = " ".join(p.text for p in mention.relayed_by)
    speakers = " ".join(p.text for p in mention.attributed_to)
    assert set(relay.split()) <= set(relays.split())
    assert speaker in speakers
    assert not {p.link.entity.id for p in mention.relayed_by} & {p.link.entity.id for p in mention.attributed_to}


def test_an_outlet_alone_is_the_speaker() -> None:
    (read,) = load_reader().read([Article(id="a", text="Reuters reported that Russian troops seized Aleppo.")])
    assert [p.text for m in read.mentions for p in m.attributed_to] == ["Reuters"]
    assert not any(m.relayed_by for m in read.mentions)
