"""The W3C's tests of the SPARQL 1.1 Protocol by their names in its list, each against a real server that takes updates.

Written after what each test asks for (rdf-tests, ``sparql11/protocol``); the graphs are our own. ``docs/server.md`` says
which tests do not apply.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx
import pyoxigraph
import pytest

from tests.serve.server import serving
from tests.waiting import PATIENCE

FORM, QUERY, UPDATE = (
    {"Content-Type": f"application/{kind}"} for kind in ("x-www-form-urlencoded", "sparql-query", "sparql-update")
)
DATA = [f"http://w3c.example/data{i}.rdf" for i in range(4)]
OUT = "http://w3c.example/out/"
DOCUMENT, RESOURCE = "http://xmlns.com/foaf/0.1/Document", "http://purl.org/dc/terms/BibliographicResource"
RESULTS = ("application/sparql-results+xml", "application/sparql-results+json")
TABLES = (*RESULTS, "text/csv", "text/tab-separated-values")
TRIPLES = ("text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json")


@pytest.fixture(scope="module")
def client(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("w3c") / "store"
    shutil.copytree(store, folder)
    with (
        serving(folder, updates=True) as address,
        httpx.Client(base_url=address, timeout=PATIENCE, trust_env=False) as found,
    ):
        fill = " ".join(f"GRAPH <{iri}> {{ <{iri}> a <{DOCUMENT}> }}" for iri in DATA)
        assert found.post("/sparql", content=f"INSERT DATA {{ {fill} }}", headers=UPDATE).status_code == 204
        yield found


def kind_of(answer: httpx.Response) -> str:
    return answer.headers["content-type"].partition(";")[0]


def is_true(answer: httpx.Response) -> bool:
    assert answer.status_code == 200, answer.text
    return bool(answer.json()["boolean"])


def ask(client: httpx.Client, pattern: str) -> bool:
    return is_true(client.post("/sparql", content=f"ASK {{ {pattern} }}", headers=QUERY))


def each_way(client: httpx.Client, text: str, dataset: Mapping[str, object]) -> list[httpx.Response]:
    """The same query by GET, by POST with a form, by POST with the query as the body."""
    return [
        client.get("/sparql", params={"query": text, **dataset}),  # type: ignore[dict-item]
        client.post("/sparql", data={"query": text, **dataset}),
        client.post("/sparql", params=dataset, content=text, headers=QUERY),  # type: ignore[arg-type]
    ]


# ---------------------------------------------------------------- what must be refused

TWICE = "update=CLEAR%20GRAPH%20%3Chttp%3A%2F%2Fw3c.example%2Fx%3E"
CONFLICT = f"WITH <{DATA[0]}> DELETE {{ ?s ?p ?o }} INSERT {{ ?s ?p 1 }} WHERE {{ ?s ?p ?o }}"
REFUSED: list[tuple[str, str, str, bytes, dict[str, str], tuple[int, ...]]] = [
    ("bad_query_method", "PUT", "?query=ASK%20%7B%7D", b"", {}, (405,)),
    ("bad_query_method", "DELETE", "?query=ASK%20%7B%7D", b"", {}, (405,)),
    ("bad_multiple_queries", "GET", "?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", b"", {}, (400,)),
    ("bad_multiple_queries", "POST", "", b"query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", FORM, (400,)),
    ("bad_query_wrong_media_type", "POST", "", b"ASK {}", {"Content-Type": "text/plain"}, (415,)),
    ("bad_query_missing_form_type", "POST", "", b"query=ASK%20%7B%7D", {}, (415,)),
    ("bad_query_missing_direct_type", "POST", "", b"ASK {}", {}, (415,)),
    (
        "bad_query_non_utf8",
        "POST",
        "",
        "ASK {}".encode("utf-16"),
        {"Content-Type": "application/sparql-query; charset=UTF-16"},
        (400, 415),
    ),
    ("bad_query_non_utf8", "POST", "", "ASK {}".encode("utf-16"), QUERY, (400,)),
    ("bad_query_syntax", "GET", "?query=ASK%20%7B", b"", {}, (400,)),
    ("bad_update_get", "GET", "?update=CLEAR%20ALL", b"", {}, (405,)),
    ("bad_multiple_updates", "POST", "", f"{TWICE}&{TWICE}".encode(), FORM, (400,)),
    ("bad_update_wrong_media_type", "POST", "", b"CLEAR NAMED", {"Content-Type": "text/plain"}, (415,)),
    ("bad_update_missing_form_type", "POST", "", b"update=CLEAR%20NAMED", {}, (415,)),
    ("bad_update_missing_direct_type", "POST", "", b"CLEAR NAMED", {}, (415,)),
    (
        "bad_update_non_utf8",
        "POST",
        "",
        "CLEAR NAMED".encode("utf-16"),
        {"Content-Type": "application/sparql-update; charset=UTF-16"},
        (400, 415),
    ),
    ("bad_update_syntax", "POST", "", b"update=CLEAR%20XYZ", FORM, (400,)),
    ("bad_update_dataset_conflict", "POST", f"?using-named-graph-uri={DATA[1]}", CONFLICT.encode(), UPDATE, (400,)),
    ("bad_update_dataset_conflict", "POST", f"?using-graph-uri={DATA[1]}", CONFLICT.encode(), UPDATE, (400,)),
]


@pytest.mark.parametrize(("name", "method", "url", "body", "headers", "statuses"), REFUSED, ids=[r[0] for r in REFUSED])
def test_what_the_protocol_forbids_is_refused(
    client: httpx.Client,
    name: str,
    method: str,
    url: str,
    body: bytes,
    headers: dict[str, str],
    statuses: tuple[int, ...],
) -> None:
    found = client.request(method, f"/sparql{url}", content=body, headers=headers)
    assert found.status_code in statuses, (name, found.text)
    assert all(ask(client, f"GRAPH <{iri}> {{ <{iri}> a <{DOCUMENT}> }}") for iri in DATA)


def test_the_list_of_refusals_is_whole() -> None:
    assert len({name for name, *_ in REFUSED}) == 15


# ---------------------------------------------------------------- queries


def test_query_get_query_post_form_query_post_direct(client: httpx.Client) -> None:
    assert [is_true(answer) for answer in each_way(client, "ASK {}", {})] == [True] * 3


def test_query_dataset_default_graph(client: httpx.Client) -> None:
    for answer in each_way(client, f"ASK {{ <{DATA[1]}> ?p ?o }}", {"default-graph-uri": DATA[1]}):
        assert is_true(answer)
    for answer in each_way(client, f"ASK {{ <{DATA[1]}> ?p ?o }}", {"default-graph-uri": DATA[2]}):
        assert not is_true(answer)


def test_query_dataset_default_graphs_get_and_post(client: httpx.Client) -> None:
    text = f"ASK {{ <{DATA[1]}> a ?type . <{DATA[2]}> a ?type }}"
    assert all(is_true(a) for a in each_way(client, text, {"default-graph-uri": DATA[1:3]}))
    assert not any(is_true(a) for a in each_way(client, text, {"default-graph-uri": DATA[1:2]}))


def test_query_dataset_named_graphs_get_and_post(client: httpx.Client) -> None:
    both = f"ASK {{ GRAPH ?a {{ <{DATA[1]}> ?p ?o }} GRAPH ?b {{ <{DATA[2]}> ?q ?r }} }}"
    assert all(is_true(a) for a in each_way(client, both, {"named-graph-uri": DATA[1:3]}))
    assert not any(is_true(a) for a in each_way(client, "ASK { ?s ?p ?o }", {"named-graph-uri": DATA[1:3]}))
    unnamed = f"ASK {{ GRAPH <{DATA[3]}> {{ ?s ?p ?o }} }}"
    assert not any(is_true(a) for a in each_way(client, unnamed, {"named-graph-uri": DATA[1]}))


def test_query_dataset_full(client: httpx.Client) -> None:
    dataset = {"default-graph-uri": DATA[3], "named-graph-uri": DATA[1:3]}
    for answer in each_way(client, "SELECT ?g ?x ?s { ?x ?y ?o GRAPH ?g { ?s ?p ?o } }", dataset):
        rows = {tuple(b[n]["value"] for n in "gxs") for b in answer.json()["results"]["bindings"]}
        assert rows == {(DATA[1], DATA[3], DATA[1]), (DATA[2], DATA[3], DATA[2])}


def test_query_multiple_dataset(client: httpx.Client) -> None:
    """What the request names goes before what the query names (section 2.1.4)."""
    text = f"ASK FROM <{DATA[1]}> {{ <{DATA[1]}> ?p ?o }}"
    assert not any(is_true(a) for a in each_way(client, text, {"default-graph-uri": DATA[2]}))
    assert all(is_true(a) for a in each_way(client, text, {}))


@pytest.mark.parametrize(
    ("name", "text", "possible"),
    [
        ("query_content_type_select", "SELECT (1 AS ?value) {}", TABLES),
        ("query_content_type_ask", "ASK {}", RESULTS),
        ("query_content_type_describe", f"DESCRIBE <{DATA[0]}>", TRIPLES),
        ("query_content_type_construct", "CONSTRUCT { <s> <p> 1 } WHERE {}", TRIPLES),
    ],
)
def test_content_types(client: httpx.Client, name: str, text: str, possible: tuple[str, ...]) -> None:
    for answer in each_way(client, text, {}):
        assert (answer.status_code, kind_of(answer) in possible) == (200, True), name
    for wanted in possible:
        answer = client.post("/sparql", content=text, headers={**QUERY, "Accept": wanted})
        assert (answer.status_code, kind_of(answer)) == (200, wanted), name
        if possible is TRIPLES:
            form = pyoxigraph.RdfFormat.from_media_type(wanted)
            assert len(list(pyoxigraph.parse(answer.content, format=form))) == 1


# ---------------------------------------------------------------- updates


def copied(client: httpx.Client, dataset: Mapping[str, object], where: str) -> set[str]:
    """Which documents an update sees with this dataset of the request."""
    client.post("/sparql", content=f"DROP SILENT GRAPH <{OUT}>", headers=UPDATE)
    text = f"INSERT {{ GRAPH <{OUT}> {{ ?s a <{RESOURCE}> }} }} WHERE {{ {where} }}"
    renamed = {name.replace("default-graph", "graph"): value for name, value in dataset.items()}
    answer = client.post("/sparql", params=renamed, content=text, headers=UPDATE)  # type: ignore[arg-type]
    assert answer.status_code == 204, answer.text
    rows = client.get("/sparql", params={"query": f"SELECT ?s {{ GRAPH <{OUT}> {{ ?s a <{RESOURCE}> }} }}"}).json()
    return {b["s"]["value"] for b in rows["results"]["bindings"]}


def test_update_dataset_default_graph_and_graphs(client: httpx.Client) -> None:
    where = f"?s a <{DOCUMENT}>"
    assert copied(client, {"using-graph-uri": DATA[1]}, where) == {DATA[1]}
    assert copied(client, {"using-graph-uri": DATA[1:3]}, where) == set(DATA[1:3])


def test_update_dataset_named_graphs(client: httpx.Client) -> None:
    assert copied(client, {"using-named-graph-uri": DATA[1:3]}, f"GRAPH ?g {{ ?s a <{DOCUMENT}> }}") == set(DATA[1:3])
    assert copied(client, {"using-named-graph-uri": DATA[1:3]}, f"?s a <{DOCUMENT}>") == set()


def test_update_dataset_full(client: httpx.Client) -> None:
    dataset = {"using-graph-uri": DATA[3], "using-named-graph-uri": DATA[1:3]}
    assert copied(client, dataset, f"?x a <{DOCUMENT}> . GRAPH ?g {{ ?s a <{DOCUMENT}> }}") == set(DATA[1:3])
    assert copied(client, dataset, f"?s a <{DOCUMENT}>") == {DATA[3]}


def test_update_post_form_update_post_direct(client: httpx.Client) -> None:
    text = f"INSERT DATA {{ GRAPH <{OUT}> {{ <x:form> <x:p> 1 }} }}"
    assert client.post("/sparql", data={"update": text}).status_code == 204
    assert client.post("/sparql", content=text.replace("form", "direct"), headers=UPDATE).status_code == 204
    assert ask(client, f"GRAPH <{OUT}> {{ <x:form> <x:p> 1 . <x:direct> <x:p> 1 }}")


def test_update_base_uri(client: httpx.Client) -> None:
    text = f"CLEAR SILENT GRAPH <{OUT}base> ; INSERT DATA {{ GRAPH <{OUT}base> {{ <x:s> <x:p> <test> }} }}"
    assert client.post("/sparql", content=text, headers=UPDATE).status_code == 204
    rows = client.get("/sparql", params={"query": f"SELECT ?o {{ GRAPH <{OUT}base> {{ <x:s> <x:p> ?o }} }}"}).json()
    assert rows["results"]["bindings"][0]["o"]["value"] == f"{client.base_url}/test".replace("//test", "/test")


def test_clear_all_leaves_a_store_that_can_be_asked(client: httpx.Client) -> None:
    """The tests of the list begin with ``CLEAR ALL``: what says that this is our store must outlive it."""
    assert client.post("/sparql", data={"update": "CLEAR ALL"}).status_code == 204
    assert not ask(client, "?s a ng:Article")
    assert client.get("/health").status_code == 200
    assert client.post("/sparql", content="INSERT DATA { <x:a> <x:b> 1 }", headers=UPDATE).status_code == 204
    assert ask(client, "<x:a> <x:b> 1")
