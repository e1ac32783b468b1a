"""Who may ask: DNS rebinding, pages of other sites, CORS; what stands in the answer and in the log."""

from __future__ import annotations

import logging
from pathlib import Path

import httpx
import pytest

from graph.serve.guard import Guard
from graph.serve.metrics import Metrics
from graph.serve.settings import Settings
from tests.serve.server import serving
from tests.waiting import until


async def nothing(*_: object) -> None:
    """An application that is never reached."""


@pytest.mark.parametrize(
    ("host", "good"),
    [
        ("127.0.0.1:7878", True),
        ("localhost:7878", True),
        ("LOCALHOST", True),
        ("[::1]:7878", True),
        ("192.168.0.5", True),
        ("graph.example.org", True),
        ("rebound.attacker.example:7878", False),
        ("localhost.attacker.example", False),
        ("127.0.0.1.attacker.example", False),
        ("", False),
        ("localhost:99999", False),
        ("user@evil.example", False),
    ],
)
def test_names_that_this_server_answers_to(host: str, good: bool) -> None:
    guard = Guard(nothing, Settings(names=("graph.example.org",)), Metrics())
    assert guard.is_our_name(host) is good


def test_a_rebound_name_is_refused(client: httpx.Client) -> None:
    for path in ("/sparql?query=ASK%7B%7D", "/", "/api/vocabulary", "/explore"):
        assert client.get(path, headers={"Host": "evil.example:80"}).status_code == 421


def test_pages_of_other_sites_are_refused(client: httpx.Client) -> None:
    for origin in ("https://evil.example", "null", "http://127.0.0.1:1"):
        found = client.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": origin})
        assert found.status_code == 403
        assert "access-control-allow-origin" not in found.headers
    own = client.post("/sparql", data={"query": "ASK {}"}, headers={"Origin": str(client.base_url).rstrip("/")})
    assert own.status_code == 200


def test_cors_by_option(store: Path) -> None:
    page = "https://notes.example"
    with serving(store, origins=(page,)) as address, httpx.Client(base_url=address, trust_env=False) as client:
        found = client.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": page})
        assert found.headers["access-control-allow-origin"] == page
        assert "origin" in found.headers["vary"].lower()
        asked = {
            "Origin": page,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        }
        preflight = client.options("/sparql", headers=asked)
        assert preflight.status_code == 204
        assert "POST" in preflight.headers["access-control-allow-methods"]
        assert preflight.headers["access-control-allow-origin"] == page
        assert (
            client.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": "https://x.example"}).status_code
            == 403
        )


def test_each_answer_says_how_a_browser_may_use_it(client: httpx.Client) -> None:
    for path in ("/", "/sparql", "/health", "/static/console.js", "/nothing"):
        assert client.get(path).headers["x-content-type-options"] == "nosniff"
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_static_files_are_those_of_the_console_only(client: httpx.Client) -> None:
    assert client.get("/static/console.js").headers["content-type"].startswith("text/javascript")
    for name in ("index.html", "..%2fapp.py", "sources.sha256", "%2e%2e/app.py"):
        assert client.get(f"/static/{name}").status_code == 404


def test_requests_are_logged_without_their_queries(client: httpx.Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="graph.serve.access"):
        client.get("/sparql", params={"query": "ASK { ?s ?p 'secret' }"})
        until(lambda: _asked(caplog), "the line of the log")
    (line,) = _asked(caplog)
    assert '"GET /sparql" 200' in line
    assert "secret" not in line


def _asked(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Lines about questions; the server may still be writing that of an earlier test's request."""
    lines = (r.getMessage() for r in caplog.records if r.name == "graph.serve.access")
    return [line for line in lines if "/sparql" in line]
