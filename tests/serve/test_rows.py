"""The rows of an answer are counted exactly, in every format and however it is cut into pieces."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, QueryResultsFormat, QuerySolutions, Store

from graph.serve.rows import RowCount
from graph.serve.settings import Limits
from tests.serve.server import serving

FORMS = {
    "json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML, "csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV,
}  # fmt: skip
TEXTS = st.lists(st.text(alphabet='ab"\\\n\r\t,{}[]<>&é', max_size=8), max_size=6)


@pytest.mark.parametrize("form", FORMS)
@settings(deadline=None)
@given(texts=TEXTS, step=st.integers(1, 40))
def test_rows_are_counted_in_pieces(form: str, texts: list[str], step: int) -> None:
    values = " ".join(f"({Literal(t)} UNDEF)" if i % 3 else f"({Literal(t)} {i})" for i, t in enumerate(texts))
    found = Store().query(f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }}")
    assert isinstance(found, QuerySolutions)
    data = found.serialize(format=FORMS[form]) or b""
    count, rows = RowCount(form), 0
    for at in range(0, len(data), step):
        rows = count.feed(data[at : at + step])
    assert rows == len(texts)


def test_an_answer_with_too_many_rows_is_refused(store: object) -> None:
    with (
        serving(store, limits=Limits(result_rows=5)) as address,
        httpx.Client(base_url=address, trust_env=False) as client,
    ):  # type: ignore[arg-type]
        for accept in (
            "application/sparql-results+json",
            "application/sparql-results+xml",
            "text/csv",
            "text/tab-separated-values",
        ):
            headers = {"Accept": accept}
            good = client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o } LIMIT 5"}, headers=headers)
            assert good.status_code == 200
            bad = client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o } LIMIT 6"}, headers=headers)
            assert bad.status_code == 422
            assert "more than 5 rows" in bad.text
