"""The permanent test: no query over facts and no inference returns talk as fact.

The sample holds talk of every modality, told by the article and by others, nested, denied, and about accepted events.
"""

from __future__ import annotations

import owlrl
import pytest
import rdflib
from rdflib.namespace import RDF as R

from graph.export.turtle import write_facts, write_turtle
from graph.model import Modality, Status
from graph.rdf.kinds import ontology_files
from graph.rdf.vocabulary import NG, PREFIXES, SAID
from graph.store import Store
from tests.rdf.sample import Draft, clusters, deployment_article, describe, second_article

MODALITIES: list[tuple[Status, Modality]] = [
    ("requested", "urged"), ("possible", "feared"), ("planned", "planned"), ("possible", "threatened"),
    ("actual", "alleged"), ("denied", "denied"), ("possible", "hypothetical"),
]  # fmt: skip


def talk_of(status: Status, modality: Modality, *, voice: str) -> Draft:
    """Estonia attacks Iceland, only talked about."""
    draft = Draft(f"t-{modality}-{voice}", "Sweden speaks. Denmark relays that Estonia attacked 12 in Iceland.")
    figure = draft.figure("killed", "12", 12, 12, 12)
    more = {"attributed_to": ["DNK"]} if voice == "attributed" else {}
    attack = draft.add("attacked", "ASSAULT", "Attack", actors=["EST"], recipients=["ISL"], status=status,
                       modality=modality, figures=(figure,), place="ISL", time="2030-03-01", **more)  # fmt: skip
    if voice == "statement":
        draft.add("relays", "ACCUSE", "Accusation", force="accuse", actors=["DNK"], content=(attack,))
    if voice == "nested":
        inner = draft.add(
            "relays", "ACCUSE", "Accusation", force="accuse", actors=["DNK"], content=(attack,), status="denied"
        )
        draft.add("speaks", "REJECT", "Denial", force="deny", actors=["SWE"], content=(inner,))
    return draft


def everything() -> Store:
    store = Store.in_memory(describe=describe)
    drafts = [talk_of(s, m, voice=v) for s, m in MODALITIES for v in ("own", "attributed", "statement", "nested")]
    reads = [d.read() for d in drafts]
    store.put(
        [deployment_article(), second_article(), *reads], clusters(deployment_article(), second_article(), *reads)
    )
    return store


@pytest.fixture(scope="module")
def store() -> Store:
    return everything()


def test_all_modalities_are_in_the_sample(store: Store) -> None:
    rows = store.query("SELECT DISTINCT ?m { ?p ng:modality ?m ; said:agent id:country\\/EST }")
    assert len(list(rows)) == 7  # type: ignore[arg-type]


FACT_QUERIES = [
    "ASK { ?e ng:agent id:country\\/EST ; ng:recipient id:country\\/ISL }",
    "ASK { ?e a ng:Attack }",
    "ASK { ?e a ng:Event ; ng:eventType plover:ASSAULT }",
    "ASK { ?e a ng:Event ; ng:figure ?f . ?f ng:measures measure:killed }",
    "ASK { ?e a ng:Event ; ?p id:country\\/EST . FILTER(?p != ng:speaker && ?p != ng:agent) }",
    "ASK { GRAPH <https://w3id.org/newsgraph/id/graph/facts> { ?e ?p id:country\\/ISL } }",
    "ASK { ?e a ng:Event, ng:PossibleEvent }",
    "ASK { ?e ng:earliestBegin '2030-03-01'^^xsd:date ; ng:agent id:country\\/EST }",
    "ASK { ?e ng:agent ?x . FILTER(STRSTARTS(STR(?e), 'https://w3id.org/newsgraph/id/possible/')) }",
]


@pytest.mark.parametrize("query", FACT_QUERIES)
def test_no_query_over_facts_finds_talk(store: Store, query: str) -> None:
    assert not store.query(query)


@pytest.mark.parametrize("graph_name", ["facts", "described"])
def test_facts_use_ng_and_talk_uses_said(store: Store, graph_name: str) -> None:
    links = {NG("modality"), NG("toldBy"), NG("refersTo"), NG("realizedAs")}
    for quad in store.quads([store.iris.graph(graph_name)]):
        if graph_name == "facts":
            assert quad.predicate not in SAID
            assert quad.predicate not in links
        else:
            assert quad.predicate not in NG or quad.predicate in links


def parsed(store: Store, *, facts_only: bool = False) -> rdflib.Graph:
    import io

    sink = io.BytesIO()
    (write_facts if facts_only else write_turtle)(store, sink)
    triples = rdflib.Graph()
    triples.parse(data=sink.getvalue(), format="turtle")
    return triples


def test_the_facts_file_holds_no_talk(store: Store) -> None:
    text = "\n".join(str(t) for t in parsed(store, facts_only=True))
    assert "said#" not in text
    assert "PossibleEvent" not in text


@pytest.mark.parametrize("closure", [owlrl.RDFS_Semantics, owlrl.OWLRL_Semantics])
def test_no_closure_makes_talk_a_fact(closure: type) -> None:
    small = Store.in_memory(describe=describe)
    reads = [deployment_article(), *(talk_of(s, m, voice="nested").read() for s, m in MODALITIES[:5:2])]
    small.put(reads, clusters(*reads))
    triples = parsed(small)
    for file in ontology_files():
        triples.parse(file, format="turtle")
    possible = set(triples.subjects(R.type, rdflib.URIRef(NG("PossibleEvent").value)))
    events = set(triples.subjects(R.type, rdflib.URIRef(NG("Event").value)))
    assert possible
    owlrl.DeductiveClosure(closure).expand(triples)
    foreign = [PREFIXES["sem"], PREFIXES["prov"], PREFIXES["schema"], NG.base]
    allowed = {NG(n).value for n in ("PossibleEvent", "Eventuality", "modality", "toldBy", "refersTo", "realizedAs")}
    for node in possible:
        for predicate, value in triples.predicate_objects(node):
            term = str(value) if predicate == R.type else str(predicate)
            assert term in allowed or not term.startswith(tuple(foreign)), (node, predicate, value)
    inferred = set(triples.subjects(R.type, rdflib.URIRef(NG("Event").value)))
    assert inferred == events
    assert not inferred & set(triples.subjects(R.type, rdflib.URIRef(NG("PossibleEvent").value)))
    contradictions = set(triples.subjects(rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"), None))
    assert not contradictions
