"""The generated ontology: fresh, and every fact term has its twin."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from graph import resources
from graph.errors import DataError
from graph.rdf.generate import generate, main, read_kinds
from graph.rdf.kinds import kind, kinds, ontology_files
from graph.rdf.terms import Literal, NamedNode
from graph.rdf.vocabulary import NG, OWL, RDF, RDFS, SAID


def statements() -> set[tuple[object, NamedNode, object]]:
    return {
        (q.subject, q.predicate, q.object)
        for f in ontology_files()
        for q in parse(path=str(f), format=RdfFormat.TURTLE)
    }


def test_the_committed_files_are_fresh() -> None:
    for path, text in generate(resources.ontology()).items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is stale: run python -m graph.rdf.generate"
    assert main(["--check"]) == 0


def test_every_fact_property_has_a_twin_that_is_aligned_with_nothing() -> None:
    found = statements()
    facts = {s for s, p, o in found if p == RDF("type") and o == NG("FactProperty")}
    assert len(facts) > 20
    for fact in facts:
        assert isinstance(fact, NamedNode)
        twin = SAID(NG.local(fact))
        assert (twin, NG("factTwin"), fact) in found
        parents = {o for s, p, o in found if s == twin and p in (RDFS("subPropertyOf"), OWL("equivalentProperty"))}
        assert all(o in SAID for o in parents)


def test_every_kind_has_a_twin_below_possible_event() -> None:
    found = statements()
    for name, entry in kinds().items():
        if name == "Event":
            continue
        parent = entry.line[1] if len(entry.line) > 1 else None
        above = SAID(parent) if parent else NG("PossibleEvent")
        assert (SAID(name), RDFS("subClassOf"), above) in found


def test_every_term_of_ours_has_a_label_and_a_comment() -> None:
    found = statements()
    labelled = {s for s, p, o in found if p == RDFS("label") and isinstance(o, Literal)}
    commented = {s for s, p, _ in found if p == RDFS("comment")}
    terms = {s for s, p, o in found if p == RDF("type") and s in NG and isinstance(o, NamedNode)}
    assert not {t for t in terms if t not in labelled}
    assert not {t for t in terms if t not in commented}


def test_every_term_that_is_used_is_declared() -> None:
    found = statements()
    declared = {s for s, p, _ in found if p == RDF("type")}
    used = {t for row in found for t in row if t in NG or t in SAID}
    assert used <= declared


def test_an_unknown_kind_counts_as_a_plain_event() -> None:
    assert kind("NoSuchKind").name == "Event"
    assert kind("Condemnation").is_statement


def test_a_kind_without_its_keys_is_named_with_file_and_key(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("kind: A\nlabel: a\ncomment: c\nparent: Event\n")
    with pytest.raises(DataError, match=r"a\.yaml: key 'type' is missing"):
        read_kinds(tmp_path)


def test_talk_is_aligned_with_nothing() -> None:
    """No chain of superclasses or superproperties leads from a term of talk out of our own namespaces."""
    above: dict[object, set[object]] = {}
    for subject, predicate, value in statements():
        if predicate in (RDFS("subClassOf"), RDFS("subPropertyOf"), OWL("equivalentClass"), OWL("equivalentProperty")):
            above.setdefault(subject, set()).add(value)
    talk = [t for t in above if t in SAID] + [NG("PossibleEvent"), NG("Eventuality"), NG("denotes"), NG("content")]
    for term in talk:
        reached, todo = set(), [term]
        while todo:
            found = above.get(todo.pop(), set()) - reached
            reached |= found
            todo += found
        assert all(o in SAID or o in (NG("PossibleEvent"), NG("Eventuality")) for o in reached), term


def test_the_example_of_the_documentation_uses_declared_terms_only() -> None:
    import re

    text = (Path(__file__).parents[2] / "docs" / "model.md").read_text(encoding="utf-8")
    declared = {s.value for s, p, _ in statements() if p == RDF("type") and isinstance(s, NamedNode)}
    names = set(re.findall(r"\bng:([A-Za-z]+)\b", text))
    assert not {n for n in names if NG(n).value not in declared} - {"earliest"}
