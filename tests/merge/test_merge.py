"""Which mentions tell of the same event, and that the order of articles does not matter."""

from __future__ import annotations

import datetime
import random
from dataclasses import replace

import pytest

from graph.merge import Signature, compare
from graph.merge.cluster import joined
from graph.merge.retold import against

DAY = datetime.date(2021, 3, 4)


def signature(article: str = "a", mention: str = "s0-0", **changes: object) -> Signature:
    plain: dict[str, object] = {
        "article": article,
        "mention": mention,
        "sentence": 0,
        "type": "ASSAULT",
        "kind": "Attack",
        "is_statement": False,
        "actors": frozenset({"MLI"}),
        "recipients": frozenset({"ANSONGO"}),
        "place": "place/gao",
        "within": "country/MLI",
        "begin": DAY,
        "end": DAY,
        "dated": True,
        "topic": frozenset(),
        "trigger": "attacked",
    }
    plain |= {"scene": changes.get("place", plain["place"]), "triggers": frozenset({"attacked"})}
    plain["kinds"] = frozenset({changes.get("kind", plain["kind"])})
    return Signature(**{**plain, **changes})  # type: ignore[arg-type]


def test_the_same_attack_in_two_articles_is_one_event() -> None:
    assert compare(signature("a"), signature("b")).same


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"type": "PROTEST"}, "other type"),
        ({"actors": frozenset({"NER"})}, "other actors"),
        ({"recipients": frozenset({"TCD"})}, "other recipients"),
        ({"place": "place/mopti"}, "another place"),
        ({"begin": DAY + datetime.timedelta(3), "end": DAY + datetime.timedelta(3)}, "another time"),
    ],
)
def test_a_contradiction_keeps_events_apart(change: dict[str, object], reason: str) -> None:
    verdict = compare(signature("a"), signature("b", **change))
    assert not verdict.same
    assert verdict.reason == reason


def test_statements_about_other_matters_stay_apart() -> None:
    plain = {"is_statement": True, "kind": "Demand", "type": "REQUEST", "place": None, "within": None}
    a = signature("a", **plain, topic=frozenset({"withdraw", "troops"}))
    b = signature("b", **plain, topic=frozenset({"exchange", "prisoners"}))
    assert compare(a, b).reason == "another matter"


def test_a_place_inside_the_other_is_no_contradiction() -> None:
    assert compare(signature("a"), signature("b", place="country/MLI", within=None)).same


def test_comparing_is_symmetric() -> None:
    a, b = signature("a"), signature("b", kind="AirStrike", place=None)
    assert compare(a, b) == compare(b, a)


def test_the_order_of_articles_does_not_matter() -> None:
    rng = random.Random(7)
    items = [
        signature(f"a{n}", f"s{n}-0", begin=DAY + datetime.timedelta(n % 3), end=DAY + datetime.timedelta(n % 3))
        for n in range(9)
    ]
    first = joined(items)
    rng.shuffle(items)
    assert joined(items) == first
    assert [len(c.mentions) for c in first] == [3, 3, 3]


def test_every_mention_is_in_one_cluster() -> None:
    items = [signature(f"a{n}", actors=frozenset({f"C{n % 4}"})) for n in range(8)]
    found = [m for c in joined(items) for m in c.mentions]
    assert sorted(found) == sorted(s.id for s in items)


def test_a_merge_says_why() -> None:
    (cluster,) = joined([signature("a"), signature("b")])
    assert "same place" in cluster.reasons[0]


STATEMENT = {
    "type": "ACCUSE", "kind": "Criticism", "is_statement": True, "place": None, "within": None, "scene": None,
    "recipients": frozenset(), "about": frozenset({"campaign", "ballot"}), "dated": False, "who": frozenset({"person/x"}),
}  # fmt: skip


def test_who_speaks_of_what_affair_makes_no_one_statement() -> None:
    """A person of an affair says something every day; the same word or matter makes it one statement."""
    said = signature("a", **STATEMENT, triggers=frozenset({"criticised"}))
    assert not compare(said, signature("b", **STATEMENT, triggers=frozenset({"described"}))).same
    assert compare(said, signature("b", **STATEMENT, triggers=frozenset({"criticises"}))).same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("> MLI person/a", "> MLI person/b", False),
        ("> MLI person/a", "< MLI person/a", True),
        ("> MLI person/a", "> NER person/b", True),
    ],
)
def test_other_persons_of_one_state_make_another_meeting(one: str, other: str, same: bool) -> None:
    plain = {"type": "CONSULT", "kind": "Meeting", "actors": frozenset({"MLI", "NER"}), "recipients": frozenset()}
    met = signature("a", **plain, persons=frozenset({one}))
    verdict = compare(met, signature("b", **plain, persons=frozenset({other})))
    assert verdict.same == same
    assert same or verdict.reason == "other persons"


def test_criticism_of_another_person_is_another_one() -> None:
    plain = {**STATEMENT, "recipients": frozenset({"NER"})}
    of = [signature(a, **plain, persons=frozenset({f"< NER person/{a}"})) for a in "ab"]
    assert compare(*of).reason == "other persons"


def test_the_second_of_several_is_not_the_first() -> None:
    verdict = compare(signature("a", ordinal="first"), signature("b", ordinal="second"))
    assert verdict.reason == "another one of several"
    assert compare(signature("a", ordinal="second"), signature("b")).same


def test_one_more_attack_is_no_telling_again() -> None:
    told = signature(kind="Attack")
    again = signature(mention="s1-0", sentence=1, is_definite=True)
    assert not against(told, again)
    assert against(told, replace(again, is_definite=False, is_new=True)) == "one more"


def test_what_is_asked_for_after_something_happened_is_another_thing() -> None:
    met = signature(type="CONSULT", kind="Meeting", trigger="met", triggers=frozenset({"met"}))
    asked = replace(met, mention="s1-0", sentence=1, trigger="debate", is_ahead=True)
    assert against(met, asked) == "yet to come"
    assert not against(replace(met, is_ahead=True), replace(asked, is_ahead=False))


def test_a_plan_with_its_day_is_the_event_of_that_day_or_of_the_next_ones() -> None:
    plan = signature("a", is_ahead=True, is_foretold=True, recipients=frozenset({"NER"}))
    for days, same in ((0, True), (3, True), (20, False)):
        day = DAY + datetime.timedelta(days)
        done = signature("b", begin=day, end=day, recipients=frozenset({"NER"}))
        assert compare(plan, done).same == same, days


def test_a_plan_without_a_day_is_the_event_of_the_weeks_behind_it() -> None:
    plan = signature("a", is_ahead=True, dated=False, recipients=frozenset({"NER"}))
    for days, same in ((-20, False), (1, True), (40, True), (60, False)):
        day = DAY + datetime.timedelta(days)
        done = signature("b", begin=day, end=day, recipients=frozenset({"NER"}))
        assert compare(plan, done).same == same, days


def test_a_recall_is_not_the_expulsion_that_was_planned() -> None:
    plan = signature(
        "a", type="SANCTION", kind="Expulsion", is_ahead=True, trigger="expel", triggers=frozenset({"expel"})
    )
    done = signature(
        "b", type="SANCTION", kind="BreakOfRelations", trigger="recalled", triggers=frozenset({"recalled"})
    )
    assert compare(plan, done).reason == "planned otherwise"
