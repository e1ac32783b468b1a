"""One entity for all variants of a name across articles, whatever their order; a person's judgements come first."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import DataError
from graph.model import Article, Entity, EventMention, Link, Party, ReadArticle, Span
from graph.resolve import Judgement, Variant, cluster, load_reference, local_variants, read_judgements, write_judgements
from graph.resolve.names import slug


def person(name: str, code: str = "UKR", *, sure: bool = True, articles: int = 1) -> Variant:
    return Variant(Entity(f"person/{slug(name)}", name, "person", code, f"country/{code}"), sure, articles)


def organization(name: str, code: str = "UKR") -> Variant:
    return Variant(Entity(f"org/{slug(name)}", name, "organization", code, f"country/{code}"), True, 1)


def groups(*variants: Variant, judgements: tuple[Judgement, ...] = ()) -> set[frozenset[str]]:
    return {frozenset(i for i, _ in c.members) for c in cluster(variants, judgements)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rustem Sandumov", "Rustem Sandumow"),
        ("Volodymyr Karpensky", "Volodymyr Karpenskyy"),
        ("Volodymyr Karpensky", "Volodymyr Karpenskiy"),
        ("Aleksei Dovlatov", "Alexei Dovlatov"),
        ("Anna Maria Kowalczyk", "Anna Kowalczyk"),
        ("J. Hartwell", "John Hartwell"),
    ],
)
def test_variants_of_one_name(one: str, other: str) -> None:
    assert len(groups(person(one), person(other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Song-nam", "Kim Tok-hun"),
        ("Anna Kowalczyk", "Piotr Kowalczyk"),
        ("Mohammed Zahran", "Mahmoud Zahran"),
    ],
)
def test_different_persons_of_one_family_name(one: str, other: str) -> None:
    assert len(groups(person(one), person(other))) == 2


def test_one_name_in_two_states_is_two_persons() -> None:
    found = cluster([person("John Smithson", "USA"), person("John Smithson", "GBR")])
    assert [c.entity.id for c in found] == ["person/john-smithson-gbr", "person/john-smithson-usa"]


def test_a_guessed_state_gives_way_to_a_known_one() -> None:
    found = cluster([person("Jon Olafsen", "NOR"), person("Jon Olafsen", "SWE", sure=False, articles=5)])
    assert [(c.entity.id, c.entity.code) for c in found] == [("person/jon-olafsen", "NOR")]


def test_acronyms_of_organisations() -> None:
    assert len(groups(organization("National Grain Board"), organization("NGB"))) == 1
    assert len(groups(organization("National Grain Board"), organization("NGB", "RUS"))) == 2


def test_every_merge_says_why() -> None:
    found = cluster([person("Rustem Sandumov"), person("Rustem Sandumow")])
    assert found[0].reasons == ("Rustem Sandumov = Rustem Sandumow: transliterations of one name",)


def test_judgements_come_before_the_rules() -> None:
    a, b = person("Rustem Sandumov"), person("Rustem Sandumow")
    for answer in ("different", "unsure"):
        judged = Judgement(a.entity.id, b.entity.id, answer)  # type: ignore[arg-type]
        assert len(groups(a, b, judgements=(judged,))) == 2
    c = person("The Engineer", "PSE")
    assert len(groups(a, c, judgements=(Judgement(c.entity.id, a.entity.id, "same"),))) == 1


NAMES = st.sampled_from(["Ivan Petrov", "Iwan Petrow", "I. Petrov", "Ivan S. Petrov", "Igor Petrov", "Petr Ivanov"])


@settings(deadline=None)
@given(st.lists(st.tuples(NAMES, st.sampled_from(["RUS", "BGR"]), st.booleans()), max_size=8), st.randoms())
def test_the_order_of_articles_does_not_matter(rows: list[tuple[str, str, bool]], random: st.Random) -> None:  # type: ignore[name-defined]
    unique = {(name, code): person(name, code, sure=sure) for name, code, sure in rows}
    variants = list(unique.values())
    shuffled = variants[:]
    random.shuffle(shuffled)
    assert cluster(variants) == cluster(shuffled)


def test_the_name_that_most_articles_use() -> None:
    read = [_article("a", "Rustem Sandumov"), _article("b", "Rustem Sandumow"), _article("c", "Rustem Sandumov")]
    found = cluster(local_variants(read, load_reference()))
    assert [(c.entity.id, c.entity.label) for c in found] == [("person/rustem-sandumov", "Rustem Sandumov")]


def _article(identifier: str, name: str) -> ReadArticle:
    party = Party(Span(0, 4), name, Link(person(name).entity, 0.75, "title"))
    mention = EventMention("s0-5", 0, Span(5, 9), "said", "ACCUSE", None, "Event", None, actors=(party,))
    return ReadArticle(Article(identifier, "text"), (), (mention,))


def test_judgements_survive_a_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "same_as.csv"
    assert read_judgements(path) == ()
    rows = (Judgement("a", "b", "same"), Judgement("c", "d", "unsure", "ask Eva"), Judgement("b", "a", "different"))
    write_judgements(path, rows)
    assert read_judgements(path) == (Judgement("b", "a", "different"), Judgement("c", "d", "unsure", "ask Eva"))
    path.write_text("left,right,judgement,note\na,b,perhaps,\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2"):
        read_judgements(path)
