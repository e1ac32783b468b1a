"""Turns of phrase that name no event, and like ones that do, with the real pipeline."""

from __future__ import annotations

import pytest

from graph.extract.no_events import no_events
from graph.model import Article
from graph.pipeline import load_reader

NONE = [
    ("Niger shares a long border with Libya.", "shares"),
    ("Three Estonian officers took part in the march.", "took"),
    ("Rwanda is ready for confrontation with South Africa.", "ready"),
    ("Kenya does not rule out closing its border with Somalia.", "rule out"),
    ("3,000 Sudanese crossed into Chad.", "crossed"),
    ("Hundreds of refugees from Syria crossed the border into Lebanon.", "crossed"),
    ("The Assembly's resolutions are not binding, Israel said.", "binding"),
    ("Belarus will not be intimidated by Poland.", "intimidated"),
    ("The Emirates asked the judges to throw it out.", "throw"),
    ("A Russian missile crossed Polish airspace.", "crossed"),
    ("Three television networks called Ohio for the challenger on Tuesday night.", "called"),
    ("The forecast calls for heavy snow in northern Japan.", "calls"),
]
SOME = [
    ("Ethiopian tanks crossed the border into Eritrea.", "crossed"),
    ("2,000 Rwandan soldiers crossed into Congo.", "crossed"),
    ("Egypt ruled out a meeting with Ethiopia.", "ruled out"),
    ("Kenya called Monday for talks with Somalia.", "called"),
    ("France called for an end to the shelling of Goma.", "called"),
]


@pytest.fixture(scope="module")
def found() -> dict[str, set[str]]:
    articles = [Article(id=text, text=text) for text, _ in NONE + SOME]
    return {read.article.id: {m.text for m in read.mentions} for read in load_reader().read(articles)}


def test_the_list_is_read() -> None:
    assert ("share", "VERB") in no_events()


@pytest.mark.parametrize(("text", "word"), NONE)
def test_no_event(found: dict[str, set[str]], text: str, word: str) -> None:
    assert word not in found[text]


@pytest.mark.parametrize(("text", "word"), SOME)
def test_still_an_event(found: dict[str, set[str]], text: str, word: str) -> None:
    assert word in found[text]
