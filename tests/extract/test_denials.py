"""What denials are about, across sentences, with the real pipeline."""

from __future__ import annotations

import pytest

from graph.model import Article, ReadArticle
from graph.pipeline import load_reader

CASES = [
    ("Algeria accused Morocco of bombing a convoy. Rabat denied the accusation.", "denied", "bombing"),
    ("Algeria accused Morocco of arming rebels, a charge that Rabat rejects.", "rejects", "arming"),
    ("Sweden blamed Russia for the attack on a ship. Two days later Moscow denied it.", "denied", "attack"),
    ("Sweden blamed Russia for the cutting of a cable. Moscow denied any involvement.", "denied", "blamed"),
    ("Pakistan killed two Afghan shepherds, Kabul said, but Islamabad denied the charge.", "denied", "killed"),
    ("Kosovo accused Serbia of kidnapping three policemen. Serbia called the accusation groundless.", "groundless",
     "kidnapping"),
    ("Poland said Belarus had shelled a border post. Minsk denied shelling it.", "denied", "shelled"),
    ("Sudan accuses Chad of letting the militia use its airport. Chad denied that it had taken part.", "denied", "accuses"),
]  # fmt: skip
UNRELATED = [
    "Burundi said Rwanda would attack it. A Rwandan officer denied reports that M23 had killed soldiers in Goma.",
    "Sweden blamed Norway for the spill of oil. Iran denied the existence of the camp.",
    "Algeria accused Morocco of bombing a convoy. Tunisia denied the existence of a base.",
]


@pytest.fixture(scope="module")
def read() -> dict[str, ReadArticle]:
    articles = [Article(id=text, text=text) for text in [c[0] for c in CASES] + UNRELATED]
    return {r.article.id: r for r in load_reader().read(articles)}


@pytest.mark.parametrize(("text", "denial", "deed"), CASES)
def test_a_denial_is_tied_to_what_was_said_of_the_denier(
    read: dict[str, ReadArticle], text: str, denial: str, deed: str
) -> None:
    words = {m.id: m.text for m in read[text].mentions}
    content = [m.content for m in read[text].mentions if m.text == denial]
    assert [[words[i] for i in ids if words[i] == deed] for ids in content] == [[deed]]


@pytest.mark.parametrize("text", UNRELATED)
def test_a_denial_of_something_else_is_tied_to_nothing_before(read: dict[str, ReadArticle], text: str) -> None:
    denials = [m for m in read[text].mentions if m.force == "deny"]
    sentence = {m.id: m.sentence for m in read[text].mentions}
    assert denials
    assert all(sentence[i] == m.sentence for m in denials for i in m.content)
