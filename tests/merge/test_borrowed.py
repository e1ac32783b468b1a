"""Parties that a repeated telling borrowed from its context."""

from __future__ import annotations

from pathlib import Path

from benchmarks.merge import read_articles
from graph.merge.borrowed import without_borrowed
from graph.model import ReadArticle


def attackers(read: ReadArticle) -> set[str | None]:
    return {p.link.entity.code for m in read.mentions if m.type == "ASSAULT" for p in m.actors}


def test_who_condemns_an_attack_is_no_attacker(tmp_path: Path) -> None:
    text = (
        "Turkish forces attacked Kurdish fighters in northern Syria on Monday. France condemned the attack on Tuesday. "
        "Germany said that the attack would make talks harder."
    )
    source = tmp_path / "a.txt"
    source.write_text(f"Attack in Syria\n\n2022-12-06\n\n{text}\n")
    (read,) = read_articles(source)
    found = without_borrowed(read)
    assert "TUR" in attackers(found)
    assert not attackers(found) & {"FRA", "DEU"}
    assert [m.id for m in found.mentions] == [m.id for m in read.mentions]
    assert all(m.actors or m.recipients for m in found.mentions)
