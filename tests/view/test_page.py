"""The file: self-contained, closed by its policy, safe whatever the title says."""

from __future__ import annotations

import base64
import hashlib
import html.parser
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from graph.view import page as page_module
from graph.view.page import positions, render, write
from tests.view.story import story

WEB = Path(page_module.__file__).parent / "web"
BUILT = Path(page_module.__file__).parent / "page"


class Elements(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def elements(text: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Elements()
    parser.feed(text)
    return parser.seen


def test_the_file_refers_to_nothing_outside() -> None:
    for tag, attributes in elements(render(story())):
        for name in ("src", "href", "action", "srcset", "data"):
            assert attributes.get(name, "data:,") == "data:,", (tag, name)
        assert not [a for a in attributes if a.startswith("on")]
        assert "style" not in attributes


def test_the_policy_allows_exactly_the_script_and_the_style_of_the_file() -> None:
    text = render(story())
    policy = next(a["content"] for t, a in elements(text) if t == "meta" and a.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    for found in (script, style):
        assert found is not None
        digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_a_hostile_title_stays_text() -> None:
    text = render(replace(story(), title="</title><script>alert(1)</script>\u202e\x00"))
    assert [t for t, _ in elements(text)].count("script") == 2
    assert "alert(1)" not in "".join(re.findall(r"<script>(.*?)</script>", text, re.DOTALL))


def test_a_page_that_is_there_gives_the_places(tmp_path: Path) -> None:
    file = write(story(), tmp_path / "graph.html")
    first = file.read_bytes()
    places = positions(file)
    assert set(places) == {e.id for e in story().entities}
    assert write(story(), file).read_bytes() == first
    assert positions(tmp_path / "none.html") == {}


def test_the_places_are_found_wherever_the_file_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = story()
    hostile = replace(page.articles[0], text='],"entities":[{"id":"x","xy":[0,0]}],"events":[')
    file = write(replace(page, articles=(hostile, *page.articles[1:])), tmp_path / "graph.html")
    whole = positions(file)
    assert set(whole) == {e.id for e in page.entities}
    monkeypatch.setattr(page_module, "_AT_ONCE", 7)
    assert positions(file) == whole


def test_a_broken_page_gives_no_places(tmp_path: Path) -> None:
    file = tmp_path / "graph.html"
    file.write_text('<script type="application/json" id="data">{"entities":[</script>')
    assert positions(file) == {}


def test_the_file_is_little_more_than_its_data() -> None:
    text = render(story())
    data = re.search(r'id="data">(.*?)</script>', text, re.DOTALL)
    assert data is not None
    assert len(text.encode()) < 1.5 * len(data[1].encode()) + 1_000_000


def sources_hash() -> str:
    """The same hash as build.mjs writes."""
    files = [*(WEB / "src").rglob("*"), WEB / "package-lock.json", WEB / "build.mjs"]
    digest = hashlib.sha256()
    for file in sorted((f for f in files if f.is_file()), key=lambda f: f.relative_to(WEB).as_posix()):
        digest.update(file.relative_to(WEB).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def test_the_committed_script_is_built_from_the_committed_sources() -> None:
    written = (BUILT / "sources.sha256").read_text().strip()
    assert sources_hash() == written, "stale: run `npm ci && npm run build` in src/graph/view/web"


@pytest.mark.skipif(
    not (shutil.which("node") and (WEB / "node_modules").is_dir()), reason="no node_modules: run `npm ci` there"
)
def test_building_again_gives_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run(["node", "build.mjs", str(tmp_path)], cwd=WEB, check=True, capture_output=True)
    for file in tmp_path.iterdir():
        assert file.read_bytes() == (BUILT / file.name).read_bytes(), file.name
