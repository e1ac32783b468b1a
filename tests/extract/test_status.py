"""Whether an event is told as real: implicatives, doubted stories, questions, negated plans, with the real pipeline."""

from __future__ import annotations

import pytest

from graph.model import Article
from graph.pipeline import load_reader

CASES = [
    ("How did Hezbollah capture the port of Tyre?", "capture", "actual"),
    ("Did Russia attack the port of Odesa?", "attack", "possible"),
    ("The Syrian army used the airfield to bomb Kurdish rebels.", "bomb", "actual"),
    ("Protests in Colombo forced Sri Lanka's president to resign.", "resign", "actual"),
    ("France was able to negotiate a ceasefire between Israel and Lebanon.", "negotiate", "actual"),
    ("Kenya was the first country to recognise the junta.", "recognise", "actual"),
    ("There are no plans for talks between Cyprus and Turkey.", "talks", "denied"),
    ("No soldier of the Taliban tried to attack the American base.", "attack", "denied"),
    ("The story that Ethiopia shelled the camp proved false.", "shelled", "denied"),
    ("The claim that Chad bombed the bridge turned out to be untrue.", "bombed", "denied"),
    ("Moscow rejected reports that its planes bombed the hospital.", "bombed", "denied"),
    ("Kabul disputed accounts that its soldiers killed two shepherds.", "killed", "denied"),
    ("Peru did not deny reports that it had expelled the envoy.", "expelled", "actual"),
    ("Turkey can close the border whenever Iraq arrests its engineers.", "arrests", "possible"),
    ("Putin met Xi Jinping neither in public nor in private.", "met", "denied"),
    ("At no time did Kenya attack Somalia.", "attack", "denied"),
    ("No state recognised Somaliland.", "recognised", "denied"),
    ("Serbia was condemned by no country.", "condemned", "denied"),
    ("Serbia does not accept the result of the vote.", "accept", "actual"),
    ("Poland has not rejected the offer from Minsk.", "rejected", "denied"),
    ("Manila had wanted a sentence that condemned China.", "condemned", "possible"),
    ("Cuba had wanted to present a resolution that condemned Israel.", "condemned", "possible"),
    ("Algeria accused Morocco of arming rebels. Rabat denied the accusation.", "accusation", "actual"),
    ("The court issued an arrest warrant for a Russian general.", "issued", "actual"),
    ("Norway suspended military aid to Niger.", "aid", "actual"),
    ("Turkey called for an end to the siege and that Syria free the prisoners.", "free", "requested"),
    ("The proposal that Israel release forty prisoners was rejected.", "release", "requested"),
    ("A draft resolution condemning Israel is circulating in New York.", "condemning", "possible"),
]


@pytest.fixture(scope="module")
def statuses() -> dict[tuple[str, str], str]:
    articles = [Article(id=text, text=text) for text, _, _ in CASES]
    return {(read.article.id, m.text): m.status for read in load_reader().read(articles) for m in read.mentions}


@pytest.mark.parametrize(("text", "word", "status"), CASES)
def test_status_of_the_event(statuses: dict[tuple[str, str], str], text: str, word: str, status: str) -> None:
    assert statuses.get((text, word)) == status
