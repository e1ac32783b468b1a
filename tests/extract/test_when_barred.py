"""Dates that do not date the event: those of a relative clause, old ones for what has been done since. Real pipeline."""

from __future__ import annotations

import datetime

import pytest

from graph.model import Article
from graph.pipeline import load_reader

PUBLISHED = datetime.date(2026, 11, 20)
CASES = [
    ("Ghana, which in May 2023 accused Togo of torture, urged Benin to free the pilots.", "accused", "2023-05"),
    ("Ghana, which in May 2023 accused Togo of torture, urged Benin to free the pilots.", "urged", None),
    ("France, which withdrew its troops from Niger in December 2023, condemned the coup in Gabon.", "condemned", None),
    ("Britain urged Iran to release the sailors that it had arrested in May 2023.", "urged", None),
    ("Britain urged Iran to release the sailors that it had arrested in May 2023.", "arrested", "2023-05"),
    ("Chad condemned the attack that Boko Haram launched in June 2025.", "attack", "2025-06"),
    ("In 2022 Poland gave Ukraine 300 tanks. Poland has given Moldova 20 guns.", "given", None),
    ("Kenya attacked the camp on 17 November. The gangs have attacked the airport again.", "attacked", "2026-11-17"),
    ("Tension has grown since December, when jets struck a village. Niger killed two rebels the same month.", "killed",
     "2025-12"),
    ("In 2008 Turkey attacked Iraq.\n\nThe army shelled a village near Mosul.", "shelled", None),
    ("Rwanda's president opened a school on Friday. Rwanda invaded Congo after the genocide.", "invaded", None),
    ("Peru's president died on Sunday. He sent troops to Bolivia during his first term.", "sent", None),
    ("On Tuesday Kenya's president pardoned a senator. The senator was jailed for fraud.", "jailed", None),
    ("Chile's senate met on Monday. Chile had previously rejected the treaty with Peru.", "rejected", None),
    ("Togo's leader met Ghana's on Friday. Togo expelled its ambassador when he was a student.", "expelled", None),
    ("On Friday a judge in Oslo sentenced a Serbian to ten years. The man murdered two Albanians.", "murdered", None),
    ("Peru condemned Chile over the 2019 arrest of a bishop.", "condemned", None),
    ("Peru condemned Chile over the 2019 arrest of a bishop.", "arrest", "2019"),
    ("Norway condemned the 2013 attack on a mall by al-Shabaab.", "condemned", None),
    ("Turkey attacked a Syrian village on Friday. Its jets killed four men during the night.", "killed", "2026-11-20"),
]  # fmt: skip


@pytest.fixture(scope="module")
def dates() -> dict[tuple[str, str], str | None]:
    articles = [Article(id=text, text=text, date=PUBLISHED) for text in {c[0] for c in CASES}]
    return {
        (read.article.id, m.text): m.time.iso() if m.time else None
        for read in load_reader().read(articles)
        for m in reversed(read.mentions)
    }


@pytest.mark.parametrize(("text", "word", "date"), CASES)
def test_date_of_the_event(dates: dict[tuple[str, str], str | None], text: str, word: str, date: str | None) -> None:
    assert dates[text, word] == date
