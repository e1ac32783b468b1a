"""Running it: health, numbers for Prometheus, a store that changes, a store that is not there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import httpx

from graph.store import Store
from tests.rdf.sample import clusters, deployment_article, describe, second_article
from tests.serve.server import serving
from tests.waiting import PATIENCE, until


def test_health(client: httpx.Client) -> None:
    assert client.get("/health").json() == {"status": "ok"}


def test_metrics_are_prometheus_text(client: httpx.Client) -> None:
    client.get("/sparql", params={"query": "ASK {}"})
    found = client.get("/metrics")
    assert found.headers["content-type"].startswith("text/plain; version=0.0.4")
    sample = re.compile(r'[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.+eInf]+')
    names = set()
    for line in found.text.splitlines():
        assert line.startswith("# ") or sample.fullmatch(line), line
        names.add(re.split(r"[ {]", line.removeprefix("# HELP ").removeprefix("# TYPE "))[0])
    assert {"newsgraph_http_requests_total", "newsgraph_processes", "newsgraph_sparql_seconds"} <= names
    total = re.search(r"newsgraph_sparql_seconds_count (\d+)", found.text)
    assert total
    assert int(total[1]) >= 1


def test_a_store_that_is_built_again_is_seen_without_a_restart(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    first, second = deployment_article(), second_article()
    store = Store.create(folder, describe=describe)
    store.put([first], clusters(first))
    store.finish()
    del store
    with serving(folder) as address, httpx.Client(base_url=address, trust_env=False, timeout=PATIENCE) as client:

        def articles() -> int:
            text = "SELECT (COUNT(*) AS ?n) { ?s a ng:Article }"
            found = client.get("/sparql", params={"query": text}).json()
            return int(found["results"]["bindings"][0]["n"]["value"])

        assert articles() == 1
        store = Store.create(folder, describe=describe)
        store.put([second], clusters(first, second))
        store.finish()
        del store
        until(lambda: articles() == 2, "the change is seen", pause=0.2)


def test_a_store_that_goes_away_is_unhealthy(tmp_path: Path, store: Path) -> None:
    folder = tmp_path / "store"
    shutil.copytree(store, folder)
    with serving(folder) as address, httpx.Client(base_url=address, trust_env=False, timeout=PATIENCE) as client:
        assert client.get("/health").status_code == 200
