"""Every export is read back by another library, is the same bytes again, and is safe with hostile text."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx
import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic

from graph.errors import NewsgraphError
from graph.export import FORMATS, write_export, write_store
from graph.rdf.vocabulary import NG
from graph.store import Store
from tests.rdf.sample import Draft, clusters, deployment_article, describe, second_article

HOSTILE = (
    'Norway <script>alert("1")</script> & \'=cmd|" \\ \u202e\x00\x0b\ufffe ]]> {{x}} said\nmore 😀 attacked Finland.'
)


def make_store(path: Path | None = None, *, hostile: bool = False) -> Store:
    reads = [deployment_article(), second_article()]
    if hostile:
        draft = Draft("=h<&", HOSTILE, publisher='<b>"&\x01', title="=1+1\x02</title>")
        draft.add(
            "attacked", "ASSAULT", "Attack", actors=["NOR"], recipients=["FIN"], topic='<script>alert("1")</script>'
        )
        reads.append(draft.read())
    store = Store.create(path, describe=describe) if path else Store.in_memory(describe=describe)
    store.put(reads, clusters(*reads))
    return store


@pytest.fixture(scope="module")
def store() -> Store:
    return make_store()


def written(store: Store, form: str) -> bytes:
    sink = io.BytesIO()
    write_store(form, store, sink)
    return sink.getvalue()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("hostile", [False, True])
def test_the_same_articles_in_another_order_give_the_same_bytes(form: str, hostile: bool, tmp_path: Path) -> None:
    one = make_store(hostile=hostile)
    other = Store.create(tmp_path / "s", describe=describe)
    reads = [second_article(), deployment_article()]
    for read in reads:
        other.put([read], clusters(*reads))
    if not hostile:
        assert written(one, form) == written(other, form)
    assert written(one, form) == written(make_store(hostile=hostile), form)


@pytest.mark.parametrize("hostile", [False, True])
def test_trig_nquads_and_jsonld_hold_the_same_data_for_rdflib(hostile: bool) -> None:
    store = make_store(hostile=hostile)
    sets = []
    for form, name in (("nquads", "nquads"), ("trig", "trig"), ("jsonld", "json-ld")):
        dataset = rdflib.Dataset()
        dataset.parse(data=written(store, form), format=name)
        sets.append({(s, p, o, g) for s, p, o, g in dataset.quads() if g is not None})
    assert len(sets[0]) == len(list(store.quads()))
    assert sets[0] == sets[1]
    assert {_plain(q) for q in sets[0]} == {_plain(q) for q in sets[2]}


def _plain(quad: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(str(getattr(t, "identifier", t)) for t in quad)


@pytest.mark.parametrize("hostile", [False, True])
def test_turtle_is_the_union_of_all_graphs(hostile: bool) -> None:
    store = make_store(hostile=hostile)
    ours = rdflib.Graph().parse(data=written(store, "turtle"), format="turtle")
    lines = "".join(f"{q.triple} .\n" for q in store.quads())
    assert isomorphic(ours, rdflib.Graph().parse(data=lines, format="nt"))
    parsed = {str(t) for t in pyoxigraph.parse(written(store, "turtle"), pyoxigraph.RdfFormat.TURTLE)}
    assert len(parsed) == len(ours)


def test_turtle_is_readable(store: Store) -> None:
    text = written(store, "turtle").decode()
    assert "<event/mobilize-nor-> a ng:Event, ng:TroopDeployment ;\n    ng:agent <country/NOR> ;" in text
    assert text.index("# ---") < text.index("Facts: ") < text.index("Talk: ") < text.index("Article a1")
    assert text.startswith("@base <https://w3id.org/newsgraph/id/> .\n@prefix approx:")


def test_facts_are_a_part_of_the_whole(store: Store) -> None:
    facts, whole = (rdflib.Graph().parse(data=written(store, form), format="turtle") for form in ("facts", "turtle"))
    assert 0 < len(facts) < len(whole)
    assert not len(facts - whole)


def test_rdf12_names_the_triple_of_each_claim(store: Store) -> None:
    quads = list(pyoxigraph.parse(written(store, "rdf12"), pyoxigraph.RdfFormat.N_QUADS))
    reified = [q for q in quads if q.predicate.value.endswith("#reifies")]
    assert len(reified) == sum(1 for q in store.quads() if q.object == NG("Claim"))
    assert all(isinstance(q.object, pyoxigraph.Triple) for q in reified)


def test_plover_lines_have_the_fields_of_the_standard(store: Store) -> None:
    records = [json.loads(line) for line in written(store, "plover").splitlines()]
    assert [r["event"] for r in records].count("MOBILIZE") == 3
    texts = {a.article.id: a.article.text for a in (deployment_article(), second_article())}
    for record in records:
        assert {"id", "date", "source", "target", "event", "eventText", "mode", "text", "language"} <= set(record)
        article = texts[record["evidence"]["article"]]
        trigger, sentence = record["evidence"]["trigger"], record["evidence"]["sentence"]
        assert article[trigger["start"] : trigger["end"]] == record["eventText"]
        assert article[sentence["start"] : sentence["end"]] == record["text"]
        for side in (*record["source"], *record["target"]):
            assert article[side["start"] : side["end"]] == side["actorText"]
    first = records[0]
    assert (first["source"][0]["code"], first["mode"], first["status"], first["kind"]) == (
        "NOR", "troops", "actual", "TroopDeployment",
    )  # fmt: skip
    assert {a["code"] for r in records for a in r["attributedTo"]} == {"SWE", "EST"}


def test_graphml_opens_with_directions_parallel_edges_and_attributes(store: Store) -> None:
    network = networkx.parse_graphml(written(store, "graphml").decode(), force_multigraph=True)
    assert isinstance(network, networkx.MultiDiGraph)
    finland, norway = (f"https://w3id.org/newsgraph/id/country/{c}" for c in ("FIN", "NOR"))
    assert network.number_of_edges(finland, norway) == 4
    assert network.nodes[norway] == {"label": "Norway", "kind": "Country", "code": "NOR"}
    assert {d["status"] for _, _, d in network.edges(data=True)} >= {"actual", "alleged+denied"}
    assert all(0 < d["weight"] <= 1 for _, _, d in network.edges(data=True))


def test_gexf_opens_with_times(store: Store) -> None:
    network = networkx.read_gexf(io.BytesIO(written(store, "gexf").replace(b"gexf.net/1.3", b"www.gexf.net/1.2draft")))
    assert network.is_directed()
    assert network.is_multigraph()
    assert b'start="2030-03-01" end="2030-03-08"' in written(store, "gexf")


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_hostile_text_stays_text_in_xml(form: str) -> None:
    from xml.etree import ElementTree

    text = written(make_store(hostile=True), form)
    ElementTree.fromstring(text)
    assert b"<script" not in text
    assert b"\x00" not in text


def test_tables(store: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(written(store, "csv").decode())))
    assert len(rows) == len(store.subjects(store.iris.graph("facts"))) + len(
        store.subjects(store.iris.graph("described"))
    )
    deployment = next(r for r in rows if r["kind"] == "TroopDeployment" and r["status"] == "actual")
    assert (deployment["actor_codes"], deployment["places"], deployment["begin"]) == ("NOR", "Troms", "2030-03-04")


def test_csv_to_a_folder_gives_events_and_edges(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store")
    del store
    write_export("csv", store=tmp_path, output=tmp_path / "tables")
    edges = list(csv.DictReader((tmp_path / "tables" / "edges.csv").open(newline="")))
    assert {(e["source_code"], e["target_code"], e["type"], e["status"]) for e in edges} >= {
        ("FIN", "NOR", "ACCUSE", "actual"), ("ISL", "EST", "ASSAULT", "alleged+denied"),
        ("FIN", "NOR", "AGREE", "actual"),
    }  # fmt: skip
    assert (tmp_path / "tables" / "events.csv").exists()


def test_no_cell_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(written(make_store(hostile=True), "csv").decode())))
    assert not [c for r in rows for c in r if c.startswith(("=", "+", "-", "@"))]


def test_a_file_is_complete_or_not_there(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store")
    del store
    with pytest.raises(NewsgraphError, match="'nope': give one of turtle"):
        write_export("nope", store=tmp_path, output=tmp_path / "x.ttl")
    assert not (tmp_path / "x.ttl").exists()
    write_export("turtle", store=tmp_path, output=tmp_path / "deep" / "x.ttl")
    assert (tmp_path / "deep" / "x.ttl").stat().st_size > 1000
