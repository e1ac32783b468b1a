"""From claims to what the graph accepts."""

from __future__ import annotations

import datetime
import itertools
from dataclasses import replace

from graph.rdf.claims import Bounds, Claim
from graph.rdf.kinds import kinds
from graph.rdf.project import narrowest, project
from graph.rdf.terms import Literal, NamedNode
from graph.rdf.vocabulary import MODALITY, NG, PLOVER, RDF, RDFS, SAID

EVENT = NamedNode("https://example.org/event/k")
NORWAY, FINLAND = (NamedNode(f"https://example.org/country/{c}") for c in ("Norway", "Finland"))
DAY = datetime.date(2030, 3, 5)


def claim(predicate, value, confidence=0.8, **more) -> Claim:  # type: ignore[no-untyped-def]
    node = NamedNode(f"https://example.org/claim/{abs(hash((predicate.value, value.value, confidence)))}")
    return Claim(EVENT, predicate, value, node, confidence, DAY, **more)


def told(*claims: Claim) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for _, predicate, value in project(EVENT, claims, lambda n: n.value.rpartition("/")[2]):
        out.setdefault(predicate.value.rpartition("#")[2], set()).add(value.value.rpartition("#")[2])
    return out


def test_no_claims_give_nothing() -> None:
    assert project(EVENT, [], lambda n: "") == []


def test_parents_of_the_kind_are_written_too() -> None:
    name, deep = max(((k.name, k.line) for k in kinds().values()), key=lambda item: len(item[1]))
    assert told(claim(RDF("type"), NG(name)))["type"] == {"Event", *deep}


def test_the_more_special_kind_wins_over_its_parents() -> None:
    found = told(claim(RDF("type"), NG("Statement"), 0.9), claim(RDF("type"), NG("Condemnation"), 0.2))
    assert "Condemnation" in found["type"]


def test_of_different_types_the_more_confident_is_chosen() -> None:
    found = told(
        claim(NG("eventType"), PLOVER("ASSAULT"), 0.9),
        claim(NG("eventType"), PLOVER("COERCE"), 0.5),
        claim(NG("mode"), PLOVER("COERCE-arrest"), 0.9),
    )
    assert found["eventType"] == {PLOVER.base + "ASSAULT"}
    assert "mode" not in found


def test_roles_are_united_and_speakers_are_agents() -> None:
    found = told(claim(NG("speaker"), NORWAY), claim(NG("speaker"), FINLAND), claim(NG("addressee"), FINLAND))
    assert found["speaker"] == found["agent"] == {NORWAY.value, FINLAND.value}
    assert found["recipient"] == {FINLAND.value}


def test_talk_stays_in_its_namespace() -> None:
    claims = [
        claim(RDF("type"), SAID("Attack")),
        claim(NG("modality"), MODALITY("alleged")),
        claim(SAID("agent"), NORWAY),
        claim(SAID("eventType"), PLOVER("ASSAULT")),
    ]
    for _, predicate, value in project(EVENT, claims, str):
        assert predicate in SAID or predicate in (RDF("type"), RDFS("label"), NG("modality"))
        assert value not in NG or value == NG("PossibleEvent")


def test_the_narrowest_interval_gives_the_bounds() -> None:
    wide = Bounds(datetime.date(2030, 3, 1), datetime.date(2030, 3, 31), None, None, "month")
    day = Bounds(datetime.date(2030, 3, 4), datetime.date(2030, 3, 4), None, None, "day")
    found = told(claim(NG("when"), Literal("1"), bounds=wide), claim(NG("when"), Literal("2"), bounds=day))
    assert found["earliestBegin"] == found["latestBegin"] == {"2030-03-04"}
    assert narrowest([]) is None


def test_first_reported_is_the_earliest_publication() -> None:
    earlier = replace(claim(NG("agent"), NORWAY), published=datetime.date(2030, 1, 1))
    assert told(earlier, claim(NG("agent"), FINLAND))["firstReported"] == {"2030-01-01"}


def test_the_order_of_claims_does_not_matter() -> None:
    claims = [
        claim(NG("eventType"), PLOVER("ASSAULT"), 0.1),
        claim(NG("eventType"), PLOVER("COERCE"), 0.1),
        claim(NG("matter"), Literal("a b", language="en")),
        claim(NG("matter"), Literal("c d", language="en")),
        claim(NG("agent"), NORWAY),
    ]
    results = {frozenset(project(EVENT, list(order), str)) for order in itertools.permutations(claims)}
    assert len(results) == 1


def test_labels_say_what_who_whom_and_where() -> None:
    label = told(claim(RDF("type"), NG("Condemnation")), claim(NG("speaker"), NORWAY), claim(NG("addressee"), FINLAND))[
        "label"
    ]
    assert label == {"Condemnation: Norway → Finland"}


def test_long_lists_of_parties_are_cut_in_labels() -> None:
    many = [claim(NG("agent"), NamedNode(f"https://example.org/country/C{i}")) for i in range(6)]
    assert told(*many, claim(NG("eventType"), PLOVER("CONSULT")))["label"] == {"Consult: C0, C1, C2 and 3 more"}
