"""``newsgraph fetch`` as a user runs it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.fetch.server import Site, html, rss

ROOT = Path(__file__).parents[2]


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "graph.cli", *words]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1"}


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*words), env=environment(), capture_output=True, text=True, check=False)


def test_a_private_address_is_refused_unless_it_is_allowed(site: Site, tmp_path: Path) -> None:
    site.put("/a", html("Ministers meet"))
    out = str(tmp_path / "out")
    refused = run("fetch", site.url + "/a", "--out", out, "--no-pages")
    assert refused.returncode == 1
    assert "no public address; allow it with --allow-private" in refused.stderr
    assert not site.asked
    fetched = run("fetch", site.url + "/a", "--out", out, "--no-pages", "--allow-private", "--delay", "0")
    assert (fetched.returncode, fetched.stdout.partition(",")[0]) == (0, "1 article"), fetched.stderr
    assert "Ministers meet" in run("manifest", "--store", out).stdout


def test_watching_ends_when_it_is_told_to_and_goes_on_later(site: Site, tmp_path: Path) -> None:
    site.put("/feed", rss(site.url + "/a"), kind="application/rss+xml")
    site.put("/a", html("A"))
    words = ["fetch", "--watch", site.url + "/feed", "--out", str(tmp_path / "out"), "--no-pages", "--allow-private"]
    running = subprocess.Popen(
        command(*words, "--delay", "0", "--every", "60"), env=environment(), stdout=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    assert running.stdout.readline().startswith("1 article, ")
    time.sleep(0.2)
    running.send_signal(signal.SIGTERM)
    assert running.wait(20) == 0
    again = run(*words, "--delay", "0", "--rounds", "1")
    assert again.stdout.startswith("0 articles read")
    assert site.paths.count("/a") == 1


def test_nothing_to_fetch_is_said(tmp_path: Path) -> None:
    found = run("fetch")
    assert found.returncode == 2
    assert "give URLs of pages, or --watch FEED" in found.stderr
