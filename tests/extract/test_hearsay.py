"""What nouns and verbs of saying tell is talk: reports, allegations, theories, evidence, and what is only wished for."""

from __future__ import annotations

import pytest

from graph.model import Article, EventMention
from graph.pipeline import load_reader

TALK = [
    ("Reports of an attack by Chad on a Sudanese village could not be confirmed.", "attack", "possible"),
    ("Reports of a massacre by Eritrean soldiers reached Geneva.", "massacre", "actual"),
    ("Claims of killings by Ethiopian soldiers have spread.", "killings", "actual"),
    ("Conspiracy theories about the murder of a Polish judge by Belarus are popular.", "murder", "actual"),
    ("There were reports that Ethiopian troops had crossed the border.", "crossed", "actual"),
    ("Amid claims of torture, Egypt released the poet.", "torture", "actual"),
    ("Reports of a killing by Kenya were false.", "killing", "denied"),
    ("Turkey denied reports of an attack by its air force on the village.", "attack", "denied"),
    ("The United States claims that Iran shelled the camp.", "shelled", "actual"),
    ("Brazil prefers sanctions against Venezuela.", "sanctions", "requested"),
    ("France weighed an embargo against Mali.", "embargo", "possible"),
    ("Canada is weighing the expulsion of two Chinese diplomats.", "expulsion", "possible"),
    ("Norway championed a boycott of Israeli goods.", "boycott", "requested"),
    ("The rebels' conditions included the release of forty prisoners by Mali.", "release", "requested"),
    ("He called for new elections and to let Kenya withdraw its troops.", "withdraw", "requested"),
]
WISHED = [("Italy supports an embargo on Libya.", "embargo"), ("Sweden backs a ban on Russian ships.", "ban")]
FACTS = [
    ("Italy supported the invasion of Iraq.", "invasion"),
    ("Amid claims of torture, Egypt released the poet.", "released"),
]


@pytest.fixture(scope="module")
def events() -> dict[tuple[str, str], EventMention]:
    texts = dict.fromkeys(text for text, *_ in (*TALK, *WISHED, *FACTS))
    articles = [Article(id=text, text=text) for text in texts]
    return {(read.article.id, m.text): m for read in load_reader().read(articles) for m in read.mentions}


@pytest.mark.parametrize(("text", "word", "status"), TALK)
def test_what_is_only_said_is_no_fact(
    events: dict[tuple[str, str], EventMention], text: str, word: str, status: str
) -> None:
    assert events[text, word].status == status
    assert not events[text, word].is_fact


@pytest.mark.parametrize(("text", "word"), WISHED)
def test_what_is_backed_before_it_is_there_is_a_wish(
    events: dict[tuple[str, str], EventMention], text: str, word: str
) -> None:
    assert events[text, word].status in ("requested", "planned")


@pytest.mark.parametrize(("text", "word"), FACTS)
def test_what_happened_stays_a_fact(events: dict[tuple[str, str], EventMention], text: str, word: str) -> None:
    assert events[text, word].is_fact


def test_the_deeds_of_an_allegation_are_not_its_speakers() -> None:
    text = "Allegations of torture and killings by Egyptian police were published on Monday."
    mentions = next(iter(load_reader().read([Article(id="a", text=text)]))).mentions
    assert not any("torture" in p.text for m in mentions for p in m.attributed_to)
