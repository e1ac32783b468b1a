"""Who only stands by an event is not taken for its doer; who is told of after what they did stays."""

from __future__ import annotations

import pytest

from graph.model import Article, EventMention
from graph.pipeline import load_reader

BYSTANDERS = [
    ("Since the invasion, Poland has built a fence.", "invasion", "POL"),
    ("Since the invasion of Georgia, Latvia has doubled its army.", "invasion", "LVA"),
    ("Turkey held a funeral after the attack.", "attack", "TUR"),
    ("Chad's president was abroad when the coup took place.", "coup", "TCD"),
    ("Indian tourists were on board when the bomb exploded.", "exploded", "IND"),
    ("Despite the riots, Peru's president attended the concert.", "riots", "PER"),
    ("The sanctions were imposed after Russia invaded Ukraine.", "sanctions", "RUS"),
    ("The protests started because Peru's president dissolved parliament.", "protests", "PER"),
    ("Amid the strike, Kenya's minister flew to London.", "strike", "KEN"),
    ("After the vote, Japan's spokesman said the country was disappointed.", "vote", "JPN"),
    ("Some death tolls, provided by Afghan officials to journalists, exceeded 100.", "tolls", "AFG"),
    ("Although Peru had agreed, Chile refused the deal.", "refused", "PER"),
    ("After Chad withdrew, Niger expelled the French ambassador.", "expelled", "TCD"),
    ("Even though Oman objected, Qatar recognised Somaliland.", "recognised", "OMN"),
    ("The attack on the market came two weeks before Kenya's election.", "attack", "KEN"),
    ("The bombing took place hours ahead of a speech by the Polish president.", "bombing", "POL"),
]
DOERS = [
    ("Israeli soldiers killed two boys during the raid.", "raid", "ISR"),
    ("Iran jailed forty students during the crackdown.", "crackdown", "IRN"),
    ("Although Peru had agreed, Chile refused the deal.", "refused", "CHL"),
    ("After Chad withdrew, Niger expelled the French ambassador.", "expelled", "NER"),
]


@pytest.fixture(scope="module")
def events() -> dict[tuple[str, str], EventMention]:
    texts = dict.fromkeys(text for text, *_ in (*BYSTANDERS, *DOERS))
    articles = [Article(id=text, text=text) for text in texts]
    return {(read.article.id, m.text): m for read in load_reader().read(articles) for m in read.mentions}


def _actors(event: EventMention | None) -> set[str]:
    return {p.link.entity.code or "" for p in event.actors} if event else set()


@pytest.mark.parametrize(("text", "word", "code"), BYSTANDERS)
def test_who_stands_by_did_not_do_it(
    events: dict[tuple[str, str], EventMention], text: str, word: str, code: str
) -> None:
    assert code not in _actors(events.get((text, word)))


@pytest.mark.parametrize(("text", "word", "code"), DOERS)
def test_who_did_it_stays(events: dict[tuple[str, str], EventMention], text: str, word: str, code: str) -> None:
    assert code in _actors(events.get((text, word)))


def test_who_only_tells_of_it_is_not_its_recipient() -> None:
    (read,) = load_reader().read(
        [Article("a", "Kenyan police are investigating the attack, according to the Somali ambassador.")]
    )
    (told,) = [m for m in read.mentions if m.text == "investigating"]
    assert ([p.key for p in told.attributed_to], told.recipients) == (["SOM"], ())
